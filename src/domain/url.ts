/**
 * The address that a text is, or null. `URL.canParse` is not used anywhere: once compiled, Node 20's refuses addresses with
 * letters outside ASCII.
 */
export function urlIn(text: string, base?: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}

/** A name without its percent-encoding; as it is where it has none that can be read. */
export function percentDecoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A path of ours to go on to, or the start page; never another site. */
export const ownPath = (path: string) => (/^\/(?![/\\])[^\u0000-\u0020]*$/.test(path) ? path : '/')
