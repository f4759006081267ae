import type { LineChange } from '../../../domain/people/roster/line.ts'
import type { PlannedLine } from '../../../domain/people/roster/plan.ts'
import type { Imported } from '../../../flow/people/import-roster.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { FileInput } from '../../kit/form/file-input.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { Layout } from '../../kit/layout.tsx'

/** The form for a roster file. */
export function RosterForm({ who }: { who: SignedIn }) {
  return (
    <Layout title="Import a roster" who={who}>
      <p class="back">
        <a href="/admin/people">← People</a>
      </p>
      <h1>Import a roster</h1>
      <p>
        A CSV file with the columns <code>course</code>, <code>role</code>, <code>name</code>, <code>email</code> and{' '}
        <code>externalId</code>, or a zip in the OneRoster 1.2 bulk format. You first see what it would change. Nobody
        is ever removed by a file.
      </p>
      <PostForm who={who} action="/admin/people/import" enctype="multipart/form-data">
        <FileInput name="file" label="The file" accept=".csv,.txt,.zip" />
        <button type="submit">Show what it would change</button>
      </PostForm>
    </Layout>
  )
}

const changeLabels: Record<LineChange, string> = {
  course_added: 'new course',
  course_renamed: 'course gets this title',
  person_added: 'new person',
  name_changed: 'person gets this name',
  address_changed: 'person gets this address',
  external_id_added: 'person gets this external id',
  enrolled: 'enrolled',
  left: 'leaves the course',
}

/** What a file would change, line by line, with the button that applies it. */
export function RosterPreview({ who, upload, preview }: { who: SignedIn; upload: string; preview: Imported }) {
  const { lines, counts } = preview
  const changing = lines.length - counts.problems
  return (
    <Layout title="What the roster would change" who={who}>
      <p class="back">
        <a href="/admin/people/import">← Another file</a>
      </p>
      <h1>What the roster would change</h1>
      <p>
        {counts.coursesAdded} new courses, {counts.peopleAdded} new people, {counts.peopleChanged} people changed,{' '}
        {counts.enrolled} enrolled, {counts.left} leave a course. {counts.unchanged} lines say what is here already.
      </p>
      {counts.problems > 0 && (
        <p class="notice">
          {counts.problems} lines have a problem and will be left out. You can also correct the file and send it again.
        </p>
      )}
      <ol class="rows">
        {lines.map((line) => (
          <li key={`${line.file} ${line.line}`}>
            <Line {...line} />
          </li>
        ))}
      </ol>
      {changing > 0 ? (
        <PostForm who={who} action="/admin/people/import/applications">
          <input type="hidden" name="upload" value={upload} />
          <button type="submit">Apply {changing === 1 ? 'this change' : `the changes of ${changing} lines`}</button>
        </PostForm>
      ) : (
        <p>There is nothing to apply.</p>
      )}
    </Layout>
  )
}

function Line({ file, line, changes, problems }: PlannedLine) {
  return (
    <>
      {file && `${file}, `}line {line}: {changes.map((change) => changeLabels[change]).join(', ')}
      {problems.map(({ field, problem, expected }) => (
        <p key={field} class="wrong-text">
          {field}: <bdi>{problem}</bdi> Expected: {expected}
        </p>
      ))}
    </>
  )
}
