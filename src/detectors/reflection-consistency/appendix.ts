import type { Flag } from '../../domain/detector.ts'
import type { Document } from '../../domain/document.ts'
import type { Reflection } from '../../domain/reflection.ts'

/** Under this many words a text may be a part of the work, and an appendix may stand elsewhere. */
const wholeWork = 150
const promise =
  /(?<!\p{L})(?:prompts?|outputs?|transcripts?|responses?|conversations?|chats?|screenshots?|ChatGPT|AI)(?!\p{L})[^.!?]{0,120}?(?<!\p{L})(appendi(?:x|ces)(?: ([A-Z]|\d{1,2})(?![\p{L}\p{N}]))?)/giu
const heading = /^[ \t#*]*(?:appendi(?:x|ces)|annexe?)(?: ([A-Z]|\d{1,2}))?(?![\p{L}\p{N}]).{0,80}$/gimu

/** The work or the reflection promises prompts and output in an appendix that the work does not hold (JCQ asks for a copy). */
export function appendixFlags({ text }: Document, reflection: Reflection): Flag[] {
  if ((text.match(/\S+/g)?.length ?? 0) < wholeWork) return []
  const held = [...text.matchAll(heading)].filter(([line]) => !/[.!?]$/.test(line.trim()) || line.length < 30)
  const labels = new Set(held.map((found) => found[1]?.toUpperCase() ?? ''))
  const isThere = (label: string | undefined) =>
    label ? labels.has(label.toUpperCase()) || labels.has('') : held.length > 0

  const inText = [...text.matchAll(promise)].find(([, , label]) => !isThere(label))
  if (inText) {
    const start = inText.index + inText[0].length - inText[1]!.length
    return [flag({ in: 'text', start, end: start + inText[1]!.length, quote: inText[1]! })]
  }
  if (!reflection.aiUsed) return []
  for (const use of reflection.uses) {
    for (const words of [use.how, use.why, use.verification ?? '']) {
      const inReflection = [...words.matchAll(promise)].find(([, , label]) => !isThere(label))
      if (inReflection) return [flag({ in: 'reflection', quote: words })]
    }
  }
  return []
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
