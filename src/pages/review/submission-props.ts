import type { NotArrived } from '../../db/notices/not-arrived.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import type { attachmentsOf } from '../../flow/files/attachments.ts'
import type { trail } from '../../flow/submission/trail.ts'
import type { Allowance } from '../parts/allowance.tsx'
import type { Clock } from '../parts/runs.tsx'
import type { DecideProps } from './decision/decide.tsx'
import type { Pile } from './pile/pile-of.ts'
import type { PageMarks } from './work/original/original.tsx'
import type { Text } from './work/text.ts'
import type { Place } from './work/text-pages.ts'

/** What the page of one submission shows its reviewer. */
export interface SubmissionProps extends DecideProps {
  visibility: Visibility
  assessment: Parameters<typeof Allowance>[0] & { responseDays: number; title: string }
  text: Text | null
  places: Place[]
  textPage: number
  drawable: boolean
  pageMarks: PageMarks | null
  detectors: Detector[]
  clocks: Clock[]
  attachments: Awaited<ReturnType<typeof attachmentsOf>>
  events: Awaited<ReturnType<typeof trail>>
  /** Mails to the student that did not arrive, or may not have. */
  notArrived: NotArrived[]
  /** The list that the work is in, and the comments that can be inserted. */
  pile: Pile
  now: Date
}
