import { and, asc, eq, inArray } from 'drizzle-orm'
import { readerVersion } from '../../domain/screening/document.ts'
import type { Session } from '../client.ts'
import {
  accounts,
  assessments,
  concerns,
  decisions,
  disclosures,
  files,
  flagDismissals,
  flags,
  policyVersions,
  reflections,
  reopenings,
  responses,
  runs,
  texts,
} from '../schema/index.ts'
import type { Submission } from './access.ts'

export type Rows = Awaited<ReturnType<typeof rowsOf>>

/** Everything that is remembered about one submission but its text: what the desk, the student and the API look at. */
export async function rowsOf(session: Session, submission: Submission) {
  const { id } = submission
  const [context] = await session
    .select({
      assessment: assessments,
      student: accounts,
      policyVersion: policyVersions.version,
      file: files,
      reflection: reflections,
      layout: texts.layout,
    })
    .from(assessments)
    .innerJoin(accounts, eq(accounts.id, submission.studentId))
    .innerJoin(policyVersions, eq(policyVersions.id, submission.policyVersionId))
    .leftJoin(files, eq(files.submissionId, id))
    .leftJoin(reflections, eq(reflections.submissionId, id))
    .leftJoin(texts, and(eq(texts.submissionId, id), eq(texts.readerVersion, readerVersion)))
    .where(eq(assessments.id, submission.assessmentId))
  const shown = await session
    .select()
    .from(flags)
    .where(eq(flags.submissionId, id))
    .orderBy(asc(flags.at), asc(flags.position))
  return {
    ...context!,
    runs: await session.select().from(runs).where(eq(runs.submissionId, id)).orderBy(asc(runs.at), asc(runs.id)),
    flags: shown,
    dismissals: shown.length
      ? await session
          .select()
          .from(flagDismissals)
          .where(
            inArray(
              flagDismissals.flagId,
              shown.map((flag) => flag.id),
            ),
          )
      : [],
    concerns: await session.select().from(concerns).where(eq(concerns.submissionId, id)).orderBy(asc(concerns.at)),
    disclosures: await session
      .select()
      .from(disclosures)
      .where(eq(disclosures.submissionId, id))
      .orderBy(asc(disclosures.at)),
    responses: await session.select().from(responses).where(eq(responses.submissionId, id)).orderBy(asc(responses.at)),
    decisions: await session
      .select()
      .from(decisions)
      .where(eq(decisions.submissionId, id))
      .orderBy(asc(decisions.round)),
    reopenings: await session
      .select()
      .from(reopenings)
      .where(eq(reopenings.submissionId, id))
      .orderBy(asc(reopenings.at)),
  }
}
