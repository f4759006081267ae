import type { Glyph } from './glyphs.ts'
import { objectsOf, textObject } from './page-objects.ts'
import type { Pdf } from './pdfium.ts'

/** A text that the file gives in place of what some objects of a page draw (`ActualText`, ISO 32000-2, 14.9.4). */
export interface Replacement {
  text: string
  objects: number[]
}

/**
 * Takes the replacement texts off a page and returns them. From then on PDFium reads from the page what is drawn on
 * it, glyph by glyph, instead of what the file would like to be read.
 */
export function takeReplacements(pdf: Pdf, page: number): Replacement[] {
  const { call } = pdf
  const found = new Map<number, Replacement>()
  const marked: [object: number, mark: number][] = []

  function read(object: number) {
    for (let index = 0; index < call._FPDFPageObj_CountMarks(object); index++) {
      const mark = call._FPDFPageObj_GetMark(object, index)
      const text = actualText(pdf, mark)
      if (text === null) continue
      const replacement = found.get(mark) ?? { text, objects: [] }
      replacement.objects.push(object)
      found.set(mark, replacement)
      marked.push([object, mark])
    }
  }

  for (const { object, type } of objectsOf(pdf, page)) if (type === textObject) read(object)
  for (const [object, mark] of marked) call._FPDFPageObj_RemoveMark(object, mark)
  return [...found.values()]
}

/** The replacement text of a mark; null when it has none. */
function actualText({ call, scratch, view }: Pdf, mark: number): string | null {
  const key = scratch
  const length = scratch + 16
  for (const [at, letter] of [...'ActualText\0'].entries()) view().setUint8(at, letter.charCodeAt(0))
  if (!call._FPDFPageObjMark_GetParamBlobValue(mark, key, 0, 0, length)) return null
  const bytes = view().getUint32(16, true)
  const buffer = call.wasmExports.malloc(bytes)
  call._FPDFPageObjMark_GetParamBlobValue(mark, key, buffer, bytes, length)
  const raw = call.HEAPU8.slice(buffer, buffer + bytes)
  call.wasmExports.free(buffer)
  return textString(raw)
}

/** A PDF text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with their marks, or one byte a letter. */
function textString(raw: Uint8Array) {
  const mark = raw[0]! * 256 + raw[1]!
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(raw)
  return new TextDecoder(mark === 0xefbb ? 'utf-8' : 'latin1').decode(raw)
}

/** The text that the objects behind a replacement really draw. */
export function drawnBy({ objects }: Replacement, glyphs: Glyph[]): string {
  const ours = new Set(objects)
  const drawn = glyphs.filter(({ object, character }) => ours.has(object) || !character.trim())
  return drawn
    .map(({ character }) => character)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Fewer new words than this are a ligature, a symbol or an abbreviation written out. */
const leastNewWords = 4

/**
 * Whether a replacement text reads as something else than what is drawn: four words or more, and the larger part of
 * its words, do not occur there. TeX source behind a formula (an aid for screen readers) is left alone.
 */
export function saysOtherwise(read: string, drawn: string): boolean {
  if (!drawn || /\\[a-z]+/i.test(read)) return false
  const there = drawn
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  const words =
    read
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? []
  const strange = words.filter((word) => !there.includes(word))
  return strange.length >= leastNewWords && strange.length > words.length / 2
}
