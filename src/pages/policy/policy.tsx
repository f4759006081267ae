import Type from 'typebox'
import type { Context } from '../../context.ts'
import { type PolicyVersion, policyInForce } from '../../db/policy/versions.ts'
import { dayOf } from '../../domain/dates/zone.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import { acknowledgePolicy } from '../../flow/policy/acknowledge-policy.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Id } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Clauses } from '../kit/clauses.tsx'
import { formIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'

/** The policy in force, clause by clause, quoted and never paraphrased. */
export const policyPages = groupOf(getPolicy, postPolicy)

function getPolicy(app: App, { db, clock, config }: Context) {
  app.get('/policy', page('policy.read'), async (request, reply) => {
    const who = visitor(request)
    const policy = await policyInForce(db)
    return send(
      reply,
      <Layout title="Policy" who={who}>
        {policy ? <PolicyText who={who} policy={policy} today={dayOf(clock(), config.timeZone)} /> : <NoPolicy />}
      </Layout>,
    )
  })
}

function postPolicy(app: App, context: Context) {
  const acknowledging = { ...page('policy.acknowledge'), schema: { body: Type.Object({ version: Id }) } }
  app.post('/policy', acknowledging, async (request, reply) => {
    await acknowledgePolicy(context, visitor(request), formIn(request.body).get('version'))
    return reply.redirect('/policy?notice=acknowledged', 303)
  })
}

function NoPolicy() {
  return (
    <>
      <h1>Policy</h1>
      <p>No policy is in force yet.</p>
    </>
  )
}

function PolicyText({ who, policy, today }: { who: SignedIn; policy: PolicyVersion; today: string }) {
  const { id, title, version, issuedOn, nextReviewOn, clauses } = policy
  return (
    <>
      <h1>{title}</h1>
      <p>
        Version {version}
        {issuedOn && `, issued ${issuedOn}`}
        {nextReviewOn && `, to be reviewed ${nextReviewOn}`}.
      </p>
      {reviewOverdue(nextReviewOn, today) && (
        <p class="note">
          The date on which this policy was to be reviewed has passed. It stays in force until a new version is.
        </p>
      )}
      <Clauses clauses={clauses} />
      <PostForm who={who} action="/policy">
        <input type="hidden" name="version" value={id} />
        <button type="submit" class="second">
          Note that I have read this version
        </button>
      </PostForm>
    </>
  )
}
