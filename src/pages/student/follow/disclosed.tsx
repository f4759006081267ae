import type { WholeView } from '../../../flow/submission/present.ts'
import { Time } from '../../kit/time.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
import { Quote } from '../../parts/evidence.tsx'
import { Attachments } from '../../parts/extra-files.tsx'
import { ResponseFacts } from '../../review/talk/response-facts.tsx'
import { CaseInWords } from '../talk/case-in-words.tsx'
import { MoreTime } from '../talk/more-time.tsx'
import type { FollowProps } from './follow-props.ts'
import { type DisclosedItem, RespondForm } from './respond-form.tsx'

/** The same evidence that the tutor relies on, word for word, and a place to answer it point by point. */
export function Disclosed(props: FollowProps) {
  const { view, attachments } = props
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{useWords().say('follow.evidence')}</h2>
      <CaseInWords {...props} />
      {view.disclosures.map((disclosure) => (
        <Shown key={disclosure.id} disclosure={disclosure} />
      ))}
      {view.responses.map((response) => (
        <OwnResponse key={response.id} submissionId={view.id} response={response} attachments={attachments} />
      ))}
      <MoreTime {...props} />
      {props.visibility.steps.includes('respond') && <RespondForm {...props} />}
    </section>
  )
}

interface OwnResponseProps extends Pick<FollowProps, 'attachments'> {
  submissionId: string
  response: WholeView['responses'][number]
}

function OwnResponse({ submissionId, response, attachments }: OwnResponseProps) {
  const own = attachments.filter(({ responseId }) => responseId === response.id)
  return (
    <div class="sheet">
      <h3>{useWords().say('follow.ownResponse')}</h3>
      <p class="meta">
        <Sentence of="follow.sent" at={<Time at={response.at} />} />
      </p>
      <p class="verbatim" dir="auto">
        {response.text}
      </p>
      {response.points.map(({ item, text }) => (
        <p key={item} class="verbatim" dir="auto">
          {text}
        </p>
      ))}
      <ResponseFacts response={response} />
      <Attachments submissionId={submissionId} attachments={own} />
    </div>
  )
}

function Shown({ disclosure }: { disclosure: WholeView['disclosures'][number] }) {
  return (
    <div class="sheet">
      <p class="meta">
        {disclosure.respondBy ? (
          <Sentence
            of="follow.shownUntil"
            at={<Time at={disclosure.at} />}
            until={<Time at={disclosure.respondBy} />}
          />
        ) : (
          <Sentence of="follow.shown" at={<Time at={disclosure.at} />} />
        )}
      </p>
      <p class="verbatim" dir="auto">
        {disclosure.message}
      </p>
      <ol>
        {disclosure.items.map((item) => (
          <li key={'flagId' in item ? item.flagId : item.observation}>
            {'flagId' in item ? <FlagItem item={item} /> : <Observation text={item.observation} />}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Observation({ text }: { text: string }) {
  return (
    <p class="verbatim" dir="auto">
      {text}
    </p>
  )
}

function FlagItem({ item }: { item: Extract<DisclosedItem, { flagId: string }> }) {
  return (
    <>
      <p dir="auto">{item.message}</p>
      {item.evidence.map((evidence, index) => (
        <Quote key={`${item.flagId}-${index}`} item={evidence} />
      ))}
      {item.limits.length > 0 && (
        <details>
          <summary>{useWords().say('follow.cannotSee')}</summary>
          <ul>
            {item.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
