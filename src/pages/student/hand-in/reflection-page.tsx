import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { findAssessment } from '../../../db/policy/assessments.ts'
import { findSubmission } from '../../../db/submission/access.ts'
import { DomainError, type FieldProblem } from '../../../domain/error.ts'
import { reflect } from '../../../flow/intake/reflect.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { Csrf } from '../../kit/form/csrf.tsx'
import { formIn } from '../../kit/form/form.ts'
import { Problems } from '../../kit/form/problem.tsx'
import { Layout } from '../../kit/layout.tsx'
import { page, send, visitor } from '../../kit/send.tsx'
import { Allowance } from '../../parts/allowance.tsx'
import { ReflectionFields } from './reflection-fields.tsx'
import { type Answers, anchorOf, answersIn, labelOf, reflectionOf, withoutUse, withUse } from './reflection-form.ts'

/** The reflection for work that an LMS delivered without one. */
export const reflectionPages: Routes = async (app, { context }) => {
  app.get(
    '/submissions/:id/reflection',
    { ...page('reflection.write'), schema: { params: Params } },
    (request, reply) => show(context, request, reply, request.params.id, {}, []),
  )

  app.post(
    '/submissions/:id/reflection',
    { ...page('reflection.write'), schema: { params: Params } },
    async (request, reply) => {
      const form = formIn(request.body)
      const { id } = request.params
      const answers = answersIn(form)
      const [, number] = /^remove-(\d{1,2})$/.exec(form.get('do')) ?? []
      if (form.get('do') === 'add-use') return show(context, request, reply, id, withUse(answers), [])
      if (number) return show(context, request, reply, id, withoutUse(answers, Number(number)), [])
      try {
        await reflect(context, visitor(request), id, reflectionOf(answers))
        return reply.redirect(`/submissions/${id}?notice=reflection-added`, 303)
      } catch (error) {
        if (!(error instanceof DomainError) || !error.fields.length) throw error
        return show(context, request, reply, id, answers, error.fields)
      }
    },
  )
}

async function show(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  answers: Answers,
  problems: FieldProblem[],
) {
  const who = visitor(request)
  const submission = await findSubmission(context.db, who, id)
  const assessment = await findAssessment(context.db, submission.assessmentId)
  return send(
    reply,
    <Layout title={`Reflection for ${assessment.title}`} who={who}>
      <h1>
        Your reflection: <bdi>{assessment.title}</bdi>
      </h1>
      <p class="lead">Your file has arrived and is safe. Only your reflection is still missing.</p>
      <Allowance {...assessment} />
      <Problems problems={problems} anchor={anchorOf} label={labelOf} />
      <form method="post" action={`/submissions/${id}/reflection`}>
        <Csrf who={who} />
        <ReflectionFields answers={answers} problems={problems} today={context.clock().toISOString().slice(0, 10)} />
        <button type="submit" name="do" value="hand-in">
          Add the reflection
        </button>
      </form>
    </Layout>,
    problems.length ? 422 : 200,
  )
}
