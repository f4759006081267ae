import { eq, inArray } from 'drizzle-orm'
import type { CaseRecord } from '../../domain/records/case-record.ts'
import type { Session } from '../client.ts'
import { accounts, waivers } from '../schema/index.ts'
import type { Submission } from '../submission/access.ts'
import { rowsOf } from '../submission/view.ts'

/** A case as letters and summaries tell of it; without the student's name in marking without names. */
export async function caseRecordOf(session: Session, submission: Submission): Promise<CaseRecord> {
  const rows = await rowsOf(session, submission, { names: true })
  const deciders = rows.decisions.map(({ decidedBy }) => decidedBy)
  const people = deciders.length
    ? await session
        .select({ id: accounts.id, role: accounts.role })
        .from(accounts)
        .where(inArray(accounts.id, deciders))
    : []
  const waived = await session.select().from(waivers).where(eq(waivers.submissionId, submission.id))
  return {
    submission,
    title: rows.assessment.title,
    studentName: rows.assessment.anonymous ? null : rows.student.name,
    fileSha256: rows.file?.sha256 ?? null,
    policyVersion: rows.policyVersion,
    hasReflection: rows.reflection !== null,
    disclosures: rows.disclosures,
    responses: rows.responses,
    decisions: rows.decisions.map((decision) => ({
      ...decision,
      decidedByRole: people.find(({ id }) => id === decision.decidedBy)?.role === 'lead' ? 'integrity lead' : 'tutor',
      waived: waived.find(({ proposalId }) => proposalId === decision.proposalId)?.reason ?? null,
    })),
    reopenings: rows.reopenings,
    appealWindows: rows.appealWindows,
    referralOutcomes: rows.referralOutcomes,
    flagMessages: new Map(rows.flags.map(({ id, message }) => [id, message])),
    conversations: rows.conversations.map(({ id, heldAt, purpose }) => ({ id, at: heldAt, purpose })),
  }
}
