import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { files } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Formatted, Picture } from '../../domain/screening/shown/formatted.ts'
import { formattedIn } from '../../domain/screening/shown/formatted-shape.ts'
import { isFaultOfTask } from '../../sandbox/sandbox.ts'
import { intactPath } from '../files/intact.ts'
import { record } from '../record.ts'
import { inTime, keptView } from './kept-views.ts'
import { readText } from './read-work.ts'
import { accessTo } from './visibility.ts'

/** Of processor time; a work of 80 pages takes one second. And how long a page waits for its view, in milliseconds. */
const timeoutMs = 20_000
const patienceMs = 8_000

/** A text as it was read, and the format it was read from. */
interface ReadText {
  text: string
  sha256: string
  format: string
}

/** Whether a work of this format can be shown as its program shows it. */
export const isFormatted = (format: string): boolean => format === 'docx' || format === 'odt'

/**
 * A Word or OpenDocument text with its headings, lists, tables and pictures, for those who may read the work; null where it
 * cannot be made, or not in time for a page. It is made in the sandbox and kept for some minutes.
 */
export async function formattedView(
  context: Context,
  who: Actor,
  id: string,
  read: ReadText,
): Promise<Formatted | null> {
  await accessTo(context.db, who, id)
  const [file] = await context.db.select().from(files).where(eq(files.submissionId, id))
  if (!file || !isFormatted(read.format)) return null
  const make = () => makeView(context, who, file.sha256, read.text)
  const bytesOf = (view: Formatted | null) =>
    view ? view.pictures.reduce((sum, { bytes }) => sum + bytes.length, 8 * read.text.length) : 0
  return inTime(
    keptView(context.sandbox, `formatted ${file.sha256} ${read.sha256}`, make, bytesOf),
    patienceMs,
    context.log,
  )
}

async function makeView(context: Context, { id: person }: Actor, sha256: string, text: string) {
  const found = await intactPath(context, sha256)
  if (!found) return null
  const { path, done } = found
  try {
    return formattedIn(await context.sandbox.run({ kind: 'formatted', path, text }, { timeoutMs, person }), text.length)
  } catch (fault) {
    if (!isFaultOfTask(fault)) throw fault
    context.log.warn({ err: fault }, 'a formatted view could not be made')
    return null
  } finally {
    await done()
  }
}

/** A picture in a formatted view by its number, from 0. Throws NOT_FOUND where there is none. */
export async function pictureIn(context: Context, who: Actor, id: string, number: number): Promise<Picture> {
  const { visibility } = await accessTo(context.db, who, id)
  const view = await formattedView(context, who, id, await readText(context, who, id))
  const picture = view?.pictures[number]
  if (!picture) throw new DomainError('NOT_FOUND', 'There is no such picture in this work.')
  if (visibility.relation !== 'owner')
    await record(context.db, { type: 'submission.page_read', who, submissionId: id, data: { picture: number } })
  return picture
}
