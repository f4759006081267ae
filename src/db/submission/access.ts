import { and, eq, exists, inArray, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { reviewed } from '../../domain/submission/status-sets.ts'
import type { Session, Transaction } from '../client.ts'
import { ofItsVersion } from '../dates/versions.ts'
import { hasAssessment } from '../people/membership.ts'
import {
  accounts,
  assessmentVersions,
  disclosures,
  firstReadings,
  proposalReadings,
  submissions,
  tcaDocuments,
} from '../schema/index.ts'

export type Submission = typeof submissions.$inferSelect

/**
 * Which submissions `who` finds, as a condition in SQL: a student their own and those of a group that they are in, a tutor those of their assessments, a lead
 * those that a person reviews or has decided about, an integration those it delivered, an auditor all, an admin none.
 * It says the same as `visibilityOf` in the domain does for one submission.
 */
export function visibleTo({ id, role }: Actor): SQL {
  if (role === 'student') return or(eq(submissions.studentId, id), isOfGroupOf(id))!
  if (role === 'integration') return eq(submissions.submittedBy, id)
  if (role === 'lead') return inArray(submissions.status, reviewed)
  if (role === 'auditor') return sql`true`
  if (role === 'tutor') return hasAssessment(id, role, submissions.assessmentId)
  return sql`false`
}

/** That a submission was handed in for a group by a Turnitin plug-in that named this person among its members. */
const isOfGroupOf = (accountId: string): SQL =>
  sql`${submissions.id} = any(array(select submission_id from ${tcaDocuments} where members @> array[${accountId}::uuid]))`

/**
 * The name of the student who is joined as `accounts`, or null where it is hidden from `who`: by the version of the assessment
 * that is joined for a work (`ofItsVersion`), or by another `anonymous`.
 */
export const nameOfStudent = (who: Actor, anonymous: SQLWrapper = assessmentVersions.anonymous) =>
  unlessHidden(who, anonymous, sql<string | null>`${accounts.name}`)

/** Their id, or null where it is hidden from `who`. */
export const idOfStudent = (who: Actor, anonymous: SQLWrapper = assessmentVersions.anonymous) =>
  unlessHidden(who, anonymous, sql<string | null>`${accounts.id}`)

const unlessHidden = ({ id }: Actor, anonymous: SQLWrapper, column: SQL<string | null>) =>
  sql<string | null>`case when ${anonymous} and ${accounts.id} <> ${id} then null else ${column} end`

/** The submission, if `who` may know of it. Throws NOT_FOUND alike for a foreign id and an unknown one. */
export async function findSubmission(session: Session, who: Actor, id: string): Promise<Submission> {
  const [found] = await session
    .select()
    .from(submissions)
    .where(and(eq(submissions.id, id), visibleTo(who)))
  if (!found) throw notFound()
  return found
}

/** The same, with all that decides what `who` may see of it and their own reading. Throws NOT_FOUND. */
export async function findWithAccess(session: Session, who: Actor, id: string) {
  const disclosed = session
    .select({ one: sql`1` })
    .from(disclosures)
    .where(eq(disclosures.submissionId, submissions.id))
  const readForProposal = session
    .select({ one: sql`1` })
    .from(proposalReadings)
    .where(and(eq(proposalReadings.submissionId, submissions.id), eq(proposalReadings.readerId, who.id)))
  const [found] = await session
    .select({
      submission: submissions,
      anonymous: assessmentVersions.anonymous,
      isMember: sql<boolean>`${isOfGroupOf(who.id)}`,
      isTutor: hasAssessment(who.id, 'tutor', submissions.assessmentId),
      isDisclosed: sql<boolean>`${exists(disclosed)}`,
      reading: firstReadings,
      hasReadProposal: sql<boolean>`${exists(readForProposal)}`,
    })
    .from(submissions)
    .innerJoin(assessmentVersions, ofItsVersion)
    .leftJoin(firstReadings, and(eq(firstReadings.submissionId, submissions.id), eq(firstReadings.readerId, who.id)))
    .where(and(eq(submissions.id, id), visibleTo(who)))
  if (!found) throw notFound()
  return found
}

/** The submission, locked until the transaction ends, so that two people cannot act on one state at once. */
export async function lockSubmission(tx: Transaction, who: Actor, id: string): Promise<Submission> {
  const [found] = await tx
    .select()
    .from(submissions)
    .where(and(eq(submissions.id, id), visibleTo(who)))
    .for('update')
  if (!found) throw notFound()
  return found
}

/** The same for the background, which acts for the service itself; null when the submission is gone. */
export async function lockForWork(tx: Transaction, id: string): Promise<Submission | null> {
  const [found] = await tx.select().from(submissions).where(eq(submissions.id, id)).for('update')
  return found ?? null
}

const notFound = () => new DomainError('NOT_FOUND', 'There is no such submission, or it is not yours to see.')
