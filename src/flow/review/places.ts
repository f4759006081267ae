import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import { texts } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Observation } from '../../domain/review/concern.ts'
import { readerVersion } from '../../domain/screening/document.ts'

/** Refuses a place that is not in the text, so that whoever looks it up later finds it. Throws INVALID_INPUT. */
export async function checkPlaces(
  tx: Transaction,
  submissionId: string,
  field: string,
  items: (Partial<Observation> | { flagId: string })[],
): Promise<void> {
  const places = items.map((item): Partial<Observation> => ('flagId' in item ? {} : item))
  if (places.every(({ start, end }) => start === undefined && end === undefined)) return
  const [row] = await tx
    .select({ text: texts.text })
    .from(texts)
    .where(and(eq(texts.submissionId, submissionId), eq(texts.readerVersion, readerVersion)))
  const length = row?.text.length ?? 0
  const problems = places.flatMap(({ start, end }, index) =>
    (start === undefined && end === undefined) ||
    (start !== undefined && end !== undefined && start >= 0 && start < end && end <= length)
      ? []
      : [
          {
            field: `${field}[${index}].start`,
            problem: 'This place is not in the text.',
            expected: `start and end together, with 0 ≤ start < end ≤ ${length}.`,
          },
        ],
  )
  if (problems.length) throw new DomainError('INVALID_INPUT', 'A place in the text does not exist.', problems)
}
