import { and, asc, eq, gte, inArray, notExists, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { files, submissions, vendorRuns } from '../../db/schema/index.ts'
import { hasText } from '../../db/text.ts'
import { optionsFor, switchedOn } from '../../db/vendors/switches.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { sha256Hex } from '../../domain/hash.ts'
import type { RemoteDetector } from '../../domain/screening/detector.ts'
import { screenable } from '../../domain/submission/status-sets.ts'
import { remoteDetectors } from './runtime.ts'

/** Opens a run of every remote detector that is switched on for the submission's assessment. Opening twice is opening once. */
export async function openRuns(context: Context, submissionId: string): Promise<void> {
  for (const detector of remoteDetectors(context)) await openRun(context, detector, submissionId)
}

/** Opens one run, unless the detector is off here or the same run is open already. Returns whether it did. */
async function openRun(context: Context, detector: RemoteDetector, submissionId: string): Promise<boolean> {
  const { db } = context
  const [work] = await db
    .select({ assessmentId: submissions.assessmentId, sha256: files.sha256 })
    .from(submissions)
    .innerJoin(files, eq(files.submissionId, submissions.id))
    .where(and(eq(submissions.id, submissionId), inArray(submissions.status, screenable)))
  if (!work || !(await switchedOn(db, detector.id, work.assessmentId)).on) return false

  const options = detector.options((await optionsFor(db, detector.id, work.assessmentId)).options)
  const now = context.clock()
  const opened = await db
    .insert(vendorRuns)
    .values({
      id: newId(),
      submissionId,
      detector: detector.id,
      version: detector.version,
      options,
      idempotencyKey: keyOf([detector.id, canonicalJson(options), submissionId, work.sha256]),
      state: 'waiting',
      reason: 'waiting',
      detail: `Waits to be sent to ${detector.dataFlow.recipient.name}.`,
      since: now,
      activeSince: now,
      nextStepAt: now,
    })
    .onConflictDoNothing({ target: vendorRuns.idempotencyKey })
    .returning({ id: vendorRuns.id })
  return opened.length > 0
}

/**
 * Opens what is missing: runs of work that was read since `since` and has none of this detector. The sweeper calls it
 * for work since the switch, an admin for older work. Returns how many it opened.
 */
export async function openMissing(
  context: Context,
  detector: RemoteDetector,
  since: Date,
  limit = 500,
): Promise<number> {
  const missing = await context.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        hasText,
        gte(submissions.receivedAt, since),
        inArray(submissions.status, screenable),
        notExists(
          context.db
            .select({ one: sql`1` })
            .from(vendorRuns)
            .where(and(eq(vendorRuns.submissionId, submissions.id), eq(vendorRuns.detector, detector.id))),
        ),
      ),
    )
    .orderBy(asc(submissions.receivedAt))
    .limit(limit)
  let opened = 0
  for (const { id } of missing) if (await openRun(context, detector, id)) opened++
  return opened
}

const keyOf = (parts: string[]) => sha256Hex(parts.join('\n'))
