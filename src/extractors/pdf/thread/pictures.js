import { shownBox } from './frame.js'

const textObject = 1
const imageObject = 3
const formObject = 5

/** Forms may hold forms; they are not nested deeper by accident. And how many objects of a page are looked at. */
const deepest = 6
const mostObjects = 20_000

/** Smaller pictures, as a share of the page, are logos and bullets. */
const smallest = 0.01

/**
 * The boxes of the pictures of a page as shown, without small ones: left, top, right, bottom. Long texts that the file gives
 * in place of what is drawn are taken off its text objects, so that what is read from then on is what the page shows.
 */
export function picturesOf(file, page, frame) {
  const { call } = file
  const found = []
  let looked = 0
  const walk = (count, objectAt, matrices) => {
    for (let index = 0; index < count && looked++ < mostObjects; index++) {
      const object = objectAt(index)
      const type = call._FPDFPageObj_GetType(object)
      if (type === textObject) dropReplacements(file, object)
      if (type === imageObject) found.push(shownBox(frame, boundsOf(file, object, matrices)))
      if (type === formObject && matrices.length < deepest) {
        const inside = [matrixOf(file, object), ...matrices]
        walk(call._FPDFFormObj_CountObjects(object), (at) => call._FPDFFormObj_GetObject(object, at), inside)
      }
    }
  }
  walk(call._FPDFPage_CountObjects(page), (at) => call._FPDFPage_GetObject(page, at), [])
  const { width, height } = frame
  return found
    .map(([left, top, right, bottom]) => [
      Math.max(0, left),
      Math.max(0, top),
      Math.min(width, right),
      Math.min(height, bottom),
    ])
    .filter(([left, top, right, bottom]) => (right - left) * (bottom - top) > smallest * width * height && right > left)
}

/** A longer one, in bytes of its string, is no ligature, hyphen or symbol spelled out (`ActualText`, ISO 32000-2, 14.9.4). */
const longestReplacement = 44

function dropReplacements({ call, scratch, view }, object) {
  const count = call._FPDFPageObj_CountMarks(object)
  for (let index = count - 1; index >= 0; index--) {
    const mark = call._FPDFPageObj_GetMark(object, index)
    for (const [at, letter] of [...'ActualText\0'].entries()) view().setUint8(at, letter.charCodeAt(0))
    if (!call._FPDFPageObjMark_GetParamBlobValue(mark, scratch, 0, 0, scratch + 16)) continue
    if (view().getUint32(16, true) > longestReplacement) call._FPDFPageObj_RemoveMark(object, mark)
  }
}

function boundsOf({ call, scratch, view }, object, matrices) {
  if (!call._FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return [0, 0, 0, 0]
  const [left, bottom, right, top] = [0, 4, 8, 12].map((at) => view().getFloat32(at, true))
  return matrices.reduce(
    ([x1, y1, x2, y2], [a, b, c, d, e, f]) => {
      const xs = [a * x1 + c * y1 + e, a * x2 + c * y2 + e]
      const ys = [b * x1 + d * y1 + f, b * x2 + d * y2 + f]
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
    },
    [left, bottom, right, top],
  )
}

function matrixOf({ call, scratch, view }, object) {
  if (!call._FPDFPageObj_GetMatrix(object, scratch)) return [1, 0, 0, 1, 0, 0]
  return [0, 4, 8, 12, 16, 20].map((at) => view().getFloat32(at, true))
}

/** FPDF_ANNOT: with what is laid on the page. FPDFBitmap_Gray: a byte a pixel. */
const flags = 1
const grey = 1

/**
 * A part of a page, by its box as shown, in shades of grey: at most `pixels` of them, a byte each.
 */
export function renderGrey({ call }, page, frame, [left, top, right, bottom], pixels) {
  const [across, down] = [Math.max(1, right - left), Math.max(1, bottom - top)]
  const scale = Math.sqrt(pixels / (across * down))
  const [width, height] = [Math.max(1, Math.floor(across * scale)), Math.max(1, Math.floor(down * scale))]
  const bitmap = call._FPDFBitmap_CreateEx(width, height, grey, 0, 0)
  if (!bitmap) return null
  call._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  const whole = [Math.round(frame.width * scale), Math.round(frame.height * scale)]
  call._FPDF_RenderPageBitmap(bitmap, page, -Math.round(left * scale), -Math.round(top * scale), ...whole, 0, flags)
  const [from, row] = [call._FPDFBitmap_GetBuffer(bitmap), call._FPDFBitmap_GetStride(bitmap)]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) data.set(call.HEAPU8.subarray(from + y * row, from + y * row + width), y * width)
  call._FPDFBitmap_Destroy(bitmap)
  return { width, height, data }
}

/** Whether anything is drawn on a page: letters may be drawn as shapes. */
export function hasInk(file, page, frame) {
  const image = renderGrey(file, page, frame, [0, 0, frame.width, frame.height], 40_000)
  return image !== null && image.data.reduce((dark, shade) => dark + (shade < 200 ? 1 : 0), 0) > 20
}
