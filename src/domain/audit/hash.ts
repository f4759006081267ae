import { hash } from 'node:crypto'

/** RFC 6962, 2.1: a leaf and a node start with different bytes, so that neither can pass for the other. */
const leafPrefix = Buffer.of(0x00)
/** A node's prefix and room for its two children; it is filled and hashed without a pause. */
const node = Buffer.alloc(65, 0x01)

/** The root of a log without entries: SHA-256 of nothing. */
export const emptyRoot = sha256(Buffer.alloc(0))

export function leafHash(data: Uint8Array): Buffer {
  return sha256(Buffer.concat([leafPrefix, data]))
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  node.set(left, 1)
  node.set(right, 33)
  return sha256(node)
}

/** The hash over complete subtrees that stand side by side, largest first: the smallest pair is joined first. */
export function joinHashes(subtrees: Buffer[]): Buffer {
  return subtrees.length === 0 ? emptyRoot : subtrees.reduceRight((right, left) => nodeHash(left, right))
}

/** One call in place of three: a log is verified with two of these for each entry. */
function sha256(data: Uint8Array): Buffer {
  return hash('sha256', data, 'buffer')
}
