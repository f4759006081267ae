import Type, { type Static } from 'typebox'
import type { Context } from '../../context.ts'
import { isUnwitnessed } from '../../db/audit/witness.ts'
import { connectionsOf, healthOf } from '../../db/figures.ts'
import { storageFigures } from '../../db/files/storage-counts.ts'
import { undeliveredMarks } from '../../db/lti/undelivered.ts'
import { failedMails } from '../../db/notices/failed-mails.ts'
import { policyInForce } from '../../db/policy/versions.ts'
import { whatWaits } from '../../db/review/reading-setting.ts'
import { dayOf } from '../../domain/dates/zone.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import { waitChoices } from '../../domain/review/first-reading.ts'
import { missingWalls } from '../../domain/screening/walls.ts'
import { healthNow } from '../../flow/operations/health.ts'
import { setWhatWaits } from '../../flow/review/first-reading.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { pageAsked, pagePlace } from '../../http/server/schemas.ts'
import { formIn, refuse } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { Overview } from './overview-view.tsx'

/** How the service fares, with ages: what waits, what failed, what the provider has set. */
export const overviewPages = groupOf(getOverview, postFirstReading)

const Query = Type.Object({ marks: pagePlace.cursor })

function sendOverview(context: Context): SendPage {
  const { db, clock, config, detectors, sandbox } = context
  return async (request, reply) => {
    const now = clock()
    const { findings, jobs, vitals } = await healthNow(context)
    const { marks } = request.query as Static<typeof Query>
    return send(
      reply,
      <Overview
        who={visitor(request)}
        connections={await connectionsOf(db)}
        marks={await undeliveredMarks(db, pageAsked(marks ? { cursor: marks } : {}))}
        storage={await storageFigures(db)}
        policy={policyWarning(await policyInForce(db), dayOf(now, config.timeZone))}
        health={await healthOf(db)}
        findings={findings}
        jobs={jobs ?? {}}
        lag={vitals.queue?.lagMs ?? 0}
        detectors={detectors}
        waits={await whatWaits(db)}
        unwitnessed={await isUnwitnessed(db, now)}
        walls={missingWalls(sandbox.walls)}
        failedMails={await failedMails(db)}
        now={now}
      />,
    )
  }
}

function getOverview(app: App, context: Context) {
  app.get('/admin', { ...page('operations.read'), schema: { querystring: Query } }, sendOverview(context))
}

function postFirstReading(app: App, context: Context) {
  const setting = { ...page('operations.read'), errorHandler: redisplayOnError(sendOverview(context)) }
  app.post('/admin/first-reading', setting, async (request, reply) => {
    const waits = waitChoices.find((known) => known === formIn(request.body).get('waits'))
    refuse([!waits, 'waits', 'The choice is still open.', 'One of the three.'])
    await setWhatWaits(context, visitor(request), waits!)
    return reply.redirect('/admin?notice=setting-saved', 303)
  })
}

/** What there is to do about the policy; null when it is in force and not due for review. */
function policyWarning(policy: Awaited<ReturnType<typeof policyInForce>>, today: string): string | null {
  if (!policy) return 'No policy is in force, so no work can be taken in. Import one.'
  return reviewOverdue(policy.nextReviewOn, today)
    ? `The policy in force, version ${policy.version}, was to be reviewed ${policy.nextReviewOn}. That date has passed.`
    : null
}
