import { may } from '../../domain/people/permission.ts'
import { isHeld } from '../../domain/review/first-reading.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import type { Span } from '../../domain/screening/document.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import type { attachmentsOf } from '../../flow/files/attachments.ts'
import type { trail } from '../../flow/submission/trail.ts'
import { statusLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { Time } from '../kit/time.tsx'
import { AllMeasurements } from '../parts/all-measurements.tsx'
import { Allowance } from '../parts/allowance.tsx'
import { FilesBeside } from '../parts/files-beside.tsx'
import { RecordLink } from '../parts/record-link.tsx'
import { ReflectionShown } from '../parts/reflection.tsx'
import { type Clock, Runs } from '../parts/runs.tsx'
import { Conversation } from './conversation.tsx'
import { ConcernForm, DiscloseForm, ReopenForm } from './decision/case-forms.tsx'
import { DecideForm, type DecideProps } from './decision/decide.tsx'
import { FirstReadingForm, FirstReadingShown } from './first-reading.tsx'
import { Flags, type ShownFlag } from './flags.tsx'
import { Waiting } from './list/waiting.tsx'
import { Timeline } from './timeline.tsx'
import { VendorRunActions } from './vendor-runs.tsx'
import type { Place } from './work/text-pages.ts'
import { type Text, Work } from './work/work.tsx'

export interface SubmissionProps extends DecideProps {
  visibility: Visibility
  assessment: Parameters<typeof Allowance>[0] & { responseDays: number; title: string }
  text: Text | null
  places: Place[]
  textPage: number
  drawable: boolean
  detectors: Detector[]
  clocks: Clock[]
  attachments: Awaited<ReturnType<typeof attachmentsOf>>
  events: Awaited<ReturnType<typeof trail>>
  now: Date
}

const sections: [id: string, name: string][] = [
  ['work', 'The work'],
  ['flags', 'Flags'],
  ['reflection', 'Reflection'],
  ['checks', 'Checks'],
  ['conversation', 'Conversation'],
  ['decision', 'Decide'],
  ['timeline', 'Timeline'],
]

/** One submission for the person who reviews it: the work first, then what machines point at, then what people do. */
export function SubmissionView(props: SubmissionProps) {
  const { who, view, flags, text, visibility, now } = props
  const { waits, steps } = visibility
  const open = steps.includes('decide')
  const latest = view.disclosures.at(-1)
  const turn = {
    status: view.status,
    statusSince: view.statusSince,
    disclosedAt: latest?.at ?? null,
    respondBy: latest?.respondBy ?? null,
    respondedAt: view.responses.at(-1)?.at ?? null,
  }
  const name = view.student.name ?? `Work ${view.id.slice(-8)}`
  return (
    <Layout title={`${name}: ${view.assessment.title}`} who={who} scripts={['confirm.js']} wide>
      <p class="back">
        <a href="/review">← Review list</a>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="lead">
        <bdi>{view.assessment.title}</bdi>
        {view.attempt > 1 && `, version ${view.attempt}`}
      </p>
      <p>
        <span class="chip">{statusLabels[view.status]}</span> <Waiting row={turn} now={now} />
      </p>
      <p class="meta">
        Received <Time at={view.receivedAt} />
        {view.late && ', after the due date'}. Policy version {view.policyVersion}.
      </p>
      <nav class="jump" aria-label="On this page">
        <ul>
          {sections.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Work view={view} text={text} places={props.places} textPage={props.textPage} drawable={props.drawable} />
      <FilesBeside submissionId={view.id} attachments={props.attachments} />
      {waits !== 'none' && <FirstReadingForm who={who} id={view.id} waits={waits} />}
      <section aria-labelledby="flags">
        <h2 id="flags">What the checks point at</h2>
        <Flags who={who} view={view} flags={flags} text={text} open={open} />
        {view.firstReading && <FirstReadingShown reading={view.firstReading} />}
      </section>
      <section aria-labelledby="reflection">
        <h2 id="reflection">The reflection, and what was allowed</h2>
        <div class="sides">
          <div>
            <ReflectionShown reflection={view.reflection} />
          </div>
          <Allowance {...props.assessment} />
        </div>
      </section>
      <section aria-labelledby="checks">
        <h2 id="checks">Checks</h2>
        <Checks {...props} />
        <AllMeasurements runs={view.runs} detectors={props.detectors} />
      </section>
      <section aria-labelledby="conversation">
        <h2 id="conversation">Conversation</h2>
        <Conversation view={view} attachments={props.attachments} />
        {steps.includes('disclose') && (
          <DiscloseForm who={who} view={view} flags={flags} responseDays={props.assessment.responseDays} />
        )}
        {steps.includes('raiseConcern') && <ConcernForm who={who} view={view} />}
      </section>
      <section aria-labelledby="decision">
        <h2 id="decision">{open ? 'Decide' : 'Decision'}</h2>
        {open && <DecideForm {...props} />}
        {steps.includes('reopen') && <ReopenForm who={who} view={view} />}
        {!open && !steps.includes('reopen') && <p>There is nothing to decide while the work is not under review.</p>}
      </section>
      <section aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <Timeline events={props.events} self={who.id} />
        {may(who.role, 'bundle.export') && <RecordLink id={view.id} />}
      </section>
    </Layout>
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

/** Every place of evidence in this text, numbered like the flags. Evidence from another reading of the file is in that text. */
export function placesOf(flags: ShownFlag[], text: Text | null): Place[] {
  return flags.flatMap(({ id, evidence, dismissed, readerVersion }, index) =>
    dismissed || readerVersion !== text?.readerVersion
      ? []
      : evidence.flatMap(({ start, end }, item): (Place & Span)[] =>
          start === null || end === null
            ? []
            : [{ start, end, flagId: id, number: index + 1, anchor: `e-${id}-${item}` }],
        ),
  )
}
