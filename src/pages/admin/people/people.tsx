import { desc, eq } from 'drizzle-orm'
import type { FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import { waitingRequests } from '../../../db/people/access-requests.ts'
import { findAccount } from '../../../db/people/accounts.ts'
import { courseTitles, listPeople, type PeopleSearch } from '../../../db/people/people-list.ts'
import { keys } from '../../../db/schema/index.ts'
import { roles } from '../../../domain/people/permission.ts'
import { approveAccess, makeKey, makeSignInLink } from '../../../flow/people/access.ts'
import { changePerson } from '../../../flow/people/change-person.ts'
import { invitePeople } from '../../../flow/people/invite.ts'
import { addPerson, revokeKey, setDisabled } from '../../../flow/people/people.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { type Form, formIn, linesIn, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { listQuery } from '../../kit/list.tsx'
import { type ItemRequest, page, send, visitor } from '../../kit/send.tsx'
import { Invitations, invitedRoles } from './invitations.tsx'
import { People } from './people-view.tsx'
import { Person } from './person-view.tsx'

/** People, their roles, links to sign in, and keys for programs. An admin sees names here and no student work anywhere. */
export const peoplePages = groupOf(
  getPeople,
  postPerson,
  getInvitations,
  postInvitations,
  getPerson,
  postDetails,
  postAccess,
  postApproval,
)

const ofOne = { ...page('account.manage'), schema: { params: Params } }

const Query = Type.Object({
  ...listQuery,
  role: Type.Optional(Type.String({ maxLength: 20 })),
  courseId: Type.Optional(Type.String({ maxLength: 36 })),
})

function sendPeople({ db }: Context): SendPage {
  return async (request, reply) => {
    const query = request.query as Static<typeof Query>
    const search = searchOf(query)
    const { items, nextCursor } = await listPeople(db, search)
    return send(
      reply,
      <People
        who={visitor(request)}
        people={items}
        search={search}
        nextCursor={nextCursor}
        courses={await courseTitles(db)}
        waiting={await waitingRequests(db)}
      />,
    )
  }
}

/** What the address asks for. An unknown filter is left out. */
function searchOf({ q, role, courseId, cursor }: Static<typeof Query>): PeopleSearch {
  const known = roles.find((one) => one === role)
  return {
    ...(q?.trim() && { q: q.trim() }),
    ...(known && { role: known }),
    ...(courseId && isId(courseId) && { courseId }),
    ...(cursor && { cursor }),
  }
}

function getPeople(app: App, context: Context) {
  app.get('/admin/people', { ...page('account.manage'), schema: { querystring: Query } }, sendPeople(context))
}

function postPerson(app: App, context: Context) {
  const adding = { ...page('account.manage'), errorHandler: redisplayOnError(sendPeople(context)) }
  app.post('/admin/people', adding, async (request, reply) => {
    const { id } = await addPerson(context, visitor(request), personIn(formIn(request.body)))
    return reply.redirect(`/admin/people/${id}?notice=person-changed`, 303)
  })
}

const sendInvitations: SendPage = (request, reply) => send(reply, <Invitations who={visitor(request)} />)

function getInvitations(app: App) {
  app.get('/admin/people/invitations', page('account.manage'), sendInvitations)
}

/** Several people at once, one a line; each gets a mail of their own. */
function postInvitations(app: App, context: Context) {
  const inviting = { ...page('account.manage'), errorHandler: redisplayOnError(sendInvitations) }
  app.post('/admin/people/invitations', inviting, async (request, reply) => {
    await invitePeople(context, visitor(request), invitedIn(formIn(request.body)))
    return reply.redirect('/admin/people?notice=people-invited', 303)
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
  const person = await findAccount(db, id)
  const held = await db.select().from(keys).where(eq(keys.accountId, id)).orderBy(desc(keys.createdAt))
  return send(reply, <Person who={visitor(request)} person={person} held={held} {...(secret && { secret })} />)
}

/** The changes that the form makes. Throws INVALID_INPUT naming what is missing or wrong. */
function changeIn(form: Form) {
  const { name, email = null, role } = personIn(form)
  return { name, email, role }
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

const mostInvited = 500

/** The people of a form that has one a line, as “Name, address”. Throws INVALID_INPUT naming each line that is not so. */
function invitedIn(form: Form) {
  const role = invitedRoles.find((known) => known === form.get('role'))
  const lines = linesIn(form, 'people', 700)
  const people = lines.map((line) => /^(.*\S)[\s,;]+<?([^\s,;<>]+@[^\s,;<>]+\.[^\s,;<>]+)>?$/u.exec(line))
  const wrong = lines.filter((_, index) => !people[index])
  refuse(
    [!role, 'role', 'The role is still open.', 'One of the roles.'],
    [!lines.length, 'people', 'There is nobody yet.', 'One person a line, such as “Sam Hill, sam@your-school.org”.'],
    [
      lines.length > mostInvited,
      'people',
      `There are more than ${mostInvited} lines.`,
      'Fewer at once, or a roster file.',
    ],
    [
      wrong.length,
      'people',
      `This line has no name or no address: “${wrong[0]}”.`,
      'Each as “Sam Hill, sam@your-school.org”.',
    ],
  )
  return people.map((found) => ({ role: role!, name: found![1]!.replace(/[\s,;]+$/u, ''), email: found![2]! }))
}
