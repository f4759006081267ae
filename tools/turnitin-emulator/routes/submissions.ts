import type { FastifyInstance, FastifyReply } from 'fastify'
import { inspect } from '../contents.ts'
import { documentFrom, problemWith, shown } from '../documents.ts'
import { readFile, readJson, refusal } from '../read.ts'
import { type Document, now, type State, statusOf } from '../state.ts'
import { acceptsEula } from './eula.ts'

const largest = 100 * 1024 * 1024

/** Submissions: made, filled, looked at, deleted and brought back. */
export function submissionRoutes(api: FastifyInstance, state: State): void {
  for (const add of [postSubmissions, putOriginal, getSubmission, deleteSubmission, putRecover, getIndex, putIndex])
    add(api, state)
}

function postSubmissions(api: FastifyInstance, state: State) {
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
}

function putOriginal(api: FastifyInstance, state: State) {
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
}

function getSubmission(api: FastifyInstance, state: State) {
  api.get<{ Params: { id: string } }>('/submissions/:id', (request, reply) => {
    const document = find(state, request.params.id, reply)
    return document ? reply.send(shown(state, document)) : reply
  })
}

function deleteSubmission(api: FastifyInstance, state: State) {
  api.delete<{ Params: { id: string }; Querystring: { hard?: string } }>('/submissions/:id', (request, reply) => {
    const document = find(state, request.params.id, reply)
    if (!document) return reply
    if (request.query.hard === 'true') {
      state.documents.delete(document.id)
      state.indexed.delete(document.id)
    } else document.softDeleted = true
    return reply.send({ message: 'Successfully deleted submission' })
  })
}

function putRecover(api: FastifyInstance, state: State) {
  api.put<{ Params: { id: string } }>('/submissions/:id/recover', (request, reply) => {
    const document = find(state, request.params.id, reply)
    if (!document) return reply
    if (!document.softDeleted) return reply.code(400).send(refusal(400, 'Submission is not deleted'))
    document.softDeleted = false
    return reply.send({ message: 'Successfully recovered submission' })
  })
}

function getIndex(api: FastifyInstance, state: State) {
  api.get<{ Params: { id: string } }>('/submissions/:id/index', (request, reply) => {
    const document = find(state, request.params.id, reply)
    return document ? reply.send({ is_indexed: state.indexed.has(document.id) }) : reply
  })
}

function putIndex(api: FastifyInstance, state: State) {
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
