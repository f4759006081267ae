import { desc } from 'drizzle-orm'
import Type from 'typebox'
import { policyVersions } from '../../db/schema.ts'
import { reviewOverdue } from '../../domain/policy.ts'
import { activate, importPolicy } from '../../flow/policy.ts'
import type { Routes } from '../../http/routes.ts'
import { Params } from '../../http/schemas.ts'
import { clean, formIn } from '../form.ts'
import { Csrf, Layout } from '../layout.tsx'
import { Day } from '../moment.tsx'
import { TextArea, TextField } from '../parts/field.tsx'
import { page, send, visitor } from '../send.tsx'

/** Policy versions: imported clause by clause, put in force one at a time, with an honest word on the review date. */
export const policyAdminPages: Routes = async (app, { context }) => {
  app.get(
    '/admin/policy',
    { ...page('policy.write'), schema: { querystring: Type.Object({ said: Type.Optional(Type.String()) }) } },
    async (request, reply) => {
      const who = visitor(request)
      const versions = await context.db.select().from(policyVersions).orderBy(desc(policyVersions.createdAt)).limit(200)
      return send(
        reply,
        <Layout title="Policy versions" who={who} notice={request.query.said}>
          <h1>Policy versions</h1>
          <ul class="rows">
            {versions.map(
              ({ id, title, version, active, clauses, nextReviewOn, authorisedBy, authorisedOn, createdAt }) => (
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
                    {reviewOverdue(nextReviewOn, context.clock()) && ' That date has passed.'}
                  </p>
                  {!active && (
                    <form method="post" action={`/admin/policy/${id}/activation`}>
                      <Csrf who={who} />
                      <button type="submit" class="second">
                        Put version {version} in force
                      </button>
                    </form>
                  )}
                </li>
              ),
            )}
          </ul>
          <h2>Import a version</h2>
          <form method="post" action="/admin/policy">
            <Csrf who={who} />
            <TextArea
              id="text"
              name="text"
              label="The policy as plain text"
              help="With its numbered headings, such as “4.2 Academic Integrity”."
              rows={10}
              required
            />
            <div class="pair">
              <TextField id="authorisedBy" name="authorisedBy" label="Authorised by (position)" />
              <TextField id="authorisedOn" name="authorisedOn" label="Authorised on" type="date" />
            </div>
            <button type="submit">Import</button>
          </form>
        </Layout>,
      )
    },
  )

  app.post('/admin/policy', page('policy.write'), async (request, reply) => {
    const form = formIn(request.body)
    const authorisedBy = clean(form.get('authorisedBy').trim()).slice(0, 300)
    const authorisedOn = form.get('authorisedOn')
    await importPolicy(context, visitor(request), {
      text: clean(form.get('text')),
      ...(authorisedBy && { authorisedBy }),
      ...(/^\d{4}-\d{2}-\d{2}$/.test(authorisedOn) && { authorisedOn }),
    })
    return reply.redirect('/admin/policy?said=imported', 303)
  })

  app.post(
    '/admin/policy/:id/activation',
    { ...page('policy.write'), schema: { params: Params } },
    async (request, reply) => {
      await activate(context, visitor(request), request.params.id)
      return reply.redirect('/admin/policy?said=activated', 303)
    },
  )
}
