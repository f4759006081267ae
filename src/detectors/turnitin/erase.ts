import type { Desk, Erasure, Handle } from '../../domain/detector.ts'
import { ask } from './ask.ts'
import { dataOf, handleWith } from './handle.ts'
import type { Settings } from './settings.ts'

/**
 * Deletes the document for good, then looks for it: only a 404 to that look is proof. Missing already is success, and
 * a document that is still there is deleted again.
 */
export async function erase(settings: Settings, handle: Handle, desk: Desk): Promise<Erasure> {
  const path = `/submissions/${handle.externalId}`
  const data = dataOf(handle)
  if (!data.deleted) {
    const { status, fault } = await ask(settings, desk, { method: 'DELETE', path: `${path}?hard=true` })
    if (fault && status !== 404) return { state: 'failed', fault: { ...fault, retry: 'later' } }
    const deleted = { status, at: desk.now.toISOString() }
    return { state: 'waiting', handle: handleWith(handle.externalId!, { ...data, deleted }), next: 'now' }
  }
  const { status, fault } = await ask(settings, desk, { method: 'GET', path })
  if (status === 404) {
    const proof = {
      document: handle.externalId!,
      deleted: data.deleted,
      looked: { status, at: desk.now.toISOString() },
    }
    return { state: 'erased', proof }
  }
  if (fault) return { state: 'failed', fault }
  return { state: 'waiting', handle: handleWith(handle.externalId!, { ...data, deleted: null }), next: 'poll' }
}
