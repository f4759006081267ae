/** One measured figure: what was measured, its value, and the goal it is compared with. `null` is void, not zero. */
export interface Figure {
  name: string
  value: number | null
  unit: string
  goal?: string
  note?: string
}

/** A workload of the benchmark. `quick` is a smoke run whose figures say nothing. */
export interface Workload {
  name: string
  run(options: { quick: boolean; log(line: string): void }): Promise<Figure[]>
}

export const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? null

export const quantile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? null

export const round = (value: number | null, digits = 2) => (value === null ? null : Number(value.toFixed(digits)))
