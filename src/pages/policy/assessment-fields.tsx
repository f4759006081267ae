import { useContext } from 'preact/hooks'
import type { Assessment } from '../../db/policy/assessments.ts'
import { aiLevels } from '../../domain/policy/assessment.ts'
import { Choice, PickField } from '../kit/form/choice.tsx'
import { FormContext } from '../kit/form/post-form.tsx'
import { TextArea, TextField, TimeField } from '../kit/form/text-field.tsx'
import { purposeLabels } from '../kit/labels.ts'
import { percentOf } from '../kit/time.tsx'

const levels = Object.fromEntries(Object.entries(aiLevels).map(([level, name]) => [level, `${level}: ${name}`]))

interface Present {
  /** What the assessment is at present; none where it is new. */
  present?: Assessment
}

/** Everything that is set with an assessment: what is asked, which use of AI is allowed, when, and how it is marked. */
export function AssessmentFields({ present }: Present) {
  return (
    <>
      <TextField name="title" label="Title" value={present?.title ?? ''} required />
      <TextArea
        name="brief"
        label="Brief"
        help="What students are asked to do."
        rows={6}
        value={present?.brief ?? ''}
      />
      <TextArea
        name="outcomes"
        label="Learning outcomes"
        help="One a line."
        rows={3}
        value={present?.outcomes.join('\n') ?? ''}
      />
      <UseOfAi {...(present && { present })} />
      <Dates {...(present && { present })} />
      <Tick
        name="anonymous"
        label="Mark without names: names and file names are hidden from whoever marks."
        ticked={present?.anonymous}
      />
      <Tick name="supervised" label="The work is done under supervision." ticked={present?.supervised} />
      <LevelReason {...(present && { present })} />
    </>
  )
}

function UseOfAi({ present }: Present) {
  return (
    <>
      <Choice
        name="aiLevel"
        label="Use of AI"
        choices={levels}
        value={present ? String(present.aiLevel) : ''}
        empty="Please choose"
        required
      />
      <TextArea
        name="guidance"
        label="Guidance"
        help="When and how AI may be used for this work, in words a student understands. It is shown before they begin."
        value={present?.guidance ?? ''}
        required
      />
      <PickField
        kind="checkbox"
        name="purposes"
        legend="AI may be used for"
        help="If you tick none, what the level usually allows counts."
        choices={purposeLabels}
        chosen={present?.allowedPurposes ?? []}
      />
    </>
  )
}

function Dates({ present }: Present) {
  return (
    <div class="pair">
      <TimeField name="opensAt" label="Opens" at={present?.opensAt ?? null} />
      <TimeField name="dueAt" label="Due" at={present?.dueAt ?? null} />
      <TextField
        name="responseDays"
        label="Days to respond to a disclosure"
        type="number"
        help="Ten, unless you say otherwise."
        value={present ? String(present.responseDays) : ''}
      />
      <TextField
        name="samplePercent"
        label="Share read by a person at random, in %"
        type="number"
        help="None, unless you say otherwise."
        value={present ? String(percentOf(present.sampleRate)) : ''}
      />
    </div>
  )
}

function Tick({ name, label, ticked = false }: { name: string; label: string; ticked?: boolean | undefined }) {
  const { redisplay } = useContext(FormContext)
  return (
    <label class="pick">
      <input
        type="checkbox"
        name={name}
        value="yes"
        checked={redisplay ? redisplay.form.get(name) === 'yes' : ticked}
      />
      <span>{label}</span>
    </label>
  )
}

function LevelReason({ present }: Present) {
  const { redisplay } = useContext(FormContext)
  return (
    <details open={redisplay !== undefined || Boolean(present?.levelReason)}>
      <summary>For levels 4 and 5: reason and approver</summary>
      <TextArea name="levelReason" label="Reason" rows={2} value={present?.levelReason ?? ''} />
      <TextField name="levelApprover" label="Approved by" value={present?.levelApprover ?? ''} />
    </details>
  )
}
