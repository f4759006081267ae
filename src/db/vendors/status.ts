import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { vendorRuns, vendorStatus } from '../schema/index.ts'

/** What is true of a remote detector as a whole; makes the row on first use. */
export async function statusOf(session: Session, detector: string) {
  await session.insert(vendorStatus).values({ detector }).onConflictDoNothing()
  const [status] = await session.select().from(vendorStatus).where(eq(vendorStatus.detector, detector))
  return status!
}

/** Pauses a detector whose credentials were refused. False when it was paused already. */
export async function pauseVendor(session: Session, detector: string, because: string, now: Date): Promise<boolean> {
  const paused = await session
    .update(vendorStatus)
    .set({ pausedAt: now, pauseReason: because })
    .where(and(eq(vendorStatus.detector, detector), isNull(vendorStatus.pausedAt)))
    .returning({ detector: vendorStatus.detector })
  return paused.length > 0
}

/** Ends a pause; the time it took does not count against any run. False when there was none. */
export async function resumeVendor(session: Session, detector: string, now: Date): Promise<boolean> {
  const [status] = await session
    .select()
    .from(vendorStatus)
    .where(and(eq(vendorStatus.detector, detector), isNotNull(vendorStatus.pausedAt)))
    .for('update')
  if (!status) return false
  const pausedForSeconds = (now.getTime() - status.pausedAt!.getTime()) / 1_000
  await session
    .update(vendorRuns)
    .set({ activeSince: sql`${vendorRuns.activeSince} + make_interval(secs => ${pausedForSeconds})` })
    .where(and(eq(vendorRuns.detector, detector), isNotNull(vendorRuns.nextStepAt)))
  await session
    .update(vendorStatus)
    .set({ pausedAt: null, pauseReason: null, consecutiveFaults: 0, circuitOpenUntil: null })
    .where(eq(vendorStatus.detector, detector))
  return true
}

/** Counts a fault of the vendor as a whole, and returns how many there were in a row. */
export async function countFault(session: Session, detector: string): Promise<number> {
  const [status] = await session
    .update(vendorStatus)
    .set({ consecutiveFaults: sql`${vendorStatus.consecutiveFaults} + 1` })
    .where(eq(vendorStatus.detector, detector))
    .returning({ faults: vendorStatus.consecutiveFaults })
  return status?.faults ?? 0
}

export async function openCircuit(session: Session, detector: string, until: Date): Promise<void> {
  await session.update(vendorStatus).set({ circuitOpenUntil: until }).where(eq(vendorStatus.detector, detector))
}

/** A call went well, so the vendor is there. */
export async function closeCircuit(session: Session, detector: string): Promise<void> {
  await session
    .update(vendorStatus)
    .set({ consecutiveFaults: 0, circuitOpenUntil: null })
    .where(and(eq(vendorStatus.detector, detector), sql`${vendorStatus.consecutiveFaults} > 0`))
}

/** Takes the turn for upkeep, if it was last done before `before`, or went wrong before `troubledBefore`. */
export async function takeUpkeep(
  session: Session,
  detector: string,
  { now, before, troubledBefore }: { now: Date; before: Date; troubledBefore: Date },
): Promise<boolean> {
  const taken = await session
    .update(vendorStatus)
    .set({ upkeepAt: now })
    .where(
      and(
        eq(vendorStatus.detector, detector),
        or(
          isNull(vendorStatus.upkeepAt),
          lte(vendorStatus.upkeepAt, before),
          and(
            lte(vendorStatus.upkeepAt, troubledBefore),
            or(isNotNull(vendorStatus.pausedAt), eq(vendorStatus.upkeepOk, false)),
          ),
        ),
      ),
    )
    .returning({ detector: vendorStatus.detector })
  return taken.length > 0
}
