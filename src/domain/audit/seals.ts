import type { PublicJwk } from '../signing/signing.ts'
import { type Checkpoint, verifyCheckpoint } from './checkpoint.ts'

/** The checkpoints that can be relied on, in order of size; each of the others is told to `report` in a sentence. */
export async function* seals(
  texts: AsyncIterable<string> | Iterable<string>,
  keys: Pick<PublicJwk, 'x'>[],
  report: (sentence: string) => void,
): AsyncGenerator<Checkpoint, undefined> {
  let size = 0
  let place = 0
  for await (const text of texts) {
    place++
    const check = verifyCheckpoint(text, keys)
    if (!check.ok) {
      report(`Checkpoint number ${place} cannot be relied on. ${check.problem}`)
    } else if (check.checkpoint.size < size) {
      report(
        `Checkpoint number ${place} has size ${check.checkpoint.size}, but one of size ${size} was signed before it.`,
      )
    } else {
      size = check.checkpoint.size
      yield check.checkpoint
    }
  }
}
