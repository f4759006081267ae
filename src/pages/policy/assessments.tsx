import Type from 'typebox'
import type { Context } from '../../context.ts'
import { versionsOf, versionUntilThen } from '../../db/dates/versions.ts'
import { askedForAmong } from '../../db/lti/contexts.ts'
import { courseOpenTo, coursesToChoose } from '../../db/people/courses.ts'
import { findOwnAssessment, listAssessments } from '../../db/policy/assessments.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { may } from '../../domain/people/permission.ts'
import { assessmentWarnings } from '../../domain/policy/assessment.ts'
import { contextsOf } from '../../flow/lti/offers.ts'
import { publishAssessment } from '../../flow/policy/assessments.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Id, Params, pageAsked } from '../../http/server/schemas.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { formIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { AssessmentForm } from './assessment-form.tsx'
import { assessmentIn } from './assessment-in.ts'
import { AssessmentPage } from './assessment-page.tsx'
import { AssessmentList } from './assessments-view.tsx'
import { takeAnswer } from './lti-contexts.tsx'

/** Assessments and the use of AI that each allows; publishing one. */
export const assessmentPages = groupOf(getAssessments, getNewAssessment, postAssessment, getAssessment, postContext)

function getAssessments(app: App, { db }: Context) {
  app.get(
    '/assessments',
    { ...page('assessment.read'), schema: { querystring: Type.Object(listQuery) } },
    async (request, reply) => {
      const who = visitor(request)
      const { q } = request.query
      const { items: assessments, nextCursor } = await listAssessments(db, who, pageAsked(request.query))
      const ids = assessments.map(({ id }) => id)
      const asked = may(who.role, 'assessment.write') ? await askedForAmong(db, ids) : new Set<string>()
      return send(reply, <AssessmentList {...{ who, assessments, asked, q, nextCursor }} />)
    },
  )
}

function sendForm({ db }: Context): SendPage {
  return async (request, reply) => {
    const who = visitor(request)
    return send(reply, <AssessmentForm who={who} courses={await coursesToChoose(db, who)} />)
  }
}

function getNewAssessment(app: App, context: Context) {
  app.get('/assessments/new', page('assessment.write'), sendForm(context))
}

function postAssessment(app: App, context: Context) {
  const publishing = { ...page('assessment.write'), errorHandler: redisplayOnError(sendForm(context)) }
  app.post('/assessments/new', publishing, async (request, reply) => {
    const form = formIn(request.body)
    const who = visitor(request)
    const courses = await coursesToChoose(context.db, who)
    const wish = assessmentIn(form, context.config.timeZone, { courses })
    const { id } = await takeStep(context, request, checks.publishing, (context) =>
      publishAssessment(context, who, { ...wish, courseId: form.get('courseId') }),
    )
    return reply.redirect(`/assessments/${id}?notice=published`, 303)
  })
}

function getAssessment(app: App, context: Context) {
  const schema = { params: Params, querystring: Type.Object({ cursor: listQuery.cursor }) }
  app.get('/assessments/:id', { ...page('assessment.read'), schema }, async (request, reply) => {
    const who = visitor(request)
    const assessment = await findOwnAssessment(context.db, who, request.params.id)
    const { opensAt, publishedAt, aiLevel, supervised } = assessment
    const opening = { aiLevel, supervised, ...(opensAt && { opensAt }) }
    const warnings = assessmentWarnings(opening, publishedAt, await clausesInForce(context.db))
    const course = await courseOpenTo(context.db, who, assessment.courseId)
    const versions = await versionsOf(context.db, assessment.id, pageAsked(request.query))
    const isLater = Boolean(request.query.cursor)
    const before = await versionUntilThen(context.db, assessment.id)
    const contexts = may(who.role, 'assessment.write') ? await contextsOf(context.db, who, assessment.id) : []
    return send(
      reply,
      <AssessmentPage {...{ who, assessment, course, warnings, versions, isLater, before, contexts }} />,
    )
  })
}

function postContext(app: App, context: Context) {
  app.post(
    '/assessments/:id/lti-contexts/:contextId',
    { ...page('assessment.write'), schema: { params: Type.Object({ id: Id, contextId: Id }) } },
    (request, reply) => takeAnswer(context, request, reply),
  )
}
