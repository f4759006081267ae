import type { Reflection } from '../intake/reflection.ts'
import type { ClauseNumbers } from '../policy/points.ts'
import type { Card } from './card.ts'
import type { Document } from './document.ts'
import type { Opinion } from './opinion.ts'
import type { RemoteDetector } from './remote-detector.ts'

export type * from './card.ts'
export type * from './opinion.ts'
export type * from './remote-detector.ts'
export type * from './remote-outcome.ts'

/**
 * The detector contract. A detector has an opinion; a person decides.
 *
 * Glossary: an **input** is all a detector may see · a **flag** is one thing a person should look at, with evidence ·
 * a **measurement** is a number with its meaning, never a verdict · an **outcome** is how a run ended or where it
 * stands · a **handle** is what a remote detector must remember between steps · a **card** is what the detector says
 * about itself to the people it is used on.
 *
 * There is no field here in which a detector could say what should be done.
 */

/** A tutor's permission to use AI, as far as a detector needs it. Times are ISO 8601. */
export interface Permission {
  tools: string[]
  purposes: string[]
  grantedAt: string
  expiresAt: string | null
}

/** A passage of another student's work that may share wording with this one; only the port that finds it knows whose. */
export interface Peer {
  id: string
  text: string
}

/** All a detector may see. */
export interface Input {
  document: Document
  reflection: Reflection | null
  /** The assessment's brief: wording that every student was given. */
  brief: string
  /** The clauses of the policy version that is pinned to the work, for sentences that refer to the policy. */
  clauses: ClauseNumbers
  /** When the work was handed in, or is looked at as a draft, as ISO 8601; absent when a text is judged on its own. */
  handedInAt?: string
  /** A stable pseudonym of the student; never a name. */
  pseudonym: string
  /** What the assessment and the student's tutors allow; absent when a text is judged on its own. */
  allowance?: { aiLevel: number; purposes: string[]; permissions: Permission[] }
  /** The file as it arrived, where the detector asks for it. */
  file?: { path: string; mediaType: string; bytes: number; sha256: string }
  /** The student's own earlier work, oldest first. */
  baseline?: { id: string; text: string }[]
  /** Work of other students: what is usual in the cohort, or the works that share wording; never evidence alone. */
  peers?: Peer[]
}

/** What the runner must assemble before it can call the detector. */
export type Need = 'file' | 'baseline' | 'cohort' | 'peers'

/** A detector that runs here, in a child process with limits. Deterministic: same input, same opinion. */
export interface LocalDetector extends Card {
  dataFlow: { class: 'local' }
  needs?: Need[]
  /** Whether a student may run it over a draft: only what a student can put right from the work and the reflection alone. */
  selfCheck?: true
  detect(input: Input): Opinion | Promise<Opinion>
}

export type Detector = LocalDetector | RemoteDetector
