import { sha256Hex } from '../../domain/hash.ts'
import type { Json, Outcome, Step, VendorPayload } from '../../domain/screening/detector.ts'
import { type Answer, ask } from './api/ask.ts'
import type { Settings } from './api/settings.ts'
import { waiting } from './handle.ts'
import { object } from './known.ts'

/** How far the brief of an assessment has come: group made, attachment known, file sent. */
type Brief = { phase: 'group' | 'list' | 'attach' | 'send' | 'sent'; id?: string }

/**
 * Sends the assessment's brief along once, as a template, so that wording every student was given does not count as a
 * match. One request a step; null when there is nothing left to do. Turnitin not wanting it stops no submission.
 */
export async function attachBrief(settings: Settings, payload: VendorPayload, work: Step): Promise<Outcome | null> {
  const digest = sha256Hex(payload.brief).slice(0, 16)
  const name = `brief ${payload.group} ${digest}`
  const brief = ((await work.notes.read(name)) ?? { phase: 'group' }) as Brief
  if (brief.phase === 'sent') return null

  const title = `Brief ${digest}`
  const answer = await ask(settings, work, questionFor(brief, payload, title))
  if (
    answer.fault &&
    (answer.fault.retry === 'later' || answer.fault.scope === 'credential') &&
    answer.status !== 409
  ) {
    return { state: 'failed', fault: answer.fault }
  }
  await work.notes.write(name, after(brief, answer, title) as unknown as Json)
  return waiting(null, "The assessment's brief goes along first.", 'now')
}

function questionFor({ phase, id }: Brief, { group, brief }: VendorPayload, title: string): Parameters<typeof ask>[2] {
  const attachments = `/groups/${group}/attachments`
  switch (phase) {
    case 'group':
      return {
        method: 'PUT',
        path: `/groups/${group}`,
        json: { id: group, name: `Assessment ${group}`, type: 'ASSIGNMENT' },
      }
    case 'list':
      return { method: 'GET', path: attachments }
    case 'attach':
      return { method: 'POST', path: attachments, json: { title, template: true } }
    default:
      return {
        method: 'PUT',
        path: `${attachments}/${id}/original`,
        file: { name: 'brief.txt', bytes: Buffer.from(brief) },
      }
  }
}

/** The next phase. A refusal that will not change ends it: the brief then stays behind. */
function after({ phase, id }: Brief, { fault, json, status }: Answer, title: string): Brief {
  if (fault && status !== 409) return { phase: 'sent' }
  if (phase === 'group') return { phase: 'list' }
  if (phase === 'list') {
    const known = [object(json).attachments ?? []]
      .flat()
      .map(object)
      .find((attachment) => attachment.title === title)
    return typeof known?.id === 'string' ? { phase: 'send', id: known.id } : { phase: 'attach' }
  }
  const made = phase === 'attach' ? object(json).id : id
  return phase === 'attach' && typeof made === 'string' ? { phase: 'send', id: made } : { phase: 'sent' }
}
