/** What a platform sent through the browser: each field that came once, as text. Fields that came twice are left out. */
export type Fields = Record<string, string>

export function fieldsIn(sent: unknown): Fields {
  return Object.fromEntries(
    Object.entries((sent ?? {}) as Record<string, unknown>).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  )
}
