/** How far two people agree beyond chance about the same decisions. */
export interface Agreement {
  /** How many decisions both judged. */
  n: number
  /** The share on which they agree, from 0 to 1; null where there are none. */
  observed: number | null
  /** Cohen's kappa, from -1 to 1; null where chance alone would make them agree always. */
  kappa: number | null
  /** The 95 % interval of kappa. */
  low: number | null
  high: number | null
}

/** 95 % of a normal distribution lie within so many standard deviations of its middle. */
const z95 = 1.959964

/**
 * Cohen's kappa with its large-sample interval, for pairs of judgements of the same thing. Source: J. Cohen, Educational and
 * Psychological Measurement 20 (1960) 37–46; the variance by Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969) 323–327.
 */
export function agreementOf(pairs: readonly (readonly [one: string, other: string])[]): Agreement {
  const n = pairs.length
  if (!n) return { n, observed: null, kappa: null, low: null, high: null }
  const codes = [...new Set(pairs.flat())]
  const share = (one: string | null, other: string | null) =>
    pairs.filter(([a, b]) => (one === null || a === one) && (other === null || b === other)).length / n
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

  const observed = sum(codes.map((code) => share(code, code)))
  const chance = sum(codes.map((code) => share(code, null) * share(null, code)))
  if (chance === 1) return { n, observed, kappa: null, low: null, high: null }
  const kappa = (observed - chance) / (1 - chance)

  const agreed = codes.map(
    (code) => share(code, code) * (1 - (share(code, null) + share(null, code)) * (1 - kappa)) ** 2,
  )
  const apart = codes.flatMap((a) =>
    codes.filter((b) => b !== a).map((b) => share(a, b) * (share(null, a) + share(b, null)) ** 2),
  )
  const spread = sum(agreed) + (1 - kappa) ** 2 * sum(apart) - (kappa - chance * (1 - kappa)) ** 2
  const error = Math.sqrt(Math.max(spread, 0) / n) / (1 - chance)
  return { n, observed, kappa, low: Math.max(-1, kappa - z95 * error), high: Math.min(1, kappa + z95 * error) }
}
