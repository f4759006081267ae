import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { dueOfEach } from '../../db/dates/due.ts'
import { notEnrolled } from '../../db/dates/students.ts'
import { newId } from '../../db/id.ts'
import { thePeople } from '../../db/notices/recipients.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { extensions } from '../../db/schema/index.ts'
import type { ExtensionGround } from '../../domain/dates/due.ts'
import { timeInWords } from '../../domain/dates/zone.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { notify } from '../notices/notify.ts'
import { record } from '../record.ts'
import { applyDueDates } from './apply-due-dates.ts'

export interface NewExtension {
  studentIds: string[]
  until: Date
  ground: ExtensionGround
  /** Not for those who mark the work. */
  note?: string
}

/**
 * Students get another due date for an assessment, each by a row of their own; the newest counts. Work that they handed in
 * already gets it too. Throws NOT_FOUND, INVALID_INPUT naming each student who is not enrolled.
 */
export async function grantExtensions(context: Context, who: Actor, assessmentId: string, extension: NewExtension) {
  const { dueAt } = await findOwnAssessment(context.db, who, assessmentId)
  const { until, ground, note = null } = extension
  const studentIds = [...new Set(extension.studentIds)]
  checkUntil(dueAt, until, context.config.timeZone)

  return context.db.transaction(async (tx) => {
    const strangers = await notEnrolled(tx, assessmentId, studentIds)
    if (strangers.length) throw notInTheAssessment(extension.studentIds, strangers)
    const granted = studentIds.map((studentId) => ({ id: newId(), assessmentId, studentId, until, ground, note }))
    const saved = await tx
      .insert(extensions)
      .values(granted.map((row) => ({ ...row, grantedBy: who.id })))
      .returning()
    const eventId = await record(tx, {
      type: 'extension.granted',
      who,
      data: { assessment: assessmentId, students: saved.length },
      contents: saved.map((row) => content(extensions, row)),
    })
    const actBy = dueOfEach(assessmentId, context.config.timeZone)
    await notify(tx, { kind: 'extension_granted', to: thePeople(studentIds), about: { assessmentId }, eventId, actBy })
    await applyDueDates(context, tx, who, { assessmentId, studentIds })
    return saved
  })
}

function checkUntil(dueAt: Date | null, until: Date, zone: string): void {
  if (dueAt && until > dueAt) return
  throw new DomainError('INVALID_INPUT', 'The extension cannot be granted like this.', [
    dueAt
      ? {
          field: 'until',
          problem: 'The extension ends before the due date of the assessment.',
          expected: `A time after ${timeInWords(dueAt, zone)}.`,
        }
      : { field: 'until', problem: 'The assessment has no due date.', expected: 'No extension: work is never late.' },
  ])
}

function notInTheAssessment(studentIds: string[], strangers: string[]) {
  const fields = studentIds.flatMap((id, index) =>
    strangers.includes(id)
      ? [
          {
            field: `studentIds[${index}]`,
            problem: 'This is no student who is enrolled in the assessment.',
            expected: 'The id of a student who is enrolled.',
          },
        ]
      : [],
  )
  return new DomainError('INVALID_INPUT', 'An extension is for students who are enrolled.', fields)
}
