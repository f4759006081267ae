import Type, { type Static } from 'typebox'
import type { Context } from '../../context.ts'
import { permissionsFor } from '../../db/people/permissions.ts'
import { assessmentsToChoose } from '../../db/policy/assessments.ts'
import { endOfDay, type TimeZone } from '../../domain/dates/zone.ts'
import { purposes } from '../../domain/intake/reflection.ts'
import { answerPermission, askPermission } from '../../flow/people/permissions.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params, pageAsked } from '../../http/server/schemas.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { clean, type Form, formIn, isDay, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Permissions } from './permissions-view.tsx'

/** Permissions to use AI (point `ask_before_use`): a student asks, a tutor answers, both can look it up. */
export const permissionPages = groupOf(getPermissions, postPermission, postAnswer)

const Query = Type.Object({ ...listQuery, state: Type.Optional(Type.String({ maxLength: 20 })) })

function sendList(context: Context): SendPage {
  return async (request, reply) => {
    const who = visitor(request)
    const { state, ...query } = request.query as Static<typeof Query>
    const { items, nextCursor } = await permissionsFor(context.db, who, {
      ...pageAsked(query),
      ...(state === 'requested' && { state }),
    })
    const assessments = who.role === 'student' ? await assessmentsToChoose(context.db, who) : []
    return send(
      reply,
      <Permissions
        who={who}
        rows={items}
        search={{ q: query.q, state }}
        nextCursor={nextCursor}
        assessments={assessments}
      />,
    )
  }
}

function getPermissions(app: App, context: Context) {
  app.get('/permissions', { ...page('permission.read'), schema: { querystring: Query } }, sendList(context))
}

function postPermission(app: App, context: Context) {
  const asking = { ...page('permission.ask'), errorHandler: redisplayOnError(sendList(context)) }
  app.post('/permissions', asking, async (request, reply) => {
    const assessments = await assessmentsToChoose(context.db, visitor(request))
    await askPermission(context, visitor(request), requestIn(formIn(request.body), assessments))
    return reply.redirect('/permissions?notice=permission-requested', 303)
  })
}

function postAnswer(app: App, context: Context) {
  const answering = {
    ...page('permission.decide'),
    schema: { params: Params },
    errorHandler: redisplayOnError(sendList(context)),
  }
  app.post('/permissions/:id', answering, async (request, reply) => {
    const answer = answerIn(formIn(request.body), context.config.timeZone)
    const check = answer.state === 'granted' ? checks.granting : checks.refusal
    await takeStep(context, request, check, (context) =>
      answerPermission(context, visitor(request), request.params.id, answer),
    )
    return reply.redirect('/permissions?notice=answered', 303)
  })
}

/** What a student asks for. Throws INVALID_INPUT naming what is missing. */
function requestIn(form: Form, assessments: { id: string }[]) {
  const tools = form
    .get('tools')
    .split(',')
    .map((tool) => clean(tool.trim()).slice(0, 200))
    .filter(Boolean)
  const chosen = purposes.filter((purpose) => form.all('purposes').includes(purpose))
  const assessment = assessments.find(({ id }) => id === form.get('assessmentId'))
  refuse(
    [!assessment, 'assessmentId', 'The assessment is still open.', 'One of your assessments.'],
    [!tools.length, 'tools', 'The tool is still empty.', 'What you would like to use.'],
    [!chosen.length, 'purposes', 'Your tutor needs to know what for.', 'At least one of these.'],
  )
  return {
    assessmentId: assessment!.id,
    tools: tools.slice(0, 20),
    purposes: chosen,
    request: textIn(form, 'request', 5_000),
  }
}

/** What a tutor answers. Throws INVALID_INPUT when the day is none. */
function answerIn(form: Form, zone: TimeZone) {
  const conditions = textIn(form, 'conditions', 5_000)
  const until = form.get('expiresAt')
  refuse([until && !isDay(until), 'expiresAt', 'There is no such day.', 'One such as 2026-01-31, or none.'])
  return {
    state: form.get('answer') === 'grant' ? ('granted' as const) : ('refused' as const),
    ...(conditions && { conditions }),
    ...(until && { expiresAt: endOfDay(until, zone).toISOString() }),
  }
}
