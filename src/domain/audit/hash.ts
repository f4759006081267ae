import { createHash } from 'node:crypto'

/** RFC 6962, 2.1: a leaf and a node start with different bytes, so that neither can pass for the other. */
const leafPrefix = Buffer.of(0x00)
const nodePrefix = Buffer.of(0x01)

/** The root of a log without entries: SHA-256 of nothing. */
export const emptyRoot = createHash('sha256').digest()

export function leafHash(data: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(data).digest()
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/** The hash over complete subtrees that stand side by side, largest first: the smallest pair is joined first. */
export function joinHashes(subtrees: Buffer[]): Buffer {
  return subtrees.length === 0 ? emptyRoot : subtrees.reduceRight((right, left) => nodeHash(left, right))
}
