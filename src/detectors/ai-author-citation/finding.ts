import type { Severity } from '../../domain/screening/detector.ts'
import type { Span } from '../../domain/screening/document.ts'
import type { Tool, Vendor } from '../ai-tools/lexicon.ts'

export type Rule =
  | 'ai-author-ref'
  | 'ai-coauthor-ref'
  | 'ai-author-intext'
  | 'ai-byline'
  | 'ai-meta-author'
  | 'generic-ai-author'
  | 'vendor-as-author'
  | 'tool-title-first'
  | 'ambiguous-name'

/** One place where an AI tool stands, or may stand, as an author. Offsets are into the text the finding was made in. */
export interface Finding extends Span {
  rule: Rule
  severity: Severity
  surface: 'reference-list' | 'in-text' | 'footnote' | 'by-line' | 'properties'
  tool: Tool | null
  vendor: Vendor | null
  /** The name as written, damage removed. */
  name: string
  year: string
  /** Codes of what led to the finding. */
  why: string[]
  /** The whole reference entry, note or line. */
  entry: Span | null
  /** Further places of the same work: co-authors in the same entry, citations in the text. */
  linked: Finding[]
}
