import type { Decision } from '../../domain/decision.ts'
import type { FieldProblem } from '../../domain/error.ts'
import type { WholeView } from '../../flow/review.ts'
import type { SignedIn } from '../../http/session.ts'
import { Csrf } from '../layout.tsx'
import { Choice, PickField, TextArea, TextField } from '../parts/field.tsx'
import { concernWords, outcomeMeaning, outcomeWords } from '../words.ts'
import type { ShownFlag } from './flags.tsx'

export interface DecideProps {
  who: SignedIn
  view: WholeView
  flags: ShownFlag[]
  /** What a referral would still need, given what the form holds. */
  missing: FieldProblem[]
  /** What stops the decision that was just sent. */
  problems: FieldProblem[]
  written?: Decision | undefined
}

const problemIn = (problems: FieldProblem[], name: string) => problems.find(({ field }) => field.startsWith(name))

/** The decision: an outcome, reasons, the evidence relied on, and an answer to each thing the student said. */
export function DecideForm({ who, view, flags, missing, problems, written }: DecideProps) {
  const chosen = new Set(written?.evidence.map((item) => ('flagId' in item ? item.flagId : item.observation)))
  const action = `/review/${view.id}`
  return (
    <form class="decide" method="post" action={`${action}/decisions`} data-missing={`${action}/missing`}>
      <Csrf who={who} />
      <PickField
        id="outcome"
        kind="radio"
        name="outcome"
        legend="Outcome"
        choices={Object.fromEntries(
          Object.entries(outcomeWords).map(([code, words]) => [
            code,
            `${words}. ${outcomeMeaning[code as 'referred']}`,
          ]),
        )}
        chosen={written ? [written.outcome] : []}
        problem={problemIn(problems, 'outcome')}
      />
      <TextArea
        id="reasons"
        name="reasons"
        label="Reasons"
        help="The student reads these. Say what you found, why it matters, and how you weighed what they told you."
        value={written?.reasons ?? ''}
        rows={6}
        problem={problemIn(problems, 'reasons')}
        required
      />
      <EvidencePicker
        view={view}
        flags={flags}
        chosen={chosen}
        legend="What the decision rests on"
        problem={problemIn(problems, 'evidence')}
        prefix="decide"
      />
      {view.responses.map(({ id, text }, index) => (
        <TextArea
          key={id}
          id={`answer-${id}`}
          name={`answer:${id}`}
          label={`Your answer to the student’s response ${view.responses.length > 1 ? index + 1 : ''}`}
          help={<span dir="auto">{text.length > 300 ? `${text.slice(0, 300).toWellFormed()}…` : text}</span>}
          value={written?.answers.find(({ responseId }) => responseId === id)?.text ?? ''}
          problem={problemIn(problems, 'answers')}
          rows={3}
        />
      ))}
      <TextField
        id="score"
        name="score"
        label="Mark, if you set one here"
        help="Only a person sets a mark."
        value={written?.score === undefined ? '' : String(written.score)}
      />
      <div id="missing" class="note" role="status">
        <Missing missing={missing} />
      </div>
      <div class="actions">
        <button type="submit" name="do" value="decide">
          Record the decision
        </button>
        <button type="submit" name="do" value="check" class="second">
          Check what is missing
        </button>
      </div>
    </form>
  )
}

/** What stands between this form and a referral, said before anybody presses the button. */
export function Missing({ missing }: { missing: FieldProblem[] }) {
  if (!missing.length) return <p>Everything that a referral needs is here. The other outcomes need only reasons.</p>
  return (
    <>
      <p>A referral still needs these; the other outcomes need only reasons.</p>
      <ul class="missing">
        {missing.map(({ field, problem, expected }) => (
          <li key={field + problem}>
            {problem} {expected.replace(/response [0-9a-f-]{36}\./, 'each response of the student.')}
          </li>
        ))}
      </ul>
    </>
  )
}

interface PickerProps {
  view: WholeView
  flags: ShownFlag[]
  chosen: Set<string>
  legend: string
  prefix: string
  problem?: FieldProblem | undefined
}

/** Evidence to tick: the flags, what people noted before, and room for something new. Nothing is ticked beforehand. */
function EvidencePicker({ view, flags, chosen, legend, prefix, problem }: PickerProps) {
  const noted = [
    ...view.concerns.flatMap(({ observations, particulars }) => [
      ...observations.map(({ observation }) => observation),
      ...(observations.length ? [] : [particulars]),
    ]),
    ...view.disclosures.flatMap(({ items }) =>
      items.flatMap((item) => ('observation' in item ? [item.observation] : [])),
    ),
  ]
  const shown = new Set(
    view.disclosures.flatMap(({ items }) => items.map((item) => ('flagId' in item ? item.flagId : item.observation))),
  )
  const seen = (key: string) => (shown.has(key) ? ' Shown to the student.' : '')
  return (
    <fieldset class={problem ? 'field wrong' : 'field'}>
      <legend>{legend}</legend>
      {problem && (
        <p class="wrong-text">
          {problem.problem} {problem.expected}
        </p>
      )}
      {flags.map(({ id, message, basis }, index) => (
        <label key={id} class="pick">
          <input type="checkbox" name="flag" value={id} checked={chosen.has(id)} />
          <span>
            {index + 1}. <bdi>{message}</bdi>{' '}
            <span class="quiet">
              {basis === 'statistical' && 'Statistical: it never counts by itself.'}
              {seen(id)}
            </span>
          </span>
        </label>
      ))}
      {[...new Set(noted)].map((observation) => (
        <label key={observation} class="pick">
          <input type="checkbox" name="known" value={observation} checked={chosen.has(observation)} />
          <span>
            <bdi>{observation}</bdi> <span class="quiet">{seen(observation)}</span>
          </span>
        </label>
      ))}
      <label for={`${prefix}-observation`}>Something else that you saw</label>
      <textarea id={`${prefix}-observation`} name="observation" rows={3} dir="auto" />
    </fieldset>
  )
}

/** Showing the student the evidence, and opening their time to respond, in one step. */
export function DiscloseForm({
  who,
  view,
  flags,
  responseDays,
}: Pick<DecideProps, 'who' | 'view' | 'flags'> & { responseDays: number }) {
  return (
    <form method="post" action={`/review/${view.id}/disclosures`}>
      <Csrf who={who} />
      <TextArea
        id="message"
        name="message"
        label="What you would like to say to the student"
        help="In words you would use face to face. Say what it is about and that nothing is decided."
        rows={4}
        required
        insist
      />
      <EvidencePicker view={view} flags={flags} chosen={new Set()} legend="What to show" prefix="disclose" />
      <TextField
        id="responseDays"
        name="responseDays"
        label="Days to respond"
        type="number"
        value={String(responseDays)}
      />
      <button type="submit">Show this to the student</button>
    </form>
  )
}

export function ConcernForm({ who, view }: Pick<DecideProps, 'who' | 'view'>) {
  return (
    <details>
      <summary>Raise a concern of your own</summary>
      <form method="post" action={`/review/${view.id}/concerns`}>
        <Csrf who={who} />
        <Choice id="code" name="code" label="What it is about" choices={concernWords} />
        <TextArea
          id="particulars"
          name="particulars"
          label="Particulars"
          help="What you saw and where."
          required
          insist
        />
        <TextArea
          id="concern-observation"
          name="observation"
          label="The passage or observation, word for word"
          rows={2}
        />
        <button type="submit" class="second">
          Raise the concern
        </button>
      </form>
    </details>
  )
}

const kinds = {
  error: 'Something in the decision is wrong',
  new_evidence: 'There is something new',
  appeal: 'The student appeals',
}

export function ReopenForm({ who, view }: Pick<DecideProps, 'who' | 'view'>) {
  return (
    <details>
      <summary>Open the decision again</summary>
      <form method="post" action={`/review/${view.id}/reopening`}>
        <Csrf who={who} />
        <Choice id="kind" name="kind" label="Why" choices={kinds} />
        <TextArea
          id="reopen-reason"
          name="reason"
          label="Reason"
          help="The earlier decision is kept."
          required
          insist
        />
        <button type="submit" class="second">
          Open again
        </button>
      </form>
    </details>
  )
}
