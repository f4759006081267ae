import type { Atom } from './atoms.ts'

/** Atoms on one base line without a wide gap between them. */
export interface Chunk {
  atoms: Atom[]
  x: number
  right: number
  /** The base line of its largest type. */
  y: number
  height: number
}

/** A gap of this many sizes of the type parts two chunks. */
const wide = 1.5

/** Follows the file's own order of drawing; a chunk ends where the next letter stands elsewhere. Blanks at its ends are left out. */
export function chunksOf(atoms: Atom[]): Chunk[] {
  const chunks: Chunk[] = []
  let chunk: Chunk | null = null
  let last: Atom | null = null
  for (const atom of atoms) {
    if (atom.isSpace) {
      if (chunk && continues(chunk, last!, atom)) chunk.atoms.push(atom)
      continue
    }
    if (chunk && continues(chunk, last!, atom)) {
      extend(chunk, atom)
    } else {
      chunk = { atoms: [atom], x: atom.x, right: atom.right, y: atom.y, height: atom.height }
      chunks.push(chunk)
    }
    last = atom
  }
  return chunks.map(inOrder)
}

function continues({ x, right, y, height }: Chunk, last: Atom, atom: Atom) {
  const size = Math.max(height, atom.height, 1)
  const gap = Math.max(atom.x - right, x - atom.right)
  if (gap > wide * size) return false
  // A blank may be written far back, over what is drawn already; a letter that goes back begins something else.
  if (!atom.isSpace && atom.x < x - size && atom.x < last.x - size && gap < -size) return false
  const drop = Math.min(Math.abs(atom.y - y), Math.abs(atom.y - last.y))
  const isScript = Math.min(atom.height, last.height) < 0.85 * size
  return drop <= (isScript ? 0.65 : 0.3) * size
}

function extend(chunk: Chunk, atom: Atom) {
  chunk.atoms.push(atom)
  chunk.x = Math.min(chunk.x, atom.x)
  chunk.right = Math.max(chunk.right, atom.right)
  if (atom.height > 1.05 * chunk.height) [chunk.y, chunk.height] = [atom.y, atom.height]
}

/** From left to right: lines of Hebrew and Arabic are drawn either way, and words may be drawn after what follows them. */
function inOrder(chunk: Chunk): Chunk {
  const { atoms } = chunk
  const goesBack = atoms.some((atom, index) => index > 0 && atom.x < atoms[index - 1]!.x - 0.3 * chunk.height)
  if (goesBack) atoms.sort((a, b) => a.x - b.x)
  return chunk
}
