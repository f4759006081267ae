import type { Document, Span } from '../../domain/screening/document.ts'
import type { Aside } from './prose/aside.ts'
import { asides } from './prose/asides.ts'
import { between } from './spans.ts'

/** How many words in a row are compared as one, by the comparison and by the stored fingerprints alike. */
export const shingleLength = 5

/** Words in order with their places in the text. An empty word marks a cut that no shared passage runs across. */
export interface Words {
  texts: string[]
  starts: number[]
  ends: number[]
}

const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu

/** A text's own words: quotations, citations, headings, tables and the list of sources are set aside. */
export function ownWords(text: string, zones: Document['zones'] = []): Words {
  const found = asides(text, zones)
  return wordsIn(text, between(text.length, found), cuts(found))
}

/** Every word of a text. */
export function allWords(text: string): Words {
  return wordsIn(text, [{ start: 0, end: text.length }], new Set())
}

// A citation inside a sentence does not interrupt the writer's wording; everything else that is set aside does.
function cuts(found: Aside[]) {
  return new Set(found.filter(({ kind }) => kind !== 'citation').map(({ end }) => end))
}

function wordsIn(text: string, spans: Span[], cutAt: Set<number>): Words {
  const words: Words = { texts: [], starts: [], ends: [] }
  for (const { start, end } of spans) {
    if (cutAt.has(start)) push(words, '', start, start)
    for (const { 0: found, index } of text.slice(start, end).matchAll(word)) {
      push(
        words,
        found.normalize('NFKC').toLowerCase().replaceAll('’', "'"),
        start + index,
        start + index + found.length,
      )
    }
  }
  return words
}

function push({ texts, starts, ends }: Words, text: string, start: number, end: number) {
  texts.push(text)
  starts.push(start)
  ends.push(end)
}
