import type { FieldProblem } from '../../../domain/error.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { outputUseLabels, personalDataLabels, purposeLabels } from '../../kit/labels.ts'
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
  return (
    <fieldset class="group">
      <legend>Use {number + 1}</legend>
      <ToolFields of={of} today={today} />
      <UseOfTool of={of} />
      <UseOfOutput of={of} />
      <SpecialMaterial of={of} />
      <p>
        <button type="submit" name="do" value={`remove-${number}`} class="plain">
          Remove use {number + 1}
        </button>
      </p>
    </fieldset>
  )
}

function ToolFields({ of, today }: { of: FieldOf; today: string }) {
  return (
    <div class="pair">
      <TextField {...of('tool')} label="Tool" help="For example ChatGPT or Copilot." required />
      <TextField {...of('version')} label="Version, if you know it" help="For example GPT-4o." />
      <TextField {...of('firstUsed')} label="First used on" type="date" max={today} required />
      <TextField {...of('lastUsed')} label="Last used on, if later" type="date" max={today} />
    </div>
  )
}

function UseOfTool({ of }: { of: FieldOf }) {
  return (
    <>
      <Choice {...of('purpose')} label="What for" choices={purposeLabels} empty="Please choose" required />
      <TextArea
        {...of('how')}
        label="How did you use it?"
        help="What you asked, and what you did with the answer."
        required
      />
      <TextArea {...of('why')} label="Why did you use it?" rows={3} required />
    </>
  )
}

function UseOfOutput({ of }: { of: FieldOf }) {
  return (
    <>
      <Choice
        {...of('outputUsed')}
        label="What of its output is in your work?"
        choices={outputUseLabels}
        empty="Please choose"
        required
      />
      <TextArea
        {...of('verification')}
        label="How did you check what it said?"
        help="Needed when anything of its output is in your work."
        rows={3}
      />
      <Choice
        {...of('personalData')}
        label="Did you type in personal data?"
        choices={personalDataLabels}
        empty="Please choose"
        required
      />
    </>
  )
}

/** What only some material needs; open where something is written in it or is missing. */
function SpecialMaterial({ of }: { of: FieldOf }) {
  const fields = [of('provenanceNote'), of('personalDataNote')]
  return (
    <details open={fields.some(({ value, problem }) => value || problem)}>
      <summary>For code, images, data, or other people’s personal data</summary>
      <TextArea
        {...of('provenanceNote')}
        label="Where does the material come from?"
        help="Needed for code, images and data: source and licence, as far as you know them."
        rows={2}
      />
      <TextArea
        {...of('personalDataNote')}
        label="Why was other people’s data needed?"
        help="Needed if you typed in other people’s personal data. It is a data-protection matter and says nothing about your work."
        rows={2}
      />
    </details>
  )
}
