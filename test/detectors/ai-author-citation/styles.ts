/** A person with a family name, or a name kept whole, as reference managers store tools and organisations. */
export type Author = { family: string; given: string } | { whole: string }

/** A work to be cited: an article when it has a journal, else a web page. */
export interface Work {
  authors: Author[]
  title: string
  journal?: string
  year: number
}

/** `inverted` writes only the first author family name first. */
interface Names {
  order: 'family-first' | 'given-first' | 'inverted'
  given: 'full' | 'A. M.' | 'A.M.' | 'AM' | '(A. M.)'
  comma: string
  between: string
  last: string
  shout?: boolean
}

const link = 'https://www.example.com/p'
const short: Names = { order: 'family-first', given: 'AM', comma: ' ', between: ', ', last: ', ' }

/** Reference styles by the habits that tell them apart; names, punctuation and order as published guides print them. */
export const styles: Record<string, (work: Work) => string> = {
  apa: style(apa('A. M.'), (n, w) => `${n} (${w.year}). ${w.title}. ${at(w, (j) => `${j}, 12(3), 45–58.`)}`),
  harvard: style(
    plain('A.M.', ' and '),
    (n, w) => `${n} (${w.year}) ‘${w.title}’, ${at(w, (j) => `${j}, 12(3), pp. 45–58.`, 'Available at: ')}`,
  ),
  harvardPlain: style(
    plain('A. M.', ' & '),
    (n, w) => `${n} ${w.year}. ${w.title}. ${at(w, (j) => `${j}, 12, 45-58.`)}`,
  ),
  harvardShouted: style(
    { ...plain('A. M.', ' & '), shout: true },
    (n, w) => `${n} ${w.year}. ${w.title}. ${at(w, (j) => `${j}, 12, 45-58.`)}`,
  ),
  vancouver: style(
    short,
    (n, w) => `${dot(n)} ${w.title}. ${at(w, (j) => `${j}. ${w.year};12(3):45-58.`, 'Available from: ')}`,
  ),
  vancouverNumbered: style(
    short,
    (n, w) => `7. ${dot(n)} ${w.title}. ${at(w, (j) => `${j}. ${w.year};12(3):45-58.`, 'Available from: ')}`,
  ),
  ama: style(
    short,
    (n, w) =>
      `12. ${dot(n)} ${w.title}. ${at(w, (j) => `${j}. ${w.year};12(3):45-58. doi:10.1/x`, `Published ${w.year}. Accessed May 2, 2025. `)}`,
  ),
  cse: style(short, (n, w) => `${dot(n)} ${w.year}. ${w.title}. ${at(w, (j) => `${j}. 12(3):45–58.`)}`),
  pnas: style(short, (n, w) => `3. ${n} (${w.year}) ${w.title}. ${at(w, (j) => `${j} 12:45–58.`)}`),
  ieee: style(
    givenFirst('A. M.', ' and '),
    (n, w) => `[4] ${n}, “${w.title},” ${at(w, (j) => `${j}, vol. 12, no. 3, pp. 45–58, ${w.year}.`)}`,
  ),
  elsevier: style(
    givenFirst('A.M.', ', '),
    (n, w) => `[4] ${n}, ${w.title}, ${at(w, (j) => `${j} 12 (${w.year}) 45–58.`)}`,
  ),
  science: style(
    givenFirst('A. M.', ', '),
    (n, w) => `4. ${n}, ${w.title}. ${at(w, (j) => `${j} 12, 45–58 (${w.year}).`)}`,
  ),
  nature: style(
    { ...plain('A. M.', ' & ') },
    (n, w) => `4. ${dot(n)} ${w.title}. ${at(w, (j) => `${j} 12, 45–58 (${w.year}).`)}`,
  ),
  physics: style(
    givenFirst('A. M.', ' and '),
    (n, w) => `4. ${n}, ${w.journal ?? 'Proceedings of the Trades Meeting'} 12, 45 (${w.year}).`,
  ),
  chemistry: style(
    { ...apa('A. M.'), between: '; ', last: '; ' },
    (n, w) => `(4) ${dot(n)} ${w.title}. ${at(w, (j) => `${j} ${w.year}, 12 (3), 45–58.`)}`,
  ),
  springer: style(
    { ...plain('A.M.', ', ') },
    (n, w) => `4. ${n}: ${w.title}. ${at(w, (j) => `${j} 12, 45–58 (${w.year}).`)}`,
  ),
  copernicus: style(
    { ...plain('A. M.', ', and ') },
    (n, w) => `${n}: ${w.title}, ${at(w, (j) => `${j}, 12, 45–58, ${w.year}.`)}`,
  ),
  mla: style(
    { order: 'inverted', given: 'full', comma: ', ', between: ', ', last: ', and ' },
    (n, w) => `${dot(n)} “${w.title}.” ${at(w, (j) => `${j}, vol. 12, no. 3, ${w.year}, pp. 45–58.`)}`,
  ),
  chicagoBibliography: style(
    { order: 'inverted', given: 'full', comma: ', ', between: ', ', last: ', and ' },
    (n, w) => `${dot(n)} “${w.title}.” ${at(w, (j) => `${j} 12, no. 3 (${w.year}): 45–58.`)}`,
  ),
  chicagoAuthorDate: style(
    { order: 'inverted', given: 'full', comma: ', ', between: ', ', last: ', and ' },
    (n, w) => `${dot(n)} ${w.year}. “${w.title}.” ${at(w, (j) => `${j} 12 (3): 45–58.`)}`,
  ),
  asa: style(
    { order: 'inverted', given: 'full', comma: ', ', between: ', ', last: ', and ' },
    (n, w) => `${dot(n)} ${w.year}. “${w.title}.” ${at(w, (j) => `${j} 12(3):45–58.`)}`,
  ),
  mhraNote: style(
    givenFirst('full', ' and '),
    (n, w) => `${n}, ‘${w.title}’, ${at(w, (j) => `${j}, 12.3 (${w.year}), 45–58.`)}`,
  ),
  bluebook: style(givenFirst('full', ' & '), (n, w) => `${n}, ${w.title}, ${at(w, (j) => `12 ${j} 45 (${w.year}).`)}`),
  oscola: style(givenFirst('A M', ' and '), (n, w) => `${n}, ‘${w.title}’ ${at(w, (j) => `(${w.year}) 12 ${j} 45`)}`),
  aglc: style(
    givenFirst('full', ' and '),
    (n, w) => `${n}, ‘${w.title}’ (${w.year}) ${at(w, (j) => `12(3) ${j} 45.`)}`,
  ),
  abnt: style(
    { ...plain('A. M.', '; '), between: '; ', shout: true },
    (n, w) => `${dot(n)} ${w.title}. ${at(w, (j) => `${j}, v. 12, n. 3, p. 45-58, ${w.year}.`, 'Disponível em: ')}`,
  ),
  iso690: style(
    { ...plain('full', ' a '), shout: true },
    (n, w) => `${dot(n)} ${w.title}. ${at(w, (j) => `${j}. ${w.year}, 12(3), 45-58.`)}`,
  ),
  gbt7714: style(
    { ...short, shout: true },
    (n, w) => `[4] ${dot(n)} ${w.title}[J]. ${at(w, (j) => `${j}, ${w.year}, 12(3): 45-58.`)}`,
  ),
  german: style(
    { ...plain('full', '; '), between: '; ' },
    (n, w) => `${n} (${w.year}): ${w.title}. ${at(w, (j) => `In: ${j} 12 (3), S. 45–58.`, 'Online verfügbar unter ')}`,
  ),
  germanNote: style(
    { ...plain('full', ' / '), between: ' / ' },
    (n, w) => `${n}: ${w.title}, ${at(w, (j) => `in: ${j} 12 (${w.year}), S. 45–58.`)}`,
  ),
  french: style(
    { ...plain('full', ' et '), shout: true },
    (n, w) => `${n}, « ${w.title} », ${at(w, (j) => `${j}, ${w.year}, vol. 12, p. 45-58.`)}`,
  ),
  spanish: style(
    plain('A. M.', ' y '),
    (n, w) => `${n} (${w.year}). ${w.title}. ${at(w, (j) => `${j}, 12(3), 45-58.`, 'Recuperado de ')}`,
  ),
  polish: style(short, (n, w) => `${n} (${w.year}), ${w.title}, ${at(w, (j) => `„${j}”, nr 3, s. 45–58.`)}`),
  scandinavian: style(
    plain('A. M.', ' og '),
    (n, w) => `${n} (${w.year}). ${w.title}. ${at(w, (j) => `${j}, 12, s. 45–58.`)}`,
  ),
  slashed: style(
    { ...plain('A. M.', ' / '), between: ' / ' },
    (n, w) => `${n} (${w.year}) ${w.title}. ${at(w, (j) => `${j} 12.`)}`,
  ),
  yearInBrackets: style(
    givenFirst('full', ' and '),
    (n, w) => `${n} [${w.year}] ${w.title}. ${at(w, (j) => `${j}, 12(3).`)}`,
  ),
  bracketedInitials: style(
    plain('(A. M.)', ', '),
    (n, w) => `${n} — ${w.title}. ${at(w, (j) => `${j}, 12, ${w.year}, p. 45-58.`)}`,
  ),
  labelled: style(
    { order: 'inverted', given: 'full', comma: ', ', between: ', ', last: ' and ' },
    (n, w) => `[Ab${String(w.year).slice(2)}] ${dot(n)} ${w.title}. ${at(w, (j) => `${j}, 12(3):45–58, ${w.year}.`)}`,
  ),
  yearFirst: style(short, (n, w) => `${w.year}. ${dot(n)} ${w.title}. ${at(w, (j) => `${j} 12: 45–58.`)}`),
  bulleted: style(plain('A. M.', ' and '), (n, w) => `• ${n} (${w.year}) ${w.title}. ${at(w, (j) => `${j}, 12(3).`)}`),
}

/** Ends a list of names with one full stop, not two. */
function dot(names: string): string {
  return names.endsWith('.') ? names : `${names}.`
}

function style(names: Names, write: (names: string, work: Work) => string): (work: Work) => string {
  return (work) => write(listOf(work.authors, names), work)
}

function at({ journal }: Work, article: (journal: string) => string, before = ''): string {
  return journal ? article(journal) : `${before}${link}`
}

function apa(given: Names['given']): Names {
  return { order: 'family-first', given, comma: ', ', between: ', ', last: ', & ' }
}

function plain(given: Names['given'], last: string): Names {
  return { order: 'family-first', given, comma: given === '(A. M.)' ? ' ' : ', ', between: ', ', last }
}

function givenFirst(given: Names['given'] | 'A M', last: string): Names {
  return { order: 'given-first', given: given === 'A M' ? 'AM' : given, comma: ' ', between: ', ', last }
}

function listOf(authors: Author[], names: Names): string {
  const written = authors.map((author, index) => nameOf(author, names, index))
  return written.length < 2 ? written.join('') : written.slice(0, -1).join(names.between) + names.last + written.at(-1)
}

function nameOf(author: Author, { order, given, comma, shout }: Names, index: number): string {
  if ('whole' in author) return shout ? author.whole.toUpperCase() : author.whole
  const family = shout ? author.family.toUpperCase() : author.family
  const own = givenOf(author.given, given)
  if (!own) return family
  const familyFirst = order === 'family-first' || (order === 'inverted' && index === 0)
  return familyFirst ? `${family}${comma}${own}` : `${own} ${family}`
}

function givenOf(given: string, form: Names['given']): string {
  const letters = given.split(/[ -]/).map((part) => part[0] ?? '')
  switch (form) {
    case 'full':
      return given
    case 'AM':
      return letters.join('')
    case 'A.M.':
      return letters.map((letter) => `${letter}.`).join('')
    case '(A. M.)':
      return `(${letters.map((letter) => `${letter}.`).join(' ')})`
    default:
      return letters.map((letter) => `${letter}.`).join(' ')
  }
}
