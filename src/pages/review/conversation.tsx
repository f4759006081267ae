import { silenceSentence } from '../../domain/review/more-time.ts'
import type { attachmentsOf } from '../../flow/files/attachments.ts'
import type { WholeView } from '../../flow/submission/present.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { concernLabels, outcomeLabels, reopeningLabels } from '../kit/labels.ts'
import { Time } from '../kit/time.tsx'
import { Attachments } from '../parts/extra-files.tsx'
import { Grounds } from '../parts/grounds.tsx'
import { ReferralOutcomesShown } from '../parts/letters.tsx'
import { RecordShown } from './talk/conversation-record.tsx'
import { ResponseFacts } from './talk/response-facts.tsx'
import { TimeRequestShown } from './talk/time-answer.tsx'

interface ConversationProps {
  view: WholeView
  attachments: Awaited<ReturnType<typeof attachmentsOf>>
}

interface AnswerProps {
  who: SignedIn
  /** Whether the person may grant or refuse more time now. */
  mayAnswerForTime: boolean
}

/** What people said so far, in order: concerns (about earlier versions too), what was shown to the student, their answers, decisions, reopenings. */
export function Conversation({ who, view, attachments, mayAnswerForTime }: ConversationProps & AnswerProps) {
  const parts = [
    ...view.earlierConcerns.map((one) => ({ at: one.at, node: <Concern key={one.id} concern={one} /> })),
    ...view.concerns.map((concern) => ({ at: concern.at, node: <Concern key={concern.id} concern={concern} /> })),
    ...view.disclosures.map((one) => ({ at: one.at, node: <Disclosure key={one.id} disclosure={one} /> })),
    ...view.responses.map((one) => ({
      at: one.at,
      node: <Response key={one.id} response={one} view={view} attachments={attachments} />,
    })),
    ...view.timeRequests.map((one) => ({
      at: one.at,
      node: <TimeRequestShown key={one.id} who={who} view={view} request={one} open={mayAnswerForTime} />,
    })),
    ...view.conversations.map((one) => ({ at: one.at, node: <RecordShown key={one.id} record={one} view={view} /> })),
    ...view.decisions.map((one) => ({ at: one.at, node: <Decision key={one.id} decision={one} /> })),
    ...view.reopenings.map((one) => ({
      at: one.at,
      node: (
        <div key={one.id} class="sheet">
          <h3>
            {one.kind === 'appeal'
              ? 'The student’s appeal'
              : `Opened again: ${reopeningLabels[one.kind].toLowerCase()}`}
          </h3>
          <Grounds grounds={one.grounds} />
          <p class="verbatim" dir="auto">
            {one.reason}
          </p>
          <p class="meta">
            <Time at={one.at} />
          </p>
        </div>
      ),
    })),
    ...view.referralOutcomes.map((one) => ({
      at: one.at,
      node: <ReferralOutcomesShown key={one.id} outcomes={[one]} />,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  if (!parts.length) return <p>Nothing has been said yet.</p>
  return <>{parts.map(({ node }) => node)}</>
}

/** A concern that a person raised; `attempt` is there when it was about an earlier version of the work. */
function Concern({ concern }: { concern: WholeView['concerns'][number] & { attempt?: number } }) {
  return (
    <div class="sheet">
      <h3>
        Concern{concern.attempt && ` about version ${concern.attempt}`}: {concernLabels[concern.code]}
      </h3>
      <p class="verbatim" dir="auto">
        {concern.particulars}
      </p>
      {concern.observations.map(({ observation }) => (
        <blockquote key={observation} dir="auto">
          {observation}
        </blockquote>
      ))}
      <p class="meta">
        Raised by hand, <Time at={concern.at} />
      </p>
    </div>
  )
}

function Disclosure({ disclosure }: { disclosure: WholeView['disclosures'][number] }) {
  return (
    <div class="sheet">
      <h3>Shown to the student</h3>
      <p class="verbatim" dir="auto">
        {disclosure.message}
      </p>
      <ol>
        {disclosure.items.map((item) =>
          'flagId' in item ? (
            <li key={item.flagId} dir="auto">
              {item.message}
            </li>
          ) : (
            <li key={item.observation} class="verbatim" dir="auto">
              {item.observation}
            </li>
          ),
        )}
      </ol>
      <p class="meta">
        <Time at={disclosure.at} />
        {disclosure.respondBy ? (
          <>
            , time to respond until <Time at={disclosure.respondBy} />. {silenceSentence}
          </>
        ) : (
          `. The ${disclosure.responseDays} days to respond begin when the notice of it has reached the student.`
        )}
      </p>
    </div>
  )
}

function Response({ response, view, attachments }: ConversationProps & { response: WholeView['responses'][number] }) {
  const points = new Map(
    view.disclosures.flatMap(({ items }) =>
      items.map((item, index) =>
        'flagId' in item
          ? ([item.flagId, item.message] as const)
          : ([`observation-${index + 1}`, item.observation] as const),
      ),
    ),
  )
  const own = attachments.filter(({ responseId }) => responseId === response.id)
  return (
    <div class="sheet">
      <h3>The student’s response</h3>
      <p class="verbatim" dir="auto">
        {response.text}
      </p>
      {response.points.map(({ item, text }) => (
        <div key={item}>
          <p class="meta" dir="auto">
            To: {points.get(item) ?? 'a point'}
          </p>
          <p class="verbatim" dir="auto">
            {text}
          </p>
        </div>
      ))}
      <ResponseFacts response={response} />
      <Attachments submissionId={view.id} attachments={own} />
      <p class="meta">
        <Time at={response.at} />
      </p>
    </div>
  )
}

function Decision({ decision }: { decision: WholeView['decisions'][number] }) {
  return (
    <div class="sheet">
      <h3>Decision: {outcomeLabels[decision.outcome]}</h3>
      <p class="verbatim" dir="auto">
        {decision.reasons}
      </p>
      <p class="meta">
        <Time at={decision.at} />
      </p>
    </div>
  )
}
