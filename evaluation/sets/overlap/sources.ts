import { pick } from '../use/pick.ts'

/** A published work, with a passage that students quote from it. */
export interface Book {
  family: string
  initial: string
  title: string
  year: number
  publisher: string
  doi: string
  /** One to three sentences, 20 to 45 words. */
  passage: string[]
}

const families = 'Ashworth Bellamy Castellano Drummond Eriksen Fairweather Granger Holloway Ishikawa Jankowski'.split(
  ' ',
)
const titles = [
  'Attention in shared spaces',
  'The practice of waiting',
  'Measuring what matters to families',
  'Institutions and their memory',
  'A short history of quiet',
  'Learning to be observed',
]
const publishers = ['Routledge', 'Sage', 'Polity Press', 'Palgrave Macmillan']
const openings = [
  'institutions that measure only what is easily counted',
  'every profession that depends upon the trust of strangers',
  'whoever designs a shared space without asking its users',
  'communities whose memory is kept by a handful of volunteers',
  'organisations that treat interruption as a sign of diligence',
]
const middles = [
  'will sooner or later mistake the figure for the thing it was meant to stand for',
  'learns to hide its uncertainty behind forms that grow longer with each inquiry',
  'discover that habit has a stronger hold upon conduct than instruction ever had',
  'tend to reward the visible gesture over the slow and unremarkable work of care',
]
const seconds = [
  'Reform therefore begins with attention, not with another procedure laid over the ones that failed before.',
  'The remedy is rarely more information; it is time in which somebody may think about what is known already.',
  'Such knowledge is lost within one generation unless it is practised daily in the company of beginners.',
]

/** A source whose passage has one sentence or two. */
export function bookFrom(random: () => number): Book {
  const family = pick(families, random)
  const opening = pick(openings, random)
  const first = `${opening[0]!.toUpperCase()}${opening.slice(1)} ${pick(middles, random)}.`
  return {
    family,
    initial: pick([...'ABCDEGHJKLMNPRST'], random),
    title: pick(titles, random),
    year: 1990 + Math.floor(random() * 33),
    publisher: pick(publishers, random),
    doi: `10.4324/97810${10_000 + Math.floor(random() * 89_999)}`,
    passage: random() < 0.5 ? [first] : [first, pick(seconds, random)],
  }
}

/** One way to quote without marks and to cite: the paragraph, and the list at the end. */
export interface Style {
  name: string
  quote(book: Book, number: number): string
  list(books: Book[]): string
}

const joined = ({ passage }: Book) => passage.join(' ')
const unended = (book: Book) => joined(book).replace(/\.$/, '')
const harvard = (books: Book[]) =>
  `References\n${books.map((it) => `${it.family}, ${it.initial}. (${it.year}) ${it.title}. London: ${it.publisher}.`).join('\n')}`
const apa = (books: Book[]) =>
  `References\n${books.map((it) => `${it.family}, ${it.initial}. (${it.year}). ${it.title}. ${it.publisher}. https://doi.org/${it.doi}`).join('\n')}`
const numbered = (books: Book[]) =>
  `References\n${books.map((it, index) => `[${index + 1}] ${it.initial}. ${it.family}, ${it.title}. London: ${it.publisher}, ${it.year}.`).join('\n')}`
const vancouver = (books: Book[]) =>
  `References\n${books.map((it, index) => `${index + 1}. ${it.family} ${it.initial}. ${it.title}. London: ${it.publisher}; ${it.year}.`).join('\n')}`
const mla = (books: Book[]) =>
  `Works Cited\n${books.map((it) => `${it.family}, ${it.initial}. ${it.title}. ${it.publisher}, ${it.year}.`).join('\n')}`

export const styles: Style[] = [
  { name: 'author and year behind', quote: (it) => `${unended(it)} (${it.family}, ${it.year}, p. 14).`, list: harvard },
  {
    name: 'author and year in the sentence',
    quote: (it) => `As ${it.family} (${it.year}) puts it, ${lowered(it.passage[0]!)}`,
    list: apa,
  },
  {
    name: 'announced by a colon',
    quote: (it) => `${it.family} (${it.year}) writes:\n${joined(it)}`,
    list: harvard,
  },
  { name: 'block', quote: (it) => `\n${joined(it)} (${it.family}, ${it.year}, p. 88)\n`, list: apa },
  { name: 'number in brackets', quote: (it, number) => `${unended(it)} [${number}].`, list: numbered },
  { name: 'number behind the stop', quote: (it, number) => `${joined(it)}[${number}]`, list: numbered },
  { name: 'number in round brackets', quote: (it, number) => `${unended(it)} (${number}).`, list: vancouver },
  { name: 'author and page', quote: (it) => `${unended(it)} (${it.family} 14).`, list: mla },
  { name: 'DOI', quote: (it) => `${unended(it)} (https://doi.org/${it.doi}).`, list: apa },
]

function lowered(sentence: string): string {
  return sentence[0]!.toLowerCase() + sentence.slice(1)
}
