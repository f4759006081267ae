import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { rotateSecret } from '../../../flow/webhooks/secrets.ts'
import type { App } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { formIn } from '../../kit/form/form.ts'
import { page, visitor } from '../../kit/send.tsx'

/** A kind of connection that has a secret. */
interface SecretKind {
  kind: Parameters<typeof rotateSecret>[2]
  /** The address of the list; one connection is at `{path}/{id}`. */
  path: string
  /** Answers with the page of one connection, with its new secret. */
  sendPage(context: Context, request: FastifyRequest, reply: FastifyReply, id: string, secret: string): unknown
  change(context: Context, who: Actor, id: string, change: { disabled: boolean }): Promise<unknown>
}

/** The routes of every connection that has a secret: a new secret, shown this once, and switching off and on. */
export const secretRoutes =
  ({ kind, path, sendPage, change }: SecretKind) =>
  (app: App, context: Context) => {
    const ofOne = { ...page('account.manage'), schema: { params: Params } }

    app.post(`${path}/:id/secret`, ofOne, async (request, reply) => {
      const { secret } = await takeStep(context, request, checks.secret, (context) =>
        rotateSecret(context, visitor(request), kind, request.params.id),
      )
      return sendPage(context, request, reply, request.params.id, secret)
    })

    app.post(`${path}/:id/switch`, ofOne, async (request, reply) => {
      const disabled = formIn(request.body).get('to') !== 'on'
      await change(context, visitor(request), request.params.id, { disabled })
      return reply.redirect(`${path}/${request.params.id}?notice=switched`, 303)
    })
  }
