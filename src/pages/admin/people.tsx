import { asc, desc, eq } from 'drizzle-orm'
import { accounts, keys } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { roles } from '../../domain/people/permission.ts'
import { addPerson, makeKey, makeSignInLink, revokeKey, setDisabled } from '../../flow/people/people.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Choice, TextField } from '../kit/form/field.tsx'
import { formIn, refuse, textIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { roleLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Day } from '../kit/time.tsx'

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

function People({ who, people }: { who: SignedIn; people: (typeof accounts.$inferSelect)[] }) {
  return (
    <Layout title="People" who={who}>
      <h1>People</h1>
      <ul class="rows">
        {people.map(({ id, name, role, disabledAt }) => (
          <li key={id}>
            <a href={`/admin/people/${id}`}>
              <bdi>{name}</bdi>
            </a>{' '}
            <span class="quiet">
              {roleLabels[role]}
              {disabledAt && ', cannot sign in'}
            </span>
          </li>
        ))}
      </ul>
      <h2>Add somebody</h2>
      <PostForm who={who} action="/admin/people">
        <TextField name="name" label="Name" required />
        <TextField name="email" label="E-mail, if they sign in with it" type="email" />
        <Choice name="role" label="Role" choices={roleLabels} />
        <button type="submit">Add</button>
      </PostForm>
    </Layout>
  )
}

interface PersonProps {
  who: SignedIn
  person: typeof accounts.$inferSelect
  held: (typeof keys.$inferSelect)[]
  secret?: string
}

function Person({ who, person, held, secret }: PersonProps) {
  const { id, name, role, email, createdAt, disabledAt } = person
  return (
    <Layout title={name} who={who}>
      <p class="back">
        <a href="/admin/people">← People</a>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p>
        {roleLabels[role]}
        {email && `, ${email}`}. Here since <Day at={createdAt} />.{disabledAt && ' Cannot sign in.'}
      </p>
      {secret && (
        <div class="notice" role="status">
          <p>Hand this over in person or by a safe way. It is shown only now.</p>
          <p class="digest">{secret}</p>
        </div>
      )}
      <PostForm who={who} action={`/admin/people/${id}`}>
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
        <TextField name="label" label="What a new key is for" />
        <button type="submit" name="do" value="key">
          Make a key
        </button>
      </PostForm>
    </Layout>
  )
}
