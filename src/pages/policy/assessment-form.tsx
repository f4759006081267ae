import type { SignedIn } from '../../http/server/session.ts'
import { Choice } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { Layout } from '../kit/layout.tsx'
import { AssessmentFields } from './assessment-fields.tsx'

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
        <AssessmentFields />
        <div class="actions">
          <button type="submit">Publish</button>
        </div>
      </PostForm>
    </Layout>
  )
}
