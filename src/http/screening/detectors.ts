import Type from 'typebox'
import { clausesInForce } from '../../db/policy/versions.ts'
import { DomainError } from '../../domain/error.ts'
import type { ClauseNumbers } from '../../domain/policy/points.ts'
import { limitsOf } from '../../domain/screening/coverage-words.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import { ListOf } from '../server/answer-shapes.ts'
import type { Routes } from '../server/routes.ts'
import { Card } from './card-shape.ts'

/** What each detector does, what it cannot see, and how well it was measured to do it. */
export const detectorRoutes: Routes = async (app, { context }) => {
  app.get(
    '/detectors',
    {
      config: { action: 'detector.read' },
      schema: { summary: 'Every detector with its card', response: { 200: ListOf(Card) } },
    },
    async () => {
      const clauses = await clausesInForce(context.db)
      return { items: context.detectors.map((detector) => cardOf(detector, clauses)) }
    },
  )

  app.get(
    '/detectors/:id',
    {
      config: { action: 'detector.read' },
      schema: {
        summary: "One detector's card",
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: Card },
      },
    },
    async ({ params }) => {
      const detector = context.detectors.find(({ id }) => id === params.id)
      if (!detector) throw new DomainError('NOT_FOUND', 'There is no such detector.')
      return cardOf(detector, await clausesInForce(context.db))
    },
  )
}

/** A card with the clause that it serves in the policy version in force, or null where that version has none. */
function cardOf(detector: Detector, clauses: ClauseNumbers) {
  const { id, version, title, point, basis, dataFlow, looksAt, cannotSee, abstainsWhen, figures } = detector
  return {
    id,
    version,
    title,
    point,
    clause: clauses[point] ?? null,
    basis,
    dataFlow,
    looksAt,
    cannotSee,
    limits: limitsOf(detector),
    abstainsWhen,
    figures,
    advisory: true,
  }
}
