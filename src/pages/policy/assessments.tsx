import { findOwnAssessment, listAssessments, listTutors, tutorsOf } from '../../db/policy/assessments.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { may } from '../../domain/people/permission.ts'
import { assessmentWarnings } from '../../domain/policy/assessment.ts'
import { publishAssessment } from '../../flow/policy/assessments.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import { formIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { AssessmentForm } from './assessment-form.tsx'
import { assessmentIn } from './assessment-in.ts'
import { AssessmentList } from './assessment-list.tsx'
import { Tutors } from './assessment-tutors.tsx'
import { AssessmentView } from './assessment-view.tsx'

/** Assessments and the use of AI that each allows; and publishing one. */
export const assessmentPages: Routes = async (app, { context }) => {
  const { db } = context
  const form: SendPage = (request, reply) => send(reply, <AssessmentForm who={visitor(request)} />)

  app.get('/assessments', page('assessment.read'), async (request, reply) => {
    const who = visitor(request)
    return send(reply, <AssessmentList who={who} assessments={await listAssessments(db, who)} />)
  })

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
    const { id, aiLevel, supervised, opensAt, publishedAt } = assessment
    const opening = { aiLevel, supervised, ...(opensAt && { opensAt }) }
    const warnings = assessmentWarnings(opening, publishedAt, await clausesInForce(db))
    const tutors = may(who.role, 'account.manage') && (
      <Tutors who={who} id={id} chosen={await tutorsOf(db, id)} people={await listTutors(db)} />
    )
    return send(
      reply,
      <AssessmentView who={who} assessment={assessment} warnings={warnings}>
        {tutors}
      </AssessmentView>,
    )
  })
}
