import type { Atom } from './atoms.ts'
import type { Row } from './rows.ts'

/** The atoms of a row from left to right, without blanks, and the white space ahead of each. */
export interface Spaced {
  atoms: Atom[]
  gaps: string[]
}

/** In sizes of the type: a gap that parts words, and one that parts the columns of a table. */
const wordGap = 0.16
const cellGap = 2

/** A gap in a row becomes a blank, a wide one a tab. Letters that are all set apart (“G A R D E N”) make words. */
export function spacedOf({ chunks }: Row): Spaced {
  const atoms: Atom[] = []
  const widths: number[] = []
  const isBlank: boolean[] = []
  for (const chunk of chunks) {
    const tracking = trackingOf(chunk.atoms)
    let blank = false
    for (const atom of chunk.atoms) {
      if (atom.isSpace) {
        blank = true
        continue
      }
      const before = atoms.at(-1)
      const width = before ? atom.x - before.right : 0
      widths.push(width)
      isBlank.push(
        blank || atom === chunk.atoms[0] || width > tracking + wordGap * Math.min(atom.height, before?.height ?? 0),
      )
      atoms.push(atom)
      blank = false
    }
  }
  const isStretched = areEven(widths.filter((_, at) => at > 0 && isBlank[at]))
  return {
    atoms,
    gaps: atoms.map((atom, at) => {
      if (at === 0 || !isBlank[at]) return ''
      return widths[at]! > cellGap * Math.max(atoms[at - 1]!.height, atom.height, 1) && !isStretched ? '\t' : ' '
    }),
  }
}

const letters = /[\p{L}\p{N}]/u
const isLetter = (text: string) => /^[a-zA-Z]/.test(text) || letters.test(text)

/**
 * How far the letters of a chunk are set apart beyond their own widths, where most are by the same. Letters at one distance
 * from each other, as on a typewriter, make a word whatever their widths.
 */
function trackingOf(atoms: Atom[]) {
  const gaps: number[] = []
  const steps: number[] = []
  for (const [at, atom] of atoms.entries()) {
    const before = atoms[at - 1]
    if (!before || !isLetter(atom.text) || !isLetter(before.text)) continue
    gaps.push(atom.x - before.right)
    steps.push(atom.x - before.x)
  }
  if (gaps.length < 3) return 0
  const size = atoms[0]!.height
  const [step, widest] = [Math.min(...steps), Math.max(...steps)]
  if (step > 0.3 * size && widest < 1.1 * step && widest < 1.2 * size) return widest
  const middle = gaps.sort((a, b) => a - b)[gaps.length >> 1]!
  return middle > 0.06 * size && middle < 0.8 * size ? middle : Math.min(0, middle)
}

/** Gaps of one width are those of a line stretched to the margin; the columns of a table leave uneven ones. */
function areEven(widths: number[]) {
  return widths.length > 2 && Math.max(...widths) < 1.3 * Math.min(...widths)
}
