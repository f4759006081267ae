import type { Transaction } from '../../db/client.ts'
import { textOf } from '../../db/text.ts'
import { DomainError } from '../../domain/error.ts'
import type { Observation } from '../../domain/review/concern.ts'

/** Refuses a place that is not in the text, so that it is found when it is looked up later. Throws INVALID_INPUT. */
export async function checkPlaces(
  tx: Transaction,
  submissionId: string,
  field: string,
  items: (Partial<Observation> | { flagId: string } | { conversationId: string })[],
): Promise<void> {
  const places = items.map((item): Partial<Observation> => ('flagId' in item || 'conversationId' in item ? {} : item))
  if (places.every(({ start, end }) => start === undefined && end === undefined)) return
  const length = (await textOf(tx, submissionId))?.text.length ?? 0
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
