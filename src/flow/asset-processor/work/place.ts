import type { Context } from '../../../context.ts'
import type { AssetProcessor } from '../../../db/asset-processor/processors.ts'
import { contextOfId, type LtiContext, offerIn } from '../../../db/lti/contexts.ts'
import type { Registration } from '../../../db/lti/registrations.ts'
import { DomainError } from '../../../domain/error.ts'
import type { WorkNotice } from '../../../lms/asset-processor/notice.ts'
import { contextOf } from '../../lti/links.ts'
import { askFor } from '../../lti/offers.ts'

/**
 * The course in which work of a processor was handed in. A processor belongs to the course that it was set up in: one that is
 * met in another course, such as a copy, asks the tutors of its assessment first. Throws NOT_ALLOWED while they have not said yes.
 */
export async function courseOf(
  { db }: Context,
  registration: Registration,
  processor: AssetProcessor,
  work: Pick<WorkNotice, 'context'>,
): Promise<LtiContext> {
  if (!work.context) return contextOfId(db, processor.contextId)
  const who = { id: processor.deliveredBy, role: 'integration' as const }
  const { deploymentId, assessmentId } = processor
  const found = await db.transaction(async (tx) => {
    const met = await contextOf(tx, who, registration, { deploymentId, context: work.context, link: null })
    const offer = await offerIn(tx, met.id, assessmentId)
    if (offer?.state === 'open') return met
    if (!offer) await askFor(tx, who, met.id, assessmentId)
    return null
  })
  if (found) return found
  throw new DomainError(
    'NOT_ALLOWED',
    'The activity is in another course than the one that its assessment was set up for. The tutors of the assessment have been asked whether it may be used there.',
  )
}
