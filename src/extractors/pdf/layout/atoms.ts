import type { PageContent } from '../page-content.ts'
import { hasRightToLeft } from './bidi.ts'
import { composed, isMark, plainLetters } from './letters.ts'

/** A letter, or a few that are one on the page, with where it stands: `y` is its base line, from the top. */
export interface Atom {
  text: string
  x: number
  right: number
  y: number
  height: number
  isSpace: boolean
}

/** The atoms of one direction of writing, in the order in which the file draws them, turned so that their lines are level. */
export interface Direction {
  /** Clockwise from the right, in radians. */
  angle: number
  atoms: Atom[]
}

type Placed = Atom & { angle: number; object: number }

const stride = 5

/** The atoms of a page by direction, that of most of them first. What lies off the page, or is drawn twice, is left out. */
export function directionsOf(content: PageContent): Direction[] {
  const { width, height } = content.size
  const placed = content.pieces ? ofPieces(content.pieces) : content.glyphs ? ofGlyphs(content.glyphs) : []
  const shown = placed.filter((it) => it.x < width && it.right > 0 && it.y > 0 && it.y - it.height < height)
  const groups = new Map<number, Placed[]>()
  for (const atom of once(joined(shown))) {
    const quarter = quarterOf(atom.angle)
    const group = groups.get(quarter)
    if (group) group.push(atom)
    else groups.set(quarter, [atom])
  }
  return [...groups.values()].sort((a, b) => b.length - a.length).map(levelled)
}

function ofPieces(pieces: NonNullable<PageContent['pieces']>): Placed[] {
  return pieces.map(({ text, x, y, width, height }, object) => {
    const letters = plainLetters(text)
    return { text: letters, x, right: x + width, y, height, isSpace: !letters.trim(), angle: 0, object }
  })
}

function ofGlyphs({ codes, objects, places }: NonNullable<PageContent['glyphs']>): Placed[] {
  const found: Placed[] = []
  for (let index = 0, at = 0; index < codes.length; index++, at += stride) {
    const text = lettersOf(codes[index]!)
    if (!text) continue
    const [x, y, width, height, angle] = [
      places[at]!,
      places[at + 1]!,
      places[at + 2]!,
      places[at + 3]!,
      places[at + 4]!,
    ]
    found.push({ text, x, right: x + width, y, height, isSpace: !text.trim(), angle, object: objects[index]! })
  }
  return found
}

const known = new Map<number, string>()

/** What each character stands for, looked up once. */
function lettersOf(code: number): string {
  let letters = known.get(code)
  if (letters === undefined) {
    letters = plainLetters(String.fromCodePoint(Math.min(code, 0x10ffff)))
    known.set(code, letters)
  }
  return letters
}

/** Puts together what is one letter on the page: a ligature that was taken apart, a mark over or under its letter. */
function joined(atoms: Placed[]): Placed[] {
  const kept: Placed[] = []
  for (const atom of atoms) {
    const last = kept.at(-1)
    const isPart = last && !last.isSpace && !atom.isSpace && last.object === atom.object
    if (isPart && last.x === atom.x && last.y === atom.y) {
      last.text = withPart(last.text, atom.text)
      last.right = Math.max(last.right, atom.right)
    } else {
      kept.push(atom)
    }
  }
  return kept.filter(
    (atom, at) => !isMark(atom.text) || !setOnLetter(atom, kept.slice(Math.max(0, at - reach), at + reach)),
  )
}

/** PDFium orders what is drawn on a line, so a mark may come this many letters before or after its own. */
const reach = 80

/** Sets a mark that is drawn by itself on the letter it lies over; false where there is none. */
function setOnLetter(mark: Placed, near: Placed[]): boolean {
  const middle = (mark.x + mark.right) / 2
  for (const letter of near) {
    if (letter === mark || middle < letter.x || middle > letter.right) continue
    if (Math.abs(letter.y - mark.y) > 0.6 * Math.max(letter.height, mark.height)) continue
    const both = composed(letter.text, mark.text)
    if (both) letter.text = both
    if (both) return true
  }
  return false
}

/** PDFium gives the parts of a ligature from right to left backwards. The one of lam and alef always begins with lam. */
function withPart(text: string, part: string) {
  if (!hasRightToLeft(part)) return text + part
  return (part + text).replace(/^([\u0622\u0623\u0625\u0627])\u0644$/, '\u0644$1')
}

/** The width of the cells in which letters that are drawn twice are looked for, in points. */
const cell = 3

/** Leaves out letters that are drawn again by another command in about the same place, to look bold or as a shadow. */
function once(atoms: Placed[]): Placed[] {
  const seen = new Map<number, Placed[]>()
  return atoms.filter((atom) => {
    if (atom.isSpace) return true
    const reach = Math.min(0.15 * atom.height, cell)
    const [left, right] = [cellOf(atom.x - reach), cellOf(atom.x + reach)]
    const [above, below] = [cellOf(atom.y - reach), cellOf(atom.y + reach)]
    for (let column = left; column <= right; column++)
      for (let row = above; row <= below; row++)
        if (seen.get(keyOf(atom, column, row))?.some((it) => isSame(it, atom, reach))) return false
    const key = keyOf(atom, cellOf(atom.x), cellOf(atom.y))
    const here = seen.get(key)
    if (here) here.push(atom)
    else seen.set(key, [atom])
    return true
  })
}

const cellOf = (place: number) => Math.floor(place / cell)

/** Pages are at most some thousand cells wide and high; letters of other cells are told apart by their places. */
const keyOf = ({ text }: Placed, column: number, row: number) => (text.charCodeAt(0) * 8_192 + column) * 8_192 + row

function isSame(a: Placed, b: Placed, reach: number) {
  return a.object !== b.object && a.text === b.text && Math.abs(a.x - b.x) <= reach && Math.abs(a.y - b.y) <= reach
}

const degree = Math.PI / 180

/** Lines that are askew by a few degrees belong to the level or upright ones; others to those of about their angle. */
function quarterOf(angle: number) {
  const quarter = Math.round(angle / (90 * degree))
  const isAskew = Math.abs(angle - quarter * 90 * degree) < 12 * degree
  return isAskew ? 90 * ((quarter + 4) % 4) : 5 * Math.round(angle / (5 * degree)) + 1_000
}

function levelled(atoms: Placed[]): Direction {
  const angles = atoms.map(({ angle }) => angle).sort((a, b) => a - b)
  const angle = angles[angles.length >> 1]!
  if (Math.abs(angle) < 0.2 * degree) return { angle: 0, atoms }
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return {
    angle,
    atoms: atoms.map((atom) => {
      const x = atom.x * cos + atom.y * sin
      return { ...atom, x, right: x + atom.right - atom.x, y: atom.y * cos - atom.x * sin }
    }),
  }
}
