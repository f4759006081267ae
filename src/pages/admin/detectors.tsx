import { desc } from 'drizzle-orm'
import Type from 'typebox'
import { clausesInForce } from '../../db/policy/versions.ts'
import { detectorSwitches } from '../../db/schema/index.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import { switchDetector } from '../../flow/vendors/switch.ts'
import type { Routes } from '../../http/server/routes.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { formIn, textIn } from '../kit/form/form.ts'
import { FoldedForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { TextArea, TextField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'
import { Card } from '../policy/detector-cards.tsx'

/** What has to be said before work may leave for an outside service, and how the form asks for it. */
const declarations = {
  recipient: 'Who receives the work',
  region: 'Where it is kept',
  retention: 'For how long',
  lawfulBasis: 'Lawful basis and impact assessment',
}

/** Detectors with their cards, and who switched them on or off and why (point `accountable_tools`). */
export const detectorAdminPages: Routes = async (app, { context }) => {
  const list: SendPage = async (request, reply) => {
    const who = visitor(request)
    const clauses = await clausesInForce(context.db)
    const choices = await context.db.select().from(detectorSwitches).orderBy(desc(detectorSwitches.at)).limit(1_000)
    return send(
      reply,
      <Layout title="Detectors" who={who}>
        <h1>Detectors</h1>
        <p>
          A detector has an owner who answers for its use. Every choice is kept with its reason; none is overwritten.
        </p>
        {context.detectors.map((detector) => (
          <div key={detector.id}>
            <Card detector={detector} clause={clauses[detector.point]} />
            <SwitchForm
              who={who}
              detector={detector}
              choices={choices.filter((made) => made.detector === detector.id)}
            />
          </div>
        ))}
      </Layout>,
    )
  }

  app.get('/admin/detectors', page('detector.configure'), list)

  app.post(
    '/admin/detectors/:id',
    {
      ...page('detector.configure'),
      schema: { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) },
      errorHandler: redisplayOnError(list),
    },
    async (request, reply) => {
      const form = formIn(request.body)
      const declaration = Object.fromEntries(
        Object.keys(declarations).flatMap((field) => {
          const text = textIn(form, `declaration.${field}`, 2_000)
          return text ? [[field, text]] : []
        }),
      )
      await switchDetector(context, visitor(request), request.params.id, {
        state: form.get('state') === 'on' ? 'on' : 'off',
        owner: textIn(form, 'owner', 200),
        reason: textIn(form, 'reason', 2_000),
        ...(Object.keys(declaration).length && { declaration }),
      })
      return reply.redirect(`/admin/detectors?notice=switched#${encodeURIComponent(request.params.id)}`, 303)
    },
  )
}

interface SwitchProps {
  who: SignedIn
  detector: Detector
  choices: (typeof detectorSwitches.$inferSelect)[]
}

function SwitchForm({ who, detector: { id, title, dataFlow }, choices }: SwitchProps) {
  const everywhere = choices.find(({ assessmentId }) => !assessmentId)
  const external = dataFlow.class !== 'local'
  const isOn = everywhere ? everywhere.state === 'on' : !external
  return (
    <FoldedForm
      who={who}
      action={`/admin/detectors/${id}`}
      summary={`${title} is ${isOn ? 'on' : 'off'}. Change this`}
      after={
        <ul>
          {choices.map(({ id: key, state, owner, reason, at, assessmentId }) => (
            <li key={key}>
              Switched {state}
              {assessmentId && ' for one assessment'}, <Time at={at} />, <bdi>{owner}</bdi>: <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      }
    >
      <input type="hidden" name="state" value={isOn ? 'off' : 'on'} />
      <TextField name="owner" label="Owner" help="The person or office that answers for this choice." required />
      <TextArea name="reason" label="Reason" rows={2} required />
      {external &&
        !isOn &&
        Object.entries(declarations).map(([field, label]) => (
          <TextField key={field} name={`declaration.${field}`} label={label} required />
        ))}
      <button type="submit" class="second">
        Switch {title} {isOn ? 'off' : 'on'}
      </button>
    </FoldedForm>
  )
}
