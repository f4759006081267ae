import type { FieldProblem } from '../../domain/error.ts'
import { keptOnly } from '../../domain/intake/kept-only.ts'
import { mistakeIn } from '../../domain/intake/mistake-in.ts'
import { mistakes } from '../../domain/intake/not-the-work.ts'
import type { SentFile } from './hand-in.ts'

/**
 * What is said at once of a file that was sent in place of the work, such as a shortcut, and of one of a kind that is kept and
 * not read, such as a picture: it is accepted like any other, and there is still time to send another. Empty for every other
 * file, and for one whose first bytes are not at hand.
 */
export function fileHints({ head, bytes, name }: SentFile): FieldProblem[] {
  const kind = head || bytes === 0 ? mistakeIn(head ?? new Uint8Array(), bytes, name) : null
  if (kind) {
    const { what, instead } = mistakes[kind]
    return [{ field: 'file', problem: `This is ${what}, not the work itself.`, expected: instead }]
  }
  const kept = head && keptOnly(head, name)
  if (!kept) return []
  const problem = `This is ${kept.what}, which is not read automatically. A person will read it.`
  return [{ field: 'file', problem, expected: kept.instead }]
}
