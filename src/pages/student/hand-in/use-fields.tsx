import type { FieldProblem } from '../../../domain/error.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { labelsOf } from '../../kit/labels.ts'
import { useWords } from '../../kit/words.tsx'
import { type Answers, anchorOf, problemAt, type UseField } from './reflection-form.ts'

interface UseProps {
  number: number
  answers: Answers
  problems: FieldProblem[]
  today: string
}

/** The name, the value and the problem of a field of this use. */
type FieldOf = (field: UseField) => { id: string; name: string; value: string; problem: FieldProblem | undefined }

/** One use of one AI tool: what, when, for what, how and why, what was taken over and how it was checked. */
export function UseFields({ number, answers, problems, today }: UseProps) {
  const of: FieldOf = (field) => {
    const name = `uses[${number}].${field}`
    return { id: anchorOf(name), name, value: answers[name] ?? '', problem: problemAt(problems, name) }
  }
  const { say } = useWords()
  return (
    <fieldset class="group">
      <legend>{say('reflection.use', { number: number + 1 })}</legend>
      <ToolFields of={of} today={today} />
      <UseOfTool of={of} />
      <UseOfOutput of={of} />
      <SpecialMaterial of={of} />
      <p>
        <button type="submit" name="do" value={`remove-${number}`} class="plain">
          {say('reflection.removeUse', { number: number + 1 })}
        </button>
      </p>
    </fieldset>
  )
}

function ToolFields({ of, today }: { of: FieldOf; today: string }) {
  const { say } = useWords()
  return (
    <div class="pair">
      <TextField {...of('tool')} label={say('reflection.tool')} help={say('reflection.toolHelp')} required />
      <TextField {...of('version')} label={say('reflection.version')} help={say('reflection.versionHelp')} />
      <TextField {...of('firstUsed')} label={say('reflection.firstUsed')} type="date" max={today} required />
      <TextField {...of('lastUsed')} label={say('reflection.lastUsed')} type="date" max={today} />
    </div>
  )
}

function UseOfTool({ of }: { of: FieldOf }) {
  const words = useWords()
  const { say } = words
  return (
    <>
      <Choice
        {...of('purpose')}
        label={say('reflection.purpose')}
        choices={labelsOf(words, 'purpose')}
        empty={say('reflection.pleaseChoose')}
        required
      />
      <TextArea {...of('how')} label={say('reflection.how')} help={say('reflection.howHelp')} required />
      <TextArea {...of('why')} label={say('reflection.why')} rows={3} required />
    </>
  )
}

function UseOfOutput({ of }: { of: FieldOf }) {
  const words = useWords()
  const { say } = words
  return (
    <>
      <Choice
        {...of('outputUsed')}
        label={say('reflection.outputUsed')}
        choices={labelsOf(words, 'outputUse')}
        empty={say('reflection.pleaseChoose')}
        required
      />
      <TextArea
        {...of('verification')}
        label={say('reflection.verification')}
        help={say('reflection.verificationHelp')}
        rows={3}
      />
      <Choice
        {...of('personalData')}
        label={say('reflection.personalData')}
        choices={labelsOf(words, 'personalData')}
        empty={say('reflection.pleaseChoose')}
        required
      />
    </>
  )
}

/** What only some material needs; open where something is written in it or is missing. */
function SpecialMaterial({ of }: { of: FieldOf }) {
  const { say } = useWords()
  const fields = [of('provenanceNote'), of('personalDataNote')]
  return (
    <details open={fields.some(({ value, problem }) => value || problem)}>
      <summary>{say('reflection.special')}</summary>
      <TextArea
        {...of('provenanceNote')}
        label={say('reflection.provenanceNote')}
        help={say('reflection.provenanceNoteHelp')}
        rows={2}
      />
      <TextArea
        {...of('personalDataNote')}
        label={say('reflection.personalDataNote')}
        help={say('reflection.personalDataNoteHelp')}
        rows={2}
      />
    </details>
  )
}
