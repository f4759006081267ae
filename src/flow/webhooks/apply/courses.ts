import type { Transaction } from '../../../db/client.ts'
import { externalCourses } from '../../../db/schema/index.ts'
import { courseNamed } from '../../../db/webhooks/external-courses.ts'
import type { Integration } from '../../../db/webhooks/integrations.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import type { OutsideCourse } from '../../../lms/inbound.ts'
import { changeTitle, insertCourse } from '../../people/courses.ts'

/**
 * The course that an LMS names, made when it is new. What an LMS says without naming a course belongs to one course of the
 * integration's own.
 */
export async function courseFor(
  tx: Transaction,
  who: Actor,
  { id: integrationId, name }: Integration,
  named: OutsideCourse | undefined,
): Promise<string> {
  const externalId = named?.externalId ?? null
  const known = await courseNamed(tx, integrationId, externalId)
  const placeholder = named ? `Course ${named.externalId}` : name
  if (known) {
    if (named?.title) await changeTitle(tx, who, known, { from: placeholder, to: named.title })
    return known
  }
  const { id: courseId } = await insertCourse(tx, who, { title: named?.title ?? placeholder })
  await tx.insert(externalCourses).values({ integrationId, externalId, courseId })
  return courseId
}
