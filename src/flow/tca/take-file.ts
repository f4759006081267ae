import type { Readable } from 'node:stream'
import type { Context } from '../../context.ts'
import { findDocument, handInKey, linkSubmission, type TcaDocument } from '../../db/tca/documents.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import type { SentFile } from '../intake/hand-in.ts'
import { submit } from '../intake/submit.ts'
import { actorOf } from './door.ts'

/** The bytes of a file, durable once this returns. Throws INVALID_INPUT for none, TOO_LARGE, STORAGE_FULL. */
export async function storeFile({ files, config }: Context, source: Readable, name: string): Promise<SentFile> {
  const stored = await files.receive(source, config.maxUploadBytes)
  if (!stored.bytes) throw new DomainError('INVALID_INPUT', 'The file is empty. Nothing was handed in.')
  return { ...stored, name, mediaType: 'application/octet-stream' }
}

/**
 * The file of a document becomes a submission without a reflection, which the student then gives. The same file again is
 * the same submission. Throws NOT_FOUND, NOT_ALLOWED before the assessment opens, IDEMPOTENCY_KEY_REUSED for another file.
 */
export async function takeFile(context: Context, integration: Integration, document: TcaDocument, file: SentFile) {
  const { id, assessmentId, studentId } = document
  const handIn = { assessmentId, studentId, file, reflection: undefined, idempotencyKey: handInKey(id) }
  const handedIn = await submit(context, actorOf(integration), handIn)
  await linkSubmission(context.db, id, handedIn.id)
  return handedIn
}

/** The document that waits for a file. Throws NOT_FOUND. */
export const documentFor = async ({ db }: Context, { id }: Integration, documentId: string): Promise<TcaDocument> =>
  (await findDocument(db, id, documentId)).document
