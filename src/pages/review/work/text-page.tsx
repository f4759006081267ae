import { type Text, textHref, type WorkProps } from './text.ts'
import { type Place, piecesOf, textPageAt } from './text-pages.ts'

/** One page of the text; passages of evidence are marked and link to their flags. */
export function TextPage({ text: { text, textPages, paged }, places, textPage }: WorkProps & { text: Text }) {
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
export function TextPageLinks({ view, text, places, textPage }: WorkProps & { text: Text }) {
  const { textPages, paged } = text
  if (textPages.length < 2) return null
  const marked = new Map<number, number>()
  for (const { start } of places) {
    const page = textPageAt(textPages, start)
    marked.set(page, (marked.get(page) ?? 0) + 1)
  }
  const name = paged ? 'Page' : 'Part'
  return (
    <nav aria-label={`${name}s of the text`}>
      <ol class="pages">
        {textPages.map(({ start }, index) => (
          <li key={start}>
            <TextPageLink
              href={textHref(view, text, `page=${index + 1}`, 'work')}
              name={name}
              number={index + 1}
              marked={marked.get(index) ?? 0}
              isShown={index === textPage}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface LinkProps {
  href: string
  name: string
  number: number
  /** How many passages of evidence begin there. */
  marked: number
  isShown: boolean
}

function TextPageLink({ href, name, number, marked, isShown }: LinkProps) {
  const about = marked ? `, ${marked} marked ${marked === 1 ? 'passage' : 'passages'}` : ''
  return (
    <a
      href={href}
      class={marked ? 'has-flag' : undefined}
      aria-current={isShown ? 'page' : undefined}
      aria-label={`${name} ${number}${about}`}
    >
      {number}
    </a>
  )
}
