import { createLogger } from '../src/log.ts'

/** A log whose lines are kept, as text and as what they say. */
export function capturedLog() {
  const lines: string[] = []
  return {
    log: createLogger('debug', { write: (line) => void lines.push(line) }),
    text: () => lines.join(''),
    records: () => lines.map((line) => JSON.parse(line)),
  }
}
