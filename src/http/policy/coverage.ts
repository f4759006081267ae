import { policyInForce } from '../../db/policy/versions.ts'
import { coverageOf } from '../../domain/policy/coverage.ts'
import type { Routes } from '../server/routes.ts'
import { Coverage } from './shapes.ts'

/** What the product does about the policy in force, point by point, and which of its clauses no point covers. */
export const coverageRoutes: Routes = async (app, { context }) => {
  app.get(
    '/policy-coverage',
    {
      config: { action: 'policy.read' },
      schema: {
        summary:
          'What the product does about each policy point, with its clause in the version in force, and the clauses that no point covers',
        response: { 200: Coverage },
      },
    },
    async () => {
      const version = await policyInForce(context.db)
      return {
        policyVersion: version && { id: version.id, version: version.version },
        ...coverageOf(version?.points ?? {}, version?.clauses ?? []),
      }
    },
  )
}
