import { and, desc, eq } from 'drizzle-orm'
import type { Content } from '../../domain/audit/contents/content-hash.ts'
import type { ClauseNumbers } from '../../domain/policy/points.ts'
import type { Card } from '../../domain/screening/card.ts'
import { type Flag, type Measurement, withoutOtherWords } from '../../domain/screening/opinion.ts'
import { content } from '../audit/content.ts'
import type { Session, Transaction } from '../client.ts'
import { newId } from '../id.ts'
import { flags, runs } from '../schema/index.ts'

type Given = 'id' | 'submissionId' | 'detector' | 'version' | 'point' | 'clause'

/** The work that a run judged, and the clause for each point in the policy version that is pinned to it. */
export interface JudgedWork {
  id: string
  clauses: ClauseNumbers
}

/** How one run of a detector ended, and the flags that it raised, in their order. */
export interface NewRun extends Omit<typeof runs.$inferInsert, Given> {
  detector: Pick<Card, 'id' | 'version' | 'title' | 'basis' | 'point'>
  flags: Flag[]
}

/** Adds a run and its flags, and returns them for the event. Nothing that was there before changes. */
export async function addRun(
  tx: Transaction,
  work: JudgedWork,
  { detector, flags: raised, ...run }: NewRun,
): Promise<Content[]> {
  const runId = newId()
  const [added] = await tx
    .insert(runs)
    .values({
      ...run,
      id: runId,
      submissionId: work.id,
      detector: detector.id,
      version: detector.version,
      point: detector.point,
      clause: work.clauses[detector.point] ?? null,
    })
    .returning()
  const rows = raised.length ? await addFlags(tx, work, runId, detector, raised) : []
  return [content(runs, added!), ...rows.map((flag) => content(flags, flag))]
}

function addFlags(tx: Transaction, work: JudgedWork, runId: string, detector: NewRun['detector'], raised: Flag[]) {
  const rows = raised.map(({ point = detector.point, suggestion = null, figures = {}, ...flag }, position) => ({
    ...flag,
    evidence: withoutOtherWords(flag.evidence),
    id: newId(),
    runId,
    submissionId: work.id,
    detector: detector.id,
    basis: detector.basis,
    point,
    clause: work.clauses[point] ?? null,
    suggestion,
    figures,
    position,
  }))
  return tx.insert(flags).values(rows).returning()
}

export type FinishedRun = Awaited<ReturnType<typeof finishedRuns>>[number]

/** How every run on a submission ended so far. */
export function finishedRuns(session: Session, submissionId: string) {
  return session

    .select({
      detector: runs.detector,
      version: runs.version,
      readerVersion: runs.readerVersion,
      state: runs.state,
      reason: runs.reason,
    })
    .from(runs)
    .where(eq(runs.submissionId, submissionId))
}

/** What the newest finished run of a detector measured on a submission; null where none has succeeded. */
export async function measurementsOf(
  session: Session,
  submissionId: string,
  detector: string,
): Promise<Measurement[] | null> {
  const [found] = await session
    .select({ measurements: runs.measurements })
    .from(runs)
    .where(and(eq(runs.submissionId, submissionId), eq(runs.detector, detector), eq(runs.state, 'succeeded')))
    .orderBy(desc(runs.at), desc(runs.id))
    .limit(1)
  return found?.measurements ?? null
}
