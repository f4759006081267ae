/**
 * How much work one request, one work or one person may ask for (docs/reference/limits.md). Bytes alone bound nothing: two
 * megabytes can be a million list items, a million form fields or a nesting a million deep.
 */
export const limits = {
  /** Values in one JSON body, every list item and every named value counted, and how deep they may be nested. */
  jsonValues: 5_000,
  jsonDepth: 16,
  /** Fields in one form, characters of all of them together, and bytes of a form or a JSON body sent without signing in. */
  formFields: 600,
  formCharacters: 1_000_000,
  publicBodyBytes: 128 * 1024,
  /** Problems named in one answer. */
  problems: 50,
  /** One reflection as JSON, in bytes. */
  reflectionBytes: 64 * 1024,
} as const
