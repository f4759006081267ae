import type { connectionsOf, healthOf } from '../../db/figures.ts'
import type { storageFigures } from '../../db/files/storage-counts.ts'
import type { undeliveredMarks } from '../../db/lti/undelivered.ts'
import type { Finding } from '../../domain/operations/health.ts'
import type { Waits } from '../../domain/review/first-reading.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { runLabels, statusLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { ageOf } from '../kit/time.tsx'
import { Figures } from '../parts/figures.tsx'
import { Attention } from './attention.tsx'
import { UndeliveredMarks } from './connections/lms/undelivered.tsx'

const waitLabels: Record<Waits, string> = {
  statistical: 'Statistical results wait for the reviewer’s first reading',
  all: 'All results wait for the reviewer’s first reading',
  none: 'Nothing waits; everything is shown at once',
}

interface OverviewProps {
  who: SignedIn
  connections: Awaited<ReturnType<typeof connectionsOf>>
  /** A page of the marks that did not arrive in the gradebook of an LMS. */
  marks: Awaited<ReturnType<typeof undeliveredMarks>>
  storage: Awaited<ReturnType<typeof storageFigures>>
  /** A sentence on the policy, when it needs one. */
  policy: string | null
  health: Awaited<ReturnType<typeof healthOf>>
  /** What is not as it should be with the service itself. */
  findings: Finding[]
  /** How many jobs are in each state, and how long the oldest has waited, in milliseconds. */
  jobs: Record<string, number>
  lag: number
  /** No checkpoint of the audit log was kept elsewhere for a week. */
  unwitnessed: boolean
  detectors: Detector[]
  waits: Waits
  /** Which walls around the children that read files are missing, and why, each as a sentence. */
  walls: string[]
  /** Mails of the last 30 days that did not arrive, or may not have. */
  failedMails: number
  now: Date
}

/** What waits for an admin, how the background fares, and the setting for the first reading. */
export function Overview(props: OverviewProps) {
  const { who, connections, storage, policy, jobs, waits, unwitnessed } = props
  return (
    <Layout title="Overview" who={who} wide>
      <h1>Overview</h1>
      <Attention
        {...{ connections, storage, policy, unwitnessed }}
        failedJobs={jobs.failed ?? 0}
        failedMails={props.failedMails}
        findings={props.findings}
        missingWalls={props.walls.length}
      />
      <UndeliveredMarks who={who} marks={props.marks} />
      <QueueFigures {...props} />
      <WorkFigures {...props} />
      <FailedRuns {...props} />
      <MissingWalls walls={props.walls} />
      <FirstReadingSetting who={who} waits={waits} />
    </Layout>
  )
}

const ago = (seconds: number | null, now: Date) =>
  seconds === null ? '' : ageOf(new Date(now.getTime() - seconds * 1000), now)

function MissingWalls({ walls }: Pick<OverviewProps, 'walls'>) {
  if (!walls.length) return null
  return (
    <section aria-labelledby="walls">
      <h2 id="walls">Reading files of others</h2>
      <ul>
        {walls.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

function QueueFigures({ health, jobs, lag, now }: OverviewProps) {
  const jobRows = Object.entries(jobs).map(([state, count]) => [
    `Jobs ${state}`,
    count,
    state === 'waiting' && count > 0 ? ago(lag / 1000, now) : '',
  ])
  return (
    <Figures
      name="The queue"
      columns={['What', 'Waiting', 'Oldest']}
      rows={[
        ['Events on their way to the queue', health.outbox.waiting, ago(health.outbox.oldest, now)],
        ['Audit events to be sealed', health.unsealed, ''],
        ...jobRows,
      ]}
    />
  )
}

function WorkFigures({ health, now }: OverviewProps) {
  return (
    <Figures
      name="Work under way"
      columns={['Status', 'How many', 'Oldest for']}
      rows={health.submissions.map(({ status, count, oldest }) => [
        statusLabels[status as SubmissionStatus],
        count,
        ago(oldest, now),
      ])}
    />
  )
}

function FailedRuns({ health, detectors, now }: OverviewProps) {
  return (
    <Figures
      name="Checks of the last seven days that gave no result"
      columns={['Detector', 'How it went', 'Times', 'Latest reason', 'Latest']}
      rows={health.runs.map(({ detector, state, count, detail, latest }) => [
        detectors.find(({ id }) => id === detector)?.title ?? detector,
        runLabels[state as keyof typeof runLabels] ?? state,
        count,
        detail.replaceAll('_', ' '),
        `${ageOf(new Date(latest), now)} ago`,
      ])}
    />
  )
}

function FirstReadingSetting({ who, waits }: Pick<OverviewProps, 'who' | 'waits'>) {
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">First reading</h2>
      <PostForm who={who} action="/admin/first-reading">
        <PickField
          kind="radio"
          name="waits"
          legend="What reviewers see before they have read the work"
          choices={waitLabels}
          chosen={[waits]}
        />
        <button type="submit" class="second">
          Save
        </button>
      </PostForm>
    </section>
  )
}
