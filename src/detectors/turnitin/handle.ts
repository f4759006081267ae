import type { Handle, Json, Outcome } from '../../domain/detector.ts'

/** How far a run has come at Turnitin (Turnitin sheet §5). */
type Phase = 'created' | 'uploaded' | 'complete' | 'requested' | 'done'

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

/** Still waiting; `phase` is a sentence for people. */
export function waiting(handle: Handle | null, phase: string, next: 'now' | 'poll'): Outcome {
  return { state: 'waiting', handle, phase, next }
}
