import type { FieldProblem } from '../../../domain/error.ts'
import { workedExample } from '../../../domain/intake/reflection-gate.ts'
import { responsibilityStatement } from '../../../domain/intake/responsibility.ts'
import { PickField } from '../../kit/form/choice.tsx'
import { Wrong } from '../../kit/form/field-frame.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { otherToolLabels } from '../../kit/labels.ts'
import { type Answers, anchorOf, countUses, problemAt, removedUses } from './reflection-form.ts'
import { UseFields } from './use-fields.tsx'

interface ReflectionProps {
  answers: Answers
  problems: FieldProblem[]
  today: string
}

/** The reflection as a guided form: what was used, how and why; or that nothing was, and why that was enough. */
export function ReflectionFields(props: ReflectionProps) {
  const { answers, problems } = props
  return (
    <>
      <AskAi answers={answers} problem={problemAt(problems, 'aiUsed')} />
      <div class="if-ai">
        <WithAi {...props} />
      </div>
      <div class="if-no-ai">
        <WithoutAi {...props} />
      </div>
      <LongAnswer
        {...props}
        name="priorLearning"
        label="How does this work connect to what you learnt before?"
        help="A seminar, a placement, an earlier piece of work: whatever helped you here."
      />
      <Responsibility {...props} />
    </>
  )
}

function WithAi(props: ReflectionProps) {
  const { answers, problems } = props
  const uses = problemAt(problems, 'uses')
  return (
    <>
      <h3 id={anchorOf('uses')} tabIndex={-1}>
        How you used AI
      </h3>
      {uses && <Wrong id="uses" problem={uses} />}
      <p class="help">
        One box for each tool and purpose. Any language is fine, and style is never judged. An example of the kind of
        thing to write: “{workedExample}”
      </p>
      {Array.from({ length: countUses(answers) }, (_, number) => (
        <UseFields key={number} number={number} {...props} />
      ))}
      <p>
        <button type="submit" name="do" value="add-use" class="second">
          Add another use of AI
        </button>
      </p>
      <RemovedUses answers={answers} />
      <LongAnswer
        {...props}
        name="criticalReflection"
        label="Looking back: what did AI do well or badly for this work?"
        help="For example where it was wrong, what you left out, or what you would do differently."
      />
    </>
  )
}

/** Uses that were removed travel with the form, so that the last of them can be put back. */
function RemovedUses({ answers }: { answers: Answers }) {
  if (!removedUses(answers)) return null
  return (
    <p class="note" role="status">
      {Object.entries(answers).map(
        ([name, value]) => name.startsWith('removed[') && <input key={name} type="hidden" name={name} value={value} />,
      )}
      A use of AI was removed.{' '}
      <button type="submit" name="do" value="put-back" class="second">
        Put the removed use back
      </button>
    </p>
  )
}

function WithoutAi(props: ReflectionProps) {
  const { answers, problems } = props
  return (
    <>
      <PickField
        kind="checkbox"
        id={anchorOf('otherTools')}
        name="otherTools"
        legend="Other tools you used"
        choices={otherToolLabels}
        chosen={(answers.otherTools ?? '').split(' ')}
        problem={problemAt(problems, 'otherTools')}
      />
      <LongAnswer
        {...props}
        name="whyNot"
        label="Why did you work without AI?"
        help="One short sentence is enough, for example that you did not need it."
      />
    </>
  )
}

function LongAnswer({
  name,
  label,
  help,
  answers,
  problems,
}: ReflectionProps & Record<'name' | 'label' | 'help', string>) {
  return (
    <TextArea
      id={anchorOf(name)}
      name={name}
      label={label}
      help={help}
      value={answers[name] ?? ''}
      problem={problemAt(problems, name)}
      required
    />
  )
}

function Responsibility({ answers, problems }: ReflectionProps) {
  const id = anchorOf('responsibilityAccepted')
  const problem = problemAt(problems, 'responsibilityAccepted')
  const isAccepted = answers.responsibilityAccepted === 'yes'
  return (
    <fieldset class={problem ? 'field wrong' : 'field'}>
      <legend>Your responsibility</legend>
      {problem && <Wrong id={id} problem={problem} />}
      <label class="pick">
        <input type="checkbox" name="responsibilityAccepted" value="yes" id={id} checked={isAccepted} />
        <span>{responsibilityStatement}</span>
      </label>
    </fieldset>
  )
}

function AskAi({ answers, problem }: { answers: Answers; problem: FieldProblem | undefined }) {
  const answer = (code: 'yes' | 'no', label: string) => (
    <label class="pick">
      <input type="radio" name="aiUsed" value={code} id={`ai-${code}`} checked={answers.aiUsed === code} />
      <span>{label}</span>
    </label>
  )
  return (
    <fieldset class={problem ? 'field ask-ai wrong' : 'field ask-ai'} id={anchorOf('aiUsed')} tabIndex={-1}>
      <legend>Did you use AI for this work? Either answer is fine.</legend>
      {problem && <Wrong id={anchorOf('aiUsed')} problem={problem} />}
      {answer('yes', 'Yes, I used AI')}
      {answer('no', 'No, I worked without AI')}
    </fieldset>
  )
}
