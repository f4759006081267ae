import type { Session, Transaction } from '../../db/client.ts'
import { addNotices, type NewNotice } from '../../db/notices/add.ts'
import {
  assessmentOf,
  policyReaders,
  type Recipients,
  studentOf,
  theAuditors,
  theLeads,
  thePerson,
  tutorsOf,
} from '../../db/notices/recipients.ts'
import { type Addressee, noticesOf } from '../../domain/notices/rules.ts'

/**
 * Tells people something, in the transaction of what it tells. Events that always tell the same people the same thing have
 * a line in `domain/notices/rules.ts` and need no call.
 */
export function notify(tx: Transaction, notice: NewNotice): Promise<void> {
  return addNotices(tx, notice)
}

interface Told {
  id: string
  type: string
  submissionId: string | undefined
  data: Readonly<Record<string, unknown>>
}

/** Adds the notices that the rules have for an event, where it is recorded. */
export async function notifyOf(session: Session, { id: eventId, type, submissionId, data }: Told): Promise<void> {
  for (const { kind, to } of noticesOf(type, data)) {
    const about = {
      submissionId,
      assessmentId: idIn(data.assessment),
      disclosureId: idIn(data.disclosure),
      permissionId: idIn(data.permission),
      policyVersionId: idIn(data.policyVersion),
    }
    await addNotices(session, { kind, to: recipients(to, submissionId, data), about, eventId })
  }
}

function recipients(to: Addressee, submissionId: string | undefined, data: Told['data']): Recipients {
  if (to === 'account') return thePerson(String(data.account))
  if (to === 'person') return thePerson(String(data.person))
  if (to === 'leads') return theLeads
  if (to === 'auditors') return theAuditors
  if (to === 'all_people') return policyReaders
  if (to === 'tutors') return tutorsOf(submissionId ? assessmentOf(submissionId) : String(data.assessment))
  return submissionId ? studentOf(submissionId) : thePerson(String(data.student))
}

const idIn = (value: unknown) => (typeof value === 'string' ? value : undefined)
