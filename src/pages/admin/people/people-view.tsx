import type { PeopleSearch } from '../../../db/people/people-list.ts'
import type { accounts } from '../../../db/schema/index.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextField } from '../../kit/form/text-field.tsx'
import { roleLabels } from '../../kit/labels.ts'
import { Layout } from '../../kit/layout.tsx'
import { NextPage, SearchForm } from '../../kit/list.tsx'
import { WaitingAccess, type WaitingProps } from './waiting-access.tsx'

interface PeopleProps extends WaitingProps {
  people: (typeof accounts.$inferSelect)[]
  search: PeopleSearch
  nextCursor: string | null
  courses: { id: string; title: string }[]
}

/** A page of people, what waits for a second admin, and a form to add a person. */
export function People({ who, people, search, nextCursor, courses, waiting }: PeopleProps) {
  const { q, role = '', courseId = '' } = search
  return (
    <Layout title="People" who={who}>
      <h1>People</h1>
      <WaitingAccess who={who} waiting={waiting} />
      <SearchForm action="/admin/people" q={q} label="Name, e-mail or id">
        <Choice id="filter-role" name="role" label="Role" choices={roleLabels} value={role} empty="Any" />
        <Choice
          id="filter-course"
          name="courseId"
          label="Course"
          choices={new Map(courses.map(({ id, title }) => [id, title]))}
          value={courseId}
          empty="Any"
        />
      </SearchForm>
      <p class="actions">
        <a href="/admin/people/invitations">Invite several people</a> <a href="/admin/people/import">Import a roster</a>
      </p>
      <p class={people.length ? 'quiet' : 'empty'}>{people.length ? 'Newest first.' : 'Nobody was found.'}</p>
      <ul class="rows">
        {people.map(({ id, name, email, role, disabledAt }) => (
          <li key={id}>
            <a href={`/admin/people/${id}`}>
              <bdi>{name}</bdi>
            </a>{' '}
            <span class="quiet">
              {roleLabels[role]}
              {email && `, ${email}`}
              {disabledAt && ', cannot sign in'}
            </span>
          </li>
        ))}
      </ul>
      <NextPage path="/admin/people" query={{ q, role, courseId }} cursor={nextCursor} />
      <h2>Add a person</h2>
      <PostForm who={who} action="/admin/people">
        <TextField name="name" label="Name" required />
        <TextField name="email" label="E-mail, if they sign in with it" type="email" />
        <Choice name="role" label="Role" choices={roleLabels} />
        <button type="submit">Add</button>
      </PostForm>
    </Layout>
  )
}
