import Type from 'typebox'
import type { Detector } from '../../domain/screening/detector.ts'
import { linkToReport } from '../../flow/vendors/report.ts'
import { retryRun } from '../../flow/vendors/run/retry.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Id } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { ActionButton } from '../kit/form/action-button.tsx'
import { page, visitor } from '../kit/send.tsx'
import type { Clock } from '../parts/runs.tsx'

const OfRun = Type.Object({ id: Id, detector: Type.String({ maxLength: 100 }) })

/** What a reviewer can do about a check at a vendor: look at the vendor’s own report, have it tried again. */
export const vendorRunPages: Routes = async (app, { context }) => {
  app.get(
    '/review/:id/reports/:detector',
    { ...page('submission.read_work'), schema: { params: OfRun } },
    async (request, reply) => {
      const { id, detector } = request.params
      const { url } = await linkToReport(context, visitor(request), id, detector, 'en-GB')
      return reply.redirect(url, 303)
    },
  )

  app.post(
    '/review/:id/runs/:detector/retry',
    { ...page('run.retry'), schema: { params: OfRun } },
    async (request, reply) => {
      const { id, detector } = request.params
      await retryRun(context, visitor(request), id, detector)
      return reply.redirect(`/review/${id}?notice=retried-run#checks`, 303)
    },
  )
}

interface VendorRunProps {
  who: SignedIn
  id: string
  clock: Clock
  detector: Detector | undefined
  /** Whether its results wait for the reviewer’s own reading. */
  waits: boolean
}

export function VendorRunActions({ who, id, clock, detector, waits }: VendorRunProps) {
  const title = detector?.title ?? clock.detector
  if (clock.state === 'succeeded' && detector && 'view' in detector && !waits) {
    return (
      <p>
        <a href={`/review/${id}/reports/${clock.detector}`}>Open {title}’s own report</a>
      </p>
    )
  }
  return ['failed', 'skipped', 'blocked', 'stalled'].includes(clock.state) ? (
    <ActionButton who={who} action={`/review/${id}/runs/${clock.detector}/retry`} label="Try again" about={title} />
  ) : null
}
