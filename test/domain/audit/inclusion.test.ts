import fc from 'fast-check'
import { expect, test } from 'vitest'
import { append, emptyFrontier, frontierAt, rootOf } from '../../../src/domain/audit/frontier.ts'
import { leafHash } from '../../../src/domain/audit/hash.ts'
import { inclusionProof, verifyInclusion } from '../../../src/domain/audit/inclusion.ts'
import { naivePath, naiveRoot, nodeStore, someLeaves, uniformNodes, vectorLeaves } from './naive.ts'

function nodesOf(data: Uint8Array[]) {
  return nodeStore(append(emptyFrontier, data.map(leafHash)).nodes)
}

test('entry 5 of the published vectors has the published proof', async () => {
  const proof = await inclusionProof(5, 8, nodesOf(vectorLeaves))

  expect(proof.map((hash) => hash.toString('hex'))).toEqual([
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
})

test('every entry of every tree has the proof of the recursive definition, from the nodes of a larger tree', async () => {
  const data = someLeaves(34)
  const nodeAt = nodesOf(data)

  for (let size = 1; size <= data.length; size++) {
    const tree = data.slice(0, size)
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(index, size, nodeAt)

      expect(proof).toEqual(naivePath(index, tree))
      expect(verifyInclusion(index, size, leafHash(tree[index]!), proof, naiveRoot(tree))).toBe(true)
    }
  }
})

test('a proof holds for its own leaf, place, size and root only', async () => {
  const data = someLeaves(30)
  const nodeAt = nodesOf(data)
  const place = fc.integer({ min: 1, max: 30 }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)))

  await fc.assert(
    fc.asyncProperty(place, fc.nat(), fc.nat(255), async ([index, size], at, bit) => {
      const proof = await inclusionProof(index, size, nodeAt)
      const leaf = leafHash(data[index]!)
      const root = naiveRoot(data.slice(0, size))
      const flip = (hash: Buffer) => hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)) as Buffer
      const broken = proof.map((hash, i) => (i === at % proof.length ? flip(hash) : hash))

      expect(verifyInclusion(index, size, flip(leaf), proof, root)).toBe(false)
      expect(verifyInclusion(index, size, leaf, proof, flip(root))).toBe(false)
      expect(verifyInclusion(index, size, leaf, broken, root)).toBe(proof.length === 0)
      expect(verifyInclusion(index, size, leaf, [...proof, leaf], root)).toBe(false)
      expect(verifyInclusion(index, size, leaf, proof.slice(1), root)).toBe(proof.length === 0)
      expect(verifyInclusion(size, size, leaf, proof, root)).toBe(false)
      expect(verifyInclusion(-1, size, leaf, proof, root)).toBe(false)
      if (index > 0) expect(verifyInclusion(index - 1, size, leaf, proof, root)).toBe(false)
    }),
  )
})

test('a log may outgrow 32 bits', async () => {
  const leaf = leafHash(Buffer.from('the same'))
  const nodeAt = uniformNodes(leaf)
  const size = 2 ** 33 + 5

  const root = rootOf(await frontierAt(size, nodeAt))

  for (const index of [0, 2 ** 32 + 1, 2 ** 33 - 1, 2 ** 33, size - 1]) {
    expect(verifyInclusion(index, size, leaf, await inclusionProof(index, size, nodeAt), root)).toBe(true)
  }
})

test('there is no proof for an entry that the tree does not have', () => {
  expect(() => inclusionProof(3, 3, () => leafHash(Buffer.of()))).toThrow(RangeError)
  expect(() => inclusionProof(Number.NaN, 3, () => leafHash(Buffer.of()))).toThrow(RangeError)
})
