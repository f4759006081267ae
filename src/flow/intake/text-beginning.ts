import type { Context } from '../../context.ts'
import type { Encoding, TextBeginning } from '../../domain/intake/encodings.ts'
import { mayBeText } from '../../domain/intake/file-kind.ts'
import { limits } from '../../domain/limits.ts'
import type { Asker } from '../../domain/people/asker.ts'
import { intactPath } from '../files/intact.ts'

/** A kept file that may be a text. */
export interface KeptText {
  sha256: string
  name: string
  bytes: number
  mediaType: string
  encoding: Encoding | null
}

/** How long a page or a hand-in waits for it at most, in milliseconds. */
const longestWaitMs = 10_000

/**
 * The beginning of a kept text whose encoding its bytes do not say, for its student to see whether it was read right; null
 * for every other file. It is an extra of the page: where it cannot be made, the page does without.
 */
export async function textBeginning(
  { db, files, sandbox, config, log }: Context,
  file: KeptText,
  asker: Asker,
): Promise<TextBeginning | null> {
  if (!mayBeText(file.mediaType) || file.bytes > limits.textBytes) return null
  try {
    const found = await intactPath({ db, files, log }, file.sha256)
    if (!found) return null
    const task = { kind: 'beginning' as const, path: found.path, name: file.name, encoding: file.encoding }
    const signals = [AbortSignal.timeout(longestWaitMs), ...(asker.signal ? [asker.signal] : [])]
    const options = { timeoutMs: config.extractTimeoutMs, person: asker.person, signal: AbortSignal.any(signals) }
    const reading = sandbox.run(task, options)
    return (await reading.finally(found.done)) as TextBeginning | null
  } catch (err) {
    log.warn({ err }, 'the beginning of a text could not be shown')
    return null
  }
}
