import type { DetectorRuntime, Handle, Json } from '../../../domain/screening/detector.ts'
import { object } from '../known.ts'
import { ask } from './ask.ts'
import { viewerLocale } from './locale.ts'
import type { Settings } from './settings.ts'
import { unavailable } from './terms.ts'

/** The report as a PDF: ask for it, see whether it is ready, fetch it; one request a call. Throws UNAVAILABLE. */
export async function pdf(
  settings: Settings,
  handle: Handle,
  pending: Json,
  locale: string,
  runtime: DetectorRuntime,
): Promise<{ pending: Json } | { pdf: Buffer }> {
  const { id, ready } = object(pending)
  const path = `/submissions/${handle.externalId}/similarity/pdf`
  if (typeof id !== 'string') {
    const asked = await ask(settings, runtime, { method: 'POST', path, json: { locale: viewerLocale(locale) } })
    const { id: made } = object(asked.json)
    if (asked.status === 409) return { pending: null }
    if (asked.fault || typeof made !== 'string')
      throw unavailable(asked.fault?.message ?? 'Turnitin did not say which PDF it makes.')
    return { pending: { id: made, ready: false } }
  }
  if (!ready) {
    const { fault, status, json } = await ask(settings, runtime, { method: 'GET', path: `${path}/${id}/status` })
    if (status === 404 || status === 409 || object(json).status === 'FAILED') return { pending: null }
    if (fault) throw unavailable(fault.message)
    return { pending: { id, ready: object(json).status === 'SUCCESS' } }
  }
  const { fault, status, bytes } = await ask(settings, runtime, { method: 'GET', path: `${path}/${id}` })
  if (status === 404 || status === 409) return { pending: null }
  if (fault) throw unavailable(fault.message)
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? { pdf: bytes } : { pending: { id, ready: false } }
}
