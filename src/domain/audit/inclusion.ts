import { nodeHash } from './hash.ts'
import { middle, type NodeAt, rangeHash } from './nodes.ts'

/**
 * Proof that the leaf at `index` is in the tree of `size` leaves: the hashes beside its way to the root, nearest first
 * (RFC 6962, 2.1.1).
 *
 * @throws RangeError when the tree has no such leaf.
 */
export function inclusionProof(index: number, size: number, nodeAt: NodeAt): Promise<Buffer[]> {
  if (!(index >= 0 && index < size)) throw new RangeError(`A tree of ${size} leaves has no leaf ${index}`)

  const beside: Promise<Buffer>[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const split = middle(start, end)
    if (index < split) {
      beside.unshift(rangeHash(split, end, nodeAt))
      end = split
    } else {
      beside.unshift(rangeHash(start, split, nodeAt))
      start = split
    }
  }
  return Promise.all(beside)
}

/** Whether `proof` leads from the leaf hash at `index` to the root of a tree of `size` leaves (RFC 9162, 2.1.3.2). */
export function verifyInclusion(index: number, size: number, leaf: Buffer, proof: Buffer[], root: Buffer): boolean {
  if (!(index >= 0 && index < size)) return false

  let at = index
  let last = size - 1
  let hash = leaf
  for (const beside of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else {
      hash = nodeHash(hash, beside)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hash.equals(root)
}
