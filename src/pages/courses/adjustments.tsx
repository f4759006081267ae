import type { Context } from '../../context.ts'
import { adjustmentsOf } from '../../db/dates/extensions.ts'
import { findStudent } from '../../db/dates/students.ts'
import { setAdjustment } from '../../flow/dates/set-adjustment.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import { type Form, formIn, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendItemPage } from '../kit/form/redisplay.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { AdjustmentsPage } from './adjustments-view.tsx'

/** The standing adjustments of a student: more time for every assessment. */
export const adjustmentPages = groupOf(getAdjustments, postAdjustment, postEnd)

const ofOne = { ...page('adjustment.set'), schema: { params: Params } }

function sendAdjustments({ db }: Context): SendItemPage {
  return async (request, reply, id) => {
    const student = await findStudent(db, id)
    const adjustments = await adjustmentsOf(db, id)
    return send(reply, <AdjustmentsPage who={visitor(request)} student={student} adjustments={adjustments} />)
  }
}

function getAdjustments(app: App, context: Context) {
  app.get('/students/:id/adjustments', ofOne, (request, reply) =>
    sendAdjustments(context)(request, reply, request.params.id),
  )
}

function postAdjustment(app: App, context: Context) {
  const setting = { ...ofOne, errorHandler: redisplayOnError(sendAdjustments(context)) }
  app.post('/students/:id/adjustments', setting, async (request, reply) => {
    const { id } = request.params
    await setAdjustment(context, visitor(request), id, adjustmentIn(formIn(request.body)))
    return reply.redirect(`/students/${id}/adjustments?notice=adjustment-set`, 303)
  })
}

function postEnd(app: App, context: Context) {
  app.post('/students/:id/adjustments/end', ofOne, async (request, reply) => {
    const { id } = request.params
    await setAdjustment(context, visitor(request), id, {})
    return reply.redirect(`/students/${id}/adjustments?notice=adjustment-ended`, 303)
  })
}

/** The adjustment that a form holds. Throws INVALID_INPUT naming every field that is missing or cannot be read. */
function adjustmentIn(form: Form) {
  const [days, percent] = [form.get('days').trim(), form.get('percent').trim()]
  const isDays = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= 365
  const isPercent = percent !== '' && Number(percent) > 0 && Number(percent) <= 1_000
  const expected = 'Days or a share of the time, not both.'
  refuse(
    [!days && !percent, 'days', 'How much more time there is is still open.', expected],
    [days && percent, 'percent', 'There are days and a share.', expected],
    [days && !isDays, 'days', 'This is not a number of days.', 'A whole number from 1 to 365.'],
    [percent && !days && !isPercent, 'percent', 'This is not a share.', 'A number above 0, up to 1000.'],
  )
  const note = textIn(form, 'note', 5_000)
  return { ...(days ? { days: Number(days) } : { share: Number(percent) / 100 }), ...(note && { note }) }
}
