import type { Chunk } from './chunks.ts'

/** The chunks of one line, from left to right. */
export interface Row {
  chunks: Chunk[]
  x: number
  right: number
  y: number
  height: number
}

/**
 * Puts chunks on one base line into rows: those that are drawn one after the other, as the cells of a table are, and those
 * that fill a gap in a row, as words do that a program draws later.
 */
export function rowsOf(chunks: Chunk[]): Row[] {
  const rows: Row[] = []
  const byPlace = new Map<number, Row[]>()
  const keep = (row: Row) => {
    const at = Math.round(row.y / bucket)
    const here = byPlace.get(at)
    if (here) here.push(row)
    else byPlace.set(at, [row])
  }
  for (const chunk of chunks) {
    const last = rows.at(-1)
    const beside = last && isLevel(last, chunk) && distance(last, chunk) > -0.3 * chunk.height ? last : null
    const row = beside ?? near(byPlace, chunk).find((it) => isLevel(it, chunk) && fills(it, chunk))
    if (row) {
      insert(row, chunk)
    } else {
      rows.push({ chunks: [chunk], x: chunk.x, right: chunk.right, y: chunk.y, height: chunk.height })
      keep(rows.at(-1)!)
    }
  }
  return rows
}

/** Rows are found again by their base line, in steps of so many points. */
const bucket = 4

function near(byPlace: Map<number, Row[]>, { y }: Chunk) {
  const at = Math.round(y / bucket)
  return [at - 1, at, at + 1].flatMap((place) => byPlace.get(place) ?? [])
}

const isLevel = (a: Pick<Row, 'y' | 'height'>, b: Pick<Row, 'y' | 'height'>) =>
  Math.abs(a.y - b.y) <= 0.3 * Math.max(a.height, b.height)

/** How far two things on a line are apart; negative where they overlap. */
const distance = (a: Pick<Row, 'x' | 'right'>, b: Pick<Row, 'x' | 'right'>) => Math.max(b.x - a.right, a.x - b.right)

/** A row of more chunks is a drawing; nothing is looked for in it. */
const mostChunks = 200

/** Whether a chunk touches what a row has, without lying over it. */
function fills({ chunks }: Row, chunk: Chunk) {
  if (chunks.length > mostChunks) return false
  const gaps = chunks.map((it) => distance(it, chunk))
  const size = chunk.height
  return gaps.every((gap) => gap > -0.3 * size) && gaps.some((gap) => gap < 0.8 * size)
}

function insert(row: Row, chunk: Chunk) {
  const isLast = chunk.x >= row.chunks.at(-1)!.x
  row.chunks.push(chunk)
  if (!isLast) row.chunks.sort((a, b) => a.x - b.x)
  row.x = Math.min(row.x, chunk.x)
  row.right = Math.max(row.right, chunk.right)
  if (chunk.height > row.height) [row.y, row.height] = [chunk.y, chunk.height]
}
