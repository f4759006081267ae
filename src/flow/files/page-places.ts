import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { files } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { type PagePlaces, pagePlacesIn } from '../../domain/screening/shown/page-places.ts'
import { isFaultOfTask } from '../../sandbox/sandbox.ts'
import { inTime, keptView } from '../submission/kept-views.ts'
import { accessTo } from '../submission/visibility.ts'
import { intactPath } from './intact.ts'

/** Of processor time, and how long a page waits for it, in milliseconds; it takes some hundredths of a second. */
const timeoutMs = 5_000
const patienceMs = 5_000

/**
 * Where the words of a page of a PDF stand on it, for those who may read the work; null where that is not known in time.
 * `page` counts from 1.
 */
export async function placesOnPage(context: Context, who: Actor, id: string, page: number): Promise<PagePlaces | null> {
  await accessTo(context.db, who, id)
  const [file] = await context.db.select().from(files).where(eq(files.submissionId, id))
  if (file?.mediaType !== 'application/pdf') return null
  const make = () => find(context, who, file.sha256, page)
  const bytesOf = (places: PagePlaces | null) => 40 * (places?.text.length ?? 0)
  return inTime(keptView(context.sandbox, `places ${file.sha256} ${page}`, make, bytesOf), patienceMs, context.log)
}

async function find(context: Context, { id: person }: Actor, sha256: string, page: number) {
  const found = await intactPath(context, sha256)
  if (!found) return null
  const { path, done } = found
  try {
    return pagePlacesIn(await context.sandbox.run({ kind: 'page-places', path, page }, { timeoutMs, person }))
  } catch (fault) {
    if (!isFaultOfTask(fault)) throw fault
    return null
  } finally {
    await done()
  }
}
