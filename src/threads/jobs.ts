import { v7 as newId } from 'uuid'
import { fingerprints } from '../detectors/overlap/fingerprints.ts'
import { checkedReflection } from '../domain/intake/reflection-check.ts'
import { type KnownRoster, planRoster, type ReadRoster } from '../domain/people/roster/plan.ts'
import { pdfOf } from './pdf.ts'

/** The CPU work of requests and jobs, by name. Each is a pure function on values that can be copied between threads. */
export const jobs = {
  checkedReflection,
  fingerprints,
  pdfOf,
  planRoster: (roster: ReadRoster, known: KnownRoster) => planRoster(roster, known, newId),
}

export type Jobs = typeof jobs
