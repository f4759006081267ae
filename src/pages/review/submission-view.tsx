import { statusLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { Time } from '../kit/time.tsx'
import { ExtraFiles } from '../parts/extra-files.tsx'
import { FirstReadingForm } from './first-reading.tsx'
import { Waiting } from './list/waiting.tsx'
import { NotArrived } from './not-arrived.tsx'
import { PileBar } from './pile/bar.tsx'
import { Keys } from './pile/keys.tsx'
import { OnWork } from './pile/on-work.tsx'
import {
  ChecksSection,
  ConversationSection,
  DecisionSection,
  FlagsSection,
  ReflectionSection,
  TimelineSection,
} from './sections.tsx'
import type { SubmissionProps } from './submission-props.ts'
import { Work } from './work/work.tsx'

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
  const { who, view, visibility } = props
  const name = view.student.name ?? `Work ${view.id.slice(-8)}`
  return (
    <Layout title={`${name}: ${view.assessment.title}`} who={who} scripts={['pile.js', 'confirm.js']} wide>
      <PileBar view={view} pile={props.pile} />
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <Standing {...props} />
      <OnWork who={who} view={view} pile={props.pile} />
      <JumpLinks />
      <Work {...props} />
      <ExtraFiles submissionId={view.id} attachments={props.attachments} />
      {visibility.waits !== 'none' && <FirstReadingForm who={who} id={view.id} waits={visibility.waits} />}
      <FlagsSection {...props} />
      <ReflectionSection {...props} />
      <ChecksSection {...props} />
      <ConversationSection {...props} />
      <DecisionSection {...props} />
      <TimelineSection {...props} />
      <Keys who={who} on={props.pile.hasShortcuts} place="work" />
    </Layout>
  )
}

/** What the work was handed in for, its status and since when, and when it was received. */
function Standing({ who, view, notArrived, now }: SubmissionProps) {
  return (
    <>
      <p class="lead">
        <bdi>{view.assessment.title}</bdi>
        {view.attempt > 1 && `, version ${view.attempt}`}
      </p>
      <p>
        <span class="chip">{statusLabels[view.status]}</span>{' '}
        <Waiting turn={view.turn} status={view.status} now={now} />
      </p>
      <NotArrived who={who} id={view.id} notices={notArrived} />
      <p class="meta">
        Received <Time at={view.receivedAt} />
        {view.late && ', after the due date'}. Policy version {view.policyVersion}.
      </p>
    </>
  )
}

function JumpLinks() {
  return (
    <nav class="jump" aria-label="On this page">
      <ul>
        {sections.map(([id, title], index) => (
          <li key={id}>
            <a href={`#${id}`} data-key={String(index + 1)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
