import type { Reflection } from '../intake/reflection.ts'
import type { Document } from './document.ts'
import type { RemoteDetector } from './remote-detector.ts'

export type * from './remote-detector.ts'

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
export type Severity = 'conflict' | 'check' | 'info'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A place a person can look at. In the text the quote equals `text.slice(start, end)`. */
export type Evidence =
  | { in: 'text'; start: number; end: number; quote: string; note?: string; match?: Match }
  | { in: 'page'; page: number; quote: string; note?: string }
  | { in: 'properties' | 'reflection'; quote: string; note?: string }
  /** A line of an outside service's own report, for those that name sources without places. */
  | { in: 'report'; quote: string; note?: string }

/** The other side of a shared passage. `start` and `end` are offsets into the other text. */
export interface Match {
  source: string
  start: number
  end: number
  quote: string
}

/** One advisory thing a person should look at. */
export interface Flag {
  /** Kebab-case, stable, unique within the detector: `ai-author-ref`. */
  rule: string
  severity: Severity
  /** The policy clause behind the rule, when it differs from the detector's own. */
  clause?: string
  /** A sentence a tutor could read aloud to the student. */
  message: string
  /** How the student could put it right. */
  suggestion?: string
  evidence: Evidence[]
  /** What led to the flag, in codes or figures, for the detector's own record. */
  figures?: { [name: string]: Json }
}

/** A figure with its meaning. `null` is “not measured”; 0 is a real zero. */
export interface Measurement {
  name: string
  value: number | string | null
  unit?: 'percent' | 'ratio' | 'count' | 'words' | 'zscore' | 'minutes'
  range?: [number, number]
  /** Plain words, saying what it is not. */
  meaning: string
}

export type SkipReason =
  | 'unsupported_type'
  | 'too_little_text'
  | 'too_much_text'
  | 'too_many_pages'
  | 'locked_file'
  | 'corrupt_file'
  | 'no_text'
  | 'unsupported_language'
  | 'no_earlier_work'
  | 'no_peers'
  | 'no_reflection'
  | 'switched_off'
  | 'objected'
  | 'withdrawn'

/** An opinion formed, or a reason for having none. `detail` is a sentence for people. */
export type Opinion = { flags: Flag[]; measurements?: Measurement[] } | { skipped: SkipReason; detail: string }

/** A tutor's permission to use AI, as far as a detector needs it. Times are ISO 8601. */
export interface Permission {
  tools: string[]
  purposes: string[]
  grantedAt: string
  expiresAt: string | null
}

/** A passage of somebody else's work that may share wording with this one; only the port that finds it knows whose. */
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

/** What a detector says about itself to the people it is used on (`GET /v1/detectors`). */
export interface Card {
  id: string
  version: string
  title: string
  /** The policy clause it serves. */
  clause: string
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

/** What the runner must assemble before it can call the detector. */
export type Need = 'file' | 'baseline' | 'cohort' | 'peers'

/** A detector that runs here, in a child process with limits. Deterministic: same input, same opinion. */
export interface LocalDetector extends Card {
  dataFlow: { class: 'local' }
  needs?: Need[]
  detect(input: Input): Opinion | Promise<Opinion>
}

export type Detector = LocalDetector | RemoteDetector
