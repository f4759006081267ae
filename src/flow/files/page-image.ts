import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { files } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Asker } from '../../domain/people/asker.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { isFaultOfTask } from '../../sandbox/sandbox.ts'
import { record } from '../record.ts'
import { accessTo } from '../submission/visibility.ts'
import { intactPath } from './intact.ts'

/** A page takes a tenth of a second; one that takes longer than this is not going to come. */
const timeoutMs = 10_000

/** A picture of one page of a PDF as it arrived, for those who may read the work. Throws NOT_FOUND where there is none. */
export async function showPage(
  context: Context,
  who: Actor,
  { submissionId, page }: { submissionId: string; page: number },
  asker: Asker,
): Promise<Buffer> {
  const { visibility } = await accessTo(context.db, who, submissionId)
  const [file] = await context.db.select().from(files).where(eq(files.submissionId, submissionId))
  if (file?.mediaType !== 'application/pdf') throw new DomainError('NOT_FOUND', 'This work has no pages to show.')
  const found = await intactPath(context, file.sha256)
  if (!found)
    throw new DomainError('NOT_FOUND', 'The copy of this file that is kept here was damaged, so it is not shown.')
  const { path, done } = found
  try {
    const image = (await context.sandbox.run(
      { kind: 'page-image', path, page },
      { timeoutMs, ...asker },
    )) as Uint8Array | null
    if (!image) throw new DomainError('NOT_FOUND', 'The file has no such page.')
    if (visibility.relation !== 'owner')
      await record(context.db, { type: 'submission.page_read', who, submissionId, data: { page } })
    return Buffer.from(image)
  } catch (fault) {
    if (!isFaultOfTask(fault)) throw fault
    context.log.warn({ err: fault }, 'a page could not be drawn within its limits')
    throw new DomainError('NOT_FOUND', 'This page cannot be shown as an image. The file can be downloaded instead.')
  } finally {
    await done()
  }
}
