/** A masked text whose writer is known. Statistics are learned from many of these and keep none of them. */
export interface ReferenceText {
  /** The collection it comes from; every collection counts the same, however large. */
  corpus: string
  writer: string
  /** Texts of one group (discipline, assignment) resemble each other whoever wrote them; `''` when unknown. */
  group: string
  /** Documents it was cut from: two texts that share one are not two occasions of writing. */
  sources: string[]
  masked: Uint16Array
}

/** Texts by a key, in order of first appearance. */
export function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
