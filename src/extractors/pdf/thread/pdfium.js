import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { annotationsOf, openForm } from './annotations.js'
import { doubtfulLetters, glyphsOf } from './glyphs.js'
import { hasInk, picturesOf, renderGrey } from './pictures.js'
import { propertiesOf } from './properties.js'

/**
 * @typedef {object} File An open file.
 * @property {any} call PDFium's C functions (public/fpdfview.h and its neighbours); numbers named like a thing are pointers.
 * @property {number} document
 * @property {number} form The handle through which values of form fields are read.
 * @property {number} scratch 4,096 bytes of PDFium's memory for what it writes through pointers.
 * @property {() => DataView} view A view of the scratch memory: PDFium's memory moves when it grows.
 */

/**
 * @typedef {object} Frame How a page is shown: its box in its own coordinates, turned clockwise by quarters.
 * @property {number} left
 * @property {number} bottom
 * @property {number} right
 * @property {number} top
 * @property {number} turns
 * @property {number} width In points, as shown.
 * @property {number} height
 */

/** What the loader says when a password is missing (FPDF_ERR_PASSWORD). */
const passwordError = 4

let compiled = null

/** PDFium’s code, compiled once for all files of this thread. */
export function compilePdfium() {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')).then((code) =>
    WebAssembly.compile(code),
  )
  return compiled
}

/** A new instance of PDFium: its memory goes with it, whatever a file has done to it. */
async function newPdfium() {
  const code = await compilePdfium()
  const instantiateWasm = (imports, done) => {
    const instance = new WebAssembly.Instance(code, imports)
    done(instance)
    return instance.exports
  }
  const { module } = await PDFiumLibrary.init({ instantiateWasm })
  return module
}

/** Reads a file straight into PDFium’s memory: a large one is held once. */
function readInto(memory, source) {
  if (typeof source !== 'string') return memory.set(source)
  const handle = openSync(source)
  try {
    for (let at = 0; at < memory.length; ) {
      const read = readSync(handle, memory, at, memory.length - at, at)
      if (read === 0) break
      at += read
    }
  } finally {
    closeSync(handle)
  }
}

/** Opens a PDF with PDFium, in an instance of its own. */
export async function openWithPdfium(source) {
  const call = await newPdfium()
  const size = typeof source === 'string' ? statSync(source).size : source.length
  const copy = call.wasmExports.malloc(size)
  readInto(call.HEAPU8.subarray(copy, copy + size), source)
  const document = call._FPDF_LoadMemDocument(copy, size, 0)
  if (!document) return { failed: call._FPDF_GetLastError() === passwordError ? 'password' : 'damaged' }
  const scratch = call.wasmExports.malloc(4_096)
  let view = new DataView(call.HEAPU8.buffer, scratch, 4_096)
  const file = {
    call,
    document,
    form: openForm(call, document),
    scratch,
    view() {
      if (view.buffer !== call.HEAPU8.buffer) view = new DataView(call.HEAPU8.buffer, scratch, 4_096)
      return view
    },
  }
  return {
    pages: call._FPDF_GetPageCount(document),
    properties: propertiesOf(file, call.HEAPU8.subarray(copy, copy + size)),
    isXfa: call._FPDF_GetFormType(document) >= 2,
    readPage: (index, limits) => withPage(file, index, (page, frame) => readPage(file, page, frame, limits)),
    render: (index, box, pixels) => withPage(file, index, (page, frame) => renderGrey(file, page, frame, box, pixels)),
  }
}

/** @returns what `use` makes of a page, or null where the page is damaged. */
function withPage(file, index, use) {
  const { call } = file
  const page = call._FPDF_LoadPage(file.document, index)
  if (!page) return null
  try {
    return use(page, frameOf(file, page))
  } finally {
    call._FPDF_ClosePage(page)
  }
}

function frameOf({ call, scratch, view }, page) {
  call._FPDF_GetPageBoundingBox(page, scratch)
  const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => view().getFloat32(at, true))
  const turns = call._FPDFPage_GetRotation(page)
  const [across, down] = [right - left, top - bottom]
  return { left, bottom, right, top, turns, width: turns % 2 ? down : across, height: turns % 2 ? across : down }
}

function readPage(file, page, frame, limits) {
  const { call } = file
  const pictures = picturesOf(file, page, frame)
  const text = call._FPDFText_LoadPage(page)
  try {
    const glyphs = glyphsOf(file, text, frame, limits.glyphs)
    const annotations = annotationsOf(file, page, frame, limits.links)
    const isBare = glyphs.codes.length === 0 && pictures.length === 0 && annotations.notes.length === 0
    return {
      size: { width: frame.width, height: frame.height },
      glyphs,
      pictures,
      ...annotations,
      isCut: call._FPDFText_CountChars(text) > limits.glyphs,
      doubtful: doubtfulLetters(file, text, glyphs.codes.length),
      isDrawn: isBare && hasInk(file, page, frame),
    }
  } finally {
    call._FPDFText_ClosePage(text)
  }
}
