import { and, count, eq, max, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { assetProcessors, assetReports, assets, ltiNoticeServices, ltiRegistrations } from '../schema/index.ts'

/** How an attached processor stands: its LMS, whether notices come, and what came of the files. */
export async function standingOf(session: Session, processorId: string) {
  const [platform] = await session
    .select({
      name: ltiRegistrations.name,
      subscribed: ltiNoticeServices.subscribed,
      checkedAt: ltiNoticeServices.checkedAt,
      testedAt: ltiNoticeServices.testedAt,
      problem: ltiNoticeServices.detail,
    })
    .from(assetProcessors)
    .innerJoin(ltiRegistrations, eq(ltiRegistrations.id, assetProcessors.registrationId))
    .leftJoin(
      ltiNoticeServices,
      and(
        eq(ltiNoticeServices.registrationId, assetProcessors.registrationId),
        eq(ltiNoticeServices.deploymentId, assetProcessors.deploymentId),
      ),
    )
    .where(eq(assetProcessors.id, processorId))
  const [files] = await session
    .select({
      handedIn: count(sql`case when ${assets.part} = 'work' then 1 end`),
      waiting: count(sql`case when ${assets.part} in ('waiting', 'failed') then 1 end`),
      last: max(assets.at),
    })
    .from(assets)
    .where(eq(assets.processorId, processorId))
  const [reports] = await session
    .select({ failed: count() })
    .from(assetReports)
    .innerJoin(assets, eq(assets.id, assetReports.assetId))
    .where(and(eq(assets.processorId, processorId), eq(assetReports.state, 'failed')))
  return { ...platform!, ...files!, failedReports: reports!.failed }
}
