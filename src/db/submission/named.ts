import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import { contains } from '../contains.ts'
import { ofItsVersion } from '../dates/versions.ts'
import { isId } from '../id.ts'
import { accounts, assessments, assessmentVersions, submissions } from '../schema/index.ts'

/**
 * Whether `q` names a work: a part of its assessment's title, its whole id, or a part of the student's name or e-mail. Who
 * may not see whose work it is cannot find it by the student.
 */
export function isNamed({ id }: Actor, q: string): SQL | undefined {
  const titled = sql`${submissions.assessmentId} in (select ${assessments.id} from ${assessments} where ${contains(assessments.title, q)})`
  const people = or(contains(accounts.name, q), contains(accounts.email, q))
  const byStudent = sql`${submissions.studentId} in (select ${accounts.id} from ${accounts} where ${people})`
  const hidden = sql`exists (select 1 from ${assessmentVersions} where ${and(ofItsVersion, assessmentVersions.anonymous)})`
  return or(
    titled,
    isId(q) ? eq(submissions.id, q) : undefined,
    and(byStudent, or(eq(submissions.studentId, id), sql`not ${hidden}`)),
  )
}
