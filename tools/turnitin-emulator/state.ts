import { randomUUID } from 'node:crypto'
import type { Fault, Post } from './knobs.ts'

export interface Document {
  id: string
  owner: string
  submitter: string
  title: string
  group: string | null
  custom: string | null
  createdAt: number
  text: string | null
  bytes: number
  contentType: string | null
  /** When the file will be processed, and what then comes of it. */
  processedAt: number | null
  errorCode: string | null
  announced: boolean
  softDeleted: boolean
  uploads: number
  report: Report | null
}

export interface Report {
  requestedAt: number
  readyAt: number
  announced: boolean
  repositories: string[]
  excludes: string[]
  scope: string
  view: Record<string, unknown>
  /** Added by hand through a control, as a tutor does who excludes a match. */
  override: number | null
}

export interface Webhook {
  id: string
  url: string
  secret: string
  events: string[]
  description: string
  allowInsecure: boolean
  createdAt: number
}

/** One call as it arrived: what the tests read. */
export interface Call {
  method: string
  path: string
  status: number
  headers: string
  body: Buffer
}

export interface Attachment {
  id: string
  title: string
  template: boolean
  status: string
  text: string
}

/** How the emulator is set up; every part can be changed while it runs. */
export interface Setup {
  apiKey: string
  clock: () => Date
  /** How long processing and comparing take, in milliseconds of its clock. */
  delays: { process: number; report: number; pdf: number }
  requireEula: boolean
  autoExcludes: boolean
  /** What a report says while it is made: sources differ. */
  reportWord: 'PENDING' | 'PROCESSING'
  nullableScores: boolean
  uploadRefusal: 400 | 413 | 422 | null
}

export const defaultSetup: Setup = {
  apiKey: 'emulator-key',
  clock: () => new Date(),
  delays: { process: 2_000, report: 3_000, pdf: 1_000 },
  requireEula: false,
  autoExcludes: true,
  reportWord: 'PENDING',
  nullableScores: false,
  uploadRefusal: null,
}

/** Everything the emulator remembers; all of it in memory. */
export interface State {
  setup: Setup
  documents: Map<string, Document>
  indexed: Set<string>
  webhooks: Map<string, Webhook>
  groups: Map<string, Map<string, Attachment>>
  pdfs: Map<string, { document: string; readyAt: number }>
  views: Map<string, { document: string; until: number }>
  eulaVersion: number
  acceptances: Map<string, { version: string; language: string; at: string }[]>
  faults: Fault[]
  /** Decides how each callback travels. */
  post: (event: string, count: number) => Post
  keyRevoked: boolean
  journal: Call[]
  outbox: Delivery[]
}

export interface Delivery {
  id: string
  event: string
  body: string
  webhook: Webhook
  dueAt: number
  tries: number
  until: number
  forged: boolean
  unsigned: boolean
}

export function newState(setup: Partial<Setup> = {}): State {
  return {
    setup: { ...defaultSetup, ...setup },
    documents: new Map(),
    indexed: new Set(),
    webhooks: new Map(),
    groups: new Map(),
    pdfs: new Map(),
    views: new Map(),
    eulaVersion: 1,
    acceptances: new Map(),
    faults: [],
    post: () => 'sent',
    keyRevoked: false,
    journal: [],
    outbox: [],
  }
}

export const newId = () => randomUUID()
export const now = ({ setup }: State) => setup.clock().getTime()

/** The version of the terms in force, as Turnitin writes them. */
export const eulaInForce = ({ eulaVersion }: State) => `v${eulaVersion}beta`

/** Where a document stands: time passes without a tick. */
export function statusOf(
  state: State,
  document: Document,
): 'CREATED' | 'PROCESSING' | 'COMPLETE' | 'ERROR' | 'DELETED' {
  if (document.softDeleted) return 'DELETED'
  if (document.processedAt === null) return 'CREATED'
  if (now(state) < document.processedAt) return 'PROCESSING'
  return document.errorCode ? 'ERROR' : 'COMPLETE'
}
