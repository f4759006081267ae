import type { ListedWork } from './works.ts'

/** How a program prints the lines of a plain text. */
export interface Layout {
  name: string
  print(work: ListedWork): string
}

/** Breaks a paragraph into lines of at most `width` letters, those behind the first with `indent` before them. */
export function wrapped(paragraph: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}

const widths = { narrow: 62, usual: 78, wide: 96 }

function printed(work: ListedWork, entry: (text: string) => string, between: string, body = (text: string) => text) {
  return [...work.body.map(body), work.heading, work.entries.map(entry).join(between)].join('\n\n')
}

const wrap =
  (width: number, indent = '') =>
  (text: string) =>
    wrapped(text, width, indent).join('\n')

export const layouts: Layout[] = [
  { name: 'a line each', print: (work) => printed(work, (text) => text, '\n') },
  { name: 'a line each, Windows', print: (work) => printed(work, (text) => text, '\n').replaceAll('\n', '\r\n') },
  { name: 'a blank line between', print: (work) => printed(work, (text) => text, '\n\n') },
  {
    name: 'wrapped, nothing between',
    print: (work) => printed(work, wrap(widths.usual), '\n', wrap(widths.usual)),
  },
  {
    name: 'wrapped narrow, nothing between',
    print: (work) => printed(work, wrap(widths.narrow), '\n', wrap(widths.narrow)),
  },
  {
    name: 'wrapped, hanging',
    print: (work) => printed(work, wrap(widths.wide, '    '), '\n', wrap(widths.wide)),
  },
  {
    name: 'wrapped, a blank line between',
    print: (work) => printed(work, wrap(widths.usual), '\n\n', wrap(widths.usual)),
  },
  {
    name: 'no-break spaces',
    print: (work) => printed(work, (text) => text.replace(/(?<=\.|\d) (?=\S)/g, '\u00a0'), '\n'),
  },
  { name: 'pages', print: (work) => paged(printed(work, wrap(widths.usual), '\n', wrap(widths.usual))) },
  {
    name: 'pages, hanging',
    print: (work) => paged(printed(work, wrap(widths.usual, '   '), '\n', wrap(widths.usual))),
  },
]

/** Thirty lines a page, with a running title over them and a number under them. */
function paged(text: string): string {
  const lines = text.split('\n')
  const pages: string[] = []
  for (let at = 0; at < lines.length; at += 30) {
    pages.push(['Night work, unit 4', ...lines.slice(at, at + 30), String(pages.length + 1)].join('\n'))
  }
  return pages.join('\f')
}
