import type { Document } from '../../domain/screening/document.ts'
import { findCitations } from '../ai-author-citation/find.ts'
import { findNames } from '../ai-tools/names.ts'
import { placesOfName } from '../ai-use/named-tools.ts'
import { mayTellOfUse } from '../ai-use/own-use.ts'
import { isQuoted } from '../ai-use/quoted.ts'
import { sentenceAround } from '../ai-use/sentence.ts'
import { startsWithName } from '../reading/people.ts'

/** Words of an entry that is output of a tool, whichever name is first in it. */
const isOutput = /(?:generated|produced|created|drafted|output|response|prompt|transcript|conversation|chat|AI tool)/iu

/**
 * Which of the declared tools the work names, wherever that is and whether or not any list knows them: in the text, a
 * caption, a note, a text box, an entry or an appendix. A work by a person about the tool, and a sentence about other
 * people’s use, do not count.
 */
export function namedInWork(document: Document, declared: string[]): Set<string> {
  const { cleaned, work } = findCitations(document.text, { document, tools: declared })
  if (!work) return new Set()
  const { flat, text } = cleaned
  const isShown = (start: number, end: number) => {
    const entry = work.entries.find((one) => one.start <= start && start < one.end)
    if (entry) return isOutput.test(entry.text) || startsWithName(entry.text, 0) !== 'sure'
    const span = { start, end }
    return !isQuoted(flat, text, span) && mayTellOfUse(sentenceAround(flat, span))
  }
  return new Set(
    declared.filter(
      (tool) => !isGeneric(tool) && placesOfName(flat, tool).some(({ start, end }) => isShown(start, end)),
    ),
  )
}

/** “AI” names no tool. */
function isGeneric(tool: string): boolean {
  const [name] = findNames(tool)
  return name?.kind === 'generic' && name.start === 0 && name.end === tool.trim().length
}
