import fc from 'fast-check'
import { expect, test } from 'vitest'
import { append, emptyFrontier, frontierAt, rootOf } from '../../../src/domain/audit/frontier.ts'
import { emptyRoot, leafHash } from '../../../src/domain/audit/hash.ts'
import { naiveRoot, nodeStore, someLeaves, vectorLeaves } from './naive.ts'

function treeOf(data: Uint8Array[]) {
  return append(emptyFrontier, data.map(leafHash))
}

test('the empty log has the hash of nothing as its root', () => {
  expect(rootOf(emptyFrontier)).toEqual(emptyRoot)
  expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test.each([
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
])('the first %i leaves of the published vectors have the published root', (size, root) => {
  const { frontier } = treeOf(vectorLeaves.slice(0, size))

  expect(rootOf(frontier).toString('hex')).toBe(root)
})

test('the root is that of the recursive definition at every size', () => {
  const data = someLeaves(70)

  for (let size = 0; size <= data.length; size++) {
    expect(rootOf(treeOf(data.slice(0, size)).frontier)).toEqual(naiveRoot(data.slice(0, size)))
  }
})

test('leaves may come one by one or in any batches', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 12 }), (batches) => {
      const data = someLeaves(batches.reduce((sum, batch) => sum + batch, 0))
      let frontier = emptyFrontier
      const nodes = batches.flatMap((batch) => {
        const appended = append(frontier, data.slice(frontier.size, frontier.size + batch).map(leafHash))
        frontier = appended.frontier
        return appended.nodes
      })

      expect({ frontier, nodes }).toEqual(treeOf(data))
    }),
  )
})

test('every complete node is made exactly once, and the frontier can be read back from them at any size', async () => {
  const data = someLeaves(41)
  const { nodes } = treeOf(data)
  const nodeAt = nodeStore(nodes)

  for (let size = 0; size <= data.length; size++) {
    expect(await frontierAt(size, nodeAt)).toEqual(treeOf(data.slice(0, size)).frontier)
  }
  for (const { level, index, hash } of nodes) {
    expect(hash).toEqual(naiveRoot(data.slice(index * 2 ** level, (index + 1) * 2 ** level)))
  }
  expect(nodes).toHaveLength(41 + 20 + 10 + 5 + 2 + 1)
})

test('appending leaves the earlier frontier as it was', () => {
  const { frontier } = treeOf(someLeaves(5))
  const root = rootOf(frontier)

  append(frontier, someLeaves(3).map(leafHash))

  expect(rootOf(frontier)).toEqual(root)
})
