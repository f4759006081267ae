import type { FastifyInstance } from 'fastify'
import { readJson, refusal, type Sent } from '../read.ts'
import { similarityOf } from '../similarity.ts'
import { type Document, newId, now, type State, statusOf } from '../state.ts'
import { tinyPdf } from '../tiny-pdf.ts'
import { announce } from '../webhooks.ts'
import { find } from './submissions.ts'

const repositories = ['INTERNET', 'PUBLICATION', 'SUBMITTED_WORK', 'PRIVATE', 'CROSSREF', 'CROSSREF_POSTED_CONTENT']
const scopes = ['ALL', 'GROUP', 'GROUP_CONTEXT', 'NONE']
const viewerMinutes = 5

type Of = { Params: { id: string } }

/** Similarity reports, links into the viewer, and PDFs. */
export function reportRoutes(api: FastifyInstance, state: State): void {
  for (const add of [putSimilarity, getSimilarity, postViewerUrl, postPdf, getStatus, getPdf]) add(api, state)
}

function putSimilarity(api: FastifyInstance, state: State) {
  api.put<Of>('/submissions/:id/similarity', (request, reply) => {
    const document = find(state, request.params.id, reply)
    const sent = document && readJson(request, reply)
    if (!document || !sent) return reply
    const status = statusOf(state, document)
    if (status !== 'COMPLETE')
      return reply.code(409).send({ status: 409, message: document.errorCode ?? `Submission is ${status}` })
    const { report } = document
    if (report && now(state) < report.readyAt)
      return reply.code(409).send({ status: 409, message: 'Similarity report is already generating' })
    const problem = problemWith(sent)
    if (problem) return reply.code(400).send(refusal(400, problem))
    document.report = reportFrom(sent, state)
    if ((sent.indexing_settings as Sent | undefined)?.add_to_index === true) state.indexed.add(document.id)
    return reply.code(202).send({ message: 'Successfully requested similarity generation' })
  })
}

function getSimilarity(api: FastifyInstance, state: State) {
  api.get<Of>('/submissions/:id/similarity', (request, reply) => {
    const document = find(state, request.params.id, reply)
    if (!document) return reply
    if (!document.report) return reply.code(404).send({ status: '404', message: 'No similarity report' })
    if (!isReady(state, document))
      return reply.send({ submission_id: document.id, status: state.setup.reportWord, emulated: true })
    return reply.send({ ...similarityOf(state, document), emulated: true })
  })
}

function postViewerUrl(api: FastifyInstance, state: State) {
  api.post<Of>('/submissions/:id/viewer-url', (request, reply) => {
    const document = find(state, request.params.id, reply)
    const sent = document && readJson(request, reply)
    if (!document || !sent) return reply
    if (!isReady(state, document)) return reply.code(409).send(refusal(409, 'No similarity report'))
    if (typeof sent.viewer_user_id !== 'string' || typeof sent.locale !== 'string')
      return reply.code(400).send(refusal(400, 'viewer_user_id'))
    const token = newId()
    state.views.set(token, { document: document.id, until: now(state) + viewerMinutes * 60_000 })
    return reply.send({ viewer_url: `http://${request.host}/viewer/${token}`, emulated: true })
  })
}

function postPdf(api: FastifyInstance, state: State) {
  api.post<Of>('/submissions/:id/similarity/pdf', (request, reply) => {
    const document = find(state, request.params.id, reply)
    const sent = document && readJson(request, reply)
    if (!document || !sent) return reply
    if (!isReady(state, document)) return reply.code(409).send(refusal(409, 'Similarity report is still generating'))
    const id = newId()
    state.pdfs.set(id, { document: document.id, readyAt: now(state) + state.setup.delays.pdf })
    return reply.send({ id, emulated: true })
  })
}

function getStatus(api: FastifyInstance, state: State) {
  api.get<{ Params: { id: string; pdf: string } }>('/submissions/:id/similarity/pdf/:pdf/status', (request, reply) => {
    const pdf = state.pdfs.get(request.params.pdf)
    if (!pdf) return reply.code(404).send(refusal(404, 'PDF not found'))
    return reply.send({ status: now(state) >= pdf.readyAt ? 'SUCCESS' : 'PENDING' })
  })
}

function getPdf(api: FastifyInstance, state: State) {
  api.get<{ Params: { id: string; pdf: string } }>('/submissions/:id/similarity/pdf/:pdf', (request, reply) => {
    const pdf = state.pdfs.get(request.params.pdf)
    const document = find(state, request.params.id, reply)
    if (!document) return reply
    if (!pdf) return reply.code(404).send(refusal(404, 'PDF not found'))
    if (now(state) < pdf.readyAt) return reply.code(202).send({ status: 'PENDING' })
    const { overall_match_percentage: overall } = similarityOf(state, document)
    return reply.type('application/pdf').send(tinyPdf(`Emulator, not a real report: ${overall} %`))
  })
}

/** A tutor excludes a match in the viewer and saves: the score changes, and a callback says so. */
export function changeScore(state: State, id: string, overall: number): void {
  const report = state.documents.get(id)?.report
  if (!report) throw new Error('There is no report to change')
  report.override = overall
  announce(state, 'SIMILARITY_UPDATED', { submission_id: id, status: 'COMPLETE', overall_match_percentage: overall })
}

const isReady = (state: State, { report }: Document) => report !== null && now(state) >= report.readyAt

function problemWith({ generation_settings: generation, view_settings: view }: Sent): string | null {
  const { search_repositories: chosen, auto_exclude_self_matching_scope: scope } = (generation ?? {}) as Sent
  if (!Array.isArray(chosen) || !chosen.length || !chosen.every((name) => repositories.includes(name)))
    return 'search_repositories'
  if (scope !== undefined && !scopes.includes(String(scope))) return 'auto_exclude_self_matching_scope'
  for (const [name, value] of Object.entries((view ?? {}) as Sent)) {
    const small = name === 'exclude_small_matches'
    if (small ? !(Number.isInteger(value) && Number(value) >= 8) : typeof value !== 'boolean') return name
  }
  return null
}

function reportFrom({ generation_settings: generation, view_settings: view }: Sent, state: State) {
  const settings = generation as {
    search_repositories: string[]
    submission_auto_excludes?: string[]
    auto_exclude_self_matching_scope?: string
  }
  return {
    requestedAt: now(state),
    readyAt: now(state) + state.setup.delays.report,
    announced: false,
    repositories: settings.search_repositories,
    excludes: settings.submission_auto_excludes ?? [],
    scope: settings.auto_exclude_self_matching_scope ?? 'NONE',
    view: (view ?? {}) as Record<string, unknown>,
    override: null,
  }
}
