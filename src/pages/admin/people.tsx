import { asc, desc, eq } from 'drizzle-orm'
import Type from 'typebox'
import { accounts, keys } from '../../db/schema.ts'
import { DomainError } from '../../domain/error.ts'
import { roles } from '../../domain/permission.ts'
import { addPerson, makeKey, makeSignInLink, revokeKey, setDisabled } from '../../flow/people.ts'
import type { Routes } from '../../http/routes.ts'
import { Params } from '../../http/schemas.ts'
import type { SignedIn } from '../../http/session.ts'
import { clean, formIn } from '../form.ts'
import { Csrf, Layout } from '../layout.tsx'
import { Day } from '../moment.tsx'
import { Choice, TextField } from '../parts/field.tsx'
import { page, send, visitor } from '../send.tsx'
import { roleWords } from '../words.ts'

/** People, their roles, links to sign in, and keys for programs. An admin sees names here and no student work anywhere. */
export const peoplePages: Routes = async (app, { context }) => {
  const { db } = context

  app.get(
    '/admin/people',
    { ...page('account.manage'), schema: { querystring: Type.Object({ said: Type.Optional(Type.String()) }) } },
    async (request, reply) => {
      const who = visitor(request)
      const people = await db.select().from(accounts).orderBy(asc(accounts.name)).limit(2_000)
      return send(
        reply,
        <Layout title="People" who={who} notice={request.query.said}>
          <h1>People</h1>
          <ul class="rows">
            {people.map(({ id, name, role, disabledAt }) => (
              <li key={id}>
                <a href={`/admin/people/${id}`}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <span class="quiet">
                  {roleWords[role]}
                  {disabledAt && ', cannot sign in'}
                </span>
              </li>
            ))}
          </ul>
          <h2>Add somebody</h2>
          <form method="post" action="/admin/people">
            <Csrf who={who} />
            <TextField id="name" name="name" label="Name" required />
            <TextField id="email" name="email" label="E-mail, if they sign in with it" type="email" />
            <Choice id="role" name="role" label="Role" choices={roleWords} />
            <button type="submit">Add</button>
          </form>
        </Layout>,
      )
    },
  )

  app.post('/admin/people', page('account.manage'), async (request, reply) => {
    const form = formIn(request.body)
    const role = roles.find((known) => known === form.get('role'))
    const name = clean(form.get('name').trim()).slice(0, 300)
    const email = form.get('email').trim().slice(0, 300)
    if (!role || !name) {
      throw new DomainError('INVALID_INPUT', 'A person needs a name and a role.', [
        { field: 'name', problem: 'The name is still empty.', expected: 'The name that others know them by.' },
      ])
    }
    const { id } = await addPerson(context, visitor(request), { role, name, ...(email && { email }) })
    return reply.redirect(`/admin/people/${id}?said=person-changed`, 303)
  })

  app.get(
    '/admin/people/:id',
    {
      ...page('account.manage'),
      schema: { params: Params, querystring: Type.Object({ said: Type.Optional(Type.String()) }) },
    },
    async (request, reply) =>
      send(
        reply,
        <Person who={visitor(request)} notice={request.query.said} {...(await personOf(request.params.id))} />,
      ),
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
      const { key } = await makeKey(context, who, id, clean(form.get('label').trim()).slice(0, 200) || 'key')
      return send(reply, <Person who={who} secret={key} {...(await personOf(id))} />)
    }
    if (step === 'disable' || step === 'enable') await setDisabled(context, who, id, step === 'disable')
    const [, keyId] = /^revoke-([0-9a-f-]{36})$/.exec(step) ?? []
    if (keyId) await revokeKey(context, who, keyId)
    return reply.redirect(`/admin/people/${id}?said=person-changed`, 303)
  })

  async function personOf(id: string) {
    const [person] = await db.select().from(accounts).where(eq(accounts.id, id))
    if (!person) throw new DomainError('NOT_FOUND', 'There is no such person.')
    return { person, held: await db.select().from(keys).where(eq(keys.accountId, id)).orderBy(desc(keys.createdAt)) }
  }
}

interface PersonProps {
  who: SignedIn
  person: typeof accounts.$inferSelect
  held: (typeof keys.$inferSelect)[]
  secret?: string
  notice?: string | undefined
}

function Person({ who, person, held, secret, notice }: PersonProps) {
  const { id, name, role, email, createdAt, disabledAt } = person
  return (
    <Layout title={name} who={who} notice={notice}>
      <p class="back">
        <a href="/admin/people">← People</a>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p>
        {roleWords[role]}
        {email && `, ${email}`}. Here since <Day at={createdAt} />.{disabledAt && ' Cannot sign in.'}
      </p>
      {secret && (
        <div class="notice" role="status">
          <p>Hand this over in person or by a safe way. It is shown only now.</p>
          <p class="digest">{secret}</p>
        </div>
      )}
      <form method="post" action={`/admin/people/${id}`}>
        <Csrf who={who} />
        <div class="actions">
          {role !== 'integration' && (
            <button type="submit" name="do" value="link" class="second">
              Make a sign-in link
            </button>
          )}
          <button type="submit" name="do" value={disabledAt ? 'enable' : 'disable'} class="second">
            {disabledAt ? 'Let in again' : 'No longer let in'}
          </button>
        </div>
        <h2>Keys for programs</h2>
        {held.length === 0 && <p>There are none.</p>}
        <ul class="rows">
          {held.map((key) => (
            <li key={key.id}>
              <bdi>{key.label}</bdi>, made <Day at={key.createdAt} />
              {key.revokedAt ? (
                ', revoked'
              ) : (
                <>
                  {' '}
                  <button type="submit" name="do" value={`revoke-${key.id}`} class="plain">
                    Revoke<span class="visually-hidden"> {key.label}</span>
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
        <TextField id="label" name="label" label="What a new key is for" />
        <button type="submit" name="do" value="key">
          Make a key
        </button>
      </form>
    </Layout>
  )
}
