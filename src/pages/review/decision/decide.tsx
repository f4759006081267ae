import type { FieldProblem } from '../../../domain/error.ts'
import { type AnswerTo, attestationSentences, outcomes } from '../../../domain/review/decision.ts'
import { saidIn } from '../../../domain/review/gate/said.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { PickField } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { idOf, useRedisplay } from '../../kit/form/redisplay.ts'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { outcomeLabels, outcomeMeaning } from '../../kit/labels.ts'
import type { ShownFlag } from '../flags.tsx'
import { CommentPicker } from '../pile/comment-picker.tsx'
import type { Pile } from '../pile/pile-of.ts'
import { maximumSentence } from '../proposal/marks.tsx'
import { ProposedDecision } from '../proposal/proposed-decision.tsx'
import { answerField, decisionIn } from './decide-form.ts'
import { EvidencePicker } from './evidence-picker.tsx'
import { Missing } from './missing.tsx'
import { Points } from './points.tsx'

export interface DecideProps {
  who: SignedIn
  view: WholeView
  flags: ShownFlag[]
  /** What the decision would still need, given what the form holds. */
  missing: FieldProblem[]
  /** Its comments can be inserted into the reasons. */
  pile: Pick<Pile, 'comments'>
}

const outcomeChoices = Object.fromEntries(
  outcomes.map((code) => [code, `${outcomeLabels[code]}. ${outcomeMeaning[code]}`]),
)

/** The decision: an outcome, reasons, the evidence relied on, and an answer to each thing the student said. */
export function DecideForm({ who, view, flags, missing, pile }: DecideProps) {
  const action = `/review/${view.id}/decisions`
  return (
    <PostForm who={who} class="decide" action={action} data-missing={`/review/${view.id}/missing`}>
      {/* What Enter presses in any field: the first button of a form. */}
      <button type="submit" name="do" value="check" hidden>
        Check
      </button>
      <PickField kind="radio" name="outcome" legend="Outcome" choices={outcomeChoices} />
      <TextArea
        name="reasons"
        label="Reasons"
        help="The student reads these. Say what you found, why it matters, and how you weighed what they told you."
        rows={6}
        required
      />
      <CommentPicker comments={pile.comments} field={idOf(action, 'reasons')} />
      <EvidencePicker view={view} flags={flags} name="evidence" legend="What the decision rests on" />
      <Points action={action} view={view} flags={flags} />
      <Besides />
      <Answers action={action} view={view} />
      <TextField name="score" label="Mark, if you set one here" help={scoreHelp(view)} />
      <Check {...{ action, view, missing }} />
    </PostForm>
  )
}

const scoreHelp = ({ mark }: WholeView) =>
  [maximumSentence(mark?.maximum), 'Only a person sets a mark.'].filter(Boolean).join(' ')

/** What is still missing, or what will be recorded; only then the button that records it. Enter presses the one that checks. */
function Check({ action, view, missing }: Pick<DecideProps, 'view' | 'missing'> & { action: string }) {
  const form = useRedisplay(action)?.form
  const written = form?.get('do') === 'check' && !missing.length ? decisionIn(form) : null
  return (
    <>
      <div id="missing" class="note" role="status">
        <Missing missing={missing} />
      </div>
      {written?.chosen && (
        <div class="sheet">
          <h3>What will be recorded, and what the student will read</h3>
          <ProposedDecision decision={written} view={view} />
        </div>
      )}
      <div class="actions">
        <button type="submit" name="do" value="check" class="second">
          Check what will be recorded
        </button>
        {written?.chosen && (
          <button type="submit" name="do" value="decide">
            Record the decision
          </button>
        )}
      </div>
    </>
  )
}

/** What an adverse decision needs besides its points: intent, the limits of statistics, and what the person has read. */
const Besides = () => (
  <>
    <TextArea name="intent" label="What you conclude about intent, apart from the finding" rows={2} />
    <TextArea name="limitsConsidered" label="Limits of statistical signals, and how you weighed them" rows={2} />
    <PickField kind="checkbox" name="attestation" legend="What you have read" choices={attestationSentences} />
  </>
)

/** A field for the reviewer’s answer to each response of the student, and to each of its points. */
function Answers({ action, view }: { action: string; view: WholeView }) {
  const redisplay = useRedisplay(action)
  const unanswered = redisplay?.problems.find(({ field }) => field === 'answers')
  return (
    <div id={idOf(action, 'answers')} tabIndex={-1}>
      {toAnswer(view).map(({ to, text, label }) => (
        <TextArea
          key={answerField(to)}
          name={answerField(to)}
          label={label}
          help={<span dir="auto">{text.length > 300 ? `${text.slice(0, 300).toWellFormed()}…` : text}</span>}
          problem={redisplay?.form.get(answerField(to)).trim() ? undefined : unanswered}
          rows={3}
        />
      ))}
    </div>
  )
}

/** Each thing that the student said and that needs an answer, with what its field is called. */
const toAnswer = (view: WholeView) =>
  saidIn(view)
    .filter(({ needsAnswer }) => needsAnswer)
    .map((said) => ({ ...said, label: answerLabel(said.to, view) }))

function answerLabel(to: AnswerTo, { responses }: WholeView): string {
  if ('conversationAnswerId' in to) return 'Your answer to what the student said of the record of a conversation'
  if (to.item !== undefined) return 'Your answer to this point'
  if (responses.length === 1) return 'Your answer to the student’s response'
  return `Your answer to the student’s response ${responses.findIndex(({ id }) => id === to.responseId) + 1}`
}
