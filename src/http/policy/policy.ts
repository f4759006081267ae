import { desc } from 'drizzle-orm'
import Type from 'typebox'
import { policyVersions } from '../../db/schema/index.ts'
import { coverage } from '../../domain/policy/coverage.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import { acknowledge, activate, importPolicy } from '../../flow/policy/policy.ts'
import type { Routes } from '../server/routes.ts'
import { Id, Params, Words } from '../server/schemas.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' })

/** The provider's policy, version by version, clause by clause. */
export const policyRoutes: Routes = async (app, { context }) => {
  const told = (version: typeof policyVersions.$inferSelect) => ({
    ...version,
    policyReviewOverdue: reviewOverdue(version.nextReviewOn, context.clock()),
  })

  app.get(
    '/policy-versions',
    {
      config: { action: 'policy.read' },
      schema: { summary: 'Policy versions, newest first; a passed review date is said' },
    },
    async () => ({
      items: (await context.db.select().from(policyVersions).orderBy(desc(policyVersions.createdAt))).map(told),
    }),
  )

  app.post(
    '/policy-versions',
    {
      config: { action: 'policy.write' },
      schema: {
        summary: 'Import a policy version from its text',
        body: Type.Object({
          text: Words(1_000_000),
          authorisedBy: Type.Optional(Words(300)),
          authorisedOn: Type.Optional(Type.String({ format: 'date' })),
          activate: Type.Optional(Type.Boolean()),
          title: Type.Optional(Words(300)),
          version: Type.Optional(Words(50)),
          issuedOn: Type.Optional(Day),
          nextReviewOn: Type.Optional(Day),
        }),
      },
    },
    async ({ who, body: { text, authorisedBy, authorisedOn, activate, ...corrections } }, reply) => {
      const saved = await importPolicy(context, who, {
        text,
        corrections,
        ...(authorisedBy && { authorisedBy }),
        ...(authorisedOn && { authorisedOn }),
        ...(activate && { activate }),
      })
      return reply.code(201).send(told(saved))
    },
  )

  app.post(
    '/policy-versions/:id/activations',
    { config: { action: 'policy.write' }, schema: { summary: 'Put a version in force', params: Params } },
    async ({ who, params }, reply) => reply.code(201).send(told(await activate(context, who, params.id))),
  )

  app.post(
    '/policy-acknowledgements',
    {
      config: { action: 'policy.acknowledge' },
      schema: { summary: 'Say that you have read a policy version', body: Type.Object({ policyVersionId: Id }) },
    },
    async ({ who, body }, reply) => reply.code(201).send(await acknowledge(context, who, body.policyVersionId)),
  )

  app.get(
    '/policy-coverage',
    { config: { action: 'policy.read' }, schema: { summary: 'What the product does about each point of the policy' } },
    () => ({
      items: coverage.map(({ clause, says, does, outOfScope }) => ({
        clause,
        says,
        does,
        outOfScope: outOfScope ?? null,
      })),
    }),
  )
}
