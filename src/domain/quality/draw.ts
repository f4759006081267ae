import { sha256Hex } from '../hash.ts'

/**
 * A sample of `ids` by a seed, at least one of them: the same ids, seed and rate give the same sample, whatever the order of
 * the ids, so that a draw can be repeated. `rate` is a share above 0, at most 1.
 */
export function drawSample(ids: readonly string[], { seed, rate }: { seed: string; rate: number }): string[] {
  const ranked = ids.map((id) => ({ id, rank: sha256Hex(`${seed} ${id}`) }))
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1))
  return ranked.slice(0, Math.ceil(ids.length * rate)).map(({ id }) => id)
}
