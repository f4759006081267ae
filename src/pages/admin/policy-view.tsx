import type { PolicyVersion } from '../../db/policy/versions.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { ActionButton } from '../kit/form/action-button.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextArea, TextField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { NextPage } from '../kit/list.tsx'
import { Day } from '../kit/time.tsx'

interface VersionsProps {
  who: SignedIn
  versions: PolicyVersion[]
  nextCursor: string | null
  today: string
}

/** Every version of the policy, how it stands and what can be done with it, and a form to import one. */
export function PolicyVersions({ who, versions, nextCursor, today }: VersionsProps) {
  return (
    <Layout title="Policy versions" who={who}>
      <h1>Policy versions</h1>
      <ul class="rows">
        {versions.map((version) => (
          <Version key={version.id} who={who} policy={version} today={today} />
        ))}
      </ul>
      <NextPage path="/admin/policy" query={{}} cursor={nextCursor} />
      <h2>Import a version</h2>
      <ImportForm who={who} />
    </Layout>
  )
}

function Version({ who, policy, today }: { who: SignedIn; policy: PolicyVersion; today: string }) {
  const { id, title, version, active, clauses, points, authorisedBy, authorisedOn, createdAt } = policy
  return (
    <li>
      <h2>
        <bdi>{title}</bdi>, version {version}
      </h2>
      <p>
        {active ? <span class="chip">In force</span> : 'Not in force'} · {clauses.length} clauses · imported{' '}
        <Day at={createdAt} />
      </p>
      <Authority policy={policy} today={today} />
      <p>
        <a href={`/admin/policy/${id}/points`}>
          {points ? 'Its clauses for each point' : 'Confirm which clause covers which point'}
          <span class="visually-hidden"> of version {version}</span>
        </a>
      </p>
      {!active && points && authorisedBy && authorisedOn && (
        <ActionButton who={who} action={`/admin/policy/${id}/activation`} label={`Put version ${version} in force`} />
      )}
    </li>
  )
}

/** Who authorised a version, and when it is to be reviewed. */
function Authority({ policy, today }: { policy: PolicyVersion; today: string }) {
  const { authorisedBy, authorisedOn, nextReviewOn } = policy
  return (
    <p class="meta">
      {authorisedBy ? `Authorised by ${authorisedBy}, ${authorisedOn}.` : 'Nobody has authorised it yet.'}{' '}
      {nextReviewOn ? `To be reviewed ${nextReviewOn}.` : 'It names no review date.'}
      {reviewOverdue(nextReviewOn, today) && ' That date has passed.'}
    </p>
  )
}

function ImportForm({ who }: { who: SignedIn }) {
  return (
    <PostForm who={who} action="/admin/policy">
      <TextArea
        name="text"
        label="The policy as plain text"
        help="With its numbered headings, such as “7. Use of AI”."
        rows={10}
        required
      />
      <div class="pair">
        <TextField name="authorisedBy" label="Authorised by (position)" help="Nothing is put in force without it." />
        <TextField name="authorisedOn" label="Authorised on" type="date" />
      </div>
      <button type="submit">Import</button>
    </PostForm>
  )
}
