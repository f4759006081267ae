import { DomainError, type ErrorCode, type FieldProblem } from '../error.ts'
import { limits } from '../limits.ts'

/** Why a form was not taken when it was sent: the error's code and sentence, and the fields to put right. */
export interface Refusal {
  code: ErrorCode
  message: string
  fields: FieldProblem[]
}

/** Names and values of a form, in its order; a name may come more than once. */
export type Fields = [string, string][]

/** A draft as a form or a script sends it. */
export interface NewDraft {
  /** The address that the form is sent to. */
  form: string
  /** The path of the page that it stands on. */
  page: string
  /** The version that the page was made with, 0 for none. */
  base: number
  fields: Fields
  /** Whether it is shown at each visit of the page, and not only in the answer to the form. */
  lasting?: boolean
}

/** Whether two drafts hold the same words. The button that sent a form is no part of them. */
export function isSameDraft(one: Fields, other: Fields): boolean {
  const words = (fields: Fields) => JSON.stringify(fields.filter(([name, value]) => name !== 'do' && value !== ''))
  return words(one) === words(other)
}

/** The first id in an address, or null: what a form is about. */
export const subjectOf = (form: string): string | null =>
  /\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?=\/|$)/.exec(form)?.[1] ?? null

/** Refuses a draft that cannot be kept. Throws TOO_LARGE. */
export function refuseLargeDraft({ fields }: Pick<NewDraft, 'fields'>): void {
  const characters = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (fields.length > limits.formFields || characters > limits.formCharacters) {
    throw new DomainError('TOO_LARGE', `A draft of more than ${limits.formCharacters} characters cannot be kept.`)
  }
}
