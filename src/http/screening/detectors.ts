import Type from 'typebox'
import { DomainError } from '../../domain/error.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import type { Routes } from '../server/routes.ts'

/** What each detector does, what it cannot see, and how well it was measured to do it. */
export const detectorRoutes: Routes = async (app, { context }) => {
  app.get(
    '/detectors',
    { config: { action: 'detector.read' }, schema: { summary: 'Every detector with its card' } },
    async () => ({ items: context.detectors.map(cardOf) }),
  )

  app.get(
    '/detectors/:id',
    {
      config: { action: 'detector.read' },
      schema: { summary: "One detector's card", params: Type.Object({ id: Type.String({ maxLength: 100 }) }) },
    },
    async ({ params }) => {
      const detector = context.detectors.find(({ id }) => id === params.id)
      if (!detector) throw new DomainError('NOT_FOUND', 'There is no such detector.')
      return cardOf(detector)
    },
  )
}

function cardOf(detector: Detector) {
  const { id, version, title, clause, basis, dataFlow, looksAt, cannotSee, abstainsWhen, figures } = detector
  return {
    id,
    version,
    title,
    clause,
    basis,
    dataFlow,
    looksAt,
    cannotSee,
    limits: cannotSee,
    abstainsWhen,
    figures,
    advisory: true,
  }
}
