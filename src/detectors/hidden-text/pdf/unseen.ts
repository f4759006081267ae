import { clippedAmong } from './clipping.ts'
import type { Frame, Glyph } from './glyphs.ts'
import { type Look, lookAt } from './ink.ts'
import type { Pdf } from './pdfium.ts'

const causes = ['outside', 'invisible', 'colour', 'covered', 'clipped', 'tiny'] as const

/** Why a reader cannot see a stretch of text. */
export type Cause = (typeof causes)[number]

/** A stretch of text that is in the page but not on it. */
export interface UnseenRun {
  text: string
  cause: Cause
}

/** Fewer unseen letters than this on a page are noise: a label under a chart, a letter that a rule crosses. */
const leastLetters = 10

/** Where a scan lies under its recognised text, single words may miss their picture; whole phrases do not. */
const leastOverScan = 20

/** Ink of at most this many points is print of about 2½ points; the smallest print in books is 5. */
const tinyInk = 2

/** Tiny labels stand in scaled-down figures; tiny prose is longer. */
const leastTiny = 20

/**
 * A line of code too long for its page runs off it: up to this many letters after a seen one are that, and more of them
 * where at least as many of the same line are seen.
 */
const longestOverflow = 60

/** The stretches of a page's text that a reader cannot see. */
export function unseenRuns(pdf: Pdf, page: number, text: number, frame: Frame, glyphs: Glyph[]): UnseenRun[] {
  const looks = lookAt(pdf, page, frame, glyphs)
  const states = settled(glyphs.map((glyph, at) => stateOf(pdf, text, glyph, looks[at]!)))
  const covered = states.flatMap((state, at) => (state === 'covered' ? [at] : []))
  for (const at of clippedAmong(pdf, page, frame, glyphs, covered)) states[at] = 'clipped'
  const isScan = count(states, ['pictured']) > count(states, causes)
  const least = isScan ? leastOverScan : 1
  const runs = runsOf(glyphs, states).filter(
    ({ letters, cause, overflow }) =>
      letters >= (cause === 'tiny' ? leastTiny : least) &&
      !(overflow !== null && letters <= Math.max(longestOverflow, overflow)),
  )
  const total = runs.reduce((sum, { letters }) => sum + letters, 0)
  return total < leastLetters ? [] : runs.map(({ text, cause }) => ({ text, cause }))
}

/**
 * `unclear` neither begins nor ends a run: a space, or a glyph that cannot be drawn here. `behind` is a glyph drawn with
 * ink where only a picture is seen.
 */
type State = 'seen' | 'pictured' | 'behind' | 'unclear' | Cause

/** Some scanners draw the recognised text with ink and lay the scan over it. Where more is seen, a picture covers it. */
function settled(states: State[]): State[] {
  const behind = count(states, ['behind']) > count(states, ['seen']) ? 'pictured' : 'covered'
  return states.map((state) => (state === 'behind' ? behind : state))
}

function count(states: State[], wanted: readonly State[]) {
  return states.filter((state) => wanted.includes(state)).length
}

const letter = /[\p{L}\p{N}]/u

function stateOf(
  { call, scratch, view }: Pdf,
  text: number,
  { character, index, object, points }: Glyph,
  look: Look | null,
): State {
  if (!look || !character.trim()) return 'unclear'
  const tiny = points <= tinyInk
  if (look.sight === 'seen') return !tiny ? 'seen' : letter.test(character) ? 'tiny' : 'unclear'
  if (look.sight === 'outside') return 'outside'
  const mode = call._FPDFTextObj_GetTextRenderMode(object)
  const inkless = mode === 3 || mode === 7
  // Modes 4 to 6 fill or draw the letters and cut what follows to their shape: what is seen there is not their ink alone.
  if (mode >= 4 && mode <= 6) return 'unclear'
  if (look.sight === 'pictured') return inkless ? 'pictured' : 'behind'

  const drawable = character <= '\u024f' || call._FPDFFont_GetIsEmbedded(call._FPDFTextObj_GetFont(object)) === 1
  if (!drawable) return 'unclear'
  if (tiny) return 'tiny'
  if (inkless) return 'invisible'
  if (!call._FPDFText_GetFillColor(text, index, scratch, scratch + 4, scratch + 8, scratch + 12)) return 'covered'
  const ink = [0, 4, 8].map((at) => view().getUint32(at, true))
  const transparent = view().getUint32(12, true) < 12
  return transparent || ink.every((value, channel) => Math.abs(value - look.paper[channel]!) < 16)
    ? 'colour'
    : 'covered'
}

interface Run extends UnseenRun {
  letters: number
  /** How many letters of its line are seen, where it goes on from them as a line does that is longer than its page. */
  overflow: number | null
}

function runsOf(glyphs: Glyph[], states: State[]): Run[] {
  const runs: Run[] = []
  let open: Run | null = null
  let seen: Glyph | null = null
  let seenOnLine = 0
  for (const [at, glyph] of glyphs.entries()) {
    const state = states[at]!
    if (glyph.character === '\n' || glyph.character === '\r') seenOnLine = 0
    if (state === 'seen' || state === 'pictured' || state === 'behind') {
      open = null
      seen = glyph
      if (letter.test(glyph.character)) seenOnLine++
      continue
    }
    if (state !== 'unclear' && (open === null || open.cause !== state)) {
      open = {
        text: '',
        cause: state,
        letters: 0,
        overflow: state === 'outside' && follows(seen, glyph) ? seenOnLine : null,
      }
      runs.push(open)
    }
    if (open === null) continue
    open.text += glyph.character
    if (state !== 'unclear' && letter.test(glyph.character)) open.letters++
  }
  return runs.map((run) => ({ ...run, text: run.text.replace(/\s+/g, ' ').trim() }))
}

function follows(seen: Glyph | null, glyph: Glyph) {
  if (!seen?.box || !glyph.box) return false
  const reach = 3 * Math.max(seen.box.right - seen.box.left, seen.box.bottom - seen.box.top, 4)
  const across = Math.max(glyph.box.left - seen.box.right, seen.box.left - glyph.box.right)
  const along = Math.max(glyph.box.top - seen.box.bottom, seen.box.top - glyph.box.bottom)
  return across <= reach && along <= reach
}
