import { connectionsOf, healthOf } from '../../db/figures.ts'
import { policyInForce } from '../../db/policy/versions.ts'
import { whatWaits } from '../../db/review/reading-setting.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import { waitChoices as knownChoices } from '../../domain/review/first-reading.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import { setWhatWaits } from '../../flow/review/first-reading.ts'
import type { Routes } from '../../http/server/routes.ts'
import { PickField } from '../kit/form/choice.tsx'
import { formIn, refuse } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { runLabels, statusLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { ageOf } from '../kit/time.tsx'
import { Figures } from '../parts/figures.tsx'
import { Attention } from './attention.tsx'

const waitChoices = {
  statistical: 'Statistical results wait for the reviewer’s first reading',
  all: 'All results wait for the reviewer’s first reading',
  none: 'Nothing waits; everything is shown at once',
}

/** How the service fares, with ages: what waits, what failed, what the provider has set. */
export const overviewPages: Routes = async (app, { context }) => {
  const { db, queue, clock } = context

  const show: SendPage = async (request, reply) => {
    const who = visitor(request)
    const health = await healthOf(db)
    const policy = await policyInForce(db)
    const jobs: Record<string, number> = await queue.counts()
    const lag = await queue.lag()
    const now = clock()
    const ago = (seconds: number | null) =>
      seconds === null ? '' : ageOf(new Date(now.getTime() - seconds * 1000), now)
    return send(
      reply,
      <Layout title="Overview" who={who} wide>
        <h1>Overview</h1>
        <Attention
          connections={await connectionsOf(db)}
          policy={policyWarning(policy, now)}
          failedJobs={jobs.failed ?? 0}
        />
        <Figures
          name="The queue"
          columns={['What', 'Waiting', 'Oldest']}
          rows={[
            ['Events on their way to the queue', health.outbox.waiting, ago(health.outbox.oldest)],
            ['Audit events to be sealed', health.unsealed, ''],
            ...Object.entries(jobs).map(([state, count]): [string, number, string] => [
              `Jobs ${state}`,
              count,
              state === 'waiting' && count > 0 ? ago(lag / 1000) : '',
            ]),
          ]}
        />
        <Figures
          name="Work under way"
          columns={['Status', 'How many', 'Oldest for']}
          rows={health.submissions.map(({ status, count, oldest }) => [
            statusLabels[status as SubmissionStatus],
            count,
            ago(oldest),
          ])}
        />
        <Figures
          name="Checks of the last seven days that gave no result"
          columns={['Detector', 'How it went', 'Times', 'Latest reason', 'Latest']}
          rows={health.runs.map(({ detector, state, count, detail, latest }) => [
            context.detectors.find(({ id }) => id === detector)?.title ?? detector,
            runLabels[state as keyof typeof runLabels] ?? state,
            count,
            detail.replaceAll('_', ' '),
            `${ageOf(new Date(latest), now)} ago`,
          ])}
        />
        <section aria-labelledby="reading">
          <h2 id="reading">First reading</h2>
          <PostForm who={who} action="/admin/first-reading">
            <PickField
              kind="radio"
              name="waits"
              legend="What reviewers see before they have read the work"
              choices={waitChoices}
              chosen={[await whatWaits(db)]}
            />
            <button type="submit" class="second">
              Save
            </button>
          </PostForm>
        </section>
      </Layout>,
    )
  }

  app.get('/admin', page('operations.read'), show)

  const setting = { ...page('operations.read'), errorHandler: redisplayOnError(show) }
  app.post('/admin/first-reading', setting, async (request, reply) => {
    const waits = knownChoices.find((known) => known === formIn(request.body).get('waits'))
    refuse([!waits, 'waits', 'The choice is still open.', 'One of the three.'])
    await setWhatWaits(context, visitor(request), waits!)
    return reply.redirect('/admin?notice=setting-saved', 303)
  })
}

/** What there is to do about the policy, told honestly; null when it is in force and not due for review. */
function policyWarning(policy: Awaited<ReturnType<typeof policyInForce>>, now: Date): string | null {
  if (!policy) return 'No policy is in force, so no work can be taken in. Import one.'
  return reviewOverdue(policy.nextReviewOn, now)
    ? `The policy in force, version ${policy.version}, was to be reviewed ${policy.nextReviewOn}. That date has passed.`
    : null
}
