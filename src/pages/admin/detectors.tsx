import { desc } from 'drizzle-orm'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { detectorSwitches } from '../../db/schema/index.ts'
import { switchDetector } from '../../flow/vendors/switch.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { type Form, formIn, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Card } from '../policy/detector-cards.tsx'
import { declarations, SwitchForm } from './switch-form.tsx'

/** Detectors with their cards, and who switched them on or off and why (point `accountable_tools`). */
export const detectorAdminPages = groupOf(getDetectors, postSwitch)

function sendDetectors({ db, detectors }: Context): SendPage {
  return async (request, reply) => {
    const who = visitor(request)
    const clauses = await clausesInForce(db)
    const choices = await db.select().from(detectorSwitches).orderBy(desc(detectorSwitches.at))
    const choicesOf = (id: string) => choices.filter(({ detector }) => detector === id)
    return send(
      reply,
      <Layout title="Detectors" who={who}>
        <h1>Detectors</h1>
        <p>
          A detector has an owner who answers for its use. Every choice is kept with its reason; none is overwritten.
        </p>
        {detectors.map((detector) => (
          <div key={detector.id}>
            <Card detector={detector} clause={clauses[detector.point]} />
            <SwitchForm who={who} detector={detector} choices={choicesOf(detector.id)} />
          </div>
        ))}
      </Layout>,
    )
  }
}

function getDetectors(app: App, context: Context) {
  app.get('/admin/detectors', page('detector.configure'), sendDetectors(context))
}

function postSwitch(app: App, context: Context) {
  const switching = {
    ...page('detector.configure'),
    schema: { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) },
    errorHandler: redisplayOnError(sendDetectors(context)),
  }
  app.post('/admin/detectors/:id', switching, async (request, reply) => {
    await switchDetector(context, visitor(request), request.params.id, choiceIn(formIn(request.body)))
    return reply.redirect(`/admin/detectors?notice=switched#${encodeURIComponent(request.params.id)}`, 303)
  })
}

function choiceIn(form: Form) {
  const declaration = Object.fromEntries(
    Object.keys(declarations).flatMap((field) => {
      const text = textIn(form, `declaration.${field}`, 2_000)
      return text ? [[field, text]] : []
    }),
  )
  return {
    state: form.get('state') === 'on' ? ('on' as const) : ('off' as const),
    owner: textIn(form, 'owner', 200),
    reason: textIn(form, 'reason', 2_000),
    ...(Object.keys(declaration).length && { declaration }),
  }
}
