import type { Row } from './rows.ts'

/**
 * The rows in reading order: the file's own order where rows stand side by side (columns, tables), and from top to bottom
 * where they do not, because programs draw running heads and feet when they like.
 */
export function inReadingOrder(rows: Row[]): Row[] {
  const blocks = blocksOf(rows)
  const tops = new Map(blocks.map((block) => [block, Math.min(...block.map(topOf))]))
  return blocks.sort((a, b) => tops.get(a)! - tops.get(b)!).flat()
}

const topOf = ({ y, height }: Row) => y - 0.6 * height
const bottomOf = ({ y }: Row) => y

/** Stretches of the file's order that hold all rows that stand side by side with one of them. */
function blocksOf(rows: Row[]): Row[][] {
  const goesOnTo = rows.map((_, index) => index)
  for (const [first, second] of sideBySide(rows)) {
    const [from, to] = [Math.min(first, second), Math.max(first, second)]
    goesOnTo[from] = Math.max(goesOnTo[from]!, to)
  }
  const blocks: Row[][] = []
  let end = -1
  for (const [index, row] of rows.entries()) {
    if (index > end) blocks.push([])
    blocks.at(-1)!.push(row)
    end = Math.max(end, goesOnTo[index]!)
  }
  return blocks
}

/** How many rows a row is compared with; a page with more side by side is a drawing. */
const mostBeside = 40

function sideBySide(rows: Row[]): [number, number][] {
  const pairs: [number, number][] = []
  const order = rows.map((_, index) => index).sort((a, b) => topOf(rows[a]!) - topOf(rows[b]!))
  let open: number[] = []
  for (const index of order) {
    open = open.filter((it) => bottomOf(rows[it]!) > topOf(rows[index]!)).slice(-mostBeside)
    for (const other of open) pairs.push([other, index])
    open.push(index)
  }
  return pairs
}
