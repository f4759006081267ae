import { and, eq } from 'drizzle-orm'
import type { CaseRecord } from '../../domain/records/case-record.ts'
import type { Session } from '../client.ts'
import { decidersOf } from '../review/decided/deciders.ts'
import { confirmations, waivers } from '../schema/index.ts'
import type { Submission } from '../submission/access.ts'
import { rowsOf } from '../submission/view.ts'

/** A case as letters and summaries tell of it; without the student's name in marking without names. */
export async function caseRecordOf(
  session: Session,
  submission: Submission,
  setting: { namesDeciders: boolean },
): Promise<CaseRecord> {
  const rows = await rowsOf(session, submission, { names: true })
  const deciders = await decidersOf(session, submission.id, setting)
  const deciderOf = (personId: string) => deciders.find(({ id }) => id === personId)!
  const waived = await session.select().from(waivers).where(eq(waivers.submissionId, submission.id))
  const agreed = await session
    .select()
    .from(confirmations)
    .where(and(eq(confirmations.submissionId, submission.id), eq(confirmations.agrees, true)))
  return {
    submission,
    title: rows.assessment.title,
    studentName: rows.assessment.anonymous ? null : rows.student.name,
    fileSha256: rows.file?.sha256 ?? null,
    policyVersion: rows.policyVersion,
    hasReflection: rows.reflection !== null,
    disclosures: rows.disclosures,
    responses: rows.responses,
    decisions: rows.decisions.map((decision) => {
      const second = agreed.find(({ proposalId }) => proposalId === decision.proposalId)
      return {
        ...decision,
        decidedBy: deciderOf(decision.decidedBy),
        confirmed: second ? { by: deciderOf(second.confirmedBy), at: second.at } : null,
        waived: waived.find(({ proposalId }) => proposalId === decision.proposalId)?.reason ?? null,
      }
    }),
    reopenings: rows.reopenings,
    appealWindows: rows.appealWindows,
    referralOutcomes: rows.referralOutcomes,
    flagMessages: new Map(rows.flags.map(({ id, message }) => [id, message])),
    conversations: rows.conversations.map(({ id, heldAt, purpose, answers }) => ({ id, at: heldAt, purpose, answers })),
  }
}
