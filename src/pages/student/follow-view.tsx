import type { Detector } from '../../domain/screening/detector.ts'
import { processing } from '../../domain/submission/status-sets.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import type { attachmentsOf } from '../../flow/files/attachments.ts'
import type { WholeView } from '../../flow/submission/present.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Csrf } from '../kit/form/csrf.tsx'
import { statusLabels, statusMeaning } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { sizeOf, Time } from '../kit/time.tsx'
import { AllMeasurements } from '../parts/all-measurements.tsx'
import { FilesBeside } from '../parts/files-beside.tsx'
import { RecordLink } from '../parts/record-link.tsx'
import { ReflectionShown } from '../parts/reflection.tsx'
import { type Clock, Runs } from '../parts/runs.tsx'
import { DecisionShown } from './decision.tsx'
import { Disclosed } from './disclosed.tsx'

export interface FollowProps {
  who: SignedIn
  view: WholeView
  visibility: Visibility
  attachments: Awaited<ReturnType<typeof attachmentsOf>>
  detectors: Detector[]
  clocks: Clock[]
  now: Date
}

/** A student follows their work: where it stands, what was checked, what was shown to them, what was decided and why. */
export function FollowView(props: FollowProps) {
  const { who, view, visibility, detectors } = props
  const moving = processing.includes(view.status)
  return (
    <Layout title={view.assessment.title} who={who} scripts={moving ? ['htmx.js'] : []}>
      <h1>
        <bdi>{view.assessment.title}</bdi>
      </h1>
      <StatusShown id={view.id} status={view.status} since={view.statusSince} unreadable={view.unreadable} />
      {view.decisions.length > 0 && <DecisionShown {...props} />}
      {view.disclosures.length > 0 && <Disclosed {...props} />}
      <ReceiptShown view={view} />
      <FilesBeside submissionId={view.id} attachments={props.attachments} />
      <section aria-labelledby="checks">
        <h2 id="checks">What was checked</h2>
        <p>
          These checks ran on your work by themselves, the same for everybody. They give advice to a person; none of
          them can decide anything. What one of them points at is shown to you before anybody relies on it.
        </p>
        <Runs
          runs={view.runs}
          detectors={detectors}
          clocks={props.clocks}
          steps={({ detector, state, reason }) =>
            state === 'blocked' &&
            reason === 'consent' && (
              <p>
                <a href={`/detectors/${detector}/terms`}>Read its terms and choose</a>
              </p>
            )
          }
        />
        <AllMeasurements runs={view.runs} detectors={detectors} />
      </section>
      <section aria-labelledby="reflection">
        <h2 id="reflection">Your reflection</h2>
        {view.reflection ? (
          <details>
            <summary>Read what you wrote</summary>
            <ReflectionShown reflection={view.reflection} />
          </details>
        ) : visibility.steps.includes('reflect') ? (
          <p>
            <a class="button" href={`/submissions/${view.id}/reflection`}>
              Add your reflection
            </a>
          </p>
        ) : (
          <p>There is no reflection.</p>
        )}
      </section>
      {view.file && <RecordLink id={view.id} />}
      {visibility.steps.includes('withdraw') && <Withdraw who={who} id={view.id} />}
    </Layout>
  )
}

interface StatusProps {
  id: string
  status: WholeView['status']
  since: Date
  unreadable: string | null
}

/** Where the work stands, in words. While it moves, this part of the page asks again by itself. */
export function StatusShown({ id, status, since, unreadable }: StatusProps) {
  const moving = processing.includes(status)
  const live = moving ? { 'hx-get': `/submissions/${id}/status`, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' } : {}
  return (
    <section class="sheet" id="status" aria-live="polite" {...live}>
      <h2>{statusLabels[status]}</h2>
      <p>{statusMeaning[status]}</p>
      {unreadable && status !== 'decided' && <p>{unreadable}</p>}
      <p class="meta">
        Since <Time at={since} />.{moving && ' This usually takes less than a minute.'}
      </p>
    </section>
  )
}

function ReceiptShown({ view }: { view: WholeView }) {
  const { file } = view
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt">Your receipt</h2>
      {file ? (
        <>
          <dl class="facts">
            <dt>File</dt>
            <dd>
              <a href={`/submissions/${view.id}/file`} dir="auto">
                {file.name}
              </a>{' '}
              ({sizeOf(file.bytes)})
            </dd>
            <dt>Received</dt>
            <dd>
              <Time at={view.receivedAt} />
              {view.late && ', after the due date'}
            </dd>
            <dt>Fingerprint</dt>
            <dd class="digest">{file.sha256}</dd>
            <dt>Policy</dt>
            <dd>
              Version <bdi>{view.policyVersion}</bdi>
            </dd>
          </dl>
          <p>
            The receipt is a signed proof that exactly this file arrived at this time. Keep it: it can be checked by
            anybody, also without us.
          </p>
          <p class="actions">
            <a class="button second" href={`/submissions/${view.id}/receipt`}>
              Download the receipt
            </a>
            <a href={`/receipts/verify?submission=${view.id}`}>Check it now</a>
          </p>
        </>
      ) : (
        <p>The work has been erased, and its receipt with it.</p>
      )}
    </section>
  )
}

function Withdraw({ who, id }: { who: SignedIn; id: string }) {
  return (
    <details>
      <summary>Take this work back</summary>
      <form method="post" action={`/submissions/${id}/withdrawal`}>
        <Csrf who={who} />
        <p>Your work will not be looked at or marked. You can hand in again.</p>
        <button type="submit" class="second">
          Take it back
        </button>
      </form>
    </details>
  )
}
