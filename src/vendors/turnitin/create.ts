import type { Fault, Outcome, Step, VendorPayload } from '../../domain/screening/detector.ts'
import { ask, fault } from './api/ask.ts'
import type { Settings } from './api/settings.ts'
import { attachBrief } from './brief.ts'
import { handleWith, waiting } from './handle.ts'
import { type Eula, forgetEula, knownEula, knownFeatures, object, readEula, readFeatures } from './known.ts'
import { beyondLimits } from './limits.ts'
import type { Options } from './options.ts'

/**
 * Everything before Turnitin has an id for the work: our own limits, what the licence allows, the learner's terms, the
 * brief. The id is saved before the file is sent, so a lost answer leaves an empty shell and never a second document.
 */
export async function create(settings: Settings, work: Step): Promise<Outcome> {
  const payload = await work.payload()
  const beyond = beyondLimits(payload)
  if (beyond) return beyond

  const features = await knownFeatures(work.notes, work.now)
  if (!features) return asked((await readFeatures(settings, work)).fault)
  const eula = features.requireEula ? await knownEula(work.notes, work.now) : null
  if (features.requireEula && !eula) return asked((await readEula(settings, work)).fault)
  if (eula && payload.acceptance?.version !== eula.version) return notAccepted()

  const options = work.options as unknown as Options
  const attaching = options.sendBrief && payload.brief.trim() ? await attachBrief(settings, payload, work) : null
  return attaching ?? (await createSubmission(settings, payload, eula, work))
}

async function createSubmission(
  settings: Settings,
  payload: VendorPayload,
  eula: Eula | null,
  work: Step,
): Promise<Outcome> {
  const { author, title, group, submittedAt, acceptance } = payload
  const answer = await ask(settings, work, {
    method: 'POST',
    path: '/submissions',
    json: {
      owner: author,
      title,
      owner_default_permission_set: 'LEARNER',
      extract_text_only: false,
      ...(eula && acceptance && { eula: eulaOf(acceptance) }),
      metadata: {
        owners: [{ id: author }],
        submitter: { id: author },
        group: { id: group, name: `Assessment ${group}`, type: 'ASSIGNMENT' },
        original_submitted_time: submittedAt,
        custom: JSON.stringify({ run: work.runId }),
      },
    },
  })
  // Unavailable for legal reasons: the learner has not accepted the version that is in force now.
  if (answer.status === 451) {
    await forgetEula(work.notes)
    return notAccepted()
  }
  if (answer.fault) return { state: 'failed', fault: answer.fault }
  const { id } = object(answer.json)
  if (typeof id !== 'string' || !id) {
    return { state: 'failed', fault: fault('protocol', 'later', 'Turnitin took the work without giving it an id.') }
  }
  return waiting(handleWith(id, { phase: 'created', uploads: 0 }), 'Turnitin expects the file.', 'now')
}

/** An acceptance as Turnitin writes it. */
export function eulaOf({ acceptedAt, language, version }: NonNullable<VendorPayload['acceptance']>) {
  return { accepted_timestamp: acceptedAt, language, version }
}

const notAccepted = (): Outcome => ({
  state: 'blocked',
  on: 'consent',
  detail: "Not checked: the student has not accepted Turnitin's terms.",
})

const asked = (problem: Fault | null): Outcome =>
  problem ? { state: 'failed', fault: problem } : waiting(null, 'What Turnitin offers was read again.', 'now')
