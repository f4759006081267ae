import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import type { LtiContext } from '../../db/lti/contexts.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import { askForRoster } from '../../db/lti/rosters.ts'
import { addTicket } from '../../db/lti/tickets.ts'
import { addVisit, type Link } from '../../db/lti/visits.ts'
import { DomainError } from '../../domain/error.ts'
import type { CourseRole } from '../../domain/people/enrolment.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { Launch } from '../../lms/lti/launch.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { record } from '../record.ts'
import type { Kept } from './choose.ts'
import { accountOf, enrolByLaunch } from './enrolments.ts'
import { takeOverDates } from './gradebook/dates.ts'
import { readingScope } from './gradebook/line-item.ts'
import { retryMarks } from './gradebook/send-again.ts'
import { contextOf, linkOf, placeOf } from './links.ts'

/** Where a person goes who came from an LMS: to a page as themselves, or to what a tutor has to choose first. */
export type Arrival = { who: Actor; contextId: string } & ({ go: string } | { ticket: string })

/**
 * Lets a person in whose launch was checked: a student to their hand-in, a tutor to the work of that assignment, or to the
 * choice of an assessment where none is linked yet. Throws NOT_ALLOWED with a sentence for them.
 */
export async function arrive(context: Context, registration: Registration, launch: Launch): Promise<Arrival> {
  const role = roleIn(launch.roles)
  if (!role)
    throw new DomainError(
      'NOT_ALLOWED',
      'Your role in this course has nothing to do here. Students hand in work, tutors look at it.',
    )
  if (launch.deepLinking && role !== 'tutor')
    throw new DomainError('NOT_ALLOWED', 'Choosing an assessment is for tutors.')

  const { who, contextId, found } = await context.db.transaction((tx) => enterCourse(tx, registration, launch, role))
  if (role === 'student') await retryMarks(context, contextId, [who.id])
  if (!found)
    throw new DomainError(
      'NOT_ALLOWED',
      'Your tutor has not said yet which assessment this is. Please come back later.',
    )
  if ('ticket' in found) return { who, contextId, ticket: found.ticket }
  const { link } = found
  const by = { by: 'launch', dates: launch.dates, forOne: role === 'student' } as const
  await takeOverDates(context, link.id, by)
  if (launch.membershipsUrl) await askForRoster(context.db, link.contextId)
  await askForLineItem(context, link)
  const { assessmentId } = link
  const go = role === 'student' ? `/assessments/${assessmentId}/hand-in` : `/review?assessmentId=${assessmentId}`
  return { who, contextId, go }
}

/**
 * Notes who came and enrols them in the course of the context, and finds the link. A tutor whose link leads nowhere yet gets
 * a ticket to choose.
 */
async function enterCourse(tx: Transaction, registration: Registration, launch: Launch, role: CourseRole) {
  const { subject, name } = launch
  const who = await accountOf(tx, { registrationId: registration.id }, { subject, role, name })
  await record(tx, { type: 'lti.launched', who, data: { registration: registration.id } })

  const context = await contextOf(tx, who, registration, launch)
  await enrolByLaunch(tx, context, who, subject)
  const found = launch.link ? await linkOf(tx, context, launch) : null
  const entered = { who, contextId: context.id }
  if (found && 'link' in found) {
    await addVisit(tx, found.link, who.id, subject)
    return { ...entered, found }
  }
  if (role !== 'tutor') return { ...entered, found: null }
  return { ...entered, found: { ticket: await choice(tx, context, launch, who.id, found?.elsewhere) } }
}

function choice(
  tx: Transaction,
  context: LtiContext,
  launch: Launch,
  accountId: string,
  elsewhere: string | undefined,
): Promise<string> {
  const { deepLinking, subject } = launch
  const { registrationId, deploymentId, id: contextId } = context
  const kept: Kept = deepLinking
    ? { registrationId, deploymentId, contextId, deepLinking, attachment: launch.asset }
    : {
        registrationId,
        deploymentId,
        contextId,
        subject,
        place: placeOf(context, launch),
        ...(elsewhere && { elsewhere }),
      }
  return addTicket(tx, { purpose: 'choice', accountId, data: { ...kept } as unknown as Record<string, Json> })
}

/** The line item is read in the background, at most once in a quarter of an hour. */
async function askForLineItem({ queue, clock }: Context, link: Link) {
  if (!readingScope(link)) return
  const quarter = Math.floor(clock().getTime() / 900_000)
  const work = { worker: 'lineItem', submissionId: null, eventId: link.id }
  await queue.add([{ id: `n-${link.id}-${quarter}-lineItem`, work }])
}
