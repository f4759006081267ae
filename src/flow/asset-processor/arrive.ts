import type { Context } from '../../context.ts'
import { assetNamed } from '../../db/asset-processor/assets.ts'
import { resumeNotices } from '../../db/asset-processor/notices.ts'
import { type AssetProcessor, processorNamed } from '../../db/asset-processor/processors.ts'
import type { Transaction } from '../../db/client.ts'
import { contextOfId } from '../../db/lti/contexts.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { CourseRole } from '../../domain/people/enrolment.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { processorParameter } from '../../lms/asset-processor/notice.ts'
import type { Launch } from '../../lms/lti/launch.ts'
import { roleIn } from '../../lms/lti/roles.ts'
import { type Arrival, arrive } from '../lti/arrive.ts'
import { accountOf, enrolByLaunch } from '../lti/enrolments.ts'
import { contextOf } from '../lti/links.ts'
import { record } from '../record.ts'
import { noteActivity } from './attach.ts'
import { beginEula } from './eula.ts'
import { noteNotices } from './subscribe.ts'

/** Where a person goes who came from an LMS: as by any launch, or to the question whether they accept the policy. */
export type AnyArrival = Arrival | { eula: string }

/**
 * Lets a person in by any launch: from a link, from a report of a file, from the settings of an asset processor, or to accept the
 * policy. Each launch also says where notices are ordered. Throws NOT_ALLOWED, NOT_FOUND with a sentence for them.
 */
export async function arriveFrom(context: Context, registration: Registration, launch: Launch): Promise<AnyArrival> {
  await noteNotices(context, registration, launch)
  if (roleIn(launch.roles) === 'tutor') await resumeNotices(context.db, registration.id)
  if (launch.asset.kind === 'eula') return beginEula(context, registration, launch)
  if (launch.asset.kind === 'review') return toReport(context, registration, launch)
  if (launch.asset.kind === 'settings') return toSettings(context, registration, launch)
  return arrive(context, registration, launch)
}

/** From a report of a file: a student to their own work or its statement, a tutor to the work. Who may see it is asked again by the page. */
async function toReport(context: Context, registration: Registration, launch: Launch): Promise<Arrival> {
  const found = await assetNamed(context.db, { registrationId: registration.id, ...launch }, launch.asset.assetId!)
  if (!found?.asset.submissionId) {
    throw new DomainError('NOT_FOUND', 'This file has not been taken in here yet. Please come back in a few minutes.')
  }
  const who = await enterAs(context, registration, launch, found.processor, courseRole(launch))
  const work = await findSubmission(context.db, who, found.asset.submissionId)
  const { contextId } = found.processor
  if (who.role === 'tutor') return { who, contextId, go: `/review/${work.id}` }
  return { who, contextId, go: `/submissions/${work.id}${work.status === 'awaiting_reflection' ? '/reflection' : ''}` }
}

/** To the settings of an attached processor. A tutor who opens them says which activity it belongs to. */
async function toSettings(context: Context, registration: Registration, launch: Launch): Promise<Arrival> {
  if (courseRole(launch) !== 'tutor') throw new DomainError('NOT_ALLOWED', 'These settings are for tutors.')
  const { activityId } = launch.asset
  const processorId = launch.custom[processorParameter] ?? null
  const processor = await processorNamed(
    context.db,
    { registrationId: registration.id, ...launch },
    { processorId, activityId },
  )
  if (!processor) {
    throw new DomainError('NOT_FOUND', 'This activity is not set up here. Please attach Candour to it once more.')
  }
  const who = await enterAs(context, registration, launch, processor, 'tutor')
  await noteActivity(context.db, processor, launch.asset)
  return { who, contextId: processor.contextId, go: `/asset-processors/${processor.id}` }
}

function courseRole({ roles }: Launch): CourseRole {
  const role = roleIn(roles)
  if (role) return role
  throw new DomainError('NOT_ALLOWED', 'Your role in this course has nothing to do here.')
}

/** Notes who came and enrols them in the course that the launch names, which need not be that of the processor. */
function enterAs(
  { db }: Context,
  registration: Registration,
  launch: Launch,
  processor: AssetProcessor,
  role: CourseRole,
): Promise<Actor> {
  return db.transaction(async (tx: Transaction) => {
    const { subject, name } = launch
    const who = await accountOf(tx, { registrationId: registration.id }, { subject, role, name })
    await record(tx, { type: 'lti.launched', who, data: { registration: registration.id } })
    const course = launch.context
      ? await contextOf(tx, who, registration, launch)
      : await contextOfId(tx, processor.contextId)
    await enrolByLaunch(tx, course, who, subject)
    return who
  })
}
