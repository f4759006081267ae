import { desc, eq } from 'drizzle-orm'
import type { FastifyReply } from 'fastify'
import type { Context } from '../../../context.ts'
import { findAccount } from '../../../db/people/accounts.ts'
import { keys } from '../../../db/schema/index.ts'
import { makeKey, makeSignInLink } from '../../../flow/people/access.ts'
import { changePerson } from '../../../flow/people/change-person.ts'
import { revokeKey, setDisabled } from '../../../flow/people/people.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { formIn, textIn } from '../../kit/form/form.ts'
import { redisplayOnError } from '../../kit/form/redisplay.ts'
import { type ItemRequest, page, send, visitor } from '../../kit/send.tsx'
import { changeIn } from './person-form.ts'
import { Person } from './person-view.tsx'

/** One person: what they are called, what they are here, how they sign in, and their keys for programs. */
export const personPages = groupOf(getPerson, postDetails, postAccess)

const ofOne = { ...page('account.manage'), schema: { params: Params } }

function getPerson(app: App, context: Context) {
  app.get('/admin/people/:id', ofOne, (request, reply) => sendPerson(context, request, reply))
}

/** One form holds every button of the page; `do` says which was pressed. */
function postAccess(app: App, context: Context) {
  app.post('/admin/people/:id', ofOne, async (request, reply) => {
    const who = visitor(request)
    const { id } = request.params
    const form = formIn(request.body)
    const button = form.get('do')
    if (button === 'link') {
      const origin = context.config.publicUrl ?? `${request.protocol}://${request.host}`
      const access = await takeStep(context, request, checks.signInLink, (context) => makeSignInLink(context, who, id))
      if ('waits' in access) return sayThatItWaits(reply, id)
      return sendPerson(context, request, reply, `${origin}/sign-in/${access.made}`)
    }
    if (button === 'key') {
      const access = await takeStep(context, request, checks.key, (context) =>
        makeKey(context, who, id, textIn(form, 'label', 200) || 'key'),
      )
      if ('waits' in access) return sayThatItWaits(reply, id)
      return sendPerson(context, request, reply, access.made.key)
    }
    if (button === 'enable') await setDisabled(context, who, id, false)
    if (button === 'disable')
      await takeStep(context, request, checks.blocking, (context) => setDisabled(context, who, id, true))
    const [, keyId] = /^revoke-([0-9a-f-]{36})$/.exec(button) ?? []
    if (keyId) await takeStep(context, request, checks.keyRevocation, (context) => revokeKey(context, who, keyId))
    return reply.redirect(`/admin/people/${id}?notice=person-changed`, 303)
  })
}

function postDetails(app: App, context: Context) {
  const changing = {
    ...ofOne,
    errorHandler: redisplayOnError((request, reply) => sendPerson(context, request as ItemRequest, reply)),
  }
  app.post('/admin/people/:id/details', changing, async (request, reply) => {
    const { id } = request.params
    const { waits } = await changePerson(context, visitor(request), id, changeIn(formIn(request.body)))
    return waits ? sayThatItWaits(reply, id) : reply.redirect(`/admin/people/${id}?notice=person-changed`, 303)
  })
}

const sayThatItWaits = (reply: FastifyReply, id: string) =>
  reply.redirect(`/admin/people/${id}?notice=access-waits`, 303)

async function sendPerson({ db }: Context, request: ItemRequest, reply: FastifyReply, secret?: string) {
  const { id } = request.params
  const person = await findAccount(db, id)
  const held = await db.select().from(keys).where(eq(keys.accountId, id)).orderBy(desc(keys.createdAt))
  return send(reply, <Person who={visitor(request)} person={person} held={held} {...(secret && { secret })} />)
}
