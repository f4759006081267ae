import type { membersOfCourse } from '../../db/people/members.ts'
import type { EnrolmentSource } from '../../domain/people/enrolment.ts'
import { may } from '../../domain/people/permission.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { ActionButton } from '../kit/form/action-button.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextField } from '../kit/form/text-field.tsx'
import { roleLabels } from '../kit/labels.ts'
import { NextPage, SearchForm } from '../kit/list.tsx'
import { Rows } from '../kit/rows.tsx'
import { Day } from '../kit/time.tsx'

export interface MembersProps {
  who: SignedIn
  courseId: string
  members: Awaited<ReturnType<typeof membersOfCourse>>
  q: string | undefined
}

type Member = MembersProps['members']['items'][number]

const sources: Record<EnrolmentSource, string> = {
  page: 'By hand',
  csv: 'Import',
  lms: 'LMS',
  webhook: 'LMS webhook',
  api: 'API',
}

/** Who is and was in a course, by whose word, from when until when. */
export function Members({ who, courseId, members: { items, nextCursor }, q }: MembersProps) {
  const manages = may(who.role, 'course.manage')
  const adjusts = may(who.role, 'adjustment.set')
  const columns = ['Name', 'Role', 'Source', 'From', 'Until', ...(adjusts ? ['More time'] : [])]
  return (
    <section aria-labelledby="members">
      <h2 id="members">Members</h2>
      <SearchForm action={`/courses/${courseId}`} q={q} label="Name, e-mail or id" />
      <Rows
        name="Members"
        columns={manages ? [...columns, 'End'] : columns}
        rows={items.map((member) => [
          ...cellsOf(member),
          ...(adjusts ? [<AdjustmentsLink key="more" {...member} />] : []),
          ...(manages ? [<EndButton key={member.id} {...{ who, courseId, member }} />] : []),
        ])}
        empty="There is no such person in this course."
      />
      <NextPage path={`/courses/${courseId}`} query={{ q }} cursor={nextCursor} />
      {manages && <AddForm who={who} courseId={courseId} />}
    </section>
  )
}

const cellsOf = ({ name, role, source, from, until }: Member) => [
  <bdi key="name">{name}</bdi>,
  roleLabels[role],
  sources[source],
  <Day key="from" at={from} />,
  until ? <Day key="until" at={until} /> : '',
]

function AdjustmentsLink({ accountId, name, role }: Member) {
  if (role !== 'student') return null
  return (
    <a href={`/students/${accountId}/adjustments`}>
      Adjustments<span class="visually-hidden"> of {name}</span>
    </a>
  )
}

function EndButton({ who, courseId, member }: { who: SignedIn; courseId: string; member: Member }) {
  if (member.until) return null
  const action = `/courses/${courseId}/members/${member.id}/end`
  return <ActionButton who={who} action={action} label="End" about={`the enrolment of ${member.name}`} />
}

function AddForm({ who, courseId }: { who: SignedIn; courseId: string }) {
  return (
    <PostForm who={who} action={`/courses/${courseId}/members`}>
      <h3>Add a person</h3>
      <p>
        What an LMS says of its members comes and goes with the LMS: end an enrolment of its there too, or it says so
        again.
      </p>
      <TextField name="person" label="E-mail address or id" required />
      <button type="submit">Add</button>
    </PostForm>
  )
}
