import type { Row } from '../../evaluator.ts'

/** Counts the rows of one data format. */
export interface Counter {
  name: string
  reads(row: Row): boolean
  /** Judges one row and returns its predictions. */
  add(row: Row): Row[] | Promise<Row[]>
  rows(): number
  metrics(): Row
}

/** The labels that a fair checker may give a row; its own label when nothing else is said. */
export function acceptOf(row: Row): string[] {
  return Array.isArray(row.accept) ? (row.accept as string[]) : [String(row.label)]
}
