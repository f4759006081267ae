import Type from 'typebox'
import { comparisonAllowed } from '../../db/screening/comparison.ts'
import { chooseComparison } from '../../flow/screening/choose-comparison.ts'
import type { Routes } from '../server/routes.ts'
import { Comparison } from './shapes.ts'

/** A student's own choice whether their work is compared with their earlier work. */
export const comparisonRoutes: Routes = async (app, { context }) => {
  const config = { action: 'comparison.choose' } as const

  app.get(
    '/comparison',
    {
      config,
      schema: { summary: 'Whether your work is compared with your earlier work', response: { 200: Comparison } },
    },
    async ({ who }) => ({ allowed: await comparisonAllowed(context.db, who.id) }),
  )

  app.put(
    '/comparison',
    {
      config,
      schema: {
        summary: 'Object to the comparison with your earlier work, or allow it again',
        body: Type.Object({ allowed: Type.Boolean() }),
        response: { 200: Comparison },
      },
    },
    async ({ who, body: { allowed } }) => {
      await chooseComparison(context, who, allowed)
      return { allowed }
    },
  )
}
