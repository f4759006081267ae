import { findVersion, type PolicyVersion } from '../../db/policy/versions.ts'
import type { Clause } from '../../domain/policy/clauses.ts'
import { type ClauseNumbers, type PolicyPoint, policyPoints } from '../../domain/policy/points.ts'
import { proposePoints } from '../../domain/policy/propose-points.ts'
import { confirmPoints } from '../../flow/policy/confirm-points.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Choice } from '../kit/form/choice.tsx'
import { formIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendItemPage } from '../kit/form/redisplay.ts'
import { Layout } from '../kit/layout.tsx'
import { Rows } from '../kit/rows.tsx'
import { page, send, visitor } from '../kit/send.tsx'

const points = Object.entries(policyPoints) as [PolicyPoint, string][]

/** Which clause of a policy version covers which policy point: proposed by the program, confirmed by a person. */
export const policyPointPages: Routes = async (app, { context }) => {
  const show: SendItemPage = async (request, reply, id) => {
    const version = await findVersion(context.db, id)
    return send(reply, <PolicyPoints who={visitor(request)} version={version} />)
  }

  app.get('/admin/policy/:id/points', { ...page('policy.write'), schema: { params: Params } }, async (request, reply) =>
    show(request, reply, request.params.id),
  )

  app.post(
    '/admin/policy/:id/points',
    { ...page('policy.write'), schema: { params: Params }, errorHandler: redisplayOnError(show) },
    async (request, reply) => {
      const form = formIn(request.body)
      const sent = Object.fromEntries(points.map(([point]) => [point, form.get(`points.${point}`) || null]))
      await confirmPoints(context, visitor(request), request.params.id, sent)
      return reply.redirect('/admin/policy?notice=points-confirmed', 303)
    },
  )
}

function PolicyPoints({ who, version }: { who: SignedIn; version: PolicyVersion }) {
  const name = `${version.title}, version ${version.version}`
  return (
    <Layout title="Policy points" who={who}>
      <h1>Which clause covers which point</h1>
      <p>
        <bdi>{name}</bdi>. Messages to students and tutors name the clause that stands here, for all work that is handed
        in under this version.
      </p>
      {version.activatedAt ? <Confirmed version={version} /> : <PointsForm who={who} version={version} />}
      <h2>The clauses of this version</h2>
      {version.clauses.map((clause) => (
        <ClauseText key={clause.id} clause={clause} />
      ))}
    </Layout>
  )
}

function PointsForm({ who, version: { id, clauses, points: confirmed } }: { who: SignedIn; version: PolicyVersion }) {
  const chosen: ClauseNumbers = confirmed ?? proposePoints(clauses)
  return (
    <PostForm who={who} action={`/admin/policy/${id}/points`}>
      <p>
        {confirmed
          ? 'These points are confirmed. You can change them until the version is put in force.'
          : 'The program proposes clauses by their words and can be wrong. Read each, correct it, and confirm them all.'}
      </p>
      {points.map(([point, sentence]) => (
        <PointField key={point} name={`points.${point}`} sentence={sentence} clauses={clauses} chosen={chosen[point]} />
      ))}
      <div class="actions">
        <button type="submit">Confirm these points</button>
      </div>
    </PostForm>
  )
}

interface PointProps {
  name: string
  /** What the point asks. */
  sentence: string
  clauses: Clause[]
  chosen: string | null | undefined
}

function PointField({ name, sentence, clauses, chosen }: PointProps) {
  const choices = new Map(clauses.map(({ id, heading }) => [id, `${id} ${heading}`]))
  const clause = clauses.find(({ id }) => id === chosen)
  return (
    <div>
      <Choice name={name} label={sentence} choices={choices} empty="Not in this policy" value={clause?.id ?? ''} />
      {clause && <ClauseText clause={clause} />}
    </div>
  )
}

function Confirmed({ version: { points: confirmed } }: { version: PolicyVersion }) {
  return (
    <>
      <p>
        This version is or was in force, so its points do not change. To correct them, import the policy as a new
        version.
      </p>
      <Rows
        name="Points of the policy"
        columns={['Point', 'Clause']}
        rows={points.map(([point, sentence]) => [sentence, confirmed?.[point] ?? 'Not in this policy'])}
        empty="No point is confirmed."
      />
    </>
  )
}

/** A clause as the policy has it; a long one is folded away. */
function ClauseText({ clause: { id, heading, text } }: { clause: Clause }) {
  return (
    <details open={text.length <= 400}>
      <summary>
        {id} {heading}
      </summary>
      <blockquote class="said" dir="auto">
        {text}
      </blockquote>
    </details>
  )
}
