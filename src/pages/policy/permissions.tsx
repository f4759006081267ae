import { permissionsFor } from '../../db/people/permissions.ts'
import { listAssessments } from '../../db/policy/assessments.ts'
import { purposes } from '../../domain/intake/reflection.ts'
import { answerPermission, askPermission } from '../../flow/people/permissions.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import { clean, type Form, formIn, isDay, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { Permissions } from './permissions-view.tsx'

/** Permissions to use AI (point `ask_before_use`): a student asks, a tutor answers, both can look it up. */
export const permissionPages: Routes = async (app, { context }) => {
  const { db } = context
  const list: SendPage = async (request, reply) => {
    const who = visitor(request)
    const assessments = who.role === 'student' ? await listAssessments(db, who) : []
    return send(reply, <Permissions who={who} rows={await permissionsFor(db, who)} assessments={assessments} />)
  }
  const ask = { ...page('permission.ask'), errorHandler: redisplayOnError(list) }
  const answer = { ...page('permission.decide'), schema: { params: Params }, errorHandler: redisplayOnError(list) }

  app.get('/permissions', page('permission.read'), list)

  app.post('/permissions', ask, async (request, reply) => {
    const who = visitor(request)
    const known = (await listAssessments(db, who)).map(({ id }) => id)
    await askPermission(context, who, permissionIn(formIn(request.body), known))
    return reply.redirect('/permissions?notice=permission-requested', 303)
  })

  app.post('/permissions/:id', answer, async (request, reply) => {
    await answerPermission(context, visitor(request), request.params.id, answerIn(formIn(request.body)))
    return reply.redirect('/permissions?notice=answered', 303)
  })
}

/** What a student asks for, for one of the assessments that they know. Throws INVALID_INPUT naming what is missing. */
function permissionIn(form: Form, known: string[]) {
  const assessmentId = form.get('assessmentId')
  const chosen = purposes.filter((purpose) => form.all('purposes').includes(purpose))
  const tools = form
    .get('tools')
    .split(',')
    .map((tool) => clean(tool.trim()).slice(0, 200))
    .filter(Boolean)
  refuse(
    [!known.includes(assessmentId), 'assessmentId', 'The assessment is still open.', 'One of your assessments.'],
    [!tools.length, 'tools', 'The tool is still empty.', 'What you would like to use.'],
    [!chosen.length, 'purposes', 'Your tutor needs to know what for.', 'At least one of these.'],
  )
  return { assessmentId, tools: tools.slice(0, 20), purposes: chosen, request: textIn(form, 'request', 5_000) }
}

/** A tutor's answer. Throws INVALID_INPUT for a day that the calendar lacks. */
function answerIn(form: Form) {
  const conditions = textIn(form, 'conditions', 5_000)
  const until = form.get('expiresAt')
  refuse([until && !isDay(until), 'expiresAt', 'There is no such day.', 'One such as 2026-01-31, or none.'])
  return {
    state: form.get('answer') === 'grant' ? ('granted' as const) : ('refused' as const),
    ...(conditions && { conditions }),
    ...(until && { expiresAt: `${until}T23:59:59Z` }),
  }
}
