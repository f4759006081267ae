import { pageShowing, type Text, textHref, type WorkProps } from '../text.ts'
import { Kept } from '../text-navigation.tsx'
import { aroundHit, longestQuery, mostHits } from './search.ts'

type SearchProps = Pick<WorkProps, 'view'> & { text: Text }

/** The search within the work, and what it found: each place with the words around it, as a link to it. */
export function SearchWork({ view, text }: SearchProps) {
  return (
    <search>
      <form class="search" method="get" action={`/review/${view.id}#work`}>
        <label for="search-work">Search this work</label>
        <input id="search-work" type="search" name="q" value={text.query} maxLength={longestQuery} dir="auto" />
        <Kept view={view} text={text} />
        <button type="submit" class="second">
          Search
        </button>
      </form>
      {text.query && <Hits view={view} text={text} />}
    </search>
  )
}

function Hits({ view, text }: SearchProps) {
  const { hits, query } = text
  return (
    <div class="note">
      <p role="status">
        {foundSentence(hits.length)} <q dir="auto">{query}</q>{' '}
        <a href={textHref(view, text, { page: 1 }, 'work')}>End the search</a>
      </p>
      <ol class="hits">
        {hits.map((hit, index) => (
          <li key={hit.start}>
            <Hit view={view} text={text} number={index + 1} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Hit({ view, text, number }: SearchProps & { number: number }) {
  const hit = text.hits[number - 1]!
  const page = pageShowing(text, hit.start) + 1
  const { before, words, after } = aroundHit(text.text, hit)
  return (
    <>
      <a href={textHref(view, text, { page, q: text.query }, `found-${number}`)} dir="auto">
        …{before}
        <b>{words}</b>
        {after}…
      </a>{' '}
      <span class="quiet">{text.paged ? `page ${page}` : `part ${page}`}</span>
    </>
  )
}

function foundSentence(count: number) {
  if (count === 0) return 'Nothing was found for'
  if (count === 1) return 'One place was found for'
  return count === mostHits ? `The first ${count} places are shown for` : `${count} places were found for`
}
