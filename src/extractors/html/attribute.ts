import type { DefaultTreeAdapterTypes } from 'parse5'

/** The value of an attribute of an element. */
export function attribute(element: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return element.attrs.find((it) => it.name === name)?.value
}
