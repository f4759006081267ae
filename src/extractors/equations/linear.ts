// Equations as a line of text, in the manner of Unicode's nearly plain-text encoding of mathematics (UTN 28).

/** A fraction; each side that is more than one number or name stands in brackets. */
export function fraction(above: string, below: string, bar: string | undefined): string {
  return bar === 'noBar' ? `(${above}¦${below})` : `${grouped(above)}/${grouped(below)}`
}

const rootSigns: Record<string, string> = { '': '√', '2': '√', '3': '∛', '4': '∜' }

/** A root with its degree, which is empty for a square root. */
export function root(radicand: string, degree: string): string {
  const sign = rootSigns[degree.trim()]
  return sign ? sign + grouped(radicand) : `${raised(degree) ?? `${grouped(degree)}`}√${grouped(radicand)}`
}

/** A base with what stands lower and higher beside it; either may be empty. */
export function scripts(base: string, lower: string, upper: string): string {
  const foot = lower.trim() && (lowered(lower) ?? `_${grouped(lower)}`)
  const head = upper.trim() && (raised(upper) ?? `^${grouped(upper)}`)
  return whole(base) + foot + head
}

/** Values between brackets; `separator` is what stands between two of them. */
export function between(begin: string, values: string[], separator: string, end: string): string {
  return begin + values.join(separator) + end
}

/** A sum, a product or an integral with its bounds and what it is taken of. */
export function nary(sign: string, lower: string, upper: string, operand: string): string {
  return joined(scripts(sign, lower, upper), operand)
}

/** A function and its argument. */
export function applied(name: string, argument: string): string {
  return isName.test(argument) ? `${name} ${argument}` : name + bracketed(argument)
}

export function matrix(rows: string[]): string {
  return `[${rows.join('; ')}]`
}

/** A mark over or under a value: combined with a single letter, beside a longer one in brackets. */
export function accented(base: string, mark: string): string {
  return (Array.from(base.trim()).length === 1 ? base.trim() : bracketed(base)) + mark
}

/** Two pieces of an equation side by side, with a blank where they would read as one number or name. */
export function joined(left: string, right: string): string {
  return /[\p{L}\p{N}]$/u.test(left) && /^[\p{L}\p{N}]/u.test(right) ? `${left} ${right}` : left + right
}

const isNumber = /^\s*\p{Nd}+(?:[.,]\p{Nd}+)*\s*$/u
const isName = /^\s*(?:\p{L}\p{M}*)+\s*$/u

/** One number or one name as it is, anything longer in brackets. */
function grouped(value: string) {
  return isNumber.test(value) || isName.test(value) || !value.trim() ? value.trim() : bracketed(value)
}

/** The base of a script: a value with blanks or signs in it stands in brackets. */
function whole(value: string) {
  return /[\s+\-−±×·/=<>]/u.test(value.trim()) ? bracketed(value) : value.trim()
}

function bracketed(value: string) {
  return isBracketed(value) ? value : `(${value})`
}

/** Whether one pair of brackets holds all of a value. */
function isBracketed(value: string) {
  if (!value.startsWith('(') || !value.endsWith(')')) return false
  let depth = 0
  for (let at = 0; at < value.length - 1; at++) {
    if (value[at] === '(') depth += 1
    if (value[at] === ')') depth -= 1
    if (depth === 0) return false
  }
  return true
}

const plain = '0123456789+−-=()'
const higher = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾'
const lower = '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'

const raised = (value: string) => transposed(value, higher)
const lowered = (value: string) => transposed(value, lower)

/** A number with its sign in the small characters of Unicode; null for anything else. */
function transposed(value: string, small: string): string | null {
  const number = value.trim()
  return /^[+−-]?\d+$/.test(number) ? Array.from(number, (it) => small[plain.indexOf(it)]!).join('') : null
}
