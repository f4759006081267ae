import { eq } from 'drizzle-orm'
import type { Document } from '../../domain/screening/document.ts'
import type { Session } from '../client.ts'
import { judgedBy, ofItsVersion } from '../dates/versions.ts'
import { grantedPermissions } from '../people/permissions.ts'
import { clausesOfVersion } from '../policy/versions.ts'
import { assessments, assessmentVersions, files, reflections, submissions } from '../schema/index.ts'
import { textOf } from '../text.ts'

export type CaseFile = NonNullable<Awaited<ReturnType<typeof caseFileOf>>>

/** Everything about one submission that screening needs, or null while its text has not been read. */
export async function caseFileOf(session: Session, submissionId: string) {
  const [row] = await session
    .select({ submission: submissions, assessment: judgedBy, file: files, reflection: reflections })
    .from(submissions)
    .innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
    .innerJoin(assessmentVersions, ofItsVersion)
    .innerJoin(files, eq(files.submissionId, submissions.id))
    .leftJoin(reflections, eq(reflections.submissionId, submissions.id))
    .where(eq(submissions.id, submissionId))
  const text = row && (await textOf(session, submissionId))
  if (!text) return null
  const { submission, assessment, file, reflection } = row
  const document: Document = { ...text.layout, text: text.text }
  return {
    submission,
    assessment,
    file,
    document,
    readerVersion: text.readerVersion,
    reflection: reflection?.answers ?? null,
    permissions: await grantedPermissions(session, assessment.id, submission.studentId),
    clauses: await clausesOfVersion(session, submission.policyVersionId),
  }
}
