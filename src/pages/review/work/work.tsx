import type { Span } from '../../../domain/screening/document.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { type Place, piecesOf, textPageAt } from './text-pages.ts'

export interface Text {
  text: string
  textPages: Span[]
  /** Whether the text pages are the file’s own pages. */
  paged: boolean
  /** The version of the reader that read it. */
  readerVersion: string
}

export interface WorkProps {
  view: WholeView
  text: Text | null
  places: Place[]
  /** From 0. */
  textPage: number
  /** Whether the pages of the file can be shown as images. */
  drawable: boolean
}

/** The work itself: its text with evidence marked in place, and the original page beside it. */
export function Work(props: WorkProps) {
  const { view, text, textPage, drawable } = props
  return (
    <section aria-labelledby="work">
      <h2 id="work">The work</h2>
      <p class="actions">
        {view.file && (
          <a class="button second" href={`/submissions/${view.id}/file`}>
            Download the file
          </a>
        )}
        <span class="meta" dir="auto">
          {view.file?.name}
        </span>
      </p>
      {text ? (
        <>
          <OtherReadings view={view} text={text} />
          <TextPageLinks {...props} text={text} />
          <div class="work">
            <TextPage {...props} text={text} />
            {drawable && text.paged && <Original id={view.id} page={textPage + 1} />}
          </div>
        </>
      ) : (
        <>
          <p class="note">{view.unreadable ?? 'The text of this work has not been read yet.'}</p>
          {drawable && (
            <>
              <Original id={view.id} page={textPage + 1} />
              <p class="actions">
                {textPage > 0 && <a href={`/review/${view.id}?page=${textPage}#work`}>Page {textPage}</a>}
                <a href={`/review/${view.id}?page=${textPage + 2}#work`}>Page {textPage + 2}</a>
              </p>
            </>
          )}
        </>
      )}
    </section>
  )
}

/** The address of a part of a text, which names the reader where it is not the last one. */
export function textHref(
  { id, readerVersions }: Pick<WholeView, 'id' | 'readerVersions'>,
  { readerVersion }: Pick<Text, 'readerVersion'>,
  query: string,
  anchor: string,
) {
  const reader = readerVersion === readerVersions[0] ? '' : `reader=${encodeURIComponent(readerVersion)}&`
  return `/review/${id}?${reader}${query}#${anchor}`
}

/** Links to the other texts of a file that was read more than once. */
function OtherReadings({ view, text }: { view: WholeView; text: Text }) {
  if (view.readerVersions.length < 2) return null
  return (
    <p class="note">
      This file was read by more than one version of the reader. Passages are marked in the text in which they were
      found.{' '}
      {view.readerVersions.map((readerVersion, index) => (
        <span key={readerVersion}>
          {readerVersion === text.readerVersion ? (
            <b>Version {readerVersion}</b>
          ) : (
            <a href={textHref(view, { readerVersion }, 'page=1', 'work')}>Version {readerVersion}</a>
          )}
          {index < view.readerVersions.length - 1 && ' · '}
        </span>
      ))}
    </p>
  )
}

function TextPage({ text: { text, textPages, paged }, places, textPage }: WorkProps & { text: Text }) {
  const shown = textPages[textPage]!
  let anchored = ''
  return (
    <article aria-label={`${paged ? 'Page' : 'Part'} ${textPage + 1} of the text`}>
      <p class="text" dir="auto">
        {piecesOf(shown, places).map(({ start, end, places: over }) => {
          const quote = text.slice(start, end)
          const first = over[0]
          if (!first) return quote
          const fresh = over.filter((place) => place.start >= start || start === shown.start)
          const anchor = fresh[0]?.anchor
          const id = anchor && !anchored.includes(` ${anchor} `) ? anchor : undefined
          anchored += ` ${anchor} `
          return (
            <mark key={start} id={id}>
              <a href={`#flag-${first.flagId}`}>{quote}</a>
              <Numbers places={over.filter((place) => place.end <= end || end === shown.end)} />
            </mark>
          )
        })}
      </p>
    </article>
  )
}

/** The numbers of the flags whose passages end here. */
function Numbers({ places }: { places: Place[] }) {
  const numbers = [...new Set(places.map(({ number }) => number))]
  return numbers.length ? <sup>{numbers.join(', ')}</sup> : null
}

/** Every page or part of the text, those with evidence marked with its count. */
function TextPageLinks({ view, text, places, textPage }: WorkProps & { text: Text }) {
  const { textPages, paged } = text
  if (textPages.length < 2) return null
  const counts = new Map<number, number>()
  for (const { start } of places)
    counts.set(textPageAt(textPages, start), (counts.get(textPageAt(textPages, start)) ?? 0) + 1)
  const name = paged ? 'Page' : 'Part'
  return (
    <nav aria-label={`${name}s of the text`}>
      <ol class="pages">
        {textPages.map(({ start }, index) => {
          const count = counts.get(index)
          const about = count ? `, ${count} marked ${count === 1 ? 'passage' : 'passages'}` : ''
          return (
            <li key={start}>
              <a
                href={textHref(view, text, `page=${index + 1}`, 'work')}
                class={count ? 'has-flag' : undefined}
                aria-current={index === textPage ? 'page' : undefined}
                aria-label={`${name} ${index + 1}${about}`}
              >
                {index + 1}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function Original({ id, page }: { id: string; page: number }) {
  return (
    <figure class="original">
      <figcaption>The original, page {page}</figcaption>
      <img
        src={`/review/${id}/pages/${page}.png`}
        alt={`Page ${page} of the file as it arrived; its text stands beside it`}
        loading="lazy"
        width="1000"
        height="1414"
      />
    </figure>
  )
}
