import { endsEarly } from '../line-ends.ts'
import type { Line } from '../lines.ts'
import type { Beginning } from './beginning.ts'

/** Where the paragraphs of a file begin, as offsets; `guessed` from the places of lines, as a PDF needs. */
export interface Starts {
  offsets: Set<number>
  guessed: boolean
}

/** The way in which one list shows where its entries begin. */
export interface Layout {
  /** The lines, by index, that it shows as beginnings. */
  begins: Set<number>
  /** It leaves no doubt: blank lines, indents or the file’s own paragraphs. */
  isFirm: boolean
  /** By index, whether the line before ended early, of its writer’s own will. */
  isAfterShort: boolean[]
}

/** A sign is believed from this agreement with the words on. */
const leastAgreement = 0.6

/** Finds the layout of a list that agrees best with `beginnings`, what the words of each line say. */
export function layoutOf(lines: Line[], starts: Starts, beginnings: Beginning[]): Layout {
  const isShort = endsEarly(lines)
  const indented = lines.some((line) => line.indented)
  const flush = lines.some((line) => !line.indented)
  const signs: [isFirm: boolean, sign: (line: Line, at: number) => boolean, isThere: boolean][] = [
    [true, (line) => line.afterBlank, true],
    [!starts.guessed, (line) => starts.offsets.has(line.start), starts.offsets.size > 0],
    [true, (line) => !line.indented, indented && flush],
    [true, (line) => line.indented, indented && flush],
    [false, (_, at) => isShort[at]!, true],
    [false, () => true, true],
  ]
  let best = { agreement: 0, isFirm: false, begins: new Set<number>() }
  for (const [isFirm, sign, isThere] of signs) {
    if (!isThere) continue
    const begins = new Set(lines.flatMap((line, at) => (at === 0 || sign(line, at) ? [at] : [])))
    const agreement = agreementOf(begins, beginnings)
    if (agreement > best.agreement + (best.isFirm && !isFirm ? 0.05 : 0)) best = { agreement, isFirm, begins }
  }
  const isFirm = best.isFirm && best.agreement >= leastAgreement
  return { begins: best.begins, isFirm, isAfterShort: isShort }
}

/** The harmonic mean of two shares: of lines shown as beginnings that read so, and of those that read so that are shown. */
function agreementOf(begins: Set<number>, beginnings: Beginning[]): number {
  const read = beginnings.flatMap((beginning, at) => (beginning === 'no' ? [] : [at]))
  const both = read.filter((at) => begins.has(at)).length
  return (2 * both) / Math.max(1, begins.size + read.length)
}
