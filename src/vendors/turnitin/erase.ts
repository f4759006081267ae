import type { DetectorRuntime, Erasure, Handle } from '../../domain/screening/detector.ts'
import { ask } from './api/ask.ts'
import type { Settings } from './api/settings.ts'
import { dataOf, handleWith } from './handle.ts'
import { object } from './known.ts'

/**
 * Deletes the document, then looks for it. For good, only a 404 to that look is proof; softly, that it is DELETED.
 * Missing already is success, and a document that is still there is deleted again.
 */
export async function erase(
  settings: Settings,
  handle: Handle,
  mode: 'soft' | 'hard',
  runtime: DetectorRuntime,
): Promise<Erasure> {
  const path = `/submissions/${handle.externalId}`
  const data = dataOf(handle)
  if (data.deleted?.mode !== mode) {
    const { status, fault } = await ask(settings, runtime, {
      method: 'DELETE',
      path: `${path}?hard=${mode === 'hard'}`,
    })
    if (fault && status !== 404) return { state: 'failed', fault: { ...fault, retry: 'later' } }
    const deleted = { mode, status, at: runtime.now.toISOString() }
    return { state: 'waiting', handle: handleWith(handle.externalId!, { ...data, deleted }), next: 'now' }
  }
  const { status, fault, json } = await ask(settings, runtime, { method: 'GET', path })
  if (status === 404 || (mode === 'soft' && object(json).status === 'DELETED')) {
    const proof = {
      document: handle.externalId!,
      deleted: data.deleted,
      looked: { status, at: runtime.now.toISOString() },
    }
    return { state: 'erased', proof }
  }
  if (fault) return { state: 'failed', fault }
  return { state: 'waiting', handle: handleWith(handle.externalId!, { ...data, deleted: null }), next: 'poll' }
}
