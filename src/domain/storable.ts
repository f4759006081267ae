/**
 * A value without what no database and no hash can keep in its texts: NUL, for which `nul` stands, and halves of
 * characters. With a `nul` of one character, offsets stay true.
 */
export function storable(value: unknown, nul: '' | '\uFFFD' = ''): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', nul).toWellFormed()
  return within(value, (inner) => storable(inner, nul))
}

/** A value without the fields that say nothing: null and the empty text. Lists keep their length. */
export function withoutEmpty(value: unknown): unknown {
  const said = isPlain(value) ? Object.entries(value).filter(([, inner]) => inner !== null && inner !== '') : []
  return within(isPlain(value) ? Object.fromEntries(said) : value, withoutEmpty)
}

function within(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]))
}

/** Streams and buffers pass as they are; forms are parsed to objects without a prototype. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value))
