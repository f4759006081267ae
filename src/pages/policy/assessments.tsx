import { eq, inArray } from 'drizzle-orm'
import Type from 'typebox'
import { askedForAmong } from '../../db/lti/contexts.ts'
import { findOwnAssessment, listAssessments } from '../../db/policy/assessments.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { accounts, assessmentTutors } from '../../db/schema/index.ts'
import { may } from '../../domain/people/permission.ts'
import { aiLevels, assessmentWarnings } from '../../domain/policy/assessment.ts'
import { contextsOf } from '../../flow/lti/offers.ts'
import { setTutors } from '../../flow/people/people.ts'
import { publishAssessment } from '../../flow/policy/assessments.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Id, Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PickField } from '../kit/form/choice.tsx'
import { formIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'
import { Allowance } from '../parts/allowance.tsx'
import { AssessmentForm } from './assessment-form.tsx'
import { assessmentIn } from './assessment-in.ts'
import { LtiContexts, takeAnswer } from './lti-contexts.tsx'

/** Assessments and the use of AI that each allows; publishing one, and saying who its tutors are. */
export const assessmentPages: Routes = async (app, { context }) => {
  const { db } = context

  app.get('/assessments', page('assessment.read'), async (request, reply) => {
    const who = visitor(request)
    const assessments = await listAssessments(db, who)
    const asked = may(who.role, 'assessment.write')
      ? await askedForAmong(
          db,
          assessments.map(({ id }) => id),
        )
      : new Set()
    return send(
      reply,
      <Layout title="Assessments" who={who}>
        <h1>Assessments</h1>
        {may(who.role, 'assessment.write') && (
          <p>
            <a class="button" href="/assessments/new">
              Publish an assessment
            </a>
          </p>
        )}
        <ul class="rows">
          {assessments.map(({ id, title, aiLevel, dueAt, anonymous }) => (
            <li key={id}>
              <h2>
                <a href={`/assessments/${id}`}>
                  <bdi>{title}</bdi>
                </a>
              </h2>
              <p>
                Level {aiLevel}, {aiLevels[aiLevel]}.{' '}
                {dueAt && (
                  <>
                    Due by <Time at={dueAt} />.
                  </>
                )}
                {anonymous && ' Marked without names.'}
                {asked.has(id) && ' A course asks to use it.'}
              </p>
            </li>
          ))}
        </ul>
      </Layout>,
    )
  })

  const form: SendPage = (request, reply) => send(reply, <AssessmentForm who={visitor(request)} />)

  app.get('/assessments/new', page('assessment.write'), form)

  app.post(
    '/assessments/new',
    { ...page('assessment.write'), errorHandler: redisplayOnError(form) },
    async (request, reply) => {
      const { id } = await publishAssessment(context, visitor(request), assessmentIn(formIn(request.body)))
      return reply.redirect(`/assessments/${id}?notice=published`, 303)
    },
  )

  app.get('/assessments/:id', { ...page('assessment.read'), schema: { params: Params } }, async (request, reply) => {
    const who = visitor(request)
    const assessment = await findOwnAssessment(db, who, request.params.id)
    const { title, brief, dueAt, opensAt, publishedAt, responseDays, sampleRate, anonymous, aiLevel, supervised } =
      assessment
    const opening = { aiLevel, supervised, ...(opensAt && { opensAt }) }
    const warnings = assessmentWarnings(opening, publishedAt, await clausesInForce(db))
    const on = await db.select().from(assessmentTutors).where(eq(assessmentTutors.assessmentId, assessment.id))
    return send(
      reply,
      <Layout title={title} who={who}>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p>
          Published <Time at={publishedAt} />.{' '}
          {dueAt && (
            <>
              Due by <Time at={dueAt} />.
            </>
          )}{' '}
          A student has {responseDays} days to respond. {Math.round(sampleRate * 100)} % of the work that nobody would
          otherwise look at is drawn for a person to read. {anonymous && 'It is marked without names.'}
        </p>
        {warnings.map((warning) => (
          <p key={warning} class="note">
            {warning}
          </p>
        ))}
        <Allowance {...assessment} />
        <h2>The brief</h2>
        <p class="verbatim" dir="auto">
          {brief || 'There is none.'}
        </p>
        {may(who.role, 'assessment.write') && (
          <LtiContexts who={who} assessmentId={assessment.id} contexts={await contextsOf(db, who, assessment.id)} />
        )}
        {may(who.role, 'account.manage') && (
          <Tutors who={who} id={assessment.id} chosen={on.map(({ accountId }) => accountId)} people={await staff()} />
        )}
      </Layout>,
    )
  })

  app.post(
    '/assessments/:id/tutors',
    { ...page('account.manage'), schema: { params: Params } },
    async (request, reply) => {
      const known = new Set((await staff()).map(({ id }) => id))
      const chosen = formIn(request.body)
        .all('tutors')
        .filter((id) => known.has(id))
      await findOwnAssessment(db, visitor(request), request.params.id)
      await setTutors(context, visitor(request), request.params.id, chosen)
      return reply.redirect(`/assessments/${request.params.id}?notice=person-changed`, 303)
    },
  )

  app.post(
    '/assessments/:id/lti-contexts/:contextId',
    { ...page('assessment.write'), schema: { params: Type.Object({ id: Id, contextId: Id }) } },
    (request, reply) => takeAnswer(context, request, reply),
  )

  const staff = () =>
    db
      .select({ id: accounts.id, name: accounts.name })
      .from(accounts)
      .where(inArray(accounts.role, ['tutor']))
      .orderBy(accounts.name)
}

interface TutorsProps {
  who: SignedIn
  id: string
  chosen: string[]
  people: { id: string; name: string }[]
}

function Tutors({ who, id, chosen, people }: TutorsProps) {
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
