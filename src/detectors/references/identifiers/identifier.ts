import type { Span } from '../../../domain/screening/document.ts'

/** What is wrong with an identifier, as anyone can work out from its own digits. */
export interface IdentifierFault {
  rule: 'identifier-check-digit' | 'identifier-form' | 'identifier-left-open'
  /** One sentence, fit to be read aloud. */
  note: string
}

/** An identifier in a text, where it stands, as it is compared, and its fault if it has one. */
export interface Identifier extends Span {
  kind: 'doi' | 'isbn' | 'issn' | 'arxiv' | 'pmid' | 'pmcid'
  value: string
  fault: IdentifierFault | null
}

export const wrongForm = (note: string): IdentifierFault => ({ rule: 'identifier-form', note })

export const wrongCheckDigit = (name: string, fitting: string): IdentifierFault => ({
  rule: 'identifier-check-digit',
  note: `The last digit of this ${name} would be ${fitting} if all others are right.`,
})
