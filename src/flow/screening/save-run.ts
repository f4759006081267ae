import type { Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { clausesOfVersion } from '../../db/policy/versions.ts'
import { flags, runs } from '../../db/schema/index.ts'
import type { Submission } from '../../db/submission/access.ts'
import type { Card, Flag } from '../../domain/screening/detector.ts'

type Given = 'id' | 'submissionId' | 'detector' | 'version' | 'point' | 'clause'

export interface NewRun extends Omit<typeof runs.$inferInsert, Given> {
  detector: Pick<Card, 'id' | 'version' | 'basis' | 'point'>
  flags: Flag[]
}

/**
 * Adds how runs ended, and the flags they raised in their order, each with the clause of the policy version that is
 * pinned to the work. Nothing that was there before changes.
 */
export async function saveRuns(
  tx: Transaction,
  { id: submissionId, policyVersionId }: Pick<Submission, 'id' | 'policyVersionId'>,
  ended: NewRun[],
): Promise<void> {
  if (!ended.length) return
  const clauses = await clausesOfVersion(tx, policyVersionId)
  const known = ended.map((run) => ({ ...run, id: newId() }))
  await tx.insert(runs).values(
    known.map(({ detector, flags: _, ...run }) => ({
      ...run,
      submissionId,
      detector: detector.id,
      version: detector.version,
      point: detector.point,
      clause: clauses[detector.point] ?? null,
    })),
  )
  const raised = known.flatMap(({ id, detector, flags }) =>
    flags.map(({ point = detector.point, suggestion = null, figures = {}, ...flag }, position) => ({
      ...flag,
      id: newId(),
      runId: id,
      submissionId,
      detector: detector.id,
      basis: detector.basis,
      point,
      clause: clauses[point] ?? null,
      suggestion,
      figures,
      position,
    })),
  )
  if (raised.length) await tx.insert(flags).values(raised)
}
