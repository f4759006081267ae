import Type from 'typebox'
import { policyInForce } from '../../db/policy/versions.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import { acknowledgePolicy } from '../../flow/policy/acknowledge-policy.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Id } from '../../http/server/schemas.ts'
import { Csrf } from '../kit/form/csrf.tsx'
import { formIn } from '../kit/form/form.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'

/** The policy in force, clause by clause, quoted and never paraphrased. */
export const policyPages: Routes = async (app, { context }) => {
  app.get('/policy', page('policy.read'), async (request, reply) => {
    const who = visitor(request)
    const policy = await policyInForce(context.db)
    return send(
      reply,
      <Layout title="Policy" who={who}>
        {policy ? (
          <>
            <h1>{policy.title}</h1>
            <p>
              Version {policy.version}
              {policy.issuedOn && `, issued ${policy.issuedOn}`}
              {policy.nextReviewOn && `, to be reviewed ${policy.nextReviewOn}`}.
            </p>
            {reviewOverdue(policy.nextReviewOn, context.clock()) && (
              <p class="note">
                The date on which this policy was to be reviewed has passed. It stays in force until a new version is.
              </p>
            )}
            {policy.clauses
              .filter(({ id }) => !id.includes('('))
              .map(({ id, heading, text }) => (
                <section key={id} id={`clause-${id}`}>
                  <h2>
                    {id} {heading}
                  </h2>
                  <p class="verbatim">{text}</p>
                </section>
              ))}
            <form method="post" action="/policy">
              <Csrf who={who} />
              <input type="hidden" name="version" value={policy.id} />
              <button type="submit" class="second">
                Note that I have read this version
              </button>
            </form>
          </>
        ) : (
          <>
            <h1>Policy</h1>
            <p>No policy is in force yet.</p>
          </>
        )}
      </Layout>,
    )
  })

  app.post(
    '/policy',
    { ...page('policy.acknowledge'), schema: { body: Type.Object({ version: Id }) } },
    async (request, reply) => {
      await acknowledgePolicy(context, visitor(request), formIn(request.body).get('version'))
      return reply.redirect('/policy?notice=acknowledged', 303)
    },
  )
}
