import { listVersions, type PolicyVersion } from '../../db/policy/versions.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import { activatePolicy } from '../../flow/policy/activate-policy.ts'
import { importPolicy } from '../../flow/policy/import-policy.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { clean, formIn, isDay, refuse, textIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { Step } from '../kit/form/step.tsx'
import { TextArea, TextField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Day } from '../kit/time.tsx'

/** Policy versions: imported clause by clause, put in force one at a time, with an honest word on the review date. */
export const policyAdminPages: Routes = async (app, { context }) => {
  const list: SendPage = async (request, reply) => {
    const versions = await listVersions(context.db)
    return send(reply, <PolicyVersions who={visitor(request)} versions={versions} now={context.clock()} />)
  }

  app.get('/admin/policy', page('policy.write'), list)

  app.post(
    '/admin/policy',
    { ...page('policy.write'), errorHandler: redisplayOnError(list) },
    async (request, reply) => {
      const form = formIn(request.body)
      const text = clean(form.get('text'))
      const authorisedBy = textIn(form, 'authorisedBy', 300)
      const authorisedOn = form.get('authorisedOn')
      refuse(
        [!text.trim(), 'text', 'The policy is still empty.', 'Its text, with its numbered headings.'],
        [authorisedOn && !authorisedBy, 'authorisedBy', 'The day is there, but nobody is named.', 'Their position.'],
        [authorisedBy && !authorisedOn, 'authorisedOn', 'The day is still empty.', 'When it was authorised.'],
        [authorisedOn && !isDay(authorisedOn), 'authorisedOn', 'There is no such day.', 'One such as 2026-01-31.'],
      )
      const imported = { text, ...(authorisedBy && { authorisedBy, authorisedOn }) }
      const { id } = await importPolicy(context, visitor(request), imported)
      return reply.redirect(`/admin/policy/${id}/points?notice=imported`, 303)
    },
  )

  app.post(
    '/admin/policy/:id/activation',
    { ...page('policy.write'), schema: { params: Params } },
    async (request, reply) => {
      await activatePolicy(context, visitor(request), request.params.id)
      return reply.redirect('/admin/policy?notice=activated', 303)
    },
  )
}

interface VersionsProps {
  who: SignedIn
  versions: PolicyVersion[]
  now: Date
}

function PolicyVersions({ who, versions, now }: VersionsProps) {
  return (
    <Layout title="Policy versions" who={who}>
      <h1>Policy versions</h1>
      <ul class="rows">
        {versions.map(
          ({ id, title, version, active, clauses, points, nextReviewOn, authorisedBy, authorisedOn, createdAt }) => (
            <li key={id}>
              <h2>
                <bdi>{title}</bdi>, version {version}
              </h2>
              <p>
                {active ? <span class="chip">In force</span> : 'Not in force'} · {clauses.length} clauses · imported{' '}
                <Day at={createdAt} />
              </p>
              <p class="meta">
                {authorisedBy ? `Authorised by ${authorisedBy}, ${authorisedOn}.` : 'Nobody has authorised it yet.'}{' '}
                {nextReviewOn ? `To be reviewed ${nextReviewOn}.` : 'It names no review date.'}
                {reviewOverdue(nextReviewOn, now) && ' That date has passed.'}
              </p>
              <p>
                <a href={`/admin/policy/${id}/points`}>
                  {points ? 'Its clauses for each point' : 'Confirm which clause covers which point'}
                  <span class="visually-hidden"> of version {version}</span>
                </a>
              </p>
              {!active && points && authorisedBy && authorisedOn && (
                <Step who={who} action={`/admin/policy/${id}/activation`} label={`Put version ${version} in force`} />
              )}
            </li>
          ),
        )}
      </ul>
      <h2>Import a version</h2>
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
    </Layout>
  )
}
