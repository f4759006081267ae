import type { Detector } from '../../../domain/screening/detector.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import type { Text } from '../work/text.ts'

export type ShownFlag = WholeView['flags'][number]

export interface FlagsProps {
  who: SignedIn
  view: WholeView
  flags: ShownFlag[]
  text: Text | null
  detectors: Pick<Detector, 'id' | 'title'>[]
  /** Whether flags can be dismissed here. */
  open: boolean
  /** Whether all of it is shown at once, with nothing folded or cut; for printing. */
  whole?: boolean
}
