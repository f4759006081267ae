import { randomUUID } from 'node:crypto'
import type { Context } from '../src/context.ts'
import { flags, runs } from '../src/db/schema/index.ts'
import { readerVersion } from '../src/domain/screening/document.ts'

/** A signal that only counts, as the remote and statistical detectors leave them; the id of its flag. */
export async function aStatisticalFlag({ db }: Pick<Context, 'db'>, submissionId: string): Promise<string> {
  const [runId, id] = [randomUUID(), randomUUID()]
  await db.insert(runs).values({
    id: runId,
    submissionId,
    detector: 'evenness',
    version: '1',
    point: 'own_work',
    attempt: 1,
    readerVersion,
    state: 'succeeded',
    detail: 'Points at one thing.',
    measurements: [
      {
        name: 'sentence-evenness',
        value: 1.4,
        range: [0.6, 1.2],
        meaning: 'It is not a likelihood of anything.',
      },
    ],
  })
  await db.insert(flags).values({
    id,
    runId,
    submissionId,
    detector: 'evenness',
    basis: 'statistical',
    rule: 'even-sentences',
    severity: 'check',
    point: 'ai_is_no_author',
    clause: '4.2',
    message: 'The sentences are of even length.',
    evidence: [{ in: 'reflection', quote: 'ChatGPT' }],
    figures: {},
    position: 0,
  })
  return id
}
