import type { PolicyPoint } from '../policy/points.ts'
import { heldSentence, isHeld, isReadFirst, type Waits } from '../review/first-reading.ts'
import type { Severity } from '../screening/opinion.ts'
import type { SubmissionStatus } from '../submission/status.ts'
import { processing, retired } from '../submission/status-sets.ts'

/** What an LMS shows of a file, one report of each type (docs/reference/asset-processor.md#reports). */
export const assetReportTypes = ['citations', 'ai-advisory', 'decision', 'reflection'] as const
export type AssetReportType = (typeof assetReportTypes)[number]

/** One report, in the terms of the Asset Processor report service. `result` has at most 16 characters. */
export interface AssetReport {
  processingProgress: 'Processed' | 'Processing' | 'Failed' | 'NotProcessed' | 'NotReady'
  /** 0: nothing to do … 5: urgent. Above 0 the LMS asks its teachers to look. */
  priority: number
  title: string
  comment: string
  result?: string
  errorCode?: string
  visibleToOwner: boolean
}

/** An advisory flag, as far as a report may speak of it. */
interface Noted {
  point: PolicyPoint
  basis: 'inspectable' | 'statistical'
  severity: Severity
}

export interface ReportFacts {
  part: 'work' | 'extra' | 'waiting' | 'failed' | 'overtaken'
  /** Why a file could not be taken in: a code of the report service. */
  problem: string | null
  /** Null where no work was made of the file. */
  status: SubmissionStatus | null
  isUnreadable: boolean
  /** Those that no person dismissed. */
  flags: Noted[]
  waits: Waits
  isDecided: boolean
  switches: { citations: boolean; advisory: boolean }
}

const titles = {
  citations: 'AI named as an author',
  'ai-advisory': 'Advice on AI use',
  decision: 'Decision',
  reflection: 'Statement on AI use',
} as const satisfies Record<AssetReportType, string>

/**
 * What the LMS is to show now, or null where there is nothing to say. No report holds a number or a verdict of a program:
 * an AI that is named as an author can be seen by anybody and goes up to priority 3, other advice up to 1, and neither is shown to the student,
 * who hears of evidence when a person discloses it. `decision` comes from people alone.
 */
export function reportOf(type: AssetReportType, facts: ReportFacts): AssetReport | null {
  const said = saidOf(type, facts)
  return said && { title: titles[type], ...said }
}

type Said = Omit<AssetReport, 'title'> | null

function saidOf(type: AssetReportType, facts: ReportFacts): Said {
  if (type === 'reflection') return statement(facts)
  if (facts.part !== 'work' || !facts.status) return null
  if (retired.includes(facts.status)) return notProcessed(whyRetired(facts.status), false)
  if (type === 'decision') return decision(facts)
  return type === 'citations' ? citations(facts) : advisory(facts)
}

/** The one report that each file has: the statement of its student, or what became of the file. */
function statement({ part, problem, status }: ReportFacts): Said {
  if (part === 'failed') return failed(problem ?? 'DOWNLOAD_FAILED')
  if (part === 'overtaken') return notProcessed('A newer version of this work was taken in.', true)
  if (part === 'waiting' || !status) return notReady('The file is being fetched.', true)
  if (part === 'extra') {
    return processed('With the work', 'The file is kept beside the work and is on its receipt. No check reads it.')
  }
  if (retired.includes(status)) return notProcessed(whyRetired(status), true)
  if (status !== 'awaiting_reflection') return processed('Statement in', 'The statement on the use of AI is complete.')
  const comment =
    'The work was received. It is complete once its student has said how and why they used AI, or that they did not. Open this report to do so.'
  return { ...processed('Statement due', comment), priority: 1 }
}

function citations(facts: ReportFacts): Said {
  if (!facts.switches.citations) return null
  return advice(facts, facts.flags.filter(isCitation), ({ severity }) => (severity === 'conflict' ? 3 : 2), {
    some: 'The work names an AI tool as an author. Open the report to see where.',
    none: 'No place was noted where the work names an AI tool as an author.',
  })
}

function advisory(facts: ReportFacts): Said {
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

function decision({ status, isDecided }: ReportFacts): Said {
  if (status === 'decided') {
    return processed('Decided', 'A person decided about this work. The decision and its reasons are in the report.')
  }
  return isDecided ? processed('Looked at again', 'A person looks at the decision about this work again.') : null
}

const processed = (result: string, comment: string) => ({
  processingProgress: 'Processed' as const,
  priority: 0,
  result,
  comment,
  visibleToOwner: true,
})

const notProcessed = (comment: string, visibleToOwner: boolean) => ({
  processingProgress: 'NotProcessed' as const,
  priority: 0,
  comment,
  visibleToOwner,
})

const notReady = (comment: string, visibleToOwner: boolean) => ({
  ...notProcessed(comment, visibleToOwner),
  processingProgress: 'NotReady' as const,
})

const problems: Record<string, string> = {
  DOWNLOAD_FAILED:
    'The file could not be fetched from the LMS. It is tried again by itself; “Resubmit all files” asks for it at once.',
  ASSET_TOO_LARGE: 'The file is larger than this service takes.',
  ASSET_TOO_SMALL: 'The file is empty.',
}

const failed = (errorCode: string) => ({
  ...notProcessed(problems[errorCode] ?? problems.DOWNLOAD_FAILED!, false),
  processingProgress: 'Failed' as const,
  priority: 2,
  errorCode,
})

function whyRetired(status: SubmissionStatus): string {
  if (status === 'withdrawn') return 'The student took this work back.'
  if (status === 'superseded') return 'A newer version of this work was taken in.'
  return 'This work was erased.'
}

/** What a report says that is no longer wanted, such as one that was switched off. */
export const withdrawnReport = (type: AssetReportType): AssetReport => ({
  title: titles[type],
  ...notProcessed('This report is not shown any more.', false),
})
