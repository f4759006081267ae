import { and, asc, eq } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { judgedBy } from '../dates/versions.ts'
import { caseRows } from '../review/case-rows.ts'
import {
  accounts,
  assessments,
  assessmentVersions,
  files,
  flagDismissals,
  flags,
  policyVersions,
  reflections,
  runs,
  submissions,
} from '../schema/index.ts'
import { layoutsWhere } from '../text.ts'
import type { Submission } from './access.ts'
import { named, withoutStudent } from './without-student.ts'

export type Rows = Awaited<ReturnType<typeof rowsOf>>

/**
 * Everything that is remembered about one submission but its text: what the API and the pages show a part of. Where
 * `names` says no, nothing in the rows tells who the student is.
 */
export async function rowsOf(session: Session, submission: Submission, { names }: { names: boolean }) {
  const rows = {
    ...(await handInOf(session, submission)),
    ...(await screeningOf(session, submission.id)),
    ...(await caseRows(session, submission.id)),
  }
  return names ? { ...rows, ...named(rows) } : { ...rows, ...withoutStudent(rows) }
}

/** What was handed in, by whom, for which assessment and under which policy; nulls where it has been erased or is missing. */
async function handInOf(
  session: Session,
  { id, assessmentId, assessmentVersion, studentId, policyVersionId }: Submission,
) {
  const [found] = await session
    .select({
      assessment: judgedBy,
      student: { id: accounts.id, name: accounts.name },
      policyVersion: policyVersions.version,
      file: files,
      reflection: reflections,
    })
    .from(assessments)
    .innerJoin(
      assessmentVersions,
      and(eq(assessmentVersions.assessmentId, assessments.id), eq(assessmentVersions.version, assessmentVersion)),
    )
    .innerJoin(accounts, eq(accounts.id, studentId))
    .innerJoin(policyVersions, eq(policyVersions.id, policyVersionId))
    .leftJoin(files, eq(files.submissionId, id))
    .leftJoin(reflections, eq(reflections.submissionId, id))
    .where(eq(assessments.id, assessmentId))
  return { ...found!, layouts: await layoutsWhere(session, eq(submissions.id, id)) }
}

/** What detectors said, in the order in which they said it, and which of their flags a person dismissed. */
async function screeningOf(session: Session, id: string) {
  return {
    runs: await session.select().from(runs).where(eq(runs.submissionId, id)).orderBy(asc(runs.at), asc(runs.id)),
    flags: await session
      .select()
      .from(flags)
      .where(eq(flags.submissionId, id))
      .orderBy(asc(flags.at), asc(flags.position)),
    dismissals: await session.select().from(flagDismissals).where(eq(flagDismissals.submissionId, id)),
  }
}
