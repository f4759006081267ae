import { eq, inArray } from 'drizzle-orm'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { askedForAmong } from '../../db/lti/contexts.ts'
import { findOwnAssessment, listAssessments } from '../../db/policy/assessments.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { accounts, assessmentTutors } from '../../db/schema/index.ts'
import { may } from '../../domain/people/permission.ts'
import { assessmentWarnings } from '../../domain/policy/assessment.ts'
import { contextsOf } from '../../flow/lti/offers.ts'
import { setTutors } from '../../flow/people/people.ts'
import { publishAssessment } from '../../flow/policy/assessments.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Id, Params } from '../../http/server/schemas.ts'
import { formIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { AssessmentForm } from './assessment-form.tsx'
import { assessmentIn } from './assessment-in.ts'
import { AssessmentPage } from './assessment-page.tsx'
import { AssessmentList } from './assessments-view.tsx'
import { takeAnswer } from './lti-contexts.tsx'

/** Assessments and the use of AI that each allows; publishing one, and saying who its tutors are. */
export const assessmentPages = groupOf(
  getAssessments,
  getNewAssessment,
  postAssessment,
  getAssessment,
  postTutors,
  postContext,
)

function getAssessments(app: App, { db }: Context) {
  app.get('/assessments', page('assessment.read'), async (request, reply) => {
    const who = visitor(request)
    const assessments = await listAssessments(db, who)
    const ids = assessments.map(({ id }) => id)
    const asked = may(who.role, 'assessment.write') ? await askedForAmong(db, ids) : new Set<string>()
    return send(reply, <AssessmentList who={who} assessments={assessments} asked={asked} />)
  })
}

const sendForm: SendPage = (request, reply) => send(reply, <AssessmentForm who={visitor(request)} />)

function getNewAssessment(app: App) {
  app.get('/assessments/new', page('assessment.write'), sendForm)
}

function postAssessment(app: App, context: Context) {
  const publishing = { ...page('assessment.write'), errorHandler: redisplayOnError(sendForm) }
  app.post('/assessments/new', publishing, async (request, reply) => {
    const { id } = await publishAssessment(
      context,
      visitor(request),
      assessmentIn(formIn(request.body), context.config.timeZone),
    )
    return reply.redirect(`/assessments/${id}?notice=published`, 303)
  })
}

function getAssessment(app: App, context: Context) {
  app.get('/assessments/:id', { ...page('assessment.read'), schema: { params: Params } }, async (request, reply) => {
    const who = visitor(request)
    const assessment = await findOwnAssessment(context.db, who, request.params.id)
    const { opensAt, publishedAt, aiLevel, supervised } = assessment
    const opening = { aiLevel, supervised, ...(opensAt && { opensAt }) }
    const warnings = assessmentWarnings(opening, publishedAt, await clausesInForce(context.db))
    const tutors = may(who.role, 'account.manage') ? await tutorsOf(context, assessment.id) : null
    const contexts = may(who.role, 'assessment.write') ? await contextsOf(context.db, who, assessment.id) : []
    return send(reply, <AssessmentPage {...{ who, assessment, warnings, contexts, tutors }} />)
  })
}

function postTutors(app: App, context: Context) {
  const changing = { ...page('account.manage'), schema: { params: Params } }
  app.post('/assessments/:id/tutors', changing, async (request, reply) => {
    const known = new Set((await allTutors(context)).map(({ id }) => id))
    const chosen = formIn(request.body)
      .all('tutors')
      .filter((id) => known.has(id))
    await findOwnAssessment(context.db, visitor(request), request.params.id)
    await setTutors(context, visitor(request), request.params.id, chosen)
    return reply.redirect(`/assessments/${request.params.id}?notice=person-changed`, 303)
  })
}

function postContext(app: App, context: Context) {
  app.post(
    '/assessments/:id/lti-contexts/:contextId',
    { ...page('assessment.write'), schema: { params: Type.Object({ id: Id, contextId: Id }) } },
    (request, reply) => takeAnswer(context, request, reply),
  )
}

async function tutorsOf(context: Context, assessmentId: string) {
  const { db } = context
  const chosen = await db.select().from(assessmentTutors).where(eq(assessmentTutors.assessmentId, assessmentId))
  return { chosen: chosen.map(({ accountId }) => accountId), people: await allTutors(context) }
}

function allTutors({ db }: Context) {
  return db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.role, ['tutor']))
    .orderBy(accounts.name)
}
