import type { Due } from '../../../domain/dates/due.ts'
import type { Detector } from '../../../domain/screening/detector.ts'
import type { Visibility } from '../../../domain/submission/visibility.ts'
import type { attachmentsOf } from '../../../flow/files/attachments.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import type { Clock } from '../../parts/runs.tsx'

export interface FollowProps {
  who: SignedIn
  view: WholeView
  visibility: Visibility
  /** The due date that applies to the work. */
  due: Due
  attachments: Awaited<ReturnType<typeof attachmentsOf>>
  detectors: Detector[]
  clocks: Clock[]
  now: Date
}
