import { DomainError } from '../../../domain/error.ts'

/** What a form sent, name by name. A field that was not sent reads as empty. */
export interface Form {
  get(name: string): string
  all(name: string): string[]
  names(): string[]
}

export function formOf(pairs: [string, string][]): Form {
  const sent = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const values = sent.get(name)
    if (values) values.push(value)
    else sent.set(name, [value])
  }
  return {
    get: (name) => sent.get(name)?.[0] ?? '',
    all: (name) => sent.get(name) ?? [],
    names: () => [...sent.keys()],
  }
}

/** The form in a parsed `application/x-www-form-urlencoded` body; anything else reads as an empty form. */
export function formIn(body: unknown): Form {
  if (typeof body !== 'object' || body === null) return formOf([])
  return formOf(
    Object.entries(body).flatMap(([name, value]): [string, string][] =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
    ),
  )
}

/** Text as it can be kept: Postgres knows no NUL, and half a surrogate pair is no character. */
export const clean = (text: string) => text.replaceAll('\u0000', '').toWellFormed()

/** What was written into a field, without the space around it and not longer than may be kept. */
export const textIn = (form: Form, name: string, maxLength: number) => clean(form.get(name).trim()).slice(0, maxLength)

/** What was written into a field, a line at a time. */
export const linesIn = (form: Form, name: string, maxLength: number) =>
  form
    .get(name)
    .split(/\r?\n/)
    .map((line) => clean(line.trim()).slice(0, maxLength))
    .filter(Boolean)

/** One check of a form: whether it failed, of which field, the problem to show, and what was expected. */
type Check = [failed: unknown, field: string, problem: string, expected: string]

/** Throws INVALID_INPUT naming every field whose check failed; nothing where all passed. */
export function refuse(...checks: Check[]): void {
  const problems = checks.flatMap(([failed, field, problem, expected]) =>
    failed ? [{ field, problem, expected }] : [],
  )
  if (problems.length) throw new DomainError('INVALID_INPUT', 'Something in this form needs another look.', problems)
}

/** Whether this is a day that the calendar has, such as 2026-01-31. */
export const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
