import type { WholeView } from '../../../flow/submission/present.ts'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { Time } from '../../kit/time.tsx'
import { Quote } from '../../parts/evidence.tsx'
import { Attachments } from '../../parts/files-beside.tsx'
import type { FollowProps } from './follow-props.ts'

/** The same evidence that the tutor relies on, word for word, and a place to answer it point by point. */
export function Disclosed(props: FollowProps) {
  const { view } = props
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">What your tutor would like to talk about</h2>
      {view.disclosures.map((disclosure) => (
        <Shown key={disclosure.id} disclosure={disclosure} />
      ))}
      {view.responses.map((response) => (
        <div key={response.id} class="sheet">
          <h3>Your response</h3>
          <p class="meta">
            Sent <Time at={response.at} />.
          </p>
          <p class="verbatim" dir="auto">
            {response.text}
          </p>
          {response.points.map(({ item, text }) => (
            <p key={item} class="verbatim" dir="auto">
              {text}
            </p>
          ))}
          <Attachments
            submissionId={view.id}
            attachments={props.attachments.filter(({ responseId }) => responseId === response.id)}
          />
        </div>
      ))}
      {props.visibility.steps.includes('respond') && <RespondForm {...props} />}
    </section>
  )
}

type Disclosure = WholeView['disclosures'][number]

function Shown({ disclosure }: { disclosure: Disclosure }) {
  return (
    <div class="sheet">
      <p class="meta">
        Shown to you <Time at={disclosure.at} />. If you need more time, tell your tutor. You have time to respond until{' '}
        <Time at={disclosure.respondBy} />.
      </p>
      <p class="verbatim" dir="auto">
        {disclosure.message}
      </p>
      <ol>
        {disclosure.items.map((item) =>
          'flagId' in item ? (
            <li key={item.flagId}>
              <p dir="auto">{item.message}</p>
              {item.evidence.map((evidence, index) => (
                <Quote key={`${item.flagId}-${index}`} item={evidence} />
              ))}
              {item.limits.length > 0 && (
                <details>
                  <summary>What this check cannot see</summary>
                  <ul>
                    {item.limits.map((limit) => (
                      <li key={limit}>{limit}</li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ) : (
            <li key={item.observation}>
              <p class="verbatim" dir="auto">
                {item.observation}
              </p>
            </li>
          ),
        )}
      </ol>
    </div>
  )
}

/** What a point is called in the response: the flag's id, or the place of an observation. */
const pointName = (item: Disclosure['items'][number], index: number) =>
  'flagId' in item ? item.flagId : `observation-${index + 1}`

function RespondForm({ who, view }: FollowProps) {
  const { items } = view.disclosures.at(-1)!
  return (
    <PostForm who={who} action={`/submissions/${view.id}/responses`} enctype="multipart/form-data">
      <h3>Your response</h3>
      <p>
        Say what happened, in your own words. You may bring somebody along to any conversation. If you say nothing, that
        is not taken as agreement.
      </p>
      {items.map((item, index) => {
        const name = pointName(item, index)
        return (
          <TextArea
            key={name}
            name={`point:${name}`}
            label={`To point ${index + 1}`}
            help={<span dir="auto">{'flagId' in item ? item.message : item.observation}</span>}
            rows={3}
          />
        )
      })}
      <TextArea name="text" label="In general" help="What you would like your tutor to know." required />
      <div class="field">
        <label for="response-files">Attach files</label>
        <p class="help" id="response-files-help">
          Notes, earlier versions, screenshots; up to ten.
        </p>
        <input type="file" id="response-files" name="files" multiple aria-describedby="response-files-help" />
      </div>
      <button type="submit">Send your response</button>
    </PostForm>
  )
}
