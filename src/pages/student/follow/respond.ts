import type { FastifyReply } from 'fastify'
import type { Context } from '../../../context.ts'
import { respond } from '../../../flow/review/respond.ts'
import { clean, type Form, refuse, textIn } from '../../kit/form/form.ts'
import { readMultipart } from '../../kit/form/multipart.ts'
import { type ItemRequest, visitor } from '../../kit/send.tsx'

/** Takes the student’s response to what was shown to them: point by point, with at most ten files. */
export async function takeResponse(context: Context, request: ItemRequest, reply: FastifyReply) {
  const who = visitor(request)
  const { id } = request.params
  const { form, files } = await readMultipart(context, request, who, 10)
  const points = pointsIn(form)
  const text = form.get('text').trim() || (points.length ? 'See my answers to the points.' : '')
  const attach = files.length ? ' Please attach your files again.' : ''
  refuse([!text, 'text', 'The response is still empty.', `A sentence or two in your own words.${attach}`])
  const [companion, format] = [textIn(form, 'companion', 500), textIn(form, 'format', 500)]
  const also = { ...(companion && { companion }), ...(format && { format }) }
  await respond(context, who, id, { text: clean(text), points, files, ...also })
  return reply.redirect(`/submissions/${id}?notice=responded`, 303)
}

/** The points that were answered: each names a flag by id or an observation by its place, with at most 20,000 characters. */
function pointsIn(form: Form) {
  return form
    .names()
    .filter((name) => name.startsWith('point:') && form.get(name).trim())
    .map((name) => ({ item: name.slice('point:'.length, 200), text: clean(form.get(name).slice(0, 20_000)) }))
}
