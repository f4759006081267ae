import { joinHashes } from './hash.ts'

/**
 * A complete node of the tree: it covers the 2^level leaves from `index` × 2^level on and never changes once they are
 * there, so nodes are stored by insertion only. Level 0 is the leaves.
 */
export interface TreeNode {
  level: number
  index: number
  hash: Buffer
}

/** Reads the hash of a stored node; only complete nodes are ever asked for. */
export type NodeAt = (level: number, index: number) => Buffer | Promise<Buffer>

/**
 * The hashes of the complete nodes that tile the leaves `start` to before `end`, left to right, largest first. `start` is
 * a multiple of the largest power of two within the range, as it is for every range a proof or a root is made of.
 */
export function tiles(start: number, end: number, nodeAt: NodeAt): Promise<Buffer[]> {
  const hashes: (Buffer | Promise<Buffer>)[] = []
  for (let at = start, width = 1, level = 0; at < end; at += width) {
    for (width = 1, level = 0; width * 2 <= end - at; width *= 2) level++
    hashes.push(nodeAt(level, at / width))
  }
  return Promise.all(hashes)
}

/** RFC 6962's MTH over the leaves `start` to before `end`. */
export async function rangeHash(start: number, end: number, nodeAt: NodeAt): Promise<Buffer> {
  return joinHashes(await tiles(start, end, nodeAt))
}

/** Where RFC 6962 splits a range of more than one leaf: after the largest power of two smaller than its length. */
export function middle(start: number, end: number): number {
  let width = 1
  while (width * 2 < end - start) width *= 2
  return start + width
}
