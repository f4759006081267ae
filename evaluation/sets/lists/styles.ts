import type { Source } from './sources.ts'

/** How one style writes an entry. */
export interface Style {
  name: string
  write(source: Source): string
  /** Before each entry: its number in some form, a label or nothing. */
  mark?(index: number, source: Source): string
  /** Its entries end without a stop. */
  endless?: true
}

type Author = Source['authors'][number]
const letters = ({ given }: Author, behind: string, between = '') =>
  given
    .split(' ')
    .map((name) => name[0]! + behind)
    .join(between)
const inverted = (author: Author) => `${author.family}, ${letters(author, '.', ' ')}`
const tight = (author: Author) => `${author.family} ${letters(author, '')}`
const leading = (author: Author) => `${letters(author, '.', ' ')} ${author.family}`
const full = ({ family, given }: Author) => `${given} ${family}`

function listed(source: Source, write: (author: Author, at: number) => string, last: string, between = ', '): string {
  if (source.body) return source.body
  const names = source.authors.map(write)
  return names.length < 2 ? names[0]! : names.slice(0, -1).join(between) + last + names.at(-1)
}

const span = ({ pages: [from, to] }: Source) => `${from}–${to}`
const stop = (text: string) => (text.endsWith('.') ? text : `${text}.`)
const link = ({ url }: Source, before = ' ') => (url ? before + url : '')

export const styles: Style[] = [
  {
    name: 'apa',
    write: (s) =>
      `${stop(listed(s, inverted, ', & '))} (${s.year}). ${s.title}. ${s.journal}, ${s.volume}(${s.issue}), ${span(s)}.${link(s)}`,
  },
  {
    name: 'harvard',
    write: (s) =>
      `${listed(s, inverted, ' and ')} (${s.year}) ‘${s.title}’, ${s.journal}, ${s.volume}(${s.issue}), pp. ${span(s)}.${s.url ? ` Available at: ${s.url} (Accessed: 3 May 2025).` : ''}`,
  },
  {
    name: 'mla',
    write: (s) =>
      `${stop(listed(s, (author, at) => (at === 0 ? `${author.family}, ${author.given}` : full(author)), ', and '))} “${s.title}.” ${s.journal}, vol. ${s.volume}, no. ${s.issue}, ${s.year}, pp. ${span(s)}.`,
  },
  {
    name: 'chicago-author-date',
    write: (s) =>
      `${stop(listed(s, (author, at) => (at === 0 ? `${author.family}, ${author.given}` : full(author)), ', and '))} ${s.year}. ${s.title}. ${s.city}: ${s.publisher}.`,
  },
  {
    name: 'mhra',
    write: (s) =>
      `${listed(s, (author, at) => (at === 0 ? `${author.family}, ${author.given}` : full(author)), ' and ')}, ${s.title} (${s.city}: ${s.publisher}, ${s.year})`,
    endless: true,
  },
  {
    name: 'oscola',
    write: (s) => `${listed(s, tight, ' and ')}, ${s.title} (${s.publisher} ${s.year})`,
    endless: true,
  },
  {
    name: 'leiden',
    write: (s) => `${listed(s, inverted, ' & ')}, ${s.title}, ${s.city} ${s.year}`,
    endless: true,
  },
  {
    name: 'leiden-journal',
    write: (s) => `${listed(s, inverted, ' & ')}, ‘${s.title}’, ${s.journal} ${s.volume} (${s.year}), ${span(s)}`,
    endless: true,
  },
  {
    name: 'vancouver',
    mark: (index) => `${index}. `,
    write: (s) =>
      `${stop(listed(s, tight, ', '))} ${s.title}. ${s.journal}. ${s.year};${s.volume}(${s.issue}):${span(s)}.`,
  },
  {
    name: 'ieee',
    mark: (index) => `[${index}] `,
    write: (s) =>
      `${listed(s, leading, ' and ')}, “${s.title},” ${s.journal}, vol. ${s.volume}, no. ${s.issue}, pp. ${span(s)}, ${s.year}.`,
  },
  {
    name: 'acs',
    mark: (index) => `(${index}) `,
    write: (s) =>
      `${listed(s, inverted, '; ', '; ')}${s.body ? '.' : ''} ${s.title}. ${s.journal} ${s.year}, ${s.volume} (${s.issue}), ${span(s)}.`,
  },
  {
    name: 'acs-unnumbered',
    write: (s) =>
      `${listed(s, inverted, '; ', '; ')}${s.body ? '.' : ''} ${s.title}. ${s.journal} ${s.year}, ${s.volume}, ${span(s)}.`,
  },
  {
    name: 'nature',
    mark: (index) => `${index}. `,
    write: (s) => `${stop(listed(s, inverted, ' & '))} ${s.title}. ${s.journal} ${s.volume}, ${span(s)} (${s.year}).`,
  },
  {
    name: 'springer',
    mark: (index) => `${index}. `,
    write: (s) =>
      `${listed(s, inverted, ', ')}: ${s.title}. ${s.journal} ${s.volume}(${s.issue}), ${span(s)} (${s.year})`,
    endless: true,
  },
  {
    name: 'numbered-bare',
    mark: (index) => `${index} `,
    write: (s) => `${stop(listed(s, tight, ', '))} ${s.title}. ${s.journal} ${s.year}; ${s.volume}: ${span(s)}`,
    endless: true,
  },
  {
    name: 'numbered-bracket',
    mark: (index) => `${index}) `,
    write: (s) => `${listed(s, inverted, ' and ')} (${s.year}) ${s.title}. ${s.city}: ${s.publisher}`,
    endless: true,
  },
  {
    name: 'abnt',
    write: (s) =>
      `${stop(listed(s, (author) => `${author.family.toUpperCase()}, ${letters(author, '.', ' ')}`, '; ', '; '))} ${s.title}. ${s.city}: ${s.publisher}, ${s.year}.`,
  },
  {
    name: 'iso690',
    write: (s) =>
      `${listed(s, (author) => `${author.family.toUpperCase()}, ${author.given}`, ' a ')}, ${s.year}. ${s.title}. ${s.city}: ${s.publisher}.`,
  },
  {
    name: 'german',
    write: (s) =>
      `${listed(s, ({ family, given }) => `${family}, ${given}`, '/', '/')}: ${s.title}. ${s.city} ${s.year}`,
    endless: true,
  },
  {
    name: 'label',
    mark: (_, s) =>
      `[${(s.authors[0]?.family ?? s.body).replace(/\P{L}/gu, '').slice(0, 3)}${String(s.year).slice(2)}] `,
    write: (s) => `${stop(listed(s, full, ' and '))} ${s.title}. ${s.journal}, ${s.volume}:${span(s)}, ${s.year}.`,
  },
  {
    name: 'bullets',
    mark: () => '• ',
    write: (s) => `${listed(s, inverted, ' and ')} (${s.year}). ${s.title}. ${s.publisher}`,
    endless: true,
  },
  {
    name: 'ama',
    mark: (index) => `${index}. `,
    write: (s) =>
      `${stop(listed(s, tight, ', '))} ${s.title}. ${s.journal}. ${s.year};${s.volume}(${s.issue}):${span(s)}.${link(s, ' doi:').replace('https://doi.org/', '')}`,
  },
]
