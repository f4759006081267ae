import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { assessmentOfWork } from '../../../db/dates/versions.ts'
import { presentWhole } from '../../../flow/submission/present.ts'
import { send, visitor } from '../../kit/send.tsx'
import { inOrder } from '../flags/groups.ts'
import { placesOf } from '../work/places.ts'
import { textShown } from '../work/text-shown.ts'
import { PrintView } from './print-view.tsx'

/** Shows the whole work with its flags and the reflection on one page, to be printed or kept as a PDF by the browser. */
export async function sendPrintPage(
  context: Context,
  request: FastifyRequest<{ Params: { id: string }; Querystring: { view?: 'text' } }>,
  reply: FastifyReply,
) {
  const { id } = request.params
  const who = visitor(request)
  const { view } = await presentWhole(context, who, id)
  const plain = request.query.view === 'text'
  const text = await textShown(context, who, id, { reader: undefined, q: '', plain })
  const flags = inOrder(view.flags)
  return send(
    reply,
    <PrintView
      who={who}
      view={view}
      flags={flags}
      text={text}
      places={placesOf(flags, text)}
      detectors={context.detectors}
      assessment={await assessmentOfWork(context.db, id)}
    />,
  )
}
