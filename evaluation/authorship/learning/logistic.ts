/** A logistic model: log-odds = intercept + weights · inputs. */
export interface Logistic {
  weights: number[]
  intercept: number
}

/** Fits a logistic model by Newton's method, with a penalty of `ridge` on the squared weights. */
export function fitLogistic(inputs: number[][], outcomes: boolean[], importance: number[], ridge: number): Logistic {
  const width = inputs[0]!.length + 1
  let beta = new Array<number>(width).fill(0)
  for (let round = 0; round < 50; round++) {
    const gradient = new Array<number>(width).fill(0)
    const curvature = Array.from({ length: width }, () => new Array<number>(width).fill(0))
    inputs.forEach((input, row) => {
      const x = [...input, 1]
      const p = probability(x.reduce((sum, value, at) => sum + value * beta[at]!, 0))
      const error = importance[row]! * (p - Number(outcomes[row]))
      for (let i = 0; i < width; i++) {
        gradient[i]! += error * x[i]!
        for (let j = 0; j < width; j++) curvature[i]![j]! += importance[row]! * p * (1 - p) * x[i]! * x[j]!
      }
    })
    for (let i = 0; i < width; i++) {
      gradient[i]! += i < width - 1 ? ridge * beta[i]! : 0
      curvature[i]![i]! += i < width - 1 ? ridge : 1e-9
    }
    const step = solve(curvature, gradient)
    beta = beta.map((value, at) => value - step[at]!)
    if (Math.max(...step.map(Math.abs)) < 1e-10) break
  }
  return { weights: beta.slice(0, -1), intercept: beta.at(-1)! }
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

// Gauss–Jordan with partial pivoting; the systems here have a handful of unknowns.
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows.reduce(
      (best, row, at) => (at >= column && Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? at : best),
      column,
    )
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let other = 0; other < rows.length; other++) {
      if (other === column) continue
      const factor = rows[other]![column]! / rows[column]![column]!
      for (let at = column; at <= rows.length; at++) rows[other]![at]! -= factor * rows[column]![at]!
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!)
}
