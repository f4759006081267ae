/** One row of an evaluation file, as parsed from JSON. */
export type Row = Record<string, unknown>

/** What a detector is measured with. It knows the data formats of its detector and nothing of particular files. */
export interface Evaluator {
  /** The detector's id. */
  detector: string
  /**
   * Runs the detector over every row.
   * `sibling(name)` reads the rows of another file in the same folder, by its name without extension, gzipped or not.
   * `progress` is called after each case. Deterministic: same rows, same result.
   */
  evaluate(input: {
    rows: Row[]
    sibling(name: string): Promise<Row[]>
    progress(done: number, total: number): void
  }): Promise<{ metrics: Row; predictions: Row[] }>
}
