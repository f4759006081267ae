import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consistencyProof, type TreeHead, verifyConsistency } from '../../../src/domain/audit/consistency.ts'
import { append, emptyFrontier, frontierAt, rootOf } from '../../../src/domain/audit/frontier.ts'
import { emptyRoot, leafHash, nodeHash } from '../../../src/domain/audit/hash.ts'
import { naiveRoot, naiveSubproof, nodeStore, someLeaves, uniformNodes, vectorLeaves } from './naive.ts'

function nodesOf(data: Uint8Array[]) {
  return nodeStore(append(emptyFrontier, data.map(leafHash)).nodes)
}

function headOf(data: Uint8Array[], size: number): TreeHead {
  return { size, root: naiveRoot(data.slice(0, size)) }
}

test('the published vectors have the published proof from 2 to 5', async () => {
  const proof = await consistencyProof(2, 5, nodesOf(vectorLeaves))

  expect(proof.map((hash) => hash.toString('hex'))).toEqual([
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ])
})

test('every tree is shown to begin with every earlier one, by the proof of the recursive definition', async () => {
  const data = someLeaves(34)
  const nodeAt = nodesOf(data)

  for (let newSize = 0; newSize <= data.length; newSize++) {
    for (let oldSize = 0; oldSize <= newSize; oldSize++) {
      const proof = await consistencyProof(oldSize, newSize, nodeAt)

      expect(proof).toEqual(oldSize === 0 ? [] : naiveSubproof(oldSize, data.slice(0, newSize)))
      expect(verifyConsistency(headOf(data, oldSize), headOf(data, newSize), proof)).toBe(true)
    }
  }
})

test('a log that was rewritten before the old size cannot be shown to begin with it', async () => {
  const sizes = fc
    .integer({ min: 2, max: 30 })
    .chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)))

  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), async ([oldSize, newSize], at) => {
      const data = someLeaves(newSize)
      const rewritten = data.map((leaf, index) => (index === at % oldSize ? Buffer.from('another') : leaf))

      const proof = await consistencyProof(oldSize, newSize, nodesOf(rewritten))

      expect(verifyConsistency(headOf(data, oldSize), headOf(rewritten, newSize), proof)).toBe(false)
    }),
  )
})

test('a proof holds for its own two trees only', async () => {
  const data = someLeaves(30)
  const nodeAt = nodesOf(data)
  const sizes = fc.tuple(fc.integer({ min: 1, max: 29 }), fc.integer({ min: 1, max: 30 })).filter(([a, b]) => a < b)

  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), async ([oldSize, newSize], at) => {
      const proof = await consistencyProof(oldSize, newSize, nodeAt)
      const older = headOf(data, oldSize)
      const newer = headOf(data, newSize)
      const other = naiveRoot([Buffer.from('another')])

      expect(verifyConsistency({ ...older, root: other }, newer, proof)).toBe(false)
      expect(verifyConsistency(older, { ...newer, root: other }, proof)).toBe(false)
      expect(verifyConsistency(older, newer, [...proof, other])).toBe(false)
      expect(verifyConsistency(older, newer, proof.slice(0, -1))).toBe(false)
      expect(verifyConsistency(older, newer, proof.with(at % proof.length, other))).toBe(false)
      expect(verifyConsistency(newer, older, proof)).toBe(false)
      expect(verifyConsistency(older, { ...newer, size: oldSize }, proof)).toBe(false)
      expect(verifyConsistency(older, { ...newer, size: newSize * 4 }, proof)).toBe(false)
    }),
  )
})

test('a log cannot shrink, however the proof is made', () => {
  const [a, b, c] = someLeaves(3).map(leafHash) as [Buffer, Buffer, Buffer]
  const older = { size: 5, root: a }
  const newer = { size: 3, root: nodeHash(nodeHash(a, b), c) }

  expect(verifyConsistency(older, newer, [a, b, c])).toBe(false)
})

test('between equal or empty trees there is nothing to prove, and nothing else is taken as proof', () => {
  const data = someLeaves(5)
  const other = leafHash(Buffer.from('another'))
  const none = { size: 0, root: emptyRoot }

  expect(verifyConsistency(headOf(data, 5), headOf(data, 5), [other])).toBe(false)
  expect(verifyConsistency(headOf(data, 5), { size: 5, root: other }, [])).toBe(false)
  expect(verifyConsistency(none, headOf(data, 5), [other])).toBe(false)
  expect(verifyConsistency({ size: 0, root: other }, headOf(data, 5), [])).toBe(false)
  expect(verifyConsistency(headOf(data, 3), headOf(data, 5), [])).toBe(false)
})

test('a log may outgrow 32 bits', async () => {
  const nodeAt = uniformNodes(leafHash(Buffer.from('the same')))
  const newer = { size: 2 ** 33 + 5, root: rootOf(await frontierAt(2 ** 33 + 5, nodeAt)) }

  for (const size of [1, 3, 2 ** 32, 2 ** 32 + 7, 2 ** 33, 2 ** 33 + 4]) {
    const older = { size, root: rootOf(await frontierAt(size, nodeAt)) }

    expect(verifyConsistency(older, newer, await consistencyProof(size, newer.size, nodeAt))).toBe(true)
  }
})

test('there is no proof that a tree begins with a larger one', () => {
  expect(() => consistencyProof(4, 3, () => leafHash(Buffer.of()))).toThrow(RangeError)
})
