import type { Context } from '../../context.ts'
import { findDocument, noteReportAsked, type TcaDocument } from '../../db/tca/documents.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import { takenAway } from '../../domain/submission/status-sets.ts'
import type { Work } from '../../queue/queue.ts'

/** Where a document stands, as Turnitin says it. Throws NOT_FOUND. */
export async function documentState({ db }: Pick<Context, 'db'>, { id }: Integration, documentId: string) {
  const { document, status } = await findDocument(db, id, documentId)
  const gone = status !== null && takenAway.includes(status)
  return { document, status: gone ? ('DELETED' as const) : status ? ('COMPLETE' as const) : ('CREATED' as const) }
}

/**
 * A plug-in asks for a similarity report. What it gets is the measured overlap where its integration is told that, and
 * otherwise nothing: its row waits. Throws NOT_FOUND, ILLEGAL_TRANSITION before the file has come.
 */
export async function askForReport(
  context: Context,
  integration: Integration,
  documentId: string,
): Promise<TcaDocument> {
  const { document, status } = await documentState(context, integration, documentId)
  if (status !== 'COMPLETE') throw new DomainError('ILLEGAL_TRANSITION', 'The file of this submission is not here.')
  await noteReportAsked(context.db, document.id)
  if (integration.tcaOverlap) await context.queue.add([overlapJob(document.submissionId!)])
  return document
}

/** The job that tells a plug-in the overlap, once it is measured. */
const overlapJob = (submissionId: string): { id: string; work: Work; forget: true } => ({
  id: `tca-overlap-${submissionId}`,
  work: { worker: 'tcaOverlap', submissionId, eventId: null },
  forget: true,
})
