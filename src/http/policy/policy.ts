import Type from 'typebox'
import type { Context } from '../../context.ts'
import { listVersions } from '../../db/policy/versions.ts'
import { dayOf } from '../../domain/dates/zone.ts'
import { acknowledgePolicy } from '../../flow/policy/acknowledge-policy.ts'
import { activatePolicy } from '../../flow/policy/activate-policy.ts'
import { confirmPoints } from '../../flow/policy/confirm-points.ts'
import { importPolicy } from '../../flow/policy/import-policy.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Maybe, Params, pageAsked, pagePlace, Words } from '../server/schemas.ts'
import { presentVersion } from './present-version.ts'
import { Acknowledgement, PolicyVersion } from './shapes.ts'

const Day = Type.String({ maxLength: 10, pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' })
const Points = Type.Record(Type.String({ maxLength: 100 }), Maybe(Type.String({ maxLength: 100 })), {
  maxProperties: 100,
})
const NewVersion = Type.Object({
  text: Words(1_000_000),
  authorisedBy: Type.Optional(Words(300)),
  authorisedOn: Type.Optional(Type.String({ format: 'date', maxLength: 10 })),
  points: Type.Optional(Points),
  activate: Type.Optional(Type.Boolean()),
  title: Type.Optional(Words(300)),
  version: Type.Optional(Words(50)),
  issuedOn: Type.Optional(Day),
  nextReviewOn: Type.Optional(Day),
})

const write = { action: 'policy.write' } as const

/** The provider's policy, version by version, clause by clause. */
export const policyRoutes = groupOf(
  getPolicyVersions,
  postPolicyVersions,
  putPoints,
  postActivations,
  postPolicyAcknowledgements,
)

function getPolicyVersions(app: App, context: Context) {
  app.get(
    '/policy-versions',
    {
      config: { action: 'policy.read' },
      schema: {
        summary: 'Policy versions, newest first, in pages; a passed review date is said',
        querystring: Type.Object(pagePlace),
        response: { 200: PageOf(PolicyVersion) },
      },
    },
    async ({ query }) => {
      const { items, nextCursor } = await listVersions(context.db, pageAsked(query))
      return { items: items.map((version) => presentVersion(version, today(context))), nextCursor }
    },
  )
}

function postPolicyVersions(app: App, context: Context) {
  app.post(
    '/policy-versions',
    {
      config: write,
      schema: { summary: 'Import a policy version from its text', body: NewVersion, response: { 201: PolicyVersion } },
    },
    async ({ who, body: { text, authorisedBy, authorisedOn, points, activate, ...corrections } }, reply) => {
      const saved = await importPolicy(context, who, {
        text,
        corrections,
        ...(authorisedBy && { authorisedBy }),
        ...(authorisedOn && { authorisedOn }),
        ...(points && { points }),
        ...(activate && { activate }),
      })
      return reply.code(201).send(presentVersion(saved, today(context)))
    },
  )
}

function putPoints(app: App, context: Context) {
  app.put(
    '/policy-versions/:id/points',
    {
      config: write,
      schema: {
        summary: 'Confirm which clause of a version covers which policy point; a point left out or null is not in it',
        params: Params,
        body: Type.Object({ points: Points }),
        response: { 200: PolicyVersion },
      },
    },
    async ({ who, params, body }) =>
      presentVersion(await confirmPoints(context, who, params.id, body.points), today(context)),
  )
}

function postActivations(app: App, context: Context) {
  app.post(
    '/policy-versions/:id/activations',
    { config: write, schema: { summary: 'Put a version in force', params: Params, response: { 201: PolicyVersion } } },
    async ({ who, params }, reply) =>
      reply.code(201).send(presentVersion(await activatePolicy(context, who, params.id), today(context))),
  )
}

function postPolicyAcknowledgements(app: App, context: Context) {
  app.post(
    '/policy-acknowledgements',
    {
      config: { action: 'policy.acknowledge' },
      schema: {
        summary: 'Say that you have read a policy version',
        body: Type.Object({ policyVersionId: Id }),
        response: { 201: Acknowledgement },
      },
    },
    async ({ who, body }, reply) => reply.code(201).send(await acknowledgePolicy(context, who, body.policyVersionId)),
  )
}

const today = ({ clock, config }: Pick<Context, 'clock' | 'config'>) => dayOf(clock(), config.timeZone)
