import { readFile } from 'node:fs/promises'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** The functions of PDFium that its library for Node does not wrap (fpdf_edit.h, fpdf_ppo.h, fpdf_save.h, fpdf_annot.h). */
interface Pdfium {
  wasmExports: { __indirect_function_table: WebAssembly.Table }
  HEAPU8: Uint8Array
  HEAP32: Int32Array
  _malloc(bytes: number): number
  _FPDF_CreateNewDocument(): number
  _FPDF_ImportPages(to: number, from: number, range: number, index: number): number
  _FPDF_SaveAsCopy(document: number, writer: number, flags: number): number
  _FPDF_GetPageCount(document: number): number
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDFPage_GetAnnotCount(page: number): number
  _FPDFPage_GetAnnot(page: number, index: number): number
  _FPDFPage_CloseAnnot(annotation: number): void
  _FPDFAnnot_SetStringValue(annotation: number, key: number, value: number): number
}

/**
 * A copy of a PDF without its properties: its pages are put into a new document, which has no author and no metadata of
 * its own. Throws for a file that PDFium cannot read.
 */
export async function pdfCopy(path: string): Promise<Uint8Array> {
  const library = await PDFiumLibrary.init()
  try {
    const pdfium = (library as unknown as { module: Pdfium }).module
    const original = await library.loadDocument(await readFile(path))
    const copy = pdfium._FPDF_CreateNewDocument()
    const { documentIdx } = original as unknown as { documentIdx: number }
    if (!pdfium._FPDF_ImportPages(copy, documentIdx, 0, 0)) throw new Error('PDFium could not copy the pages')
    removeNamesOfNotes(pdfium, copy)
    return withoutMetadata(saved(pdfium, copy))
  } finally {
    library.destroy()
  }
}

/** Notes on a page name who wrote them under `T` (ISO 32000-1, 12.5.6.2). */
function removeNamesOfNotes(pdfium: Pdfium, document: number): void {
  const key = textIn(pdfium, 'T\0', 'latin1')
  const empty = textIn(pdfium, '\0', 'utf16le')
  for (let index = 0; index < pdfium._FPDF_GetPageCount(document); index++) {
    const page = pdfium._FPDF_LoadPage(document, index)
    if (!page) continue
    for (let note = 0; note < pdfium._FPDFPage_GetAnnotCount(page); note++) {
      const annotation = pdfium._FPDFPage_GetAnnot(page, note)
      pdfium._FPDFAnnot_SetStringValue(annotation, key, empty)
      pdfium._FPDFPage_CloseAnnot(annotation)
    }
    pdfium._FPDF_ClosePage(page)
  }
}

function textIn(pdfium: Pdfium, text: string, encoding: BufferEncoding): number {
  const bytes = Buffer.from(text, encoding)
  const at = pdfium._malloc(bytes.length)
  pdfium.HEAPU8.set(bytes, at)
  return at
}

/** A module of WebAssembly that imports one function `(i32, i32, i32) → i32` and exports it, so that PDFium can call it. */
const bridge = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 8, 1, 0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7f, 2, 7, 1, 1, 0x65, 1, 0x66, 0, 0, 7, 5,
  1, 1, 0x66, 0, 0,
])

/**
 * The bytes of a document. PDFium writes them piece by piece through a function (FPDF_FILEWRITE). Its table of functions
 * cannot grow; place 0, the null pointer, is the only free one and is taken for the time of this child's one task.
 */
function saved(pdfium: Pdfium, document: number): Buffer {
  const pieces: Buffer[] = []
  const write = (_writer: number, at: number, length: number) => {
    pieces.push(Buffer.from(pdfium.HEAPU8.slice(at, at + length)))
    return 1
  }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bridge), { e: { f: write } })
  pdfium.wasmExports.__indirect_function_table.set(0, exports.f)
  const writer = pdfium._malloc(8)
  pdfium.HEAP32.set([1, 0], writer >> 2)
  if (!pdfium._FPDF_SaveAsCopy(document, writer, 0)) throw new Error('PDFium could not save the copy')
  return Buffer.concat(pieces)
}

/** Metadata that hangs on a page or a picture comes along; its words are overwritten by spaces, so that no offset moves. */
function withoutMetadata(bytes: Buffer): Uint8Array {
  const text = bytes.toString('latin1')
  const metadata = /\/Type\s*\/Metadata\b[^>]*>>\s*stream\r?\n([\s\S]*?)endstream/g
  for (const { 0: whole, 1: words = '', index } of text.matchAll(metadata)) {
    const start = index + whole.length - 'endstream'.length - words.length
    bytes.fill(0x20, start, start + words.length)
  }
  return bytes
}
