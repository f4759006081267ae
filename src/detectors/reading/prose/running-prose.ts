import type { Document } from '../../../domain/screening/document.ts'
import { countWords } from '../lines.ts'
import { between } from '../spans.ts'
import type { Aside } from './aside.ts'
import { asides } from './asides.ts'
import { canonical } from './canonical.ts'

/** A text reduced to its author's own sentences. */
export interface RunningProse {
  /** The sentences in canonical characters, whatever program wrote them. */
  text: string
  words: number
  /** Words set aside: quotations, citations, references, headings, tables, code and the like. */
  removedWords: number
  asides: Aside[]
}

/** Sets aside what is not the author's own running prose and gives the rest one canonical form. */
export function runningProse(text: string, zones: Document['zones'] = []): RunningProse {
  const found = asides(text, zones)
  const own = without(text, found)
  return {
    text: canonical(own),
    words: countWords(own),
    removedWords: found.reduce((words, { start, end }) => words + countWords(text.slice(start, end)), 0),
    asides: found,
  }
}

/** Only the sentences of `runningProse`, for texts of which nothing has to be counted. */
export function sentencesOf(text: string): string {
  return canonical(without(text, asides(text)))
}

function without(text: string, found: Aside[]) {
  return between(text.length, found)
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
}
