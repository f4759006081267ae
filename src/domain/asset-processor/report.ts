import type { SubmissionStatus } from '../submission/status.ts'
import { retired } from '../submission/status-sets.ts'
import { advisory, citations } from './advice.ts'
import type { AssetReport, AssetReportType, ReportFacts } from './report-types.ts'
import { notProcessed, notReady, processed, type Said } from './said.ts'

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

function saidOf(type: AssetReportType, facts: ReportFacts): Said {
  if (type === 'reflection') return statement(facts)
  if (facts.part !== 'work' || !facts.status) return null
  if (retired.includes(facts.status)) return notProcessed(whyRetired(facts.status), false)
  if (type === 'decision') return decision(facts)
  return type === 'citations' ? citations(facts) : advisory(facts)
}

/** The one report of each file: the statement of its student, or the state of the file. */
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

function decision({ status, isDecided }: ReportFacts): Said {
  if (status === 'decided') {
    return processed('Decided', 'A person decided about this work. The decision and its reasons are in the report.')
  }
  return isDecided ? processed('Looked at again', 'A person looks at the decision about this work again.') : null
}

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
