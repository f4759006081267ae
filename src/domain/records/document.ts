/** A drawing of dark shapes: a path in a square of `size` units, and what it is in words. */
export interface Figure {
  figure: string
  size: number
  label: string
}

/** A part of a document that people read: a paragraph, a list, facts under their names, or a figure. */
export type Block = string | { list: string[] } | { facts: [name: string, value: string][] } | Figure

/** A document that people read, as a page and as a PDF: the same words in both. */
export interface ReadableDocument {
  title: string
  sections: { heading: string; blocks: Block[] }[]
}

/** The one style of a document, which stands inside it: readable on a narrow screen, in light and in dark. */
export const documentStyle =
  ':root{color-scheme:light dark}body{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.5 sans-serif;overflow-wrap:anywhere}dt{font-weight:bold}dd{margin:0 0 .75rem}ul{padding-left:1.25rem}'

/** The document as a whole page in HTML that loads nothing. */
export function htmlOf({ title, sections }: ReadableDocument): string {
  const body = sections.map(
    ({ heading, blocks }) =>
      `<section><h2 dir="auto">${escaped(heading)}</h2>${blocks.map(blockHtml).join('')}</section>`,
  )
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${documentStyle}</style></head>
<body><main><h1>${escaped(title)}</h1>${body.join('\n')}</main></body></html>
`
}

function blockHtml(block: Block): string {
  if (typeof block === 'string') return `<p dir="auto">${lines(block)}</p>`
  if ('list' in block) return `<ul>${block.list.map((item) => `<li dir="auto">${lines(item)}</li>`).join('')}</ul>`
  if ('figure' in block) {
    const { size, figure, label } = block
    return `<p><svg role="img" aria-label="${escaped(label)}" viewBox="0 0 ${size} ${size}" width="280" height="280"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${figure}"/></svg></p>`
  }
  const facts = block.facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd dir="auto">${lines(value)}</dd>`)
  return `<dl>${facts.join('')}</dl>`
}

const lines = (text: string) => escaped(text).replaceAll(/\r?\n/g, '<br>')

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
