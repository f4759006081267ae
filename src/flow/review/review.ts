import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { files } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Waits } from '../../domain/review/first-reading.ts'
import { look, type View } from '../submission/present.ts'
import { waitsOn } from './redact.ts'

/** A submission in full, as those who may read the work see it. */
export type WholeView = Extract<View, { runs: unknown }>
export type FirstReading = WholeView['firstReading']

export interface ReviewView {
  view: WholeView
  /** Which results still wait for this reviewer's own reading. */
  waits: Waits
  mediaType: string | null
}

/** A submission for the person who reviews it, without what waits for their own reading. */
export async function review(context: Context, who: Actor, id: string): Promise<ReviewView> {
  const view = await look(context, who, id)
  if (!('runs' in view)) throw new DomainError('NOT_ALLOWED', 'Your role does not include reading work.')
  const { waits } = await waitsOn(context.db, who, view)
  const [file] = await context.db.select({ mediaType: files.mediaType }).from(files).where(eq(files.submissionId, id))
  return { view: view as WholeView, waits, mediaType: file?.mediaType ?? null }
}
