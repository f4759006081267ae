import { may } from '../../domain/people/permission.ts'
import { isHeld } from '../../domain/review/first-reading.ts'
import { AllMeasurements } from '../parts/all-measurements.tsx'
import { Allowance } from '../parts/allowance.tsx'
import { LettersShown } from '../parts/letters.tsx'
import { RecordLink } from '../parts/record-link.tsx'
import { ReflectionShown } from '../parts/reflection.tsx'
import { Runs } from '../parts/runs.tsx'
import { Conversation } from './conversation.tsx'
import { ReferralForm, ReopenForm } from './decision/after-decision.tsx'
import { ConcernForm, DiscloseForm } from './decision/case-forms.tsx'
import { DecideForm } from './decision/decide.tsx'
import { FirstReadingShown } from './first-reading.tsx'
import { Flags } from './flags.tsx'
import { BackgroundShown } from './proposal/background.tsx'
import { Conflicts, MarkShown } from './proposal/marks.tsx'
import { Proposals } from './proposal/proposals.tsx'
import type { SubmissionProps } from './submission-props.ts'
import { RecordForm } from './talk/record-form.tsx'
import { Timeline } from './timeline.tsx'
import { VendorRunActions } from './vendor-runs.tsx'

/** What the checks point at, and the reviewer's own reading before they saw it. */
export function FlagsSection({ visibility, ...props }: SubmissionProps) {
  const { view, flags } = props
  return (
    <section aria-labelledby="flags">
      <h2 id="flags">Flags ({flags.length})</h2>
      <Flags {...props} open={visibility.steps.includes('decide')} />
      {view.firstReading && <FirstReadingShown reading={view.firstReading} />}
    </section>
  )
}

/** The student's account of their use of AI, next to what the assessment allows. */
export function ReflectionSection({ view, assessment }: SubmissionProps) {
  return (
    <section aria-labelledby="reflection">
      <h2 id="reflection">The reflection, and what was allowed</h2>
      <div class="sides">
        <div>
          <ReflectionShown reflection={view.reflection} />
        </div>
        <Allowance {...assessment} />
      </div>
    </section>
  )
}

/** Every check and how it went, with all that was measured. */
export function ChecksSection(props: SubmissionProps) {
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">Checks</h2>
      <Checks {...props} />
      <AllMeasurements runs={props.view.runs} detectors={props.detectors} />
    </section>
  )
}

/** What was said so far, and the forms to show evidence to the student or to raise a concern. */
export function ConversationSection({ who, view, flags, visibility, ...props }: SubmissionProps) {
  return (
    <section aria-labelledby="conversation">
      <h2 id="conversation">Conversation</h2>
      <Conversation
        who={who}
        view={view}
        attachments={props.attachments}
        mayAnswerForTime={visibility.steps.includes('answerForTime')}
      />
      {visibility.steps.includes('disclose') && (
        <DiscloseForm who={who} view={view} flags={flags} responseDays={props.assessment.responseDays} />
      )}
      {visibility.steps.includes('recordConversation') && <RecordForm who={who} view={view} />}
      {visibility.steps.includes('raiseConcern') && <ConcernForm who={who} view={view} />}
    </section>
  )
}

/** The form to decide or to reopen, as the status allows. */
export function DecisionSection(props: SubmissionProps) {
  const { who, view, visibility } = props
  const open = visibility.steps.includes('decide')
  const mayReopen = visibility.steps.includes('reopen')
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{open ? 'Decide' : 'Decision'}</h2>
      <BackgroundShown view={view} />
      <Proposals who={who} view={view} />
      {open && <DecideForm {...props} />}
      {(open || view.status === 'released') && <MarkShown who={who} view={view} />}
      {open && <Conflicts who={who} view={view} />}
      {mayReopen && <ReopenForm who={who} view={view} />}
      {visibility.steps.includes('returnReferral') && <ReferralForm who={who} view={view} />}
      <LettersShown view={view} />
      {!open && !mayReopen && view.status !== 'released' && (
        <p>There is nothing to decide while the work is not under review.</p>
      )}
    </section>
  )
}

/** Everything that happened to the submission, and the way to its record. */
export function TimelineSection({ who, view, events }: SubmissionProps) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <Timeline events={events} self={who.id} />
      {may(who.role, 'bundle.export') && <RecordLink id={view.id} />}
    </section>
  )
}

/** Every check and how it went; those at a vendor with where they stand and what can be done about it. */
function Checks({ who, view, detectors, clocks, visibility }: SubmissionProps) {
  const detectorOf = (id: string) => detectors.find((one) => one.id === id)
  return (
    <>
      <Runs
        runs={view.runs}
        detectors={detectors}
        clocks={clocks}
        steps={(clock) => (
          <VendorRunActions
            who={who}
            id={view.id}
            clock={clock}
            detector={detectorOf(clock.detector)}
            waits={isHeld(visibility.waits, detectorOf(clock.detector)?.basis)}
          />
        )}
      />
      {clocks
        .filter(({ state }) => state === 'not_asked')
        .map(({ detector, sentence }) => (
          <p key={detector} class="quiet">
            {sentence}
          </p>
        ))}
    </>
  )
}
