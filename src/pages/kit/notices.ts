import { isKey } from '../../language/messages.ts'
import type { Words } from '../../language/words.ts'

/** The sentence for a notice’s code, or undefined for an unknown code. Addresses carry the code and never the sentence. */
export function noticeFor(code: string, { say }: Words): string | undefined {
  const key = `done.${code}`
  return isKey(key) ? say(key as 'done.decided') : undefined
}
