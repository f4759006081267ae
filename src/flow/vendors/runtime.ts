import type { Context } from '../../context.ts'
import { notesOf } from '../../db/vendors/notes.ts'
import { deadlines } from '../../domain/deadlines.ts'
import type { DetectorRuntime, RemoteDetector } from '../../domain/screening/detector.ts'
import { sealingKey } from '../../domain/signing/sealed-secret.ts'
import { guardedFetch } from '../../outside/fetch.ts'

/** The remote detectors of this deployment. */
export function remoteDetectors({ detectors }: Pick<Context, 'detectors'>): RemoteDetector[] {
  return detectors.filter((detector): detector is RemoteDetector => 'step' in detector)
}

/** Of an answer: a vendor's PDF report is the largest thing we ask for. In bytes. */
const largestAnswer = 50 * 1024 * 1024

const fetches = new WeakMap<RemoteDetector, typeof fetch>()

/** What a detector is given for one call. Its `fetch` follows no redirect, which would carry the key along. */
export function runtimeFor(context: Context, detector: RemoteDetector, signal: AbortSignal): DetectorRuntime {
  const reach = fetches.get(detector) ?? reaching(detector)
  fetches.set(detector, reach)
  const { publicUrl } = context.config
  return {
    fetch: (address, init) => reach(address, { ...init, redirect: 'manual', signal: both(signal, init?.signal) }),
    notes: notesOf(context.db, detector.id, sealingKey(context.signingKey)),
    callbackUrl: publicUrl && `${publicUrl}/v1/detectors/${detector.id}/callbacks`,
    now: context.clock(),
    signal,
  }
}

function reaching({ dataFlow }: RemoteDetector): typeof fetch {
  const { hosts } = dataFlow.recipient
  const allowLoopback = hosts.some((host) => ['127.0.0.1', 'localhost', '::1'].includes(host))
  return guardedFetch({
    allowHosts: hosts,
    allowLoopback,
    maxBytes: largestAnswer,
    timeoutMs: deadlines.vendorCall.wholeMs,
  })
}

const both = (one: AbortSignal, other: AbortSignal | null | undefined) => (other ? AbortSignal.any([one, other]) : one)

/** A `fetch` that answers once, so that what it gave us is durable before the next request. */
export function onceOnly(call: typeof fetch): typeof fetch {
  let used = false
  return async (...request) => {
    if (used) throw new Error('A step makes one request; return “waiting” and go on in the next step.')
    used = true
    return call(...request)
  }
}
