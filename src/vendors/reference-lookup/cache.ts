import { sha256Hex } from '../../domain/hash.ts'
import type { Json, Step } from '../../domain/screening/detector.ts'
import type { Published } from './published.ts'
import type { Question } from './questions.ts'

const day = 24 * 3_600_000
/** How long an answer is used again, in milliseconds: a work that is there, and one that may be registered tomorrow. */
const keptMs = { found: 30 * day, none: 2 * day }

/** Only a hash of the question is kept, without the address of the person who asks. */
const nameOf = ({ name, address }: Question) =>
  `answer ${sha256Hex(`${name} ${address.replace(/(?:mailto|api_key)=[^&]*/g, '')}`)}`

/** What an index said to the same question not long ago; null where it has to be asked. */
export async function remembered(question: Question, { notes, now }: Step): Promise<Published[] | null> {
  const kept = (await notes.read(nameOf(question))) as unknown as { at: number; found: Published[] } | undefined
  if (!kept) return null
  const age = now.getTime() - kept.at
  return age < (kept.found.length > 0 ? keptMs.found : keptMs.none) ? kept.found : null
}

/** Keeps an answer for all works that ask the same. */
export async function remember(question: Question, found: Published[], { notes, now }: Step): Promise<void> {
  await notes.write(nameOf(question), { at: now.getTime(), found } as unknown as Json)
}
