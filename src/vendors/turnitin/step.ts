import type { Handle, Outcome, Step } from '../../domain/screening/detector.ts'
import { ask, fault } from './api/ask.ts'
import type { Settings } from './api/settings.ts'
import { create } from './create.ts'
import { anew, dataOf, handleWith, waiting } from './handle.ts'
import { object } from './known.ts'
import { skipFor } from './limits.ts'
import { readReport, requestReport } from './similarity.ts'

/** Moves a run on by one request, from where its handle says it stands. */
export function step(settings: Settings, handle: Handle | null, work: Step): Promise<Outcome> {
  if (!handle?.externalId) return create(settings, work)
  switch (dataOf(handle).phase) {
    case 'given-up':
      return startOver(settings, handle, work)
    case 'created':
      return upload(settings, handle, work)
    case 'uploaded':
      return readStatus(settings, handle, work)
    case 'complete':
      return requestReport(settings, handle, work)
    default:
      return readReport(settings, handle, work)
  }
}

const mostUploads = 5

async function upload(settings: Settings, handle: Handle, work: Step): Promise<Outcome> {
  const { file } = await work.payload()
  const answer = await ask(settings, work, { method: 'PUT', path: `/submissions/${handle.externalId}/original`, file })
  const uploaded = handleWith(handle.externalId!, { phase: 'uploaded', uploads: dataOf(handle).uploads + 1 })
  if (!answer.fault) return waiting(uploaded, 'Turnitin is reading the file.', 'poll')
  // A file that is there already: an answer to an earlier try was lost on its way.
  if (answer.status === 409) return waiting(uploaded, 'Turnitin says that it has the file already.', 'poll')
  return { state: 'failed', handle, fault: answer.fault }
}

async function readStatus(settings: Settings, handle: Handle, work: Step): Promise<Outcome> {
  const answer = await ask(settings, work, { method: 'GET', path: `/submissions/${handle.externalId}` })
  if (answer.fault) return { state: 'failed', handle, fault: answer.fault }
  const { status, error_code: code } = object(answer.json)
  const data = dataOf(handle)
  switch (status) {
    case 'COMPLETE':
      return waiting(
        handleWith(handle.externalId!, { ...data, phase: 'complete' }),
        'Turnitin has read the file.',
        'now',
      )
    case 'CREATED':
      if (data.uploads >= mostUploads) return { state: 'failed', handle: givenUp(handle), fault: neverArrived() }
      return waiting(
        handleWith(handle.externalId!, { ...data, phase: 'created' }),
        'The file did not arrive and is sent again.',
        'poll',
      )
    case 'ERROR':
      return (
        skipFor(String(code)) ?? {
          state: 'failed',
          handle: givenUp(handle),
          fault: cannotRead(String(code ?? 'without a code')),
        }
      )
    case 'DELETED':
      return { state: 'failed', handle, fault: fault('gone', 'never', 'The document was deleted at Turnitin.') }
    default:
      if (typeof status !== 'string')
        return {
          state: 'failed',
          handle,
          fault: fault('protocol', 'later', 'Turnitin answered without saying where the document stands.'),
        }
      return waiting(handle, 'Turnitin is reading the file.', 'poll')
  }
}

/** Takes away the document that came to nothing, so that there is one at Turnitin at any time, and then begins as if new. */
async function startOver(settings: Settings, handle: Handle, work: Step): Promise<Outcome> {
  const path = `/submissions/${handle.externalId}?hard=true`
  const { status, fault } = await ask(settings, work, { method: 'DELETE', path })
  if (fault && status !== 404) return { state: 'failed', handle, fault }
  return waiting(anew, 'The document that Turnitin could not process was deleted there; the work is sent again.', 'now')
}

const givenUp = (handle: Handle) => handleWith(handle.externalId!, { ...dataOf(handle), phase: 'given-up' })

const neverArrived = () =>
  fault('vendor_error', 'never', `The file was sent ${mostUploads} times, and Turnitin still says that it has none.`)

const cannotRead = (code: string) =>
  fault('vendor_error', 'never', `Turnitin could not process the file (${code.replace(/[^\w ]/g, '')}).`)
