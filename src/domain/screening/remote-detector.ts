import type { Card, DataFlow } from './card.ts'
import type { Span } from './document.ts'
import type { Json } from './opinion.ts'
import type { Erasure, Handle, Outcome } from './remote-outcome.ts'

/** A learner's own acceptance of a vendor's terms; it cannot be given for them, and its time is never invented. */
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

/**
 * One entry of a work's list of sources, as a look-up needs it. Offsets are into the text of the work. It is the only part
 * of a work that may leave for an index of publications.
 */
export interface Reference extends Span {
  /** On one line, without links and notes of access. */
  text: string
  /** What may be its DOI, likeliest first: the end of a line inside one leaves two readings. Empty where it has none. */
  dois: string[]
  /** The words that are likely its title; empty where none can be told. */
  title: string
  /** A paper in a journal, a collection or an archive of papers; books and grey literature are in no such index. */
  isPaper: boolean
}

/** All that may leave for a remote detector, put together in one place (`flow/vendors/payload.ts`). */
export interface VendorPayload {
  /** Our own words, without names. */
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
  /** The entries of the list of sources, cut out of `text` here. */
  references(): Reference[]
  /** What the vendor calls this student's earlier attempts at the same assessment. */
  earlier: string[]
}

/** Small things a remote detector remembers between calls, sealed at rest: features, terms, a callback's secret. */
export interface Notes {
  read(name: string): Promise<Json | undefined>
  write(name: string, value: Json): Promise<void>
}

/** What a remote detector is given for each call. */
export interface DetectorRuntime {
  /** Reaches only the hosts that the card names. */
  fetch: typeof fetch
  notes: Notes
  /** Where callbacks reach us, or null where the vendor cannot. */
  callbackUrl: string | null
  now: Date
  signal: AbortSignal
}

/** The same for one step of a run. Its `fetch` answers once, so that what a call gave us is durable before the next. */
export interface Step extends DetectorRuntime {
  runId: string
  /** Same key, same remote document: detector, configuration, submission and file. */
  idempotencyKey: string
  /** Settings of the assessment, as `options` returned them. */
  options: Json
  payload(): Promise<VendorPayload>
}

/** What a vendor's upkeep found, as a sentence and in facts for the admin; never a secret. */
export interface Upkeep {
  ok: boolean
  credentials: 'work' | 'refused' | 'unknown'
  detail: string
  facts: Json
}

/** What a genuine callback points at. The same kind over the same bytes is the same callback. */
export interface Hint {
  kind: string
  documents: string[]
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
  /**
   * Deletes the remote copy, one request at a time; missing already is success. `soft` sets it aside where the vendor
   * can: nothing is compared with it any more, and it can still be brought back.
   */
  erase?(handle: Handle, mode: 'soft' | 'hard', runtime: DetectorRuntime): Promise<Erasure>
  /** Verifies a callback on its raw bytes, names its kind and the remote documents to look at again; believes nothing else. */
  readCallback?(
    raw: Buffer,
    headers: Record<string, string | undefined>,
    runtime: DetectorRuntime,
  ): Promise<Hint | null>
  /** Whether a run with these options lets the student read the vendor's own report; without it none does. */
  isOpenToStudents?(options: Json): boolean
  /** A link to the vendor's own report, made for one click and kept nowhere. */
  view?(handle: Handle, viewer: Viewer, runtime: DetectorRuntime): Promise<{ url: string }>
  /** The vendor's report as a PDF, one request at a time; `pending` is what the call before returned. */
  pdf?(
    handle: Handle,
    pending: Json,
    locale: string,
    runtime: DetectorRuntime,
  ): Promise<{ pending: Json } | { pdf: Buffer }>
  /** The terms a learner has to accept, or null where there are none. */
  terms?(language: string, runtime: DetectorRuntime): Promise<Terms | null>
  /** Tells the vendor of an acceptance at once; runs carry it as well, so that a fault here loses nothing. */
  agree?(author: string, acceptance: Acceptance, runtime: DetectorRuntime): Promise<void>
  /** Daily: refreshes what is remembered, repairs the callback, tests the credentials. */
  upkeep(runtime: DetectorRuntime): Promise<Upkeep>
}
