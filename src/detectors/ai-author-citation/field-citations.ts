import type { FieldCitation } from '../../domain/screening/document.ts'
import { findNames } from '../ai-tools/names.ts'
import type { Finding } from './finding.ts'

/** What the citations that a reference manager left in the file say about names. Offsets are into the original text. */
export interface Fields {
  findings: Finding[]
  /** Tools whose name belongs to a person here: their records have a given name. */
  people: string[]
}

/** Reads exact author names from the file’s own citation records (Zotero, Mendeley, EndNote, Word). */
export function judgeFields(citations: FieldCitation[], text: string): Fields {
  const fields: Fields = { findings: [], people: [] }
  for (const { start, end, items } of citations) {
    for (const { authors, year } of items) {
      for (const author of authors) {
        const [name] = findNames(author)
        if (!name?.tool || name.start > 0) continue
        const isWhole = /^(?:,? ?(?:Chat|OpenAI|Google|Microsoft|Anthropic))? *$/.test(author.slice(name.end))
        if (!isWhole && !name.certain) fields.people.push(name.tool.id)
        if (!isWhole) continue
        const settled = name.certain || name.tool.impersonal
        const shown = text.slice(start, end).indexOf(author.slice(name.start, name.end))
        const at = shown < 0 ? { start, end } : { start: start + shown, end: start + shown + name.end - name.start }
        fields.findings.push({
          rule: settled ? (authors.length > 1 ? 'ai-coauthor-ref' : 'ai-author-ref') : 'ambiguous-name',
          severity: settled ? 'conflict' : 'check',
          surface: 'in-text',
          tool: name.tool,
          vendor: name.vendor,
          name: author.slice(name.start, name.end),
          year,
          why: ['an author in the reference manager’s record'],
          ...at,
          entry: null,
          linked: [],
        })
      }
    }
  }
  return fields
}
