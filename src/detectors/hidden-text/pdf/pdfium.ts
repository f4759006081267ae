import { PDFiumLibrary } from '@hyzyla/pdfium'

/**
 * The functions of PDFium's C interface that the pixel proof calls (public/fpdfview.h, fpdf_text.h, fpdf_edit.h).
 * The package keeps them private, so its version is pinned. Numbers named like a thing are pointers to it.
 */
interface Functions {
  HEAPU8: Uint8Array
  wasmExports: { malloc(bytes: number): number; free(pointer: number): void }
  _FPDF_LoadMemDocument(bytes: number, length: number, password: number): number
  _FPDF_CloseDocument(document: number): void
  _FPDF_GetPageCount(document: number): number
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDF_GetPageWidthF(page: number): number
  _FPDF_GetPageHeightF(page: number): number
  _FPDF_PageToDevice(
    ...args: [
      page: number,
      left: number,
      top: number,
      width: number,
      height: number,
      turn: number,
      x: number,
      y: number,
      deviceX: number,
      deviceY: number,
    ]
  ): number
  _FPDF_RenderPageBitmap(
    ...args: [
      bitmap: number,
      page: number,
      left: number,
      top: number,
      width: number,
      height: number,
      turn: number,
      flags: number,
    ]
  ): void
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number
  _FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, color: number): void
  _FPDFBitmap_GetBuffer(bitmap: number): number
  _FPDFBitmap_GetStride(bitmap: number): number
  _FPDFBitmap_Destroy(bitmap: number): void
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFFormObj_CountObjects(form: number): number
  _FPDFFormObj_GetObject(form: number, index: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFPageObj_SetIsActive(object: number, active: number): number
  _FPDFPageObj_CountMarks(object: number): number
  _FPDFPageObj_GetMark(object: number, index: number): number
  _FPDFPageObj_RemoveMark(object: number, mark: number): number
  _FPDFPageObjMark_GetName(mark: number, buffer: number, bytes: number, written: number): number
  _FPDFPageObjMark_GetParamBlobValue(mark: number, key: number, buffer: number, bytes: number, written: number): number
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_IsGenerated(text: number, index: number): number
  _FPDFText_GetCharBox(
    ...args: [text: number, index: number, left: number, right: number, bottom: number, top: number]
  ): number
  _FPDFText_GetFillColor(
    ...args: [text: number, index: number, red: number, green: number, blue: number, alpha: number]
  ): number
  _FPDFText_GetTextObject(text: number, index: number): number
  _FPDFTextObj_GetTextRenderMode(object: number): number
  _FPDFTextObj_GetFont(object: number): number
  _FPDFFont_GetIsEmbedded(font: number): number
}

/** An open file: PDFium's functions, and a piece of its memory for what they write through pointers. */
export interface Pdf {
  call: Functions
  document: number
  pages: number
  /** 4,096 bytes of scratch memory. */
  scratch: number
  /** A fresh view of the scratch memory: PDFium's memory moves when it grows. */
  view(): DataView
}

let library: Promise<PDFiumLibrary> | null = null

/** Opens a PDF for as long as `use` runs; null when PDFium cannot open it, or breaks down over it. */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: Pdf) => T): Promise<T | null> {
  library ??= PDFiumLibrary.init()
  const call = ((await library) as unknown as { module: Functions }).module
  try {
    return opened(call, bytes, use)
  } catch (error) {
    if ((error as Error).name !== 'RuntimeError') throw error
    library = null
    return null
  }
}

function opened<T>(call: Functions, bytes: Uint8Array, use: (pdf: Pdf) => T): T | null {
  const copy = call.wasmExports.malloc(bytes.length)
  call.HEAPU8.set(bytes, copy)
  const document = call._FPDF_LoadMemDocument(copy, bytes.length, 0)
  const scratch = call.wasmExports.malloc(4_096)
  const view = () => new DataView(call.HEAPU8.buffer, scratch, 4_096)
  try {
    return document ? use({ call, document, pages: call._FPDF_GetPageCount(document), scratch, view }) : null
  } finally {
    if (document) call._FPDF_CloseDocument(document)
    call.wasmExports.free(scratch)
    call.wasmExports.free(copy)
  }
}
