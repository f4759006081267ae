import type { PairRow } from '../../evaluators/overlap/pairs.ts'
import { seeded } from '../use/pick.ts'
import { pools, sentences } from './essays.ts'
import { type Book, bookFrom, type Style, styles } from './sources.ts'

const perPair = 5

/** Pairs of works by different students: every two styles in which both quote one source, and six ways of copying. */
export function quotations(): PairRow[] {
  const random = seeded(16)
  const times = Array.from({ length: perPair })
  const honest = styles.flatMap((own) =>
    styles.flatMap((other) =>
      times.map(() => ({
        kind: `${own.name} / ${other.name}`,
        gold: 'info' as const,
        ...quotedByBoth(own, other, random),
      })),
    ),
  )
  const copying = Object.entries(copies).flatMap(([kind, make]) =>
    styles.flatMap((style) => times.map(() => ({ kind, gold: 'check' as const, ...make(style, random) }))),
  )
  return [...honest, ...copying].map((row, index) => ({ ...row, id: String(index) }))
}

type Pair = { text: string; peer: string }

/** One cites a work of its own first, so that the numbers of the shared source differ. */
function quotedByBoth(own: Style, other: Style, random: () => number): Pair {
  const book = bookFrom(random)
  return { text: essay(0, own, [book], random), peer: essay(1, other, [unlike(book), book], random) }
}

/** Another work, from which nobody else quotes. */
function unlike({ publisher, year }: Book): Book {
  return {
    family: 'Zeller',
    initial: 'Q',
    title: 'Ports and their pilots',
    year: year - 3,
    publisher,
    doi: '10.1000/182',
    passage: ['Pilots know a harbour by the sound of its bells long before any chart of it is drawn.'],
  }
}

/** Works in which a passage was handed on, whatever is cited beside it. */
const copies: Record<string, (style: Style, random: () => number) => Pair> = {
  'nothing cited': (style, random) => {
    const shared = sentences(pools[0], 3, random).join(' ')
    return pairWith(style, [shared, shared], random)
  },
  'cited by one': (style, random) => {
    const book = bookFrom(random)
    return {
      text: essay(0, style, [book], random),
      peer: essay(1, style, [], random, book.passage.join(' ')),
    }
  },
  'other sources cited': (style, random) => {
    const book = bookFrom(random)
    const claimed = { ...unlike(book), passage: book.passage }
    return { text: essay(0, style, [book], random), peer: essay(1, style, [claimed], random) }
  },
  'a paragraph with its citation': (style, random) => {
    const book = bookFrom(random)
    const [before, behind] = [sentences(pools[0], 4, random), sentences(pools[0], 9, random).slice(4)]
    const shared = `${before.join(' ')} ${style.quote(book, 1)} ${behind.join(' ')}`
    return withList(style, pairWith(style, [shared, shared], random), [book])
  },
  'a review of several sources': (style, random) => {
    const books = [0, 1, 2, 3].map((index) => ({
      ...bookFrom(random),
      family: ['Ames', 'Birch', 'Crane', 'Dove'][index]!,
    }))
    const own = sentences(pools[0], 4, random)
    const shared = books.map((book, index) => `${own[index]} ${style.quote(book, index + 1)}`).join(' ')
    return withList(style, pairWith(style, [shared, shared], random), books)
  },
  'a quotation, and more beside it': (style, random) => {
    const book = bookFrom(random)
    const shared = sentences(pools[0], 3, random).join(' ')
    return {
      text: essay(0, style, [book], random, shared),
      peer: essay(1, style, [book], random, shared),
    }
  },
}

function pairWith(style: Style, [own, peer]: [string, string], random: () => number): Pair {
  return { text: essay(0, style, [], random, own), peer: essay(1, style, [], random, peer) }
}

function withList(style: Style, { text, peer }: Pair, books: Book[]): Pair {
  return { text: `${text}\n\n${style.list(books)}`, peer: `${peer}\n\n${style.list(books)}` }
}

/** A short work: sentences of its writer with quotations from `books` between them, and `more` in a paragraph of its own. */
function essay(writer: 0 | 1, style: Style, books: Book[], random: () => number, more = ''): string {
  const own = () => sentences(pools[writer], 4, random).join(' ')
  const paragraphs = books.map((book, index) => `${own()} ${style.quote(book, index + 1)} ${own()}`)
  const text = [own(), ...paragraphs, ...(more ? [more] : []), own()].join('\n\n')
  return books.length > 0 ? `${text}\n\n${style.list(books)}` : text
}
