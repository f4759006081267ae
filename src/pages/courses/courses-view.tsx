import type { Course } from '../../db/people/courses.ts'
import { may } from '../../domain/people/permission.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { NextPage, SearchForm } from '../kit/list.tsx'

interface ListProps {
  who: SignedIn
  q: string | undefined
  items: Course[]
  nextCursor: string | null
}

/** The courses that this person may know of, newest first. */
export function CourseList({ who, q, items, nextCursor }: ListProps) {
  return (
    <Layout title="Courses" who={who}>
      <h1>Courses</h1>
      <SearchForm action="/courses" q={q} label="Title, code or id" />
      {items.length === 0 && <p class="empty">There is no such course here.</p>}
      <ul class="rows">
        {items.map((course) => (
          <li key={course.id}>
            <h2>
              <a href={`/courses/${course.id}`}>
                <bdi>{course.title}</bdi>
              </a>
            </h2>
            <CourseFacts {...course} />
          </li>
        ))}
      </ul>
      <NextPage path="/courses" query={{ q }} cursor={nextCursor} />
      {may(who.role, 'course.manage') && (
        <PostForm who={who} action="/courses">
          <h2>Add a course</h2>
          <CourseFields />
          <button type="submit">Add</button>
        </PostForm>
      )}
    </Layout>
  )
}

/** The code and the days of a course. */
export function CourseFacts({ code, startsOn, endsOn }: Course) {
  return (
    <p class="meta">
      {code && (
        <>
          <bdi>{code}</bdi>.{' '}
        </>
      )}
      {startsOn && `Starts on ${startsOn}. `}
      {endsOn && `Ends on ${endsOn}.`}
    </p>
  )
}

/** The fields of a course, filled with what it has already. */
export function CourseFields({ course }: { course?: Course }) {
  return (
    <>
      <TextField name="title" label="Title" value={course?.title ?? ''} required />
      <div class="pair">
        <TextField name="code" label="Code" value={course?.code ?? ''} />
        <TextField name="externalId" label="External id" value={course?.externalId ?? ''} />
        <TextField name="startsOn" label="First day" type="date" value={course?.startsOn ?? ''} />
        <TextField name="endsOn" label="Last day" type="date" value={course?.endsOn ?? ''} />
      </div>
    </>
  )
}
