import type { Reflection } from '../../domain/intake/reflection.ts'
import type { Flag } from '../../domain/screening/detector.ts'
import type { Document } from '../../domain/screening/document.ts'
import { findNames } from '../ai-tools/names.ts'
import { headingOf } from '../reading/headings.ts'
import { linesOf } from '../reading/lines.ts'

/** Under this many words a text may be a part of the work, and an appendix may stand elsewhere. */
const wholeWork = 150
const sentences = /[^.!?]+/g
const record = /(?<!\p{L})(?:prompt|output|transcript|response|conversation|screenshot|AI|chat(?:GPT)?)s?(?!\p{L})/iu
const appendix = /(?<!\p{L})[Aa]ppendi(?:x|ces)(?: (\p{Lu}|\d+)(?![\p{L}\p{N}]))?/u
const label = /^\P{L}*\p{L}+ (\p{Lu}|\d+)(?![\p{L}\p{N}])/u

/** The work or the reflection promises prompts and output in an appendix that the work does not hold (JCQ asks for a copy). */
export function appendixFlags({ text }: Document, reflection: Reflection): Flag[] {
  if (!reflection.aiUsed || text.split(/\s+/).length < wholeWork) return []
  const labels = linesOf(text).flatMap((line) =>
    headingOf(line.text) === 'appendix' ? [label.exec(line.text)?.[1]] : [],
  )
  const missingIn = (sentence: string) => {
    const promised = record.test(sentence) ? appendix.exec(sentence) : null
    return promised && labels.some((held) => !held || !promised[1] || held === promised[1]) ? null : promised
  }

  for (const { 0: sentence, index } of text.matchAll(sentences)) {
    const missing = missingIn(sentence)
    if (!missing || !tellsOfAi(sentence)) continue
    const [quote] = missing
    const start = index + missing.index
    return [flag({ in: 'text', start, end: start + quote.length, quote })]
  }
  const told = reflection.uses.flatMap(({ how, why, verification = '' }) => [how, why, verification])
  const quote = told.find((words) => words.match(sentences)?.some(missingIn))
  return quote ? [flag({ in: 'reflection', quote })] : []
}

/** Transcripts and responses of interviews stand in appendices too. */
function tellsOfAi(sentence: string): boolean {
  return /prompt/i.test(sentence) || findNames(sentence).some(({ kind }) => kind !== 'vendor')
}

function flag(evidence: Flag['evidence'][number]): Flag {
  return {
    rule: 'ai-appendix-missing',
    severity: 'info',
    message:
      'A record of prompts and output is promised in an appendix, and the work as it arrived has no such appendix.',
    suggestion: 'Add the appendix to the work, or tell your tutor where the record can be found.',
    evidence: [evidence],
  }
}
