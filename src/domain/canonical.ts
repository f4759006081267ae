/**
 * The one way to write a value as JSON, so that equal values have equal hashes: keys sorted by UTF-16 code units, no
 * spaces, strings escaped as `JSON.stringify` does (RFC 8785). Numbers are integers unless `number` spells others too.
 *
 * @throws TypeError for anything that is not null, a boolean, a safe integer, a well-formed string, an array or a plain
 * object of these; the message names the place.
 */
export function canonicalJson(value: unknown, place = 'value', number = integer): string {
  if (typeof value === 'string') return string(value, place)
  if (typeof value === 'number') return number(value, place)
  if (value === null || typeof value === 'boolean') return String(value)
  let members = ''
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      members += `${index ? ',' : ''}${canonicalJson(value[index], `${place}[${index}]`, number)}`
    }
    return `[${members}]`
  }
  if (!isPlainObject(value)) throw new TypeError(`${place} has no canonical JSON`)
  for (const key of Object.keys(value).sort()) {
    members += `${members && ','}${string(key, place)}:${canonicalJson(value[key], `${place}.${key}`, number)}`
  }
  return `{${members}}`
}

/** The UTF-8 bytes of `canonicalJson(value)`: what is hashed and signed. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(canonicalJson(value), 'utf8')
}

/** The bytes behind `text`, or null unless it is the one exact spelling of them; Node alone forgives stray characters. */
export function exactBytes(text: string, encoding: 'base64' | 'base64url' | 'hex'): Buffer | null {
  const bytes = Buffer.from(text, encoding)
  return bytes.toString(encoding) === text ? bytes : null
}

/** Text that JSON writes as it stands; most of what is hashed is ids and codes, and this is four times as fast. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

function string(value: string, place: string) {
  if (plain.test(value)) return `"${value}"`
  if (!value.isWellFormed()) throw new TypeError(`${place} holds half of a character and has no UTF-8`)
  return JSON.stringify(value)
}

function integer(value: number, place: string) {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${place} is ${value}, not an integer that JSON keeps exact`)
  return String(value)
}

/** For `canonicalJson`: every number that JSON has, spelled as ECMAScript does (RFC 8785, 3.2.2.3). */
export function anyNumber(value: number, place: string) {
  if (!Number.isFinite(value)) throw new TypeError(`${place} is ${value}, which JSON cannot hold`)
  return JSON.stringify(value)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
