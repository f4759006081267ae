import type { FieldProblem } from '../../../domain/error.ts'
import { workedExample } from '../../../domain/intake/reflection-gate.ts'
import { responsibilityStatement } from '../../../domain/intake/responsibility.ts'
import { PickField } from '../../kit/form/choice.tsx'
import { Wrong } from '../../kit/form/field-frame.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { labelsOf } from '../../kit/labels.ts'
import { useWords } from '../../kit/words.tsx'
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
  const { say } = useWords()
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
        label={say('reflection.priorLearning')}
        help={say('reflection.priorLearningHelp')}
      />
      <Responsibility {...props} />
    </>
  )
}

function WithAi(props: ReflectionProps) {
  const { answers, problems } = props
  const uses = problemAt(problems, 'uses')
  const { say } = useWords()
  return (
    <>
      <h3 id={anchorOf('uses')} tabIndex={-1}>
        {say('reflection.howUsed')}
      </h3>
      {uses && <Wrong id="uses" problem={uses} />}
      <p class="help">{say('reflection.howUsedHelp', { example: workedExample })}</p>
      {Array.from({ length: countUses(answers) }, (_, number) => (
        <UseFields key={number} number={number} {...props} />
      ))}
      <p>
        <button type="submit" name="do" value="add-use" class="second">
          {say('reflection.addUse')}
        </button>
      </p>
      <RemovedUses answers={answers} />
      <LongAnswer
        {...props}
        name="criticalReflection"
        label={say('reflection.criticalReflection')}
        help={say('reflection.criticalReflectionHelp')}
      />
    </>
  )
}

/** Uses that were removed travel with the form, so that the last of them can be put back. */
function RemovedUses({ answers }: { answers: Answers }) {
  const { say } = useWords()
  if (!removedUses(answers)) return null
  return (
    <p class="note" role="status">
      {Object.entries(answers).map(
        ([name, value]) => name.startsWith('removed[') && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {say('reflection.useRemoved')}{' '}
      <button type="submit" name="do" value="put-back" class="second">
        {say('reflection.putBack')}
      </button>
    </p>
  )
}

function WithoutAi(props: ReflectionProps) {
  const { answers, problems } = props
  const words = useWords()
  const { say } = words
  return (
    <>
      <PickField
        kind="checkbox"
        id={anchorOf('otherTools')}
        name="otherTools"
        legend={say('reflection.otherTools')}
        choices={labelsOf(words, 'otherTool')}
        chosen={(answers.otherTools ?? '').split(' ')}
        problem={problemAt(problems, 'otherTools')}
      />
      <LongAnswer {...props} name="whyNot" label={say('reflection.whyNot')} help={say('reflection.whyNotHelp')} />
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
      <legend>{useWords().say('reflection.responsibility')}</legend>
      {problem && <Wrong id={id} problem={problem} />}
      <label class="pick">
        <input type="checkbox" name="responsibilityAccepted" value="yes" id={id} checked={isAccepted} />
        {/* The receipt proves these very words, so they stay as they are. */}
        <span lang="en-GB">{responsibilityStatement}</span>
      </label>
    </fieldset>
  )
}

function AskAi({ answers, problem }: { answers: Answers; problem: FieldProblem | undefined }) {
  const { say } = useWords()
  const answer = (code: 'yes' | 'no', label: string) => (
    <label class="pick">
      <input type="radio" name="aiUsed" value={code} id={`ai-${code}`} checked={answers.aiUsed === code} />
      <span>{label}</span>
    </label>
  )
  return (
    <fieldset class={problem ? 'field ask-ai wrong' : 'field ask-ai'} id={anchorOf('aiUsed')} tabIndex={-1}>
      <legend>{say('reflection.askAi')}</legend>
      {problem && <Wrong id={anchorOf('aiUsed')} problem={problem} />}
      {answer('yes', say('reflection.yes'))}
      {answer('no', say('reflection.no'))}
    </fieldset>
  )
}
