import type { Transaction } from '../db/client.ts'
import { newId } from '../db/id.ts'
import { flags, runs } from '../db/schema.ts'
import type { Card, Flag } from '../domain/detector.ts'

export type NewRun = Omit<typeof runs.$inferInsert, 'id' | 'detector' | 'version'>

/** Adds how a run ended, and the flags it raised in their order. Nothing that was there before changes. */
export async function saveRun(
  tx: Transaction,
  detector: Pick<Card, 'id' | 'version' | 'basis' | 'clause'>,
  run: NewRun,
  raised: Flag[] = [],
): Promise<string> {
  const id = newId()
  const { submissionId } = run
  await tx.insert(runs).values({ ...run, id, detector: detector.id, version: detector.version })
  const rows = raised.map(({ clause = detector.clause, suggestion = null, figures = {}, ...flag }, position) => ({
    ...flag,
    id: newId(),
    runId: id,
    submissionId,
    detector: detector.id,
    basis: detector.basis,
    clause,
    suggestion,
    figures,
    position,
  }))
  if (rows.length) await tx.insert(flags).values(rows)
  return id
}
