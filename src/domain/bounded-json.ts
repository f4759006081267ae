import { DomainError } from './error.ts'
import { limits } from './limits.ts'

const quote = 34
const comma = 44
const backslash = 92
const opening = new Set([91, 123])
const closing = new Set([93, 125])

/**
 * Refuses JSON that holds more values, or deeper ones, than `limits` allows, before it is parsed: parsing alone can take a
 * second. One pass over the text, which ends at the first value too many. Text that is no JSON passes; its parser refuses it.
 *
 * @throws {DomainError} TOO_LARGE
 */
export function refuseHugeJson(json: string): void {
  let values = 1
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === quote) at = endOfText(json, at)
    else if (code === comma) values++
    else if (closing.has(code)) depth--
    else if (opening.has(code)) {
      values++
      depth++
    }
    if (values > limits.jsonValues) throw tooMany()
    if (depth > limits.jsonDepth) throw tooDeep()
  }
}

/** Where the text that begins at the quote `from` ends: its closing quote, or the end of `json`. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === quote) return at
    if (code === backslash) at++
  }
  return json.length
}

/** Refuses a value that is nested deeper than `limits` allows. Throws TOO_LARGE. */
export function refuseDeepValue(value: unknown, depth: number = limits.jsonDepth): void {
  if (typeof value !== 'object' || value === null) return
  if (depth === 0) throw tooDeep()
  for (const inner of Object.values(value)) refuseDeepValue(inner, depth - 1)
}

const tooMany = () =>
  new DomainError('TOO_LARGE', `This holds more than ${limits.jsonValues} values. Please send it in smaller parts.`)

const tooDeep = () =>
  new DomainError('TOO_LARGE', `This is nested more than ${limits.jsonDepth} levels deep, which nothing here needs.`)
