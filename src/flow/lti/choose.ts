import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { contextOfId } from '../../db/lti/contexts.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { findTicket, takeTicket } from '../../db/lti/tickets.ts'
import { addVisit } from '../../db/lti/visits.ts'
import { assessmentsToChoose, findOwnAssessment } from '../../db/policy/assessments.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { NewAssessment } from '../../domain/policy/assessment.ts'
import { deepLinkAnswer, linkItem } from '../../lms/lti/deep-link.ts'
import type { DeepLinkSettings } from '../../lms/lti/launch.ts'
import { type Attachment, attachProcessor, itemOf } from '../asset-processor/attach.ts'
import { subscribeNow } from '../asset-processor/subscribe.ts'
import { ownAddress } from '../own-address.ts'
import { publishAssessment } from '../policy/assessments.ts'
import { record } from '../record.ts'
import { toolKey } from './keys.ts'
import { addLink, type Place } from './links.ts'
import { openTo } from './offers.ts'

/** What a ticket to choose keeps of the launch that it was given for. */
export interface Kept {
  registrationId: string
  deploymentId: string
  contextId: string
  deepLinking?: DeepLinkSettings
  /** For a place of the LMS that takes asset processors. */
  attachment?: Attachment
  subject?: string
  place?: Place
  /** The assessment of another course that the link names, as in a copied course. */
  elsewhere?: string
}

/** An assessment that is there, or one to be made. */
export type Choice = { assessmentId: string } | NewAssessment

/** What came of a choice: an answer that the browser posts to the platform, or a page of ours. */
export type Chosen = { returnUrl: string; jwt: string } | { who: Actor; go: string; contextId: string }

/** What a tutor with this ticket may choose from, and the platform they came from. Throws NOT_FOUND for a used ticket. */
export async function choices(context: Context, ticket: string) {
  const { accountId, data } = await findTicket(context.db, ticket, 'choice')
  const { deepLinking, registrationId } = data as unknown as Kept
  const assessments = await assessmentsToChoose(context.db, { id: accountId, role: 'tutor' })
  const registration = await findRegistration(context.db, registrationId)
  return { assessments, registration, returnUrl: deepLinking?.returnUrl ?? null }
}

/**
 * A tutor chooses the assessment that a link in the LMS leads to. Ends either with an answer for the platform, to be
 * posted by the browser, or on our own pages. Throws NOT_FOUND for a ticket that was used, INVALID_INPUT for an
 * assessment that cannot be published yet; the ticket stays good then.
 */
export async function choose(context: Context, ticket: string, choice: Choice): Promise<Chosen> {
  const { accountId, data } = await findTicket(context.db, ticket, 'choice')
  const who: Actor = { id: accountId, role: 'tutor' }
  const kept = data as unknown as Kept
  const { registrationId, deploymentId, contextId, deepLinking, attachment } = kept
  const attaches = deepLinking?.acceptTypes.includes('ltiAssetProcessor')
  if (deepLinking && !attaches && !deepLinking.acceptTypes.includes('ltiResourceLink')) {
    throw new DomainError('INVALID_INPUT', 'The LMS does not take links at this place.')
  }
  // Without notices a processor would never hear of any work.
  if (attaches) await subscribeNow(context, registrationId, deploymentId)
  const assessment =
    'assessmentId' in choice
      ? await findOwnAssessment(context.db, who, choice.assessmentId)
      : await publishAssessment(context, who, {
          ...choice,
          courseId: (await contextOfId(context.db, contextId)).courseId,
        })

  const processor = await context.db.transaction(async (tx) => {
    await takeTicket(tx, ticket, 'choice')
    await linkTo(tx, who, kept, assessment.id)
    const of = { registrationId, deploymentId, contextId, assessmentId: assessment.id }
    return attaches ? attachProcessor(tx, who, of, attachment!) : null
  })
  if (!deepLinking) return { who, contextId, go: `/review?assessmentId=${assessment.id}` }

  const { issuer, clientId } = await findRegistration(context.db, registrationId)
  const { title, opensAt, dueAt, id: assessmentId } = assessment
  const launchUrl = `${ownAddress(context)}/lti/launch`
  const item = processor
    ? itemOf(context, processor, title)
    : linkItem(deepLinking, { assessmentId, title, launchUrl, opensAt, dueAt })
  const jwt = await deepLinkAnswer(await toolKey(context), { issuer, clientId, deploymentId }, deepLinking, item)
  return { returnUrl: deepLinking.returnUrl, jwt }
}

/** Opens an assessment to a context and has a link there lead to it. */
export async function linkTo(
  tx: Transaction,
  who: Actor,
  { registrationId, contextId, subject, place }: Pick<Kept, 'registrationId' | 'contextId' | 'subject' | 'place'>,
  assessmentId: string,
): Promise<void> {
  const data = { registration: registrationId, assessment: assessmentId }
  await record(tx, { type: 'lti.assessment_chosen', who, data })
  await openTo(tx, who, contextId, assessmentId)
  if (place) await addVisit(tx, await addLink(tx, place, assessmentId), who.id, subject!)
}
