import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { remoteDesks, remoteRuns } from '../schema/index.ts'

/** What is true of a remote detector as a whole; makes the row on first use. */
export async function deskOf(session: Session, detector: string) {
  await session.insert(remoteDesks).values({ detector }).onConflictDoNothing()
  const [desk] = await session.select().from(remoteDesks).where(eq(remoteDesks.detector, detector))
  return desk!
}

/** Pauses a detector whose credentials were refused. False when it was paused already. */
export async function pauseDesk(session: Session, detector: string, because: string, now: Date): Promise<boolean> {
  const paused = await session
    .update(remoteDesks)
    .set({ pausedAt: now, pausedBecause: because })
    .where(and(eq(remoteDesks.detector, detector), isNull(remoteDesks.pausedAt)))
    .returning({ detector: remoteDesks.detector })
  return paused.length > 0
}

/** Ends a pause; the time it took does not count against any run. False when there was none. */
export async function resumeDesk(session: Session, detector: string, now: Date): Promise<boolean> {
  const [desk] = await session
    .select()
    .from(remoteDesks)
    .where(and(eq(remoteDesks.detector, detector), isNotNull(remoteDesks.pausedAt)))
    .for('update')
  if (!desk) return false
  const pausedForSeconds = (now.getTime() - desk.pausedAt!.getTime()) / 1_000
  await session
    .update(remoteRuns)
    .set({ activeSince: sql`${remoteRuns.activeSince} + make_interval(secs => ${pausedForSeconds})` })
    .where(and(eq(remoteRuns.detector, detector), isNotNull(remoteRuns.nextStepAt)))
  await session
    .update(remoteDesks)
    .set({ pausedAt: null, pausedBecause: null, faultsInARow: 0, restingUntil: null })
    .where(eq(remoteDesks.detector, detector))
  return true
}

/** Counts a fault of the vendor as a whole, and returns how many there were in a row. */
export async function countFault(session: Session, detector: string): Promise<number> {
  const [desk] = await session
    .update(remoteDesks)
    .set({ faultsInARow: sql`${remoteDesks.faultsInARow} + 1` })
    .where(eq(remoteDesks.detector, detector))
    .returning({ faults: remoteDesks.faultsInARow })
  return desk?.faults ?? 0
}

export async function restUntil(session: Session, detector: string, until: Date): Promise<void> {
  await session.update(remoteDesks).set({ restingUntil: until }).where(eq(remoteDesks.detector, detector))
}

/** A call went well, so the vendor is there. */
export async function forgetFaults(session: Session, detector: string): Promise<void> {
  await session
    .update(remoteDesks)
    .set({ faultsInARow: 0, restingUntil: null })
    .where(and(eq(remoteDesks.detector, detector), sql`${remoteDesks.faultsInARow} > 0`))
}

/** Takes the turn for upkeep, if it was last done before `before`, or went wrong before `troubledBefore`. */
export async function takeUpkeep(
  session: Session,
  detector: string,
  { now, before, troubledBefore }: { now: Date; before: Date; troubledBefore: Date },
): Promise<boolean> {
  const taken = await session
    .update(remoteDesks)
    .set({ upkeepAt: now })
    .where(
      and(
        eq(remoteDesks.detector, detector),
        or(
          isNull(remoteDesks.upkeepAt),
          lte(remoteDesks.upkeepAt, before),
          and(
            lte(remoteDesks.upkeepAt, troubledBefore),
            or(isNotNull(remoteDesks.pausedAt), eq(remoteDesks.upkeepOk, false)),
          ),
        ),
      ),
    )
    .returning({ detector: remoteDesks.detector })
  return taken.length > 0
}
