import type { OutageCause } from './due.ts'

/** A stretch of time. */
export interface Stretch {
  from: Date
  until: Date
}

export interface FoundOutage extends Stretch {
  cause: OutageCause
}

/**
 * When intake could not be used, in order of time: between two heartbeats of which none covers the time between, and where it
 * answered with errors of its own. Stretches that are no further apart than `intervalMs`, the time between two beats, are one.
 * What ended less than two beats before `now` may still go on and is left for later; what is shorter than `leastMs` is left out.
 */
export function outagesIn(
  { beats, faults }: { beats: Stretch[]; faults: Stretch[] },
  { now, intervalMs, leastMs }: { now: Date; intervalMs: number; leastMs: number },
): FoundOutage[] {
  const covered = merged(beats, 0)
  const gaps = covered.slice(1).map(({ from }, index) => ({ from: covered[index]!.until, until: from }))
  const settled = merged(faults, intervalMs).filter(({ until }) => now.getTime() - until.getTime() > 2 * intervalMs)
  const all: FoundOutage[] = [
    ...gaps.map((gap) => ({ ...gap, cause: 'unreachable' as const })),
    ...settled.flatMap((fault) => without(fault, gaps).map((rest) => ({ ...rest, cause: 'errors' as const }))),
  ]
  return all
    .filter(({ from, until }) => until.getTime() - from.getTime() >= leastMs && until > from)
    .sort((one, other) => one.from.getTime() - other.from.getTime())
}

/** The same time in stretches that do not touch, in order; those no further apart than `reachMs` become one. */
function merged(stretches: Stretch[], reachMs: number): Stretch[] {
  const result: Stretch[] = []
  for (const one of [...stretches].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = result.at(-1)
    if (last && one.from.getTime() - last.until.getTime() <= reachMs) {
      last.until = one.until > last.until ? one.until : last.until
    } else result.push({ ...one })
  }
  return result
}

/** What is left of a stretch outside of others, so that no time is given twice. */
const without = (stretch: Stretch, others: Stretch[]): Stretch[] =>
  others.reduce<Stretch[]>(
    (rest, other) =>
      rest.flatMap((one) =>
        other.until <= one.from || other.from >= one.until
          ? [one]
          : [
              ...(other.from > one.from ? [{ from: one.from, until: other.from }] : []),
              ...(other.until < one.until ? [{ from: other.until, until: one.until }] : []),
            ],
      ),
    [stretch],
  )
