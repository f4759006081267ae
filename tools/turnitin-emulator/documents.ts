import { type Sent, text } from './read.ts'
import { type Document, newId, now, type State, statusOf } from './state.ts'

const sets = ['INSTRUCTOR', 'LEARNER', 'EDITOR', 'USER', 'APPLICANT', 'ADMINISTRATOR', 'UNDEFINED']

/** The first field of a new submission that Turnitin would refuse, or null. */
export function problemWith({
  owner,
  submitter,
  title,
  owner_default_permission_set: set,
  metadata,
}: Sent): string | null {
  if (!text(owner, 132)) return 'owner'
  if (submitter !== undefined && !text(submitter, 132)) return 'submitter'
  if (!text(title, 500)) return 'title'
  if (set !== undefined && !sets.includes(String(set))) return 'owner_default_permission_set'
  const { group, group_context: context, custom } = (metadata ?? {}) as Sent
  if (context && !group) return 'group_context needs group'
  if (custom !== undefined && typeof custom !== 'string') return 'custom must be a string'
  return null
}

/** The document that a request for a new submission makes. */
export function documentFrom({ owner, title, metadata }: Sent, submitter: string, state: State): Document {
  const { group, custom } = (metadata ?? {}) as { group?: { id?: string }; custom?: string }
  return {
    id: newId(),
    owner: String(owner),
    submitter,
    title: String(title),
    group: group?.id ?? null,
    custom: custom ?? null,
    createdAt: now(state),
    text: null,
    bytes: 0,
    contentType: null,
    processedAt: null,
    errorCode: null,
    announced: false,
    softDeleted: false,
    uploads: 0,
    report: null,
  }
}

/** A document as `GET /submissions/{id}` shows it. */
export function shown(state: State, document: Document) {
  const { id, owner, title, contentType, text: words, errorCode, createdAt } = document
  const status = statusOf(state, document)
  const count = words?.match(/\S+/g)?.length ?? 0
  return {
    id,
    owner,
    title,
    status,
    content_type: contentType,
    page_count: Math.max(1, Math.ceil(count / 400)),
    word_count: count,
    character_count: words?.length ?? 0,
    created_time: new Date(createdAt).toISOString(),
    capabilities: ['INDEX', 'SIMILARITY', 'VIEWER'],
    ...(status === 'ERROR' && { error_code: errorCode }),
    emulated: true,
  }
}
