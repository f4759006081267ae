import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { dueDatesOf, dueOfEach, type StudentDue } from '../../db/dates/due.ts'
import { findStudent } from '../../db/dates/students.ts'
import { newId } from '../../db/id.ts'
import { thePerson } from '../../db/notices/recipients.ts'
import { adjustments } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { notify } from '../notices/notify.ts'
import { record } from '../record.ts'
import { applyDueDates } from './apply-due-dates.ts'

export interface NewAdjustment {
  /** So many days more. */
  days?: number
  /** So much more of the time from opening to due date: 0.25 is a quarter more. */
  share?: number
  /** Not for those who mark the work. */
  note?: string
}

/**
 * A person gets more time for every assessment, from now on and for work that is handed in already; with neither days nor a
 * share it ends, and no due date that applied becomes an earlier one. Throws NOT_FOUND, INVALID_INPUT.
 */
export async function setAdjustment(context: Context, who: Actor, studentId: string, adjustment: NewAdjustment) {
  const { days = null, share = null, note = null } = adjustment
  if (days !== null && share !== null) {
    throw new DomainError('INVALID_INPUT', 'The adjustment cannot be set like this.', [
      { field: 'share', problem: 'There are days and a share.', expected: 'One of the two.' },
    ])
  }
  return context.db.transaction(async (tx) => {
    await findStudent(tx, studentId)
    const before = await dueDatesOf(tx, studentId, context.config.timeZone)
    const row = { id: newId(), studentId, days, share, note, grantedBy: who.id }
    const [saved] = await tx.insert(adjustments).values(row).returning()
    const contents = [content(adjustments, saved!)]
    await record(tx, { type: 'adjustment.set', who, data: { student: studentId }, contents })
    await tellOfMoved(context, tx, who, studentId, before)
    await applyDueDates(context, tx, who, { studentIds: [studentId] })
    return saved!
  })
}

/**
 * The student gets a notice for each assessment whose due date has moved and is not over for them: a later one that is ahead
 * or makes late work less late, and an earlier one in place of one that was ahead.
 */
async function tellOfMoved(
  { config, clock }: Context,
  tx: Transaction,
  who: Actor,
  studentId: string,
  before: StudentDue[],
) {
  const earlier = new Map(before.map((due) => [due.assessmentId, due.dueAt]))
  for (const { assessmentId, dueAt, isLate } of await dueDatesOf(tx, studentId, config.timeZone)) {
    const was = earlier.get(assessmentId) ?? dueAt
    const isLater = dueAt > was
    const isAhead = (isLater ? dueAt : was) > clock()
    if (dueAt.getTime() === was.getTime() || !(isAhead || (isLater && isLate))) continue
    const data = { student: studentId, assessment: assessmentId }
    const eventId = await record(tx, { type: 'adjustment.applied', who, data })
    const kind = isLater ? 'extension_granted' : 'due_date_changed'
    const actBy = dueOfEach(assessmentId, config.timeZone)
    await notify(tx, { kind, to: thePerson(studentId), about: { assessmentId }, eventId, actBy })
  }
}
