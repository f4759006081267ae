/** Shorter strings in a row are identifiers, not student work. */
export const shortestText = 200

/** Every student text that a row holds, directly or in lists. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= shortestText ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
