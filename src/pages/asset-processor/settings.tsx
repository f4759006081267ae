import type { Context } from '../../context.ts'
import { chooseReports, processorOf } from '../../flow/asset-processor/settings.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import { formIn } from '../kit/form/form.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { SettingsPage } from './settings-view.tsx'

/** An activity of an LMS whose work is processed here: how it stands, and which reports its teachers see there. */
export const assetProcessorPages = groupOf(getSettings, postSettings)

const ofOne = { ...page('assessment.write'), schema: { params: Params } }

function getSettings(app: App, context: Context) {
  app.get('/asset-processors/:id', ofOne, async (request, reply) => {
    const who = visitor(request)
    return send(reply, <SettingsPage who={who} {...(await processorOf(context, who, request.params.id))} />)
  })
}

function postSettings(app: App, context: Context) {
  app.post('/asset-processors/:id', ofOne, async (request, reply) => {
    const chosen = formIn(request.body).all('reports')
    const wish = { citations: chosen.includes('citations'), advisory: chosen.includes('advisory') }
    await chooseReports(context, visitor(request), request.params.id, wish)
    return reply.redirect(`/asset-processors/${request.params.id}?notice=reports-chosen`, 303)
  })
}
