import type { Row } from './evaluator.ts'
import { listRows } from './sets/lists/rows.ts'

/** Generated data by name. Nothing of it is stored: the same rows come out of every run. */
export const sets: Record<string, () => Row[] | Promise<Row[]>> = {
  'reference-lists': () => listRows(10),
}
