const kept = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'strong',
  'b',
  'em',
  'i',
  'br',
  'hr',
  'blockquote',
  'table',
  'tr',
  'td',
  'th',
])

/**
 * A vendor's HTML as bare tags and text. What comes out is built from our own literals only: tags of a short list
 * without any attribute, and text in which every `<` is escaped; so nothing in it can run, load or point anywhere.
 */
export function bareHtml(html: string): string {
  return html
    .slice(0, 1_000_000)
    .replace(/<!--[\s\S]*?-->|<!--[\s\S]*$/g, '')
    .replace(/<(script|style|template|iframe|object|svg|math|title|textarea|noscript|xmp)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .split(/(<\/?[a-z][^<>]*>)/i)
    .map((piece) => {
      const [, close, name] = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])[^<>]*>$/i.exec(piece) ?? []
      if (name === undefined) return piece.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      return kept.has(name.toLowerCase()) ? `<${close}${name.toLowerCase()}>` : ''
    })
    .join('')
    .trim()
}
