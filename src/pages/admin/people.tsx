import { asc, desc, eq } from 'drizzle-orm'
import { accounts, keys } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { roles } from '../../domain/people/permission.ts'
import { addPerson, makeKey, makeSignInLink, revokeKey, setDisabled } from '../../flow/people/people.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import { formIn, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { People, Person } from './people-view.tsx'

/** People, their roles, links to sign in, and keys for programs. An admin sees names here and no student work anywhere. */
export const peoplePages: Routes = async (app, { context }) => {
  const { db } = context
  const list: SendPage = async (request, reply) => {
    const people = await db.select().from(accounts).orderBy(asc(accounts.name)).limit(2_000)
    return send(reply, <People who={visitor(request)} people={people} />)
  }

  app.get('/admin/people', page('account.manage'), list)

  app.post(
    '/admin/people',
    { ...page('account.manage'), errorHandler: redisplayOnError(list) },
    async (request, reply) => {
      const form = formIn(request.body)
      const role = roles.find((known) => known === form.get('role'))
      const name = textIn(form, 'name', 300)
      const email = textIn(form, 'email', 300)
      refuse(
        [!name, 'name', 'The name is still empty.', 'The name that others know them by.'],
        [email && !/^\S+@\S+$/.test(email), 'email', 'This is no e-mail address.', 'One such as sam@your-school.org.'],
        [!role, 'role', 'The role is still open.', 'One of the roles.'],
      )
      const { id } = await addPerson(context, visitor(request), { role: role!, name, ...(email && { email }) })
      return reply.redirect(`/admin/people/${id}?notice=person-changed`, 303)
    },
  )

  app.get('/admin/people/:id', { ...page('account.manage'), schema: { params: Params } }, async (request, reply) =>
    send(reply, <Person who={visitor(request)} {...(await personOf(request.params.id))} />),
  )

  app.post('/admin/people/:id', { ...page('account.manage'), schema: { params: Params } }, async (request, reply) => {
    const who = visitor(request)
    const { id } = request.params
    const form = formIn(request.body)
    const step = form.get('do')
    if (step === 'link') {
      const origin = context.config.publicUrl ?? `${request.protocol}://${request.host}`
      const secret = `${origin}/sign-in/${await makeSignInLink(context, who, id)}`
      return send(reply, <Person who={who} secret={secret} {...(await personOf(id))} />)
    }
    if (step === 'key') {
      const { key } = await makeKey(context, who, id, textIn(form, 'label', 200) || 'key')
      return send(reply, <Person who={who} secret={key} {...(await personOf(id))} />)
    }
    if (step === 'disable' || step === 'enable') await setDisabled(context, who, id, step === 'disable')
    const [, keyId] = /^revoke-([0-9a-f-]{36})$/.exec(step) ?? []
    if (keyId) await revokeKey(context, who, keyId)
    return reply.redirect(`/admin/people/${id}?notice=person-changed`, 303)
  })

  async function personOf(id: string) {
    const [person] = await db.select().from(accounts).where(eq(accounts.id, id))
    if (!person) throw new DomainError('NOT_FOUND', 'There is no such person.')
    return { person, held: await db.select().from(keys).where(eq(keys.accountId, id)).orderBy(desc(keys.createdAt)) }
  }
}
