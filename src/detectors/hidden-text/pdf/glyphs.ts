import type { Pdf } from './pdfium.ts'

/** A rectangle of a rendered page, in whole pixels, its edges included. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A rendered page's size in pixels. */
export interface Frame {
  width: number
  height: number
}

/** One character as it is drawn on a page. */
export interface Glyph {
  character: string
  /** PDFium's number in the page's text. */
  index: number
  /** The text object that draws it; 0 for spaces and line ends that PDFium made up. */
  object: number
  /** Where its ink should be; null when its font does not say. */
  box: Box | null
  /** The longer side of that box, in points. */
  points: number
}

/** More characters than this on one page are not looked at; a page of dense print has 6,000. */
const mostGlyphs = 50_000

/** Every character of a page in the order of its text, with its place in a rendering of size `frame`. */
export function readGlyphs(pdf: Pdf, page: number, text: number, frame: Frame): Glyph[] {
  const { call } = pdf
  const glyphs: Glyph[] = []
  const count = Math.min(call._FPDFText_CountChars(text), mostGlyphs)
  for (let index = 0; index < count; index++) {
    const object = call._FPDFText_IsGenerated(text, index) === 1 ? 0 : call._FPDFText_GetTextObject(text, index)
    const character = characterOf(call._FPDFText_GetUnicode(text, index))
    glyphs.push({ character, index, object, ...(object ? placeOf(pdf, page, text, index, frame) : nowhere) })
  }
  return glyphs
}

/** A damaged font may name a character that does not exist. */
function characterOf(code: number) {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

const nowhere = { box: null, points: 0 }

function placeOf(pdf: Pdf, page: number, text: number, index: number, frame: Frame) {
  const { call, scratch, view } = pdf
  if (!call._FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24)) return nowhere
  const [left, right, bottom, top] = [0, 8, 16, 24].map((at) => view().getFloat64(at, true)) as [
    number,
    number,
    number,
    number,
  ]
  if (!(right > left && top > bottom)) return nowhere
  const [a, b] = [toDevice(pdf, page, frame, left, bottom), toDevice(pdf, page, frame, right, top)]
  const box = {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  }
  return { box, points: Math.max(right - left, top - bottom) }
}

/** PDFium's own way from page to pixels knows rotation, page boxes and their origin. */
function toDevice({ call, scratch, view }: Pdf, page: number, { width, height }: Frame, x: number, y: number) {
  call._FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, scratch + 32, scratch + 36)
  return { x: view().getInt32(32, true), y: view().getInt32(36, true) }
}
