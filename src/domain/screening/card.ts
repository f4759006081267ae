import type { PolicyPoint } from '../policy/points.ts'

/** What a detector says about itself to the people it is used on (`GET /v1/detectors`). */
export interface Card {
  id: string
  version: string
  title: string
  /** The policy point it serves. */
  point: PolicyPoint
  /** `inspectable`: it points at something a person can see. `statistical`: a score of any kind; never above `check`. */
  basis: 'inspectable' | 'statistical'
  dataFlow: DataFlow
  looksAt: string
  cannotSee: [string, ...string[]]
  abstainsWhen: string[]
  /** Published figures: what was measured, on what, when. */
  figures: { name: string; value: number; dataset: string; n: number; measuredOn: string }[]
}

/** Where the work goes. An external detector is switched on by a named owner, never by default. */
export type DataFlow =
  | { class: 'local' }
  | {
      class: 'external-pseudonymous' | 'external-identifying'
      recipient: { name: string; hosts: string[]; region: string }
      sends: ('text' | 'file' | 'title' | 'pseudonym' | 'name' | 'email' | 'group')[]
      vendorRetention: 'none' | 'until-erased' | 'indexed-for-matching' | 'unknown'
      erasure: 'api' | 'manual' | 'impossible'
      consent: 'none' | 'notice' | 'learner-terms'
    }
