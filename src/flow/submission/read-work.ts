import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { files } from '../../db/schema/index.ts'
import { textOf } from '../../db/text.ts'
import { DomainError } from '../../domain/error.ts'
import { neutralName } from '../../domain/intake/file-kind.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { gapShown } from '../../domain/screening/coverage-words.ts'
import { outgoing } from '../files/outgoing.ts'
import { record } from '../record.ts'
import { accessTo } from './visibility.ts'

/**
 * The text of a submission as it was read last, or by the reader of a version, for those who may read the work. Throws
 * NOT_FOUND where there is none.
 */
export async function readText({ db }: Context, who: Actor, id: string, version?: string) {
  const { submission, visibility } = await accessTo(db, who, id)
  const row = await textOf(db, id, version)
  if (!row) throw new DomainError('NOT_FOUND', submission.unreadable ?? 'The text of this work has not been read yet.')
  if (visibility.relation !== 'owner') await record(db, { type: 'submission.text_read', who, submissionId: id })
  const { pages, paragraphs, zones, italics, links, outline = [], format, coverage } = row.layout
  const { text, sha256, readerVersion } = row
  const places = { pages, paragraphs, zones, italics, links, outline, coverage: coverage.map(gapShown) }
  return { text, sha256, readerVersion, format, ...places }
}

/**
 * The file for those who may read the work: as it arrived, or a copy without its properties where names are hidden. Throws
 * NOT_FOUND once it is erased, NOT_ALLOWED where no such copy can be made.
 */
export async function readFile(context: Context, who: Actor, id: string) {
  const { visibility } = await accessTo(context.db, who, id)
  const [file] = await context.db.select().from(files).where(eq(files.submissionId, id))
  if (!file) throw new DomainError('NOT_FOUND', 'The file of this submission has been erased.')
  if (visibility.relation !== 'owner') await record(context.db, { type: 'submission.file_read', who, submissionId: id })
  const name = visibility.names ? file.name : neutralName(`work-${id.slice(-8)}`, file.name)
  return { name, ...(await outgoing(context, visibility, file)) }
}
