import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import type { LtiContext } from '../../db/lti/contexts.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import { askForRoster } from '../../db/lti/rosters.ts'
import { addTicket } from '../../db/lti/tickets.ts'
import type { Link } from '../../db/lti/visits.ts'
import { DomainError } from '../../domain/error.ts'
import type { CourseRole } from '../../domain/people/enrolment.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Json } from '../../domain/screening/detector.ts'
import type { Launch } from '../../lms/lti/launch.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { record } from '../record.ts'
import type { Kept } from './choose.ts'
import { takeOverDueDate } from './due-date.ts'
import { accountOf, enrolByLaunch } from './enrolments.ts'
import { readingScope } from './line-item.ts'
import { contextOf, linkOf, noteVisit, placeOf } from './links.ts'

/** Where a person goes who came from an LMS: to a page as themselves, or to the choice of an assessment. */
export type Arrival = { who: Actor; go: string } | { ticket: string }

/**
 * Lets a person in whose launch was checked: a student to their hand-in, a tutor to the review list of that
 * assignment, or to the choice of an assessment where none is linked yet. Throws NOT_ALLOWED with a sentence for them.
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

  const { who, link, ticket } = await context.db.transaction((tx) => enterCourse(tx, registration, launch, role))
  if (ticket) return { ticket }
  if (link === 'asked') throw askedElsewhere()
  if (!link)
    throw new DomainError(
      'NOT_ALLOWED',
      'Your tutor has not said yet which assessment this is. Please come back later.',
    )
  if (launch.dueAt) {
    const said = { by: 'dueByLaunch', dueAt: launch.dueAt, forOne: role === 'student' } as const
    await takeOverDueDate(context, link.id, said)
  }
  if (launch.membershipsUrl) await askForRoster(context.db, link.contextId)
  await askForLineItem(context, link)
  const { assessmentId } = link
  return {
    who,
    go: role === 'student' ? `/assessments/${assessmentId}/hand-in` : `/review?assessmentId=${assessmentId}`,
  }
}

/** Notes who came and enrols them in the course of the context, and finds the link; a tutor whose link leads nowhere yet gets a ticket to choose. */
async function enterCourse(tx: Transaction, registration: Registration, launch: Launch, role: CourseRole) {
  const { subject, name } = launch
  const who = await accountOf(tx, { registrationId: registration.id }, { subject, role, name })
  await record(tx, { type: 'lti.launched', who, data: { registration: registration.id } })

  const context = await contextOf(tx, who, registration, launch)
  await enrolByLaunch(tx, context, who, subject)
  const link = launch.link ? await linkOf(tx, who, context, launch) : null
  if (link && link !== 'asked') await noteVisit(tx, link, who, subject)
  return { who, link, ticket: !link && role === 'tutor' ? await choice(tx, context, launch, who.id) : null }
}

const askedElsewhere = () =>
  new DomainError(
    'NOT_ALLOWED',
    'This link leads to an assessment of another course. The tutors of that assessment have been asked whether it may be used here. Until one of them says yes, nothing can be opened or handed in by this link.',
  )

function choice(tx: Transaction, context: LtiContext, launch: Launch, accountId: string): Promise<string> {
  const { deepLinking, subject } = launch
  const { registrationId, deploymentId, id: contextId } = context
  const kept: Kept = deepLinking
    ? { registrationId, deploymentId, contextId, deepLinking, attachment: launch.asset }
    : { registrationId, deploymentId, contextId, subject, place: placeOf(context, launch) }
  return addTicket(tx, { purpose: 'choice', accountId, data: { ...kept } as unknown as Record<string, Json> })
}

/** The line item is read in the background, at most once in a quarter of an hour. */
async function askForLineItem({ queue, clock }: Context, link: Link) {
  if (!readingScope(link)) return
  const quarter = Math.floor(clock().getTime() / 900_000)
  const work = { worker: 'lineItem', submissionId: null, eventId: link.id }
  await queue.add([{ id: `n-${link.id}-${quarter}-lineItem`, work }])
}
