import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { answerContext, type contextsOf } from '../../flow/lti/offers.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { ActionButton } from '../kit/form/action-button.tsx'
import { formIn } from '../kit/form/form.ts'
import { visitor } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'

interface ContextsProps {
  who: SignedIn
  assessmentId: string
  contexts: Awaited<ReturnType<typeof contextsOf>>
}

const states = { asked: 'Asks to use this assessment', open: 'May use it', refused: 'May not use it' }

/** The courses of LMSs that use an assessment or ask for it; each can be answered. */
export function LtiContexts({ who, assessmentId, contexts }: ContextsProps) {
  if (!contexts.length) return null
  return (
    <section aria-labelledby="courses">
      <h2 id="courses">Courses of your LMS</h2>
      <p>
        A course in which this assessment was set up may use it. A copy of that course asks first: its teachers would
        see the work of this assessment.
      </p>
      <ul class="rows">
        {contexts.map(({ contextId, title, platform, state, at, isHome }) => {
          const action = `/assessments/${assessmentId}/lti-contexts/${contextId}`
          const name = title ?? 'A course without a name'
          return (
            <li key={contextId}>
              <h3>
                <bdi>{name}</bdi>
              </h3>
              <p class="meta">
                <bdi>{platform}</bdi>. {states[state]}. First seen <Time at={at} />.
              </p>
              <div class="actions">
                {state !== 'open' && (
                  <ActionButton
                    who={who}
                    action={action}
                    fields={{ state: 'open' }}
                    label="Let it use this"
                    about={name}
                  />
                )}
                {state !== 'refused' && !isHome && (
                  <ActionButton
                    who={who}
                    action={action}
                    fields={{ state: 'refused' }}
                    label="Do not let it"
                    about={name}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Takes the answer to a course, and goes back to the assessment. */
export async function takeAnswer(
  context: Context,
  request: FastifyRequest<{ Params: { id: string; contextId: string } }>,
  reply: FastifyReply,
) {
  const { id: assessmentId, contextId } = request.params
  const state = formIn(request.body).get('state') === 'open' ? 'open' : 'refused'
  await takeStep(context, request, checks.contextAnswer, (context) =>
    answerContext(context, visitor(request), { assessmentId, contextId, state }),
  )
  return reply.redirect(`/assessments/${assessmentId}?notice=course-answered#courses`, 303)
}
