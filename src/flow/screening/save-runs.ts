import type { Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { flags, runs } from '../../db/schema/index.ts'
import type { Card, Flag } from '../../domain/screening/detector.ts'

export interface NewRun extends Omit<typeof runs.$inferInsert, 'id' | 'detector' | 'version' | 'submissionId'> {
  detector: Pick<Card, 'id' | 'version' | 'basis' | 'clause'>
  flags: Flag[]
}

/** Adds how runs ended, and the flags they raised in their order. Nothing that was there before changes. */
export async function saveRuns(tx: Transaction, submissionId: string, ended: NewRun[]): Promise<void> {
  if (!ended.length) return
  const known = ended.map((run) => ({ ...run, id: newId() }))
  await tx.insert(runs).values(
    known.map(({ detector, flags: _, ...run }) => ({
      ...run,
      submissionId,
      detector: detector.id,
      version: detector.version,
    })),
  )
  const raised = known.flatMap(({ id, detector, flags }) =>
    flags.map(({ clause = detector.clause, suggestion = null, figures = {}, ...flag }, position) => ({
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
    })),
  )
  if (raised.length) await tx.insert(flags).values(raised)
}
