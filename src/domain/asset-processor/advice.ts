import { heldSentence, isHeld, isReadFirst } from '../review/first-reading.ts'
import { processing } from '../submission/status-sets.ts'
import type { Noted, ReportFacts } from './report-types.ts'
import { notProcessed, notReady, type Said } from './said.ts'

/** Places where the work names an AI as an author. Null where the activity does not show them. */
export function citations(facts: ReportFacts): Said {
  if (!facts.switches.citations) return null
  return advice(facts, facts.flags.filter(isCitation), ({ severity }) => (severity === 'conflict' ? 3 : 2), {
    some: 'The work names an AI tool as an author. Open the report to see where.',
    none: 'No place was noted where the work names an AI tool as an author.',
  })
}

/** Whether other checks noted anything. Null where the activity does not show it. */
export function advisory(facts: ReportFacts): Said {
  if (!facts.switches.advisory) return null
  return advice(
    facts,
    facts.flags.filter((flag) => !isCitation(flag)),
    () => 1,
    {
      some: 'Checks noted places that a person may want to look at. This is advice: it can be wrong, and it is no finding.',
      none: 'The checks noted no place to look at. This is advice: checks can miss what is there.',
    },
  )
}

/** A place that anybody can see, where an AI is named as an author. */
const isCitation = ({ point, basis }: Noted) => point === 'ai_is_no_author' && basis === 'inspectable'

function advice(
  { status, isUnreadable, waits }: ReportFacts,
  flags: Noted[],
  priorityOf: (flag: Noted) => number,
  comments: { some: string; none: string },
): Said {
  if (status === 'awaiting_reflection') {
    return notReady('Checks begin when the student’s statement on the use of AI is complete.', false)
  }
  if (processing.includes(status!)) {
    return { processingProgress: 'Processing', priority: 0, comment: 'The checks are at work.', visibleToOwner: false }
  }
  if (isUnreadable) return notProcessed('The text could not be read by a program. A person reads it.', false)
  const readFirst = isReadFirst(status!)
  const open = flags.filter(({ basis, severity }) => severity !== 'info' && !(readFirst && isHeld(waits, basis)))
  const held = readFirst && waits !== 'none' ? ` ${heldSentence[waits]}` : ''
  return {
    processingProgress: 'Processed',
    priority: Math.max(0, ...open.map(priorityOf)),
    result: open.length ? 'Please look' : 'Nothing noted',
    comment: (open.length ? comments.some : comments.none) + held,
    visibleToOwner: false,
  }
}
