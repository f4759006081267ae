import { and, eq, isNull } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { type AssetProcessor, delivererOf } from '../../db/asset-processor/processors.ts'
import type { Session, Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { assetProcessors } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { processorItem } from '../../lms/asset-processor/item.ts'
import type { AssetLaunch } from '../../lms/asset-processor/launch.ts'
import { assetScopes } from '../../lms/asset-processor/names.ts'
import { ownAddress } from '../own-address.ts'
import { record } from '../record.ts'

/** What a choice remembers of a launch that attaches an asset processor. */
export type Attachment = Pick<AssetLaunch, 'activityId' | 'report'>

interface Of {
  registrationId: string
  deploymentId: string
  contextId: string
  assessmentId: string
}

/** Attaches this tool to an activity of an LMS for an assessment. */
export async function attachProcessor(
  tx: Transaction,
  who: Actor,
  of: Of,
  { activityId, report }: Attachment,
): Promise<AssetProcessor> {
  const { name } = await findRegistration(tx, of.registrationId)
  const deliveredBy = await delivererOf(tx, of.registrationId, name)
  const [added] = await tx
    .insert(assetProcessors)
    .values({ id: newId(), ...of, activityId, deliveredBy, ...reportPlace(report), createdBy: who.id })
    .returning()
  const data = { registration: of.registrationId, assessment: of.assessmentId, processor: added!.id }
  await record(tx, { type: 'lti.processor_attached', who, data })
  return added!
}

const reportPlace = (report: AssetLaunch['report']) =>
  report ? { reportUrl: report.url, reportScope: report.scopes[0] ?? assetScopes.report } : {}

/** Notes what a later launch of a processor says of it: its activity, where that was not known yet, and where its reports go. */
export async function noteActivity(session: Session, { id }: AssetProcessor, said: Attachment): Promise<void> {
  const { activityId, report } = said
  if (report) await session.update(assetProcessors).set(reportPlace(report)).where(eq(assetProcessors.id, id))
  if (!activityId) return
  await session
    .update(assetProcessors)
    .set({ activityId })
    .where(and(eq(assetProcessors.id, id), isNull(assetProcessors.activityId)))
}

/** A processor as the LMS keeps it. */
export function itemOf(context: Pick<Context, 'config'>, { id: processorId }: AssetProcessor, title: string) {
  const own = ownAddress(context)
  return processorItem({ processorId, title, launchUrl: `${own}/lti/launch`, iconUrl: `${own}/assets/icon.svg` })
}
