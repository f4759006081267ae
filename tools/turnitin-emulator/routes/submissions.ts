import type { FastifyInstance, FastifyReply } from 'fastify'
import { inspect } from '../contents.ts'
import { readFile, readJson, refusal, type Sent, text } from '../read.ts'
import { type Document, newId, now, type State, statusOf } from '../state.ts'
import { acceptsEula } from './eula.ts'

const sets = ['INSTRUCTOR', 'LEARNER', 'EDITOR', 'USER', 'APPLICANT', 'ADMINISTRATOR', 'UNDEFINED']
const largest = 100 * 1024 * 1024

/** Submissions: made, filled, looked at, deleted and brought back. */
export function submissionRoutes(api: FastifyInstance, state: State): void {
  api.post('/submissions', (request, reply) => {
    const sent = readJson(request, reply)
    if (!sent) return reply
    const problem = problemWith(sent)
    if (problem) return reply.code(400).send(refusal(400, problem))
    const submitter = String(sent.submitter ?? sent.owner)
    if (!acceptsEula(state, submitter, sent.eula)) return reply.code(451).send(refusal(451, 'EULA not accepted'))
    const document = documentFrom(sent, submitter, state)
    state.documents.set(document.id, document)
    const { id, owner, title, createdAt } = document
    return reply
      .code(201)
      .send({ id, owner, title, status: 'CREATED', created_time: new Date(createdAt).toISOString(), emulated: true })
  })

  api.put<{ Params: { id: string } }>('/submissions/:id/original', (request, reply) => {
    const document = find(state, request.params.id, reply)
    const file = document && readFile(request, reply)
    if (!document || !file) return reply
    const refused = state.setup.uploadRefusal
    if (refused) return reply.code(refused).send(refusal(refused, 'Refused by a switch'))
    if (!file.bytes.length || file.bytes.length > largest)
      return reply.code(400).send(refusal(400, 'Invalid file size'))
    if (statusOf(state, document) !== 'CREATED')
      return reply.code(409).send({ code: 'CONFLICT', message: 'Original already exists' })
    Object.assign(document, inspect(file.name, file.bytes), {
      bytes: file.bytes.length,
      contentType: 'text/plain',
      processedAt: now(state) + state.setup.delays.process,
      uploads: document.uploads + 1,
    })
    return reply.code(202).send({ message: 'Successfully uploaded file for submission' })
  })

  api.get<{ Params: { id: string } }>('/submissions/:id', (request, reply) => {
    const document = find(state, request.params.id, reply)
    return document ? reply.send(shown(state, document)) : reply
  })

  api.delete<{ Params: { id: string }; Querystring: { hard?: string } }>('/submissions/:id', (request, reply) => {
    const document = find(state, request.params.id, reply)
    if (!document) return reply
    if (request.query.hard === 'true') {
      state.documents.delete(document.id)
      state.indexed.delete(document.id)
    } else document.softDeleted = true
    return reply.send({ message: 'Successfully deleted submission' })
  })

  api.put<{ Params: { id: string } }>('/submissions/:id/recover', (request, reply) => {
    const document = find(state, request.params.id, reply)
    if (!document) return reply
    if (!document.softDeleted) return reply.code(400).send(refusal(400, 'Submission is not deleted'))
    document.softDeleted = false
    return reply.send({ message: 'Successfully recovered submission' })
  })

  api.get<{ Params: { id: string } }>('/submissions/:id/index', (request, reply) => {
    const document = find(state, request.params.id, reply)
    return document ? reply.send({ is_indexed: state.indexed.has(document.id) }) : reply
  })

  api.put<{ Params: { id: string } }>('/submissions/:id/index', (request, reply) => {
    const document = find(state, request.params.id, reply)
    if (!document) return reply
    state.indexed.add(document.id)
    return reply.send({ is_indexed: true })
  })
}

/** The document, or null after a 404 was answered. */
export function find({ documents }: State, id: string, reply: FastifyReply): Document | null {
  const document = documents.get(id)
  if (!document) reply.code(404).send({ status: '404', message: 'Submission not found' })
  return document ?? null
}

function problemWith({ owner, submitter, title, owner_default_permission_set: set, metadata }: Sent): string | null {
  if (!text(owner, 132)) return 'owner'
  if (submitter !== undefined && !text(submitter, 132)) return 'submitter'
  if (!text(title, 500)) return 'title'
  if (set !== undefined && !sets.includes(String(set))) return 'owner_default_permission_set'
  const { group, group_context: context, custom } = (metadata ?? {}) as Sent
  if (context && !group) return 'group_context needs group'
  if (custom !== undefined && typeof custom !== 'string') return 'custom must be a string'
  return null
}

function documentFrom({ owner, title, metadata }: Sent, submitter: string, state: State): Document {
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

function shown(state: State, document: Document) {
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
