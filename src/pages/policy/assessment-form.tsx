import { aiLevels } from '../../domain/policy/assessment.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Choice, PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { useRedisplay } from '../kit/form/redisplay.ts'
import { TextArea, TextField, TimeField } from '../kit/form/text-field.tsx'
import { purposeLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'

const levels = Object.fromEntries(Object.entries(aiLevels).map(([level, name]) => [level, `${level}: ${name}`]))

/** Publishing an assessment: what is set, when, and what AI may be used for. */
export function AssessmentForm({ who, courses }: { who: SignedIn; courses: { id: string; title: string }[] }) {
  return (
    <Layout title="Publish an assessment" who={who}>
      <h1>Publish an assessment</h1>
      <PostForm who={who} action="/assessments/new">
        <Choice
          name="courseId"
          label="Course"
          help="Those enrolled in it have the assessment."
          choices={Object.fromEntries(courses.map(({ id, title }) => [id, title]))}
          empty="Please choose"
          required
        />
        <TextField name="title" label="Title" required />
        <TextArea name="brief" label="Brief" help="What students are asked to do." rows={6} />
        <UseOfAi />
        <Dates />
        <Tick name="anonymous" label="Mark without names: names and file names are hidden from whoever marks." />
        <Tick name="supervised" label="The work is done under supervision." />
        <LevelReason />
        <div class="actions">
          <button type="submit">Publish</button>
        </div>
      </PostForm>
    </Layout>
  )
}

function UseOfAi() {
  return (
    <>
      <Choice name="aiLevel" label="Use of AI" choices={levels} empty="Please choose" required />
      <TextArea
        name="guidance"
        label="Guidance"
        help="When and how AI may be used for this work, in words a student understands. It is shown before they begin."
        required
      />
      <PickField
        kind="checkbox"
        name="purposes"
        legend="AI may be used for"
        help="If you tick none, what the level usually allows counts."
        choices={purposeLabels}
      />
    </>
  )
}

function Dates() {
  return (
    <div class="pair">
      <TimeField name="opensAt" label="Opens" />
      <TimeField name="dueAt" label="Due" />
      <TextField
        name="responseDays"
        label="Days to respond to a disclosure"
        type="number"
        help="Ten, unless you say otherwise."
      />
      <TextField
        name="samplePercent"
        label="Share read by a person at random, in %"
        type="number"
        help="None, unless you say otherwise."
      />
    </div>
  )
}

function Tick({ name, label }: { name: string; label: string }) {
  const redisplay = useRedisplay('/assessments/new')
  return (
    <label class="pick">
      <input type="checkbox" name={name} value="yes" checked={redisplay?.form.get(name) === 'yes'} />
      <span>{label}</span>
    </label>
  )
}

function LevelReason() {
  return (
    <details open={useRedisplay('/assessments/new') !== undefined}>
      <summary>For levels 4 and 5: reason and approver</summary>
      <TextArea name="levelReason" label="Reason" rows={2} />
      <TextField name="levelApprover" label="Approved by" />
    </details>
  )
}
