import type { Document } from './document.ts'
import type { Reflection } from './reflection.ts'

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

/** What a remote detector must remember between two steps: opaque, versioned, small. */
export interface Handle {
  v: number
  externalId?: string
  data: Json
}

/** A fault in words. Its scope says whether it concerns one run or the detector's credentials. */
export interface Fault {
  code:
    | 'network'
    | 'timeout'
    | 'rate_limited'
    | 'vendor_unavailable'
    | 'credentials'
    | 'bad_request'
    | 'vendor_error'
    | 'gone'
    | 'protocol'
    | 'budget_exhausted'
    | 'internal'
  scope: 'run' | 'credential'
  retry: 'later' | 'never'
  retryAfterMs?: number
  message: string
}

/** Where a run stands, always in words. `next` is “now” when nothing has to be waited for, else the next look. */
export type Outcome =
  | { state: 'waiting'; handle: Handle | null; phase: string; next: 'now' | 'poll' }
  | { state: 'blocked'; handle?: Handle; on: 'consent' | 'credentials' | 'budget' | 'person'; detail: string }
  | { state: 'skipped'; reason: SkipReason; detail: string }
  | { state: 'succeeded'; handle?: Handle; opinion: { flags: Flag[]; measurements?: Measurement[] } }
  | { state: 'failed'; handle?: Handle; fault: Fault }

/** How an erasure at the vendor stands. Erased means that a look for the document found nothing; `proof` says so. */
export type Erasure =
  | { state: 'waiting'; handle: Handle; next: 'now' | 'poll' }
  | { state: 'erased'; proof: Json }
  | { state: 'failed'; fault: Fault }

/** A learner's own acceptance of a vendor's terms; nobody else can give it and no time is ever made up. */
export interface Acceptance {
  version: string
  language: string
  /** ISO 8601. */
  acceptedAt: string
}

/** A vendor's terms as they stand; `html` holds bare tags without attributes. */
export interface Terms {
  version: string
  language: string
  languages: string[]
  html: string
}

/** All that may leave for a remote detector, put together in one place (`flow/remote/parcel.ts`). */
export interface Parcel {
  /** Our own words; they name nobody. */
  title: string
  /** The pseudonym under which the vendor knows the student. */
  author: string
  /** The text; a student's own name in it is masked letter by letter, so that every offset stays true. */
  text: string
  words: number
  file: { name: string; mediaType: string; bytes: Buffer }
  /** A stable, meaningless name of the assessment. */
  group: string
  /** The assessment's brief: wording that every student was given. */
  brief: string
  submittedAt: string
  acceptance: Acceptance | null
  /** What the vendor calls this student's earlier attempts at the same assessment. */
  earlier: string[]
}

/** Small things a remote detector remembers between calls, sealed at rest: features, terms, a callback's secret. */
export interface Notes {
  read(name: string): Promise<Json | undefined>
  write(name: string, value: Json): Promise<void>
}

/** What the runner lends a remote detector whenever it calls it. */
export interface Desk {
  /** Reaches only the hosts that the card names. */
  fetch: typeof fetch
  notes: Notes
  /** Where callbacks reach us, or null where the vendor cannot. */
  callbackUrl: string | null
  now: Date
  signal: AbortSignal
}

/** The same for one step of a run. Its `fetch` answers once, so that what a call gave us is durable before the next. */
export interface Step extends Desk {
  runId: string
  /** Same key, same remote document: detector, configuration, submission and file. */
  idempotencyKey: string
  /** Settings of the assessment, as `options` returned them. */
  options: Json
  parcel(): Promise<Parcel>
}

/** What a vendor's upkeep found, as a sentence and in facts for the admin; never a secret. */
export interface Upkeep {
  ok: boolean
  credentials: 'work' | 'refused' | 'unknown'
  detail: string
  facts: Json
}

/** Who clicks on a link to the vendor's report. */
export interface Viewer {
  pseudonym: string
  role: 'tutor' | 'student'
  locale: string
  /** The assessment is marked without names. */
  anonymous: boolean
  /** Settings of the assessment, as `options` returned them. */
  options: Json
}

/**
 * A detector that lives elsewhere. `step` starts a run (handle null) or moves it on by at most one request, and may be
 * repeated at any point; a step on a run that succeeded looks for a newer result. It throws nothing for what a vendor
 * does: every fault is an outcome.
 */
export interface RemoteDetector extends Card {
  dataFlow: Exclude<DataFlow, { class: 'local' }>
  /** What one run costs, for the budget. */
  pricing: { unit: 'free' } | { unit: 'document' } | { unit: 'words'; words: number }
  limits: { atOnce: number; perSecond: number }
  /** Checks settings and fills in defaults. Throws INVALID_INPUT naming each field. */
  options(sent: Json): Json
  step(handle: Handle | null, step: Step): Promise<Outcome>
  /** Deletes the remote copy, one request at a time; missing already is success. */
  erase?(handle: Handle, desk: Desk): Promise<Erasure>
  /** Verifies a callback on its raw bytes and names the remote documents to look at again; believes nothing else. */
  hear?(raw: Buffer, headers: Record<string, string | undefined>, desk: Desk): Promise<string[] | null>
  /** A link to the vendor's own report, made for one click and kept nowhere. */
  view?(handle: Handle, viewer: Viewer, desk: Desk): Promise<{ url: string }>
  /** The vendor's report as a PDF, one request at a time; `pending` is what the call before returned. */
  pdf?(handle: Handle, pending: Json, locale: string, desk: Desk): Promise<{ pending: Json } | { pdf: Buffer }>
  /** The terms a learner has to accept, or null where there are none. */
  terms?(language: string, desk: Desk): Promise<Terms | null>
  /** Tells the vendor of an acceptance at once; runs carry it as well, so that a fault here loses nothing. */
  agree?(author: string, acceptance: Acceptance, desk: Desk): Promise<void>
  /** Daily: refreshes what is remembered, repairs the callback, tests the credentials. */
  upkeep(desk: Desk): Promise<Upkeep>
}

export type Detector = LocalDetector | RemoteDetector
