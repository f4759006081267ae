/** A share with its 95 % interval, from 0 to 1. */
export interface Share {
  n: number
  hits: number
  share: number | null
  low: number | null
  high: number | null
}

const z95 = 1.96

/** How many of `n` it was, with Wilson's interval (E. B. Wilson, JASA 22 (1927) 209–212), which holds for few cases too. */
export function shareOf(hits: number, n: number): Share {
  if (!n) return { n, hits, share: null, low: null, high: null }
  const share = hits / n
  const spread = 1 + z95 ** 2 / n
  const centre = (share + z95 ** 2 / (2 * n)) / spread
  const half = (z95 * Math.sqrt((share * (1 - share)) / n + z95 ** 2 / (4 * n ** 2))) / spread
  return { n, hits, share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
