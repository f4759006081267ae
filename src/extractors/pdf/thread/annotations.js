import { shownBox } from './frame.js'
import { stringOf } from './properties.js'

/** Kinds of annotations (public/fpdf_annot.h) and of form fields (public/fpdf_formfill.h). */
const kinds = { note: 1, freeText: 3, stamp: 13, ink: 15, widget: 20 }
const fields = { checkbox: 2, radio: 3, combo: 4, list: 5, text: 6, signature: 7 }
const hidden = 0b10
const passwordField = 1 << 13

/** More annotations than this on one page are not looked at. */
const mostAnnotations = 2_000

/** The handle through which PDFium gives the values of form fields; 0 where the file has no form. */
export function openForm(call, document) {
  if (call._FPDF_GetFormType(document) === 0) return 0
  // FPDF_FORMFILLINFO, version 1, with no callback: no script and no action of the file is run.
  const info = call.wasmExports.malloc(256)
  call.HEAPU8.fill(0, info, info + 256)
  call.HEAPU8[info] = 1
  return call._FPDFDOC_InitFormFillEnvironment(document, info)
}

/**
 * What is laid on a page: `notes` are the texts of form fields and text boxes with their boxes as shown, `links` web
 * addresses with theirs, `unread` counts fields and marks that hold something which cannot be read.
 */
export function annotationsOf(file, page, frame, mostLinks) {
  const { call, form } = file
  const found = { notes: [], unread: { form_field: 0, annotation: 0 }, links: linksOf(file, page, frame, mostLinks) }
  if (form) call._FORM_OnAfterLoadPage(page, form)
  const count = Math.min(call._FPDFPage_GetAnnotCount(page), mostAnnotations)
  for (let index = 0; index < count; index++) {
    const annotation = call._FPDFPage_GetAnnot(page, index)
    if (!annotation) continue
    if (!(call._FPDFAnnot_GetFlags(annotation) & hidden)) read(file, annotation, frame, found)
    call._FPDFPage_CloseAnnot(annotation)
  }
  if (form) call._FORM_OnBeforeClosePage(page, form)
  return found
}

function read(file, annotation, frame, found) {
  const kind = file.call._FPDFAnnot_GetSubtype(annotation)
  const box = () => shownBox(frame, rectangleOf(file, annotation))
  if (kind === kinds.ink || kind === kinds.stamp) found.unread.annotation++
  if (kind === kinds.freeText || kind === kinds.note) {
    const text = entryOf(file, annotation, 'Contents')
    if (text) found.notes.push({ text, box: box(), kind: kind === kinds.note ? 'comment' : 'textbox' })
    else if (kind === kinds.freeText) found.unread.annotation++
  }
  if (kind === kinds.widget) {
    const text = fieldText(file, annotation)
    if (text) found.notes.push({ text, box: box(), kind: 'field' })
    else if (text === null) found.unread.form_field++
  }
}

/** What is filled in; empty where nothing is, null where that cannot be read. */
function fieldText(file, annotation) {
  const { call, form } = file
  if (!form) return entryOf(file, annotation, 'V')
  const type = call._FPDFAnnot_GetFormFieldType(form, annotation)
  if (type === fields.checkbox || type === fields.radio) return call._FPDFAnnot_IsChecked(form, annotation) ? '☒' : ''
  if (type === fields.text || type === fields.combo || type === fields.list) {
    if (type === fields.text && call._FPDFAnnot_GetFormFieldFlags(form, annotation) & passwordField) return ''
    return stringOf(file, (buffer, size) => call._FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
  }
  return type > fields.signature ? null : ''
}

function entryOf(file, annotation, key) {
  const { call, scratch, view } = file
  return stringOf(file, (buffer, size) => {
    for (const [at, letter] of [...`${key}\0`].entries()) view().setUint8(at, letter.charCodeAt(0))
    return call._FPDFAnnot_GetStringValue(annotation, scratch, buffer, size)
  })
}

function rectangleOf({ call, scratch, view }, annotation) {
  call._FPDFAnnot_GetRect(annotation, scratch)
  // FS_RECTF: left, top, right, bottom.
  return [0, 12, 8, 4].map((at) => view().getFloat32(at, true))
}

function linksOf(file, page, frame, most) {
  const { call, scratch, view } = file
  const links = []
  view().setUint32(0, 0, true)
  while (links.length < most && call._FPDFLink_Enumerate(page, scratch, scratch + 4)) {
    const link = view().getUint32(4, true)
    const href = addressOf(file, call._FPDFLink_GetAction(link))
    if (!href || !call._FPDFLink_GetAnnotRect(link, scratch + 16)) continue
    links.push({
      href,
      box: shownBox(
        frame,
        [16, 28, 24, 20].map((at) => view().getFloat32(at, true)),
      ),
    })
  }
  return links
}

function addressOf({ call, document }, action) {
  const bytes = action ? call._FPDFAction_GetURIPath(document, action, 0, 0) : 0
  if (bytes < 2 || bytes > 10_000) return ''
  const buffer = call.wasmExports.malloc(bytes)
  call._FPDFAction_GetURIPath(document, action, buffer, bytes)
  const address = Buffer.from(call.HEAPU8.slice(buffer, buffer + bytes - 1)).toString('utf8')
  call.wasmExports.free(buffer)
  return address
}
