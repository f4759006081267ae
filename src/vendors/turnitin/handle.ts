import type { Handle, Json, Outcome } from '../../domain/screening/detector.ts'

/**
 * How far a run has come at Turnitin (docs/reference/turnitin.md#run-states). Given up: Turnitin can do nothing with this document, so that another
 * try deletes it and begins anew.
 */
type Phase = 'created' | 'uploaded' | 'complete' | 'requested' | 'done' | 'given-up' | 'anew'

/** What a run remembers. `uploads` counts, so that a document that never leaves CREATED is not sent for ever. */
export type Data = {
  phase: Phase
  uploads: number
  deleted?: { mode: 'soft' | 'hard'; status: number; at: string } | null
}

export const dataOf = (handle: Handle) => handle.data as Data

export function handleWith(externalId: string, data: Data): Handle {
  return { v: 1, externalId, data: data as unknown as Json }
}

/** Of a run whose first document is gone and whose next has yet to be made. */
export const anew: Handle = { v: 1, data: { phase: 'anew', uploads: 0 } }

/** Still waiting; `phase` is a sentence for people. */
export function waiting(handle: Handle | null, phase: string, next: 'now' | 'poll'): Outcome {
  return { state: 'waiting', handle, phase, next }
}
