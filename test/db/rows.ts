import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll } from 'vitest'
import { openDatabase } from '../../src/db/client.ts'
import { addAccount } from '../../src/db/people/accounts.ts'
import {
  assessments,
  concerns,
  courses,
  decisions,
  disclosures,
  enrolments,
  files,
  firstReadings,
  flagDismissals,
  flags,
  policyVersions,
  responses,
  runs,
  submissions,
} from '../../src/db/schema/index.ts'
import { addText } from '../../src/db/text.ts'
import type { CourseRole } from '../../src/domain/people/enrolment.ts'
import type { Actor, Role } from '../../src/domain/people/permission.ts'
import type { DisclosedItem } from '../../src/domain/review/concern.ts'
import type { Outcome } from '../../src/domain/review/decision.ts'
import { plainDocument, readerVersion } from '../../src/domain/screening/document.ts'
import { silent } from '../../src/log.ts'
import { freshDatabase } from '../database.ts'

type New<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>
type AssessmentRow = New<typeof assessments> & { tutors?: Actor[]; students?: Actor[] }

/**
 * A database of the test file's own and ways to put rows into it as they would stand, for tests of queries; no service runs
 * on it. It is the owner's, who may date rows.
 */
export async function aDatabase() {
  const db = openDatabase((await freshDatabase()).migrateDatabaseUrl, silent, 4)
  afterAll(() => db.$client.end())

  const person = async (role: Role, name = `A ${role}`): Promise<Actor> => {
    const { id } = await addAccount(db, { role, name })
    return { id, role }
  }
  const policyVersionId = randomUUID()
  await db.insert(policyVersions).values({
    id: policyVersionId,
    title: 'Policy',
    version: '1',
    sourceSha256: 'f'.repeat(64),
    clauses: [],
    points: {},
  })

  const course = async (given: New<typeof courses> = {}) => {
    const id = randomUUID()
    await db.insert(courses).values({ id, title: 'A course', ...given })
    return id
  }

  const enrolment = (courseId: string, { id, role }: Actor, given: New<typeof enrolments> = {}) =>
    db.insert(enrolments).values({
      id: randomUUID(),
      courseId,
      accountId: id,
      role: role as CourseRole,
      source: 'page',
      ...given,
    })

  /** An assessment in a course of its own, unless it names one, with its members. */
  const assessment = async ({ tutors = [], students = [], ...given }: AssessmentRow = {}) => {
    const id = randomUUID()
    const courseId = given.courseId ?? (await course())
    const plain = {
      title: 'Essay',
      brief: '',
      aiLevel: 2 as const,
      guidance: 'Plan.',
      allowedPurposes: [],
      outcomes: [],
    }
    await db.insert(assessments).values({ id, ...plain, responseDays: 10, sampleRate: 0, ...given, courseId })
    for (const member of [...tutors, ...students]) await enrolment(courseId, member)
    return id
  }

  let attempt = 0
  /** A submission as it would stand in this state, without a text; each is another attempt. */
  const submission = async (given: New<typeof submissions> & { assessmentId: string; studentId: string }) => {
    attempt += 1
    const [added] = await db
      .insert(submissions)
      .values({
        id: randomUUID(),
        submittedBy: given.studentId,
        attempt,
        policyVersionId,
        status: 'under_review',
        late: false,
        ...given,
      })
      .returning()
    return added!
  }

  const file = (submissionId: string) =>
    db.insert(files).values({
      submissionId,
      sha256: randomBytes(32).toString('hex'),
      bytes: 1,
      mediaType: 'text/plain',
      name: 'essay.txt',
    })

  const concern = (submissionId: string, by: Actor) =>
    db.insert(concerns).values({
      id: randomUUID(),
      submissionId,
      raisedBy: by.id,
      code: 'collusion',
      particulars: 'One page.',
      observations: [],
    })

  const disclosure = async (submissionId: string, by: Actor, given: New<typeof disclosures> = {}) => {
    const id = randomUUID()
    const items: DisclosedItem[] = [{ observation: 'One page.' }]
    await db
      .insert(disclosures)
      .values({ id, submissionId, disclosedBy: by.id, message: 'Please look.', items, responseDays: 10, ...given })
    return id
  }

  const response = (submissionId: string, disclosureId: string, by: Actor, given: New<typeof responses> = {}) =>
    db.insert(responses).values({
      id: randomUUID(),
      submissionId,
      disclosureId,
      studentId: by.id,
      text: 'A guide.',
      points: [],
      ...given,
    })

  const decision = (submissionId: string, by: Actor, round: number, outcome: Outcome = 'no_concern') =>
    db.insert(decisions).values({
      id: randomUUID(),
      submissionId,
      round,
      decidedBy: by.id,
      outcome,
      reasons: 'A guide.',
      evidence: [],
      answers: [],
    })

  const reading = (submissionId: string, by: Actor) =>
    db
      .insert(firstReadings)
      .values({ id: randomUUID(), submissionId, readerId: by.id, opinion: 'unsure', note: 'It is odd.' })

  /** The text that a run judged: an opinion names one. */
  const text = (submissionId: string) => db.transaction((tx) => addText(tx, submissionId, plainDocument('An essay.')))

  /** A flag with the run that made it. */
  const flag = async (submissionId: string, given: New<typeof flags> = {}) => {
    await text(submissionId)
    const [id, runId] = [randomUUID(), randomUUID()]
    const made = { submissionId, detector: given.detector ?? 'overlap', point: 'own_work' as const }
    await db.insert(runs).values({
      id: runId,
      ...made,
      version: '1',
      attempt: attempt++,
      readerVersion,
      state: 'succeeded',
      detail: 'Points at 1 thing.',
      measurements: [],
    })
    await db.insert(flags).values({
      id,
      runId,
      ...made,
      basis: 'inspectable',
      rule: 'a-rule',
      severity: 'check',
      message: 'It points at something.',
      evidence: [],
      figures: {},
      position: 0,
      ...given,
    })
    return id
  }

  const dismissal = (flagId: string, submissionId: string, by: Actor) =>
    db.insert(flagDismissals).values({ flagId, submissionId, dismissedBy: by.id, reason: 'It is allowed.' })

  return {
    db,
    person,
    course,
    enrolment,
    assessment,
    submission,
    file,
    concern,
    disclosure,
    response,
    decision,
    reading,
    text,
    flag,
    dismissal,
  }
}
