import type { Span } from '../../domain/screening/document.ts'
import type { Tool, Vendor } from './lexicon.ts'

/** A place where the text writes an AI tool's name, its maker's, or a general word for such a tool. */
export interface Name extends Span {
  kind: 'tool' | 'vendor' | 'generic'
  tool: Tool | null
  vendor: Vendor | null
  /** Never a person: the name is only a tool's, or its maker, version or “AI” beside it makes it certain. */
  certain: boolean
  /** Certain only by a number behind it, which in a citation may be a page: `Llama 2`, `Poe 197`. */
  byNumber: boolean
  /** The next word follows without a gap, as in a damaged `ChatGPTBenefits of …`. */
  glued: boolean
  why: string[]
}
