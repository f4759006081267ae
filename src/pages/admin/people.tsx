import { asc, desc, eq } from 'drizzle-orm'
import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { waitingRequests } from '../../db/people/access-requests.ts'
import { accounts, keys } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { roles } from '../../domain/people/permission.ts'
import { approveAccess, makeKey, makeSignInLink } from '../../flow/people/access.ts'
import { addPerson, revokeKey, setDisabled } from '../../flow/people/people.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import { type Form, formIn, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { type ItemRequest, page, send, visitor } from '../kit/send.tsx'
import { People, Person } from './people-view.tsx'

/** People, their roles, links to sign in, and keys for programs. An admin sees names here and no student work anywhere. */
export const peoplePages = groupOf(getPeople, postPerson, getPerson, postAccess, postApproval)

const ofOne = { ...page('account.manage'), schema: { params: Params } }

function sendPeople({ db }: Context): SendPage {
  return async (request, reply) => {
    const people = await db.select().from(accounts).orderBy(asc(accounts.name)).limit(2_000)
    return send(reply, <People who={visitor(request)} people={people} waiting={await waitingRequests(db)} />)
  }
}

function getPeople(app: App, context: Context) {
  app.get('/admin/people', page('account.manage'), sendPeople(context))
}

function postPerson(app: App, context: Context) {
  const adding = { ...page('account.manage'), errorHandler: redisplayOnError(sendPeople(context)) }
  app.post('/admin/people', adding, async (request, reply) => {
    const { id } = await addPerson(context, visitor(request), personIn(formIn(request.body)))
    return reply.redirect(`/admin/people/${id}?notice=person-changed`, 303)
  })
}

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
      const access = await makeSignInLink(context, who, id)
      if ('waits' in access) return sayThatItWaits(reply, id)
      return sendPerson(context, request, reply, `${origin}/sign-in/${access.made}`)
    }
    if (button === 'key') {
      const access = await makeKey(context, who, id, textIn(form, 'label', 200) || 'key')
      if ('waits' in access) return sayThatItWaits(reply, id)
      return sendPerson(context, request, reply, access.made.key)
    }
    if (button === 'disable' || button === 'enable') await setDisabled(context, who, id, button === 'disable')
    const [, keyId] = /^revoke-([0-9a-f-]{36})$/.exec(button) ?? []
    if (keyId) await revokeKey(context, who, keyId)
    return reply.redirect(`/admin/people/${id}?notice=person-changed`, 303)
  })
}

/** A second admin agrees to a key or link as a person who reads work. */
function postApproval(app: App, context: Context) {
  app.post('/admin/access-requests/:id', ofOne, async (request, reply) => {
    await approveAccess(context, visitor(request), request.params.id)
    return reply.redirect('/admin/people?notice=access-approved', 303)
  })
}

const sayThatItWaits = (reply: FastifyReply, id: string) =>
  reply.redirect(`/admin/people/${id}?notice=access-waits`, 303)

async function sendPerson({ db }: Context, request: ItemRequest, reply: FastifyReply, secret?: string) {
  const { id } = request.params
  const [person] = await db.select().from(accounts).where(eq(accounts.id, id))
  if (!person) throw new DomainError('NOT_FOUND', 'There is no such person.')
  const held = await db.select().from(keys).where(eq(keys.accountId, id)).orderBy(desc(keys.createdAt))
  return send(reply, <Person who={visitor(request)} person={person} held={held} {...(secret && { secret })} />)
}

/** The person as the form has them. Throws INVALID_INPUT naming what is missing or wrong. */
function personIn(form: Form) {
  const role = roles.find((known) => known === form.get('role'))
  const name = textIn(form, 'name', 300)
  const email = textIn(form, 'email', 300)
  refuse(
    [!name, 'name', 'The name is still empty.', 'The name that others know them by.'],
    [email && !/^\S+@\S+$/.test(email), 'email', 'This is no e-mail address.', 'One such as sam@your-school.org.'],
    [!role, 'role', 'The role is still open.', 'One of the roles.'],
  )
  return { role: role!, name, ...(email && { email }) }
}
