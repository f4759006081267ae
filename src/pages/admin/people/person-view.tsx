import type { accounts, keys } from '../../../db/schema/index.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextField } from '../../kit/form/text-field.tsx'
import { roleLabels } from '../../kit/labels.ts'
import { Layout } from '../../kit/layout.tsx'
import { Day } from '../../kit/time.tsx'

interface PersonProps {
  who: SignedIn
  person: typeof accounts.$inferSelect
  held: (typeof keys.$inferSelect)[]
  secret?: string
}

/** One person: what an admin can do about their access, and their keys. */
export function Person({ who, person, held, secret }: PersonProps) {
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
      {role === 'student' && <AdjustmentsLink id={id} />}
      {secret && <Secret>{secret}</Secret>}
      <Details who={who} person={person} />
      <PostForm who={who} action={`/admin/people/${id}`}>
        <Access {...person} />
        <h2>Keys for programs</h2>
        <Keys held={held} />
        <TextField name="label" label="What a new key is for" />
        <button type="submit" name="do" value="key">
          Make a key
        </button>
      </PostForm>
    </Layout>
  )
}

function AdjustmentsLink({ id }: { id: string }) {
  return (
    <p>
      <a href={`/students/${id}/adjustments`}>Standing adjustments: more time for every assessment</a>
    </p>
  )
}

/** Name, address and role, which an admin can change. Some changes wait for a second admin. */
function Details({ who, person: { id, name, email, role } }: Pick<PersonProps, 'who' | 'person'>) {
  return (
    <PostForm who={who} action={`/admin/people/${id}/details`}>
      <TextField name="name" label="Name" value={name} required />
      <TextField name="email" label="E-mail, if they sign in with it" type="email" value={email ?? ''} />
      <Choice name="role" label="Role" choices={roleLabels} value={role} />
      <button type="submit" class="second">
        Save
      </button>
    </PostForm>
  )
}

function Secret({ children }: { children: string }) {
  return (
    <div class="notice" role="status">
      <p>Copy it now: it is not shown again. Hand it over in person or by a safe way.</p>
      <p class="digest">{children}</p>
    </div>
  )
}

function Access({ role, disabledAt }: PersonProps['person']) {
  return (
    <div class="actions">
      {role !== 'integration' && (
        <button type="submit" name="do" value="link" class="second">
          Make a sign-in link
        </button>
      )}
      <button type="submit" name="do" value={disabledAt ? 'enable' : 'disable'} class="second">
        {disabledAt ? 'Allow sign-in again' : 'Block sign-in'}
      </button>
    </div>
  )
}

function Keys({ held }: Pick<PersonProps, 'held'>) {
  return (
    <>
      {held.length === 0 && <p>There are none.</p>}
      <ul class="rows">
        {held.map((key) => (
          <li key={key.id}>
            <bdi>{key.label}</bdi>, made <Day at={key.createdAt} />
            {key.expiresAt && (
              <>
                , ends <Day at={key.expiresAt} />
              </>
            )}
            {key.revokedAt ? ', revoked' : <RevokeButton {...key} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function RevokeButton({ id, label }: PersonProps['held'][number]) {
  return (
    <>
      {' '}
      <button type="submit" name="do" value={`revoke-${id}`} class="plain">
        Revoke<span class="visually-hidden"> {label}</span>
      </button>
    </>
  )
}
