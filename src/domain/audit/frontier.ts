import { joinHashes, nodeHash } from './hash.ts'
import { type NodeAt, type TreeNode, tiles } from './nodes.ts'

/** All that must be known of a tree to append to it: the roots of its complete subtrees, largest first. */
export interface Frontier {
  readonly size: number
  readonly peaks: readonly Buffer[]
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] }

/** The frontier after `leaves` (leaf hashes), and every node that became complete with them, leaves included. */
export function append(frontier: Frontier, leaves: Iterable<Buffer>): { frontier: Frontier; nodes: TreeNode[] } {
  const peaks = [...frontier.peaks]
  const nodes: TreeNode[] = []
  let size = frontier.size

  for (const leaf of leaves) {
    let node: TreeNode = { level: 0, index: size++, hash: leaf }
    nodes.push(node)
    while (node.index % 2 === 1) {
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(peaks.pop()!, node.hash) }
      nodes.push(node)
    }
    peaks.push(node.hash)
  }
  return { frontier: { size, peaks }, nodes }
}

/** The root of the tree, as a checkpoint states it. */
export function rootOf({ peaks }: Frontier): Buffer {
  return joinHashes([...peaks])
}

/** The frontier of a tree of `size` leaves, read back from its stored nodes. */
export async function frontierAt(size: number, nodeAt: NodeAt): Promise<Frontier> {
  return { size, peaks: await tiles(0, size, nodeAt) }
}
