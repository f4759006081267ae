import { emptyRoot, nodeHash } from './hash.ts'
import { middle, type NodeAt, rangeHash } from './nodes.ts'

/**
 * Proof that the tree of `newSize` leaves begins with the tree of `oldSize` leaves: nothing before was changed
 * (RFC 6962, 2.1.2). Empty when the sizes are equal or the old tree is empty.
 *
 * @throws RangeError when the old tree is larger than the new one.
 */
export function consistencyProof(oldSize: number, newSize: number, nodeAt: NodeAt): Promise<Buffer[]> {
  if (!(oldSize >= 0 && oldSize <= newSize)) throw new RangeError(`${newSize} leaves cannot begin with ${oldSize}`)
  if (oldSize === 0) return Promise.resolve([])

  const proof: Promise<Buffer>[] = []
  let start = 0
  let end = newSize
  while (end !== oldSize) {
    const split = middle(start, end)
    if (oldSize <= split) {
      proof.unshift(rangeHash(split, end, nodeAt))
      end = split
    } else {
      proof.unshift(rangeHash(start, split, nodeAt))
      start = split
    }
  }
  // The old root itself is left out: the checker already has it.
  if (start > 0) proof.unshift(rangeHash(start, end, nodeAt))
  return Promise.all(proof)
}

/** One state of a log: what a checkpoint states. */
export interface TreeHead {
  size: number
  root: Buffer
}

/** Whether `proof` shows that the newer tree begins with the older one (RFC 9162, 2.1.4.2). */
export function verifyConsistency(older: TreeHead, newer: TreeHead, proof: Buffer[]): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root)
  if (older.size === 0) return proof.length === 0 && older.root.equals(emptyRoot)

  let at = older.size - 1
  let last = newer.size - 1
  while (at % 2 === 1) {
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }

  const [first, ...rest] = at === 0 ? [older.root, ...proof] : proof
  if (!first) return false
  let oldHash = first
  let newHash = first
  for (const beside of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldHash = nodeHash(beside, oldHash)
      newHash = nodeHash(beside, newHash)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else {
      newHash = nodeHash(newHash, beside)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && oldHash.equals(older.root) && newHash.equals(newer.root)
}
