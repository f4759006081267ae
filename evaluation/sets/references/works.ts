import { seeded } from '../../authorship/learning/seeded.ts'
import { type Pick, pickFrom } from '../lists/pick.ts'
import { type Source, sourceOf } from '../lists/sources.ts'
import { type Style, styles } from '../lists/styles.ts'
import type { ListedWork } from '../lists/works.ts'
import { identifierFor } from './identifiers.ts'

/** An honest work whose text cites each entry of its list, in the way of the style. */
export interface CitedWork extends ListedWork {
  citing: 'names' | 'numbers' | 'none'
  sources: Source[]
  /** The first entry again, and an entry that the text does not cite, as the style writes them. */
  again(index: number): string
  uncited(index: number): string
}

const byNames = new Set(['apa', 'harvard', 'chicago-author-date', 'iso690'])
const openings = [
  'Rest is work',
  'Light matters at night',
  'The rota tells more than the report',
  'Tea is not the point',
  'A diary is kept by few',
]

export function citedWork(style: Style, seed: number): CitedWork {
  const pick = pickFrom(seeded(seed))
  const sources = distinct(
    Array.from({ length: pick.between(7, 18) }, () => sourceOf(pick, { small: pick.chance(0.1) })),
  )
  const numbered = style.mark?.(1, sources[0]!)?.startsWith('[1') === true
  const citing = numbered ? 'numbers' : byNames.has(style.name) ? 'names' : 'none'
  const write = (source: Source, index: number, identifier = '') =>
    (style.mark?.(index + 1, source) ?? '') + style.write(source) + identifier
  const extra: Source = {
    ...sources[0]!,
    authors: [{ family: 'Vandermolen', given: 'Ilse' }],
    body: '',
    year: 2007,
    title: 'Cranes over an empty harbour',
    url: '',
  }
  return {
    style: style.name,
    heading: 'References',
    body: paragraphs(pick, sources, citing),
    entries: sources.map((source, index) => write(source, index, source.url ? '' : identifierFor(pick))),
    tools: [],
    citing,
    sources,
    again: (index) => write(sources[0]!, index),
    uncited: (index) => write(extra, index),
  }
}

/** No two of one name and year, which a style would tell apart by letters. */
function distinct(sources: Source[]): Source[] {
  const seen = new Set<string>()
  return sources.filter((source) => {
    const key = `${nameOf(source)} ${source.year}`
    return !seen.has(key) && seen.add(key)
  })
}

const nameOf = ({ body, authors }: Source) => body || authors[0]!.family

function paragraphs(pick: Pick, sources: Source[], citing: CitedWork['citing']): string[] {
  const sentences = sources.map((source, index) => {
    const opening = pick.one(openings)
    if (citing === 'none') return `${opening}.`
    if (citing === 'numbers') return `${opening} [${index + 1}].`
    return byName(pick, source, opening)
  })
  const long =
    'In most houses the night is planned by those who sleep through it, and those who work it learn of the plan at the door.'
  return sentences.map((sentence) => `${long} ${sentence} ${long}`)
}

function byName(pick: Pick, { body, authors, year }: Source, opening: string): string {
  const [first, second, ...more] = authors
  const page = pick.chance(0.3) ? `, p. ${pick.between(2, 90)}` : ''
  if (body) return `${opening} (${body}, ${year}${page}).`
  const joined =
    more.length > 0 ? `${first!.family} et al.` : second ? `${first!.family} and ${second.family}` : first!.family
  return pick.chance(0.5)
    ? `${opening} (${joined.replace(' and ', ' & ')}, ${year}${page}).`
    : `${joined} (${year}) ${second ? 'argue' : 'argues'} that ${opening.toLowerCase()}.`
}

/** `each` honest works in every style. */
export const citedWorks = (each: number): CitedWork[] =>
  styles.flatMap((style, index) =>
    Array.from({ length: each }, (_, round) => citedWork(style, 5_000 + 100 * index + round)),
  )
