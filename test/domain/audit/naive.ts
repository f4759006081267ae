import { createHash } from 'node:crypto'
import type { TreeNode } from '../../../src/domain/audit/nodes.ts'

/** RFC 6962's definitions, word for word and without any cleverness, to hold the real ones against. */

function sha256(...parts: Uint8Array[]) {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

function split(size: number) {
  return 2 ** (Math.ceil(Math.log2(size)) - 1)
}

export function naiveRoot(data: Uint8Array[]): Buffer {
  if (data.length === 0) return sha256()
  if (data.length === 1) return sha256(Buffer.of(0), data[0]!)
  const k = split(data.length)
  return sha256(Buffer.of(1), naiveRoot(data.slice(0, k)), naiveRoot(data.slice(k)))
}

export function naivePath(m: number, data: Uint8Array[]): Buffer[] {
  if (data.length === 1) return []
  const k = split(data.length)
  return m < k
    ? [...naivePath(m, data.slice(0, k)), naiveRoot(data.slice(k))]
    : [...naivePath(m - k, data.slice(k)), naiveRoot(data.slice(0, k))]
}

export function naiveSubproof(m: number, data: Uint8Array[], isWhole = true): Buffer[] {
  if (m === data.length) return isWhole ? [] : [naiveRoot(data)]
  const k = split(data.length)
  return m <= k
    ? [...naiveSubproof(m, data.slice(0, k), isWhole), naiveRoot(data.slice(k))]
    : [...naiveSubproof(m - k, data.slice(k), false), naiveRoot(data.slice(0, k))]
}

/** The leaves of the certificate-transparency test vectors. */
export const vectorLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'))

export function someLeaves(count: number) {
  return Array.from({ length: count }, (_, index) => Buffer.from(`leaf ${index}`))
}

/** Nodes as a database would hold them: inserted once, never replaced. */
export function nodeStore(nodes: TreeNode[]) {
  const stored = new Map<string, Buffer>()
  for (const { level, index, hash } of nodes) {
    if (stored.has(`${level}/${index}`)) throw new Error(`Node ${level}/${index} was made twice`)
    stored.set(`${level}/${index}`, hash)
  }
  return (level: number, index: number) => {
    const hash = stored.get(`${level}/${index}`)
    if (!hash) throw new Error(`Node ${level}/${index} is not complete`)
    return hash
  }
}

/** A tree of `size` equal leaves, of any size: all nodes of a level are equal, so none has to be stored. */
export function uniformNodes(leaf: Buffer) {
  const levels = [leaf]
  return (level: number) => {
    while (levels.length <= level) levels.push(sha256(Buffer.of(1), levels.at(-1)!, levels.at(-1)!))
    return levels[level]!
  }
}
