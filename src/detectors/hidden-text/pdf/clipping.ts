import type { Frame, Glyph } from './glyphs.ts'
import { inkIn, render } from './ink.ts'
import { objectsOf, textObject } from './page-objects.ts'
import type { Pdf } from './pdfium.ts'

/**
 * The second pixel proof, for glyphs that something seems to lie over: the page is rendered with nothing but them. A
 * glyph that leaves no ink even so is cut off by a clip, as text boxes and charts have, or stands elsewhere than its font
 * says. Its index among `glyphs` is returned. Afterwards the page's other objects are switched off.
 */
export function clippedAmong(pdf: Pdf, page: number, frame: Frame, glyphs: Glyph[], covered: number[]): Set<number> {
  const { call } = pdf
  if (covered.length === 0) return new Set()
  const own = new Set(covered.map((at) => glyphs[at]!.object))
  for (const { object, type } of objectsOf(pdf, page)) {
    call._FPDFPageObj_SetIsActive(object, type === textObject && own.has(object) ? 1 : 0)
  }
  const alone = render(pdf, page, frame, { annotations: false })
  const clipped = covered.filter((at) => {
    const { box, object } = glyphs[at]!
    return box && !isOnLayer(pdf, object) && !inkIn(pdf, alone, box, frame)
  })
  call._FPDFBitmap_Destroy(alone)
  return new Set(clipped)
}

/** Whether the object belongs to optional content, a layer that can be switched off (ISO 32000-2, 14.11.4). */
function isOnLayer({ call, scratch }: Pdf, object: number): boolean {
  for (let index = 0; index < call._FPDFPageObj_CountMarks(object); index++) {
    const mark = call._FPDFPageObj_GetMark(object, index)
    if (!call._FPDFPageObjMark_GetName(mark, scratch, 64, scratch + 64)) continue
    const name = Buffer.from(call.HEAPU8.subarray(scratch, scratch + 4)).toString('utf16le')
    if (name === 'OC') return true
  }
  return false
}
