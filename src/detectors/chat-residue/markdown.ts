import type { Flag } from '../../domain/screening/detector.ts'
import type { Document } from '../../domain/screening/document.ts'

const heading = /^#{2,4} (?:\*\*)?\p{Lu}.{2,80}$/gmu
const label = /\*\*\p{Lu}[^*\n]{1,60}(?::\*\*|\*\*:)/gu
const atLeast = 3

/**
 * Markdown left in a word processor’s file: headings with `##` and bold labels such as `**Summary:**`, three or more,
 * as a copied answer leaves them. People write Markdown too, so plain text and Markdown files are left alone and the
 * flag is only a note.
 */
export function markdownFlags({ text, format }: Document): Flag[] {
  if (format === 'text' || format === 'markdown') return []
  const found = [...text.matchAll(heading), ...text.matchAll(label)].sort((a, b) => a.index - b.index)
  if (found.length < atLeast) return []
  return [
    {
      rule: 'markdown-left',
      severity: 'info',
      message:
        'The file shows Markdown signs as they are, such as ## or **. Some editors and chat tools write them, and they were not turned into formatting.',
      suggestion: 'Turn them into headings and bold text. If the passage came from a tool, cite it.',
      evidence: found.slice(0, 20).map(({ 0: quote, index }) => ({
        in: 'text',
        start: index,
        end: index + quote.length,
        quote,
      })),
      figures: { places: found.length },
    },
  ]
}
