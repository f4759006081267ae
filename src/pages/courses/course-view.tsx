import type { Course } from '../../db/people/courses.ts'
import { may } from '../../domain/people/permission.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { useRedisplay } from '../kit/form/redisplay.ts'
import { Layout } from '../kit/layout.tsx'
import { CourseFacts, CourseFields } from './courses-view.tsx'
import { Members, type MembersProps } from './members-view.tsx'

interface CourseProps {
  who: SignedIn
  course: Course
  assessments: { id: string; title: string }[]
  /** Who is and was in it; null for those who do not read that. */
  members: MembersProps['members'] | null
  /** What is looked for among the members. */
  q: string | undefined
}

/** One course: its assessments and, for those who teach or manage it, its members. */
export function CoursePage({ who, course, assessments, members, q }: CourseProps) {
  return (
    <Layout title={course.title} who={who}>
      <p class="back">
        <a href="/courses">← Courses</a>
      </p>
      <h1>
        <bdi>{course.title}</bdi>
      </h1>
      <CourseFacts {...course} />
      <Assessments assessments={assessments} />
      {members && <Members who={who} courseId={course.id} members={members} q={q} />}
      {may(who.role, 'course.manage') && <Change who={who} course={course} />}
    </Layout>
  )
}

function Change({ who, course }: Pick<CourseProps, 'who' | 'course'>) {
  const action = `/courses/${course.id}`
  return (
    <details open={useRedisplay(action) !== undefined}>
      <summary>Change the course</summary>
      <PostForm who={who} action={action}>
        <CourseFields course={course} />
        <button type="submit">Save</button>
      </PostForm>
    </details>
  )
}

function Assessments({ assessments }: Pick<CourseProps, 'assessments'>) {
  return (
    <section aria-labelledby="assessments">
      <h2 id="assessments">Assessments</h2>
      {assessments.length === 0 && <p class="empty">There is none yet.</p>}
      <ul class="rows">
        {assessments.map(({ id, title }) => (
          <li key={id}>
            <a href={`/assessments/${id}`}>
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
