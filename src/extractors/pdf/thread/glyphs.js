import { shownAngle, shownAt } from './frame.js'

/** How many numbers `places` holds for each glyph: x, y, width, size, angle. */
export const stride = 5

/**
 * Every character that the file draws on a page, in the order in which it does, with where its base line begins as shown,
 * its width, its size and the angle of its line. Spaces and line ends that PDFium made up, which no command draws, are left out. `objects` tells
 * which characters one command draws, `unnamed` counts those for which the file names no letter.
 */
export function glyphsOf(file, text, frame, most) {
  const { call } = file
  const count = Math.min(call._FPDFText_CountChars(text), most)
  const [codes, objects, places] = [new Uint32Array(count), new Uint32Array(count), new Float32Array(count * stride)]
  let kept = 0
  let unnamed = 0
  let line = { object: 0 }
  for (let index = 0; index < count; index++) {
    const object = call._FPDFText_GetTextObject(text, index)
    if (!object) continue
    if (object !== line.object) line = lineOf(file, text, index, object, frame)
    const code = call._FPDFText_GetUnicode(text, index)
    if (isUnnamed(code) || call._FPDFText_HasUnicodeMapError(text, index) === 1) unnamed++
    codes[kept] = code
    objects[kept] = object
    place(file, text, index, frame, line, isJoined(code), places, kept * stride)
    kept++
  }
  return {
    codes: codes.slice(0, kept),
    objects: objects.slice(0, kept),
    places: places.slice(0, kept * stride),
    unnamed,
  }
}

/** No character, one for private use, or a control: the file does not say which letter it draws. U+0002 is PDFium's hyphen. */
function isUnnamed(code) {
  return (
    code === 0 ||
    code === 0xfffd ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    (code < 0x20 && ![2, 9, 10, 13].includes(code))
  )
}

/** What all characters of one text object share: how its line lies and how large its type is. */
function lineOf({ call, scratch, view }, text, index, object, frame) {
  call._FPDFText_GetMatrix(text, index, scratch)
  const [a, b, c, d] = [0, 4, 8, 12].map((at) => view().getFloat32(at, true))
  const along = Math.hypot(a, b)
  return {
    object,
    // The width that PDFium gives is measured along the page's own horizontal, so it is lost where a line stands upright.
    stretch: Math.abs(a) > 0.2 * along ? along / Math.abs(a) : 0,
    size: call._FPDFText_GetFontSize(text, index) * Math.hypot(c, d),
    angle: shownAngle(frame, a, b),
  }
}

/** Hebrew and Arabic letters: of those the ink tells the width, because PDFium gives that of another form of the letter. */
function isJoined(code) {
  return (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc)
}

function place({ call, scratch, view }, text, index, frame, line, joined, places, at) {
  call._FPDFText_GetCharOrigin(text, index, scratch, scratch + 8)
  const [x, y] = shownAt(frame, view().getFloat64(0, true), view().getFloat64(8, true))
  let width = 0
  if (line.stretch && joined) {
    const left = view().getFloat64(0, true)
    call._FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24)
    width = Math.max(0, view().getFloat64(8, true) - left)
  } else if (line.stretch) {
    call._FPDFText_GetLooseCharBox(text, index, scratch + 16)
    width = Math.abs(view().getFloat32(24, true) - view().getFloat32(16, true)) * line.stretch
  } else {
    call._FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24)
    width = Math.abs(view().getFloat64(24, true) - view().getFloat64(16, true))
  }
  places[at] = x
  places[at + 1] = y
  places[at + 2] = width
  places[at + 3] = Math.abs(line.size)
  places[at + 4] = line.angle
}

/** Letters of which all have one height, in any type; and how many letters of a page are compared. */
const flat = { low: new Set('acemnorsuvwxz'), high: new Set('ABCDEFGHIKLMNOPRSTUVWXYZ') }
const mostCompared = 300

/** Fewer letters than this, or a smaller share of strange ones, are the whim of a typeface. */
const least = { letters: 20, share: 0.15 }

/**
 * How many letters of a page may be other ones than the file says: of a font in which letters that all reach one height
 * (a, c, e …) are drawn at different heights, or below the line, the code table names other letters than it draws.
 */
export function doubtfulLetters(file, text, count) {
  const { call, scratch, view } = file
  const byFont = new Map()
  const step = Math.max(1, Math.ceil(count / mostCompared))
  for (let index = 0; index < call._FPDFText_CountChars(text); index += step) {
    const letter = String.fromCodePoint(Math.min(call._FPDFText_GetUnicode(text, index), 0x10ffff))
    const kind = flat.low.has(letter) ? 'low' : flat.high.has(letter) ? 'high' : null
    const object = kind && call._FPDFText_GetTextObject(text, index)
    if (!object) continue
    call._FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24)
    const [bottom, top] = [view().getFloat64(16, true), view().getFloat64(24, true)]
    call._FPDFText_GetCharOrigin(text, index, scratch, scratch + 8)
    const base = view().getFloat64(8, true)
    const key = `${kind} ${call._FPDFTextObj_GetFont(object)} ${call._FPDFText_GetFontSize(text, index)}`
    if (!byFont.has(key)) byFont.set(key, [])
    byFont.get(key).push({ rise: top - base, drop: base - bottom })
  }
  return Math.min(count, step * [...byFont.values()].reduce((sum, letters) => sum + doubtfulOf(letters), 0))
}

function doubtfulOf(letters) {
  const rises = letters.map(({ rise }) => rise).sort((a, b) => a - b)
  const usual = rises[rises.length >> 1]
  if (letters.length < least.letters || usual <= 0) return 0
  const strange = letters.filter(({ rise, drop }) => Math.abs(rise - usual) > 0.2 * usual || drop > 0.25 * usual)
  return strange.length >= least.share * letters.length ? letters.length : 0
}
