import type { Stance } from '../../../domain/review/conversation.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { Time } from '../../kit/time.tsx'

export type ShownConversation = WholeView['conversations'][number]

export const stanceLabels: Record<Stance, string> = {
  agrees: 'The record is right',
  corrects: 'Something in it has to be corrected',
  disputes: 'I dispute the record',
}

/** What the student's word on the record is called beside it. */
const stanceTold: Record<Stance, string> = {
  agrees: 'The student agrees with the record',
  corrects: 'The student corrects the record',
  disputes: 'The student disputes the record',
}

/** The record of a conversation as it was written down, with all that the student said of it beside it. */
export function ConversationRecord({ record, view }: { record: ShownConversation; view: WholeView }) {
  return (
    <>
      <p class="meta">
        Held <Time at={record.heldAt} />, {record.daysAfterHandIn} {record.daysAfterHandIn === 1 ? 'day' : 'days'} after
        the work was handed in. Written down by a person <Time at={record.at} />; nothing was recorded by a machine.
      </p>
      <Facts record={record} view={view} />
      {record.entries.map(({ question, answer }, index) => (
        <div key={index}>
          <p class="verbatim" dir="auto">
            <b>{question}</b>
          </p>
          <p class="verbatim" dir="auto">
            {answer}
          </p>
        </div>
      ))}
      {record.answers.map(({ id, stance, text, at }) => (
        <div key={id} class="note">
          <p>
            <b>{stanceTold[stance]}</b>, <Time at={at} />.
          </p>
          {text && (
            <p class="verbatim" dir="auto">
              {text}
            </p>
          )}
        </div>
      ))}
    </>
  )
}

/** The same for those who review the work, with whether a decision can cite it. */
export function RecordShown({ record, view }: { record: ShownConversation; view: WholeView }) {
  return (
    <div class="sheet">
      <h3>Record of a conversation</h3>
      <ConversationRecord record={record} view={view} />
      {!record.seenAt && <p class="quiet">The student has not opened this record yet, so a decision cannot cite it.</p>}
    </div>
  )
}

function Facts({ record, view }: { record: ShownConversation; view: WholeView }) {
  return (
    <dl class="facts">
      <dt>Purpose</dt>
      <dd dir="auto">{record.purpose}</dd>
      <dt>Who took part</dt>
      <dd dir="auto">{['The student', ...record.people.map(({ name, role }) => `${name} (${role})`)].join('; ')}</dd>
      <dt>Companion</dt>
      <dd dir="auto">{record.companion ?? 'No companion came.'}</dd>
      <dt>Adjustments</dt>
      <dd dir="auto">{record.adjustments ?? 'None were made.'}</dd>
      <dt>Shown beforehand</dt>
      <dd>
        {record.evidence.length === 0 && 'No evidence was shown beforehand.'}
        <ul>
          {record.evidence.map((item) => (
            <li key={keyOf(item)} dir="auto">
              {wordsOf(item, view)}
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  )
}

type Shown = ShownConversation['evidence'][number]

const keyOf = (item: Shown) => ('flagId' in item ? item.flagId : item.observation)

function wordsOf(item: Shown, { disclosures }: WholeView): string {
  if ('observation' in item) return item.observation
  const shown = disclosures.flatMap(({ items }) => items).find((one) => 'flagId' in one && one.flagId === item.flagId)
  return shown && 'message' in shown ? shown.message : 'A point that a check raised.'
}
