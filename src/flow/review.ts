import { eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { firstReadingOf, whatWaits } from '../db/desk.ts'
import { files } from '../db/schema.ts'
import { DomainError } from '../domain/error.ts'
import type { Actor } from '../domain/permission.ts'
import { look, type View } from './look.ts'

/** A submission in full, as those who may read the work see it. */
export type WholeView = Extract<View, { runs: unknown }>
export type FirstReading = Awaited<ReturnType<typeof firstReadingOf>>

export interface ReviewView {
  view: WholeView
  reading: FirstReading
  /** Which results still wait for this reviewer's own reading. */
  waits: 'statistical' | 'all' | 'none'
  /** How many flags are held back until then. */
  withheld: number
  mediaType: string | null
}

/**
 * A submission for the person who reviews it. Until they have noted their own reading, what machines measured stays out
 * of sight (policy sheet §6), so that it cannot colour how the work is read.
 */
export async function review(context: Context, who: Actor, id: string): Promise<ReviewView> {
  const view = await look(context, who, id)
  if (!('runs' in view)) throw new DomainError('NOT_ALLOWED', 'Your role does not include reading work.')
  const reading = await firstReadingOf(context.db, id, who.id)
  const open = view.status !== 'under_review' || reading !== null
  const waits = open ? 'none' : await whatWaits(context.db)
  const [file] = await context.db.select({ mediaType: files.mediaType }).from(files).where(eq(files.submissionId, id))
  return { ...heldBack(view as WholeView, waits, context), reading, waits, mediaType: file?.mediaType ?? null }
}

function heldBack(view: WholeView, waits: ReviewView['waits'], { detectors }: Pick<Context, 'detectors'>) {
  if (waits === 'none') return { view, withheld: 0 }
  const isStatistical = (detector: string) => detectors.find(({ id }) => id === detector)?.basis !== 'inspectable'
  const isHeld = (detector: string) => waits === 'all' || isStatistical(detector)
  const flags = view.flags.filter(({ detector }) => !isHeld(detector))
  const runs = view.runs.map((run) =>
    isHeld(run.detector) && run.state === 'succeeded'
      ? { ...run, measurements: [], detail: 'Its result is shown once you have noted your own reading.' }
      : run,
  )
  return { view: { ...view, flags, runs }, withheld: view.flags.length - flags.length }
}
