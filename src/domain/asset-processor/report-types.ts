import type { PolicyPoint } from '../policy/points.ts'
import type { Waits } from '../review/first-reading.ts'
import type { Severity } from '../screening/opinion.ts'
import type { SubmissionStatus } from '../submission/status.ts'

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
export interface Noted {
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
