import type { Flag, Json, Measurement, SkipReason } from './opinion.ts'

/** What a remote detector must remember between two steps: opaque, versioned, small. */
export interface Handle {
  v: number
  externalId?: string
  data: Json
}

/** A fault in words. Its scope says whether it concerns one run or the detector's credentials. */
export interface Fault {
  code:
    | 'network'
    | 'timeout'
    | 'rate_limited'
    | 'vendor_unavailable'
    | 'credentials'
    | 'bad_request'
    | 'vendor_error'
    | 'gone'
    | 'protocol'
    | 'budget_exhausted'
    | 'internal'
  scope: 'run' | 'credential'
  retry: 'later' | 'never'
  retryAfterMs?: number
  message: string
}

/** Where a run stands, always in words. `next` is “now” when nothing has to be waited for, else the next look. */
export type Outcome =
  | { state: 'waiting'; handle: Handle | null; phase: string; next: 'now' | 'poll' }
  | { state: 'blocked'; handle?: Handle; on: 'consent' | 'credentials' | 'budget' | 'person'; detail: string }
  | { state: 'skipped'; reason: SkipReason; detail: string }
  | { state: 'succeeded'; handle?: Handle; opinion: { flags: Flag[]; measurements?: Measurement[] } }
  | { state: 'failed'; handle?: Handle; fault: Fault }

/** How an erasure at the vendor stands. Erased means that a look for the document found nothing; `proof` says so. */
export type Erasure =
  | { state: 'waiting'; handle: Handle; next: 'now' | 'poll' }
  | { state: 'erased'; proof: Json }
  | { state: 'failed'; fault: Fault }
