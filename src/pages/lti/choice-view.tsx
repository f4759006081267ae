import type { Assessment } from '../../db/policy/assessments.ts'
import { aiLevels } from '../../domain/policy/assessment.ts'
import { Choice, PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextArea, TextField, TimeField } from '../kit/form/text-field.tsx'
import { FramedPage } from './framed.tsx'

interface ChoicePageProps {
  ticket: string
  assessments: Pick<Assessment, 'id' | 'title' | 'aiLevel'>[]
}

/** A tutor chooses one of their assessments for a link in the LMS, or makes a new one. */
export function ChoicePage({ ticket, assessments }: ChoicePageProps) {
  return (
    <FramedPage title="Choose an assessment">
      {assessments.length > 0 && <ExistingAssessment ticket={ticket} assessments={assessments} />}
      <NewAssessment ticket={ticket} />
    </FramedPage>
  )
}

function ExistingAssessment({ ticket, assessments }: ChoicePageProps) {
  const choices = assessments.map(({ id, title, aiLevel }) => [id, `${title} (${aiLevels[aiLevel]})`])
  return (
    <PostForm who={null} action="/lti/choice" class="sheet">
      <input type="hidden" name="ticket" value={ticket} />
      <PickField
        id="existing"
        kind="radio"
        name="assessmentId"
        legend="Use an assessment of yours"
        choices={Object.fromEntries(choices)}
        browserRequires
      />
      <button type="submit">Use this assessment</button>
    </PostForm>
  )
}

const levels = Object.fromEntries(Object.entries(aiLevels).map(([level, name]) => [level, `${level} – ${name}`]))

function NewAssessment({ ticket }: { ticket: string }) {
  return (
    <section class="sheet" aria-labelledby="new">
      <h2 id="new">Make a new assessment</h2>
      <PostForm who={null} action="/lti/choice">
        <input type="hidden" name="ticket" value={ticket} />
        <TextField name="title" label="Title" required browserRequires />
        <TextArea name="brief" label="Brief" />
        <Choice name="aiLevel" label="Use of AI" choices={levels} />
        <TextArea name="guidance" label="Guidance for students on using AI" rows={3} required browserRequires />
        <TextField name="levelReason" label="Reason, for levels 4 and 5" />
        <TextField name="levelApprover" label="Approved by, for levels 4 and 5" />
        <TimeField name="dueAt" label="Due" />
        <button type="submit">Make this assessment</button>
      </PostForm>
    </section>
  )
}

/** Carries the tutor’s choice back to the LMS; the script presses the button by itself. */
export function ReturnPage({ returnUrl, jwt }: { returnUrl: string; jwt: string }) {
  return (
    <FramedPage title="Back to your LMS">
      <PostForm who={null} action={returnUrl} data-forward>
        <input type="hidden" name="JWT" value={jwt} />
        <p>Your choice goes back to your LMS.</p>
        <button type="submit">Go on</button>
      </PostForm>
    </FramedPage>
  )
}
