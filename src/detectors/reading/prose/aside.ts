import type { Span } from '../../../domain/screening/document.ts'

/** What a stretch of a text is when it is not its author's own running prose. */
export type AsideKind =
  | 'quotation'
  | 'citation'
  | 'reference-list'
  | 'heading'
  | 'title-block'
  | 'caption'
  | 'table'
  | 'list'
  | 'code'
  | 'formula'
  | 'page-furniture'
  | 'note'

/** A stretch of a text that is not its author's own running prose. */
export interface Aside extends Span {
  kind: AsideKind
}
