import type { FormattedNode } from '../../../../domain/screening/shown/formatted.ts'

/** The level of the headings that are on the page above the work. */
const above = 2

/** The level that each heading of a part has on the page: below the page's own, and none left out on the way down. */
export function headingLevels(nodes: FormattedNode[]): Map<FormattedNode, number> {
  const levels = new Map<FormattedNode, number>()
  /** The headings that are open, by their levels in the work. */
  const open: number[] = []
  const walk = (node: FormattedNode) => {
    if (!('tag' in node)) return
    const level = Number(/^h(\d)$/.exec(node.tag)?.[1] ?? 0)
    if (!level) return node.nodes.forEach(walk)
    while (open.length && open.at(-1)! >= level) open.pop()
    open.push(level)
    levels.set(node, Math.min(6, above + open.length))
  }
  nodes.forEach(walk)
  return levels
}
