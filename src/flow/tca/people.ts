import type { Context } from '../../context.ts'
import { accountsCalled, enrolledBefore } from '../../db/tca/people.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import type { CourseRole } from '../../domain/people/enrolment.ts'
import type { TcaPerson } from '../../domain/tca/announced.ts'
import { enrol } from '../people/enrolments.ts'
import { accountOf, issuerOf } from '../webhooks/apply/outside-person.ts'
import { actorOf } from './door.ts'

/**
 * The accounts of people whom a plug-in names, in their order, made where they are new. Those that are known as they are
 * named cost one query and no lock: a course's teachers come with every hand-in.
 */
export async function accountsFor(
  { db }: Context,
  integration: Integration,
  role: CourseRole,
  people: TcaPerson[],
): Promise<string[]> {
  const subjects = people.map(({ externalId }) => externalId)
  const known = await accountsCalled(db, issuerOf(integration, role), subjects)
  const ids: string[] = []
  for (const person of people) {
    const account = known.get(person.externalId)
    const unchanged = account && (!person.name || person.name === account.name)
    ids.push(unchanged ? account.id : (await db.transaction((tx) => accountOf(tx, integration, role, person))).id)
  }
  return ids
}

/**
 * Enrols people in the course of a hand-in. Whom this integration has enrolled before stays as they are, so that an
 * enrolment that a person ended stays ended.
 */
export async function enrolAll(
  { db }: Context,
  integration: Integration,
  courseId: string,
  { students, teachers }: { students: string[]; teachers: string[] },
): Promise<void> {
  const before = await enrolledBefore(db, integration.id, courseId, [...students, ...teachers])
  const said = { courseId, source: 'webhook' as const, sourceId: integration.id }
  const wishes = [
    ...students.map((accountId) => ({ ...said, accountId, role: 'student' as const })),
    ...teachers.map((accountId) => ({ ...said, accountId, role: 'tutor' as const })),
  ].filter(({ accountId }) => !before.has(accountId))
  if (wishes.length) await db.transaction((tx) => enrol(tx, actorOf(integration), wishes))
}
