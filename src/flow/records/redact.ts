import type { Context } from '../../context.ts'
import { thirdPartiesAmong } from '../../db/records/third-parties.ts'
import type { Submission } from '../../db/submission/access.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import type { ExtractedEntry } from '../../domain/records/bundle.ts'
import { leafOf } from '../../domain/records/bundle-check.ts'
import { idsIn, namesInConversations, redactorOf } from '../../domain/records/redaction.ts'
import type { presentWhole } from '../submission/present.ts'

/** A case as its reader sees it. */
export type Facts = Omit<Awaited<ReturnType<typeof presentWhole>>['view'], 'receipt' | 'background'>

/** Gives a value without what is hidden in it. */
export type Hide = <Value>(of: Value) => Value

/** Hides nothing. */
export const whole: Hide = (of) => of

/** Hides the people of a case, by the ids and names that stand in its files. */
export async function redactor(
  { db }: Context,
  { studentId }: Submission,
  files: { facts: Facts; audit: unknown; rules: unknown },
): Promise<Hide> {
  const people = await thirdPartiesAmong(db, idsIn(files), studentId)
  return redactorOf(people, namesInConversations(files.facts.conversations))
}

/** An entry as it is, or the hash of its leaf where something in it is hidden. */
export function entryWithout(hide: Hide, entry: ExtractedEntry): ExtractedEntry {
  const { position, proof } = entry
  const isShown = canonicalJson(hide(entry)) === canonicalJson(entry)
  return isShown ? entry : { position, proof, leaf: leafOf(entry).toString('hex') }
}
