import type { Chunk } from './chunks.ts'
import type { Row } from './rows.ts'

/** Fewer rows than this are a table, a heading beside a number, or chance. */
const fewest = 3

/** In words and shares: what tells the lines of a column from the cells of a table. */
const leastWords = 3
const leastBegunInside = 0.25

/**
 * Parts columns that are drawn row by row, across the page: the lines of the left one, then those of the right one. A
 * table keeps its rows.
 */
export function partColumns(rows: Row[]): Row[] {
  const parted: Row[] = []
  for (let at = 0; at < rows.length; ) {
    const run = runFrom(rows, at)
    if (run.length >= fewest && isProse(run)) parted.push(...leftOf(run), ...rightOf(run))
    else parted.push(...run.slice(0, Math.max(1, run.length)), ...(run.length ? [] : [rows[at]!]))
    at += Math.max(1, run.length)
  }
  return parted
}

/** The rows from `at` on that have one gap in the same place. Near its end a column may be shorter than the other. */
function runFrom(rows: Row[], at: number): Row[] {
  const first = rows[at]!
  if (first.chunks.length !== 2) return []
  const gutter = { from: first.chunks[0]!.right, to: first.chunks[1]!.x }
  const run = [first]
  for (const row of rows.slice(at + 1)) {
    if (row.y <= run.at(-1)!.y || !keeps(row, gutter)) break
    run.push(row)
  }
  while (run.at(-1)!.chunks.length < 2 && run.length > 1) run.pop()
  return run
}

function keeps({ chunks, height }: Row, gutter: { from: number; to: number }) {
  const [left, right] = chunks
  if (chunks.length === 1) return left!.right < gutter.to - height || Math.abs(left!.x - gutter.to) < height
  if (chunks.length !== 2 || Math.abs(right!.x - gutter.to) > height / 2) return false
  gutter.from = Math.max(gutter.from, left!.right)
  return gutter.to - gutter.from > 0.5 * height
}

function isProse(run: Row[]) {
  const pairs = run.filter(({ chunks }) => chunks.length === 2)
  const [left, right] = [pairs.map(({ chunks }) => chunks[0]!), pairs.map(({ chunks }) => chunks[1]!)]
  const begunInside = [...left, ...right].filter((it) => /^[\p{Ll}\p{Lo}]/u.test(it.atoms[0]!.text)).length
  return (
    pairs.length >= fewest &&
    words(left) >= leastWords * left.length &&
    words(right) >= leastWords * right.length &&
    begunInside >= leastBegunInside * 2 * pairs.length
  )
}

const words = (chunks: Chunk[]) => chunks.reduce((sum, { atoms }) => sum + 1 + gapsIn(atoms), 0)

function gapsIn(atoms: Chunk['atoms']) {
  return atoms.filter(
    (atom, at) =>
      at > 0 && !atom.isSpace && (atoms[at - 1]!.isSpace || atom.x - atoms[at - 1]!.right > 0.16 * atom.height),
  ).length
}

const rowOf = (chunk: Chunk): Row => ({
  chunks: [chunk],
  x: chunk.x,
  right: chunk.right,
  y: chunk.y,
  height: chunk.height,
})

/** A row of one chunk belongs to the column in which it stands. */
function leftOf(run: Row[]) {
  const to = run[0]!.chunks[1]!.x
  return run.flatMap(({ chunks }) => (chunks[0]!.right < to ? [rowOf(chunks[0]!)] : []))
}

function rightOf(run: Row[]) {
  const to = run[0]!.chunks[1]!.x
  return run.flatMap(({ chunks }) => (chunks.at(-1)!.right < to ? [] : [rowOf(chunks.at(-1)!)]))
}
