import { findOwnAssessment, listTutors } from '../../db/policy/assessments.ts'
import { setTutors } from '../../flow/people/people.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PickField } from '../kit/form/field.tsx'
import { formIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { page, visitor } from '../kit/send.tsx'

interface TutorsProps {
  who: SignedIn
  id: string
  chosen: string[]
  people: { id: string; name: string }[]
}

/** Who reads the work of an assessment. */
export function Tutors({ who, id, chosen, people }: TutorsProps) {
  return (
    <PostForm who={who} action={`/assessments/${id}/tutors`}>
      <h2>Tutors</h2>
      <PickField
        kind="checkbox"
        name="tutors"
        legend="Who reads the work of this assessment"
        choices={Object.fromEntries(people.map((person) => [person.id, person.name]))}
        chosen={chosen}
      />
      <button type="submit" class="second">
        Save
      </button>
    </PostForm>
  )
}

/** Saves who reads the work of an assessment; only tutors can be chosen. */
export const assessmentTutorPages: Routes = async (app, { context }) => {
  app.post(
    '/assessments/:id/tutors',
    { ...page('account.manage'), schema: { params: Params } },
    async (request, reply) => {
      const known = new Set((await listTutors(context.db)).map(({ id }) => id))
      const chosen = formIn(request.body)
        .all('tutors')
        .filter((id) => known.has(id))
      await findOwnAssessment(context.db, visitor(request), request.params.id)
      await setTutors(context, visitor(request), request.params.id, chosen)
      return reply.redirect(`/assessments/${request.params.id}?notice=person-changed`, 303)
    },
  )
}
