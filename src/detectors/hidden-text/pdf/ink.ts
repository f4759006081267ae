import type { Box, Frame, Glyph } from './glyphs.ts'
import { objectsOf, textObject } from './page-objects.ts'
import type { Pdf } from './pdfium.ts'

/** What the pixels say about a glyph. `pictured`: it leaves no ink, but a picture shows something there (a scan). */
export interface Look {
  sight: 'seen' | 'pictured' | 'unseen' | 'outside'
  /** The lightest colour behind it: red, green, blue. */
  paper: [number, number, number]
}

/** A colour channel must differ by this much of 255 to be seen; #F4F4F4 on white differs by 11. */
const visible = 12

/** A glyph is seen when at least this share of its box changes with it; a thin slash fills a tenth of its box. */
const enough = 0.05

/** A scanned letter differs from its paper by more than the dirt and noise of a scan. */
const pictured = 40

/**
 * The pixel proof: the page is rendered with its text and again without. A glyph whose box is the same both times is
 * not on the page for a reader, whatever hides it: its colour, its mode, a cover, a clip, a layer that is off. One
 * look for each glyph, null where its place is not known. Afterwards the page's text is switched off.
 */
export function lookAt(pdf: Pdf, page: number, frame: Frame, glyphs: Glyph[]): (Look | null)[] {
  const { call } = pdf
  const withText = render(pdf, page, frame)
  // Every text object, because PDFium reads a copy over the same words only once.
  for (const { object, type } of objectsOf(pdf, page)) {
    if (type === textObject) call._FPDFPageObj_SetIsActive(object, 0)
  }
  const without = render(pdf, page, frame)
  const pixels: Pixels = {
    bytes: call.HEAPU8,
    drawn: call._FPDFBitmap_GetBuffer(withText),
    below: call._FPDFBitmap_GetBuffer(without),
    stride: call._FPDFBitmap_GetStride(withText),
  }
  const looks = glyphs.map(({ box }) => box && look(pixels, clip(box, frame)))
  call._FPDFBitmap_Destroy(withText)
  call._FPDFBitmap_Destroy(without)
  return looks
}

interface Pixels {
  bytes: Uint8Array
  drawn: number
  below: number
  stride: number
}

/** Four bytes a pixel: blue, green, red, and one that is not used. Annotations may cover text. */
export function render({ call }: Pdf, page: number, { width, height }: Frame, { annotations } = { annotations: true }) {
  const bgra = 4
  const bitmap = call._FPDFBitmap_CreateEx(width, height, bgra, 0, 0)
  call._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  call._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations ? 1 : 0)
  return bitmap
}

/** Whether a rendering shows anything but white paper in enough of `box`. */
export function inkIn({ call }: Pdf, bitmap: number, box: Box, frame: Frame): boolean {
  const inside = clip(box, frame)
  if (!inside) return false
  const drawn = call._FPDFBitmap_GetBuffer(bitmap)
  const stride = call._FPDFBitmap_GetStride(bitmap)
  let changed = 0
  for (let y = inside.top; y <= inside.bottom; y++) {
    for (let x = inside.left; x <= inside.right; x++) {
      const at = drawn + y * stride + x * 4
      if (255 - Math.min(call.HEAPU8[at]!, call.HEAPU8[at + 1]!, call.HEAPU8[at + 2]!) >= visible) changed++
    }
  }
  return changed >= enough * (inside.right - inside.left + 1) * (inside.bottom - inside.top + 1)
}

function clip(box: Box, { width, height }: Frame): Box | null {
  const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)]
  const [right, bottom] = [Math.min(box.right, width - 1), Math.min(box.bottom, height - 1)]
  return left > right || top > bottom ? null : { left, top, right, bottom }
}

function look({ bytes, drawn, below, stride }: Pixels, box: Box | null): Look {
  if (!box) return { sight: 'outside', paper: [255, 255, 255] }
  const darkest = [255, 255, 255]
  const lightest = [0, 0, 0]
  let changed = 0
  for (let y = box.top; y <= box.bottom; y++) {
    for (let x = box.left; x <= box.right; x++) {
      let difference = 0
      for (let channel = 0; channel < 3; channel++) {
        const at = y * stride + x * 4 + channel
        const paper = bytes[below + at]!
        difference = Math.max(difference, Math.abs(bytes[drawn + at]! - paper))
        if (paper < darkest[channel]!) darkest[channel] = paper
        if (paper > lightest[channel]!) lightest[channel] = paper
      }
      if (difference >= visible) changed++
    }
  }
  const [blue, green, red] = lightest as [number, number, number]
  const paper: Look['paper'] = [red, green, blue]
  if (changed >= enough * (box.right - box.left + 1) * (box.bottom - box.top + 1)) return { sight: 'seen', paper }
  const contrast = Math.max(...lightest.map((value, channel) => value - darkest[channel]!))
  return { sight: contrast >= pictured ? 'pictured' : 'unseen', paper }
}
