import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import { askForReport, documentState } from '../../flow/tca/state.ts'
import { viewerUrl } from '../../flow/tca/viewer.ts'
import type { App } from '../server/routes.ts'
import { jsonOf } from './bodies.ts'
import { describe } from './described.ts'
import { patiently } from './patience.ts'
import { Done, Similarity, ViewerUrl } from './shapes.ts'

const open = { action: 'public' as const }
type OfOne = { Params: { id: string } }

/** A report is asked for. Its settings are not looked at: the check of wording has none. */
export function putSimilarity(app: App, context: Context) {
  const schema = describe('A Turnitin plug-in asks for a report', { 202: Done })
  app.put<OfOne>('/submissions/:id/similarity', { config: open, schema }, async ({ plugin, params }, reply) => {
    await patiently(() => askForReport(context, plugin, params.id))
    return reply.code(202).send({ message: 'The report was asked for.' })
  })
}

/** The report: a percentage where one was measured and is told, and otherwise that it waits. */
export function getSimilarity(app: App, context: Context) {
  const schema = describe('The overlap, where it was measured', { 200: Similarity })
  app.get<OfOne>('/submissions/:id/similarity', { config: open, schema }, async ({ plugin, params }) => {
    const { document } = await patiently(() => documentState(context, plugin, params.id))
    const { id, reportAskedAt, sharedPercent } = document
    if (!reportAskedAt) throw new DomainError('NOT_FOUND', 'No report was asked for.')
    const waits = { submission_id: id, status: 'PROCESSING' as const, time_requested: reportAskedAt }
    return sharedPercent === null ? waits : { ...waits, status: 'COMPLETE' as const, ...figures(sharedPercent) }
  })
}

const figures = (percent: number) => ({
  overall_match_percentage: percent,
  internet_match_percentage: null,
  publication_match_percentage: null,
  submitted_works_match_percentage: percent,
})

/** A link for one click. There is one for everybody: a plug-in opens whatever it gets. */
export function postViewerUrl(app: App, context: Context) {
  const schema = describe('A link that opens the work once', { 200: ViewerUrl })
  app.post<OfOne>('/submissions/:id/viewer-url', { config: open, schema }, async (request) => ({
    viewer_url: await patiently(() => viewerUrl(context, request.plugin, request.params.id, jsonOf(request))),
  }))
}
