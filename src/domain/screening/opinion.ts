import type { PolicyPoint } from '../policy/points.ts'

/** How much a flag asks for, most first. `conflict`: a person can see that a rule of the policy is not kept; `check`: worth a look; `info`: a note. */
export const severities = ['conflict', 'check', 'info'] as const
export type Severity = (typeof severities)[number]

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A place a person can look at. In the text the quote equals `text.slice(start, end)`. */
export type Evidence =
  | { in: 'text'; start: number; end: number; quote: string; note?: string; match?: Match }
  | { in: 'page'; page: number; quote: string; note?: string }
  | { in: 'properties' | 'reflection'; quote: string; note?: string }
  /** A line of an outside service's own report, for those that name sources without places. */
  | { in: 'report'; quote: string; note?: string }

/**
 * The other side of a shared passage. `start` and `end` are offsets into the other text. What it says there is never stored
 * beside another's work: it is read from the other text when it is shown, so that it goes when that text is erased.
 */
export interface Match {
  source: string
  start: number
  end: number
  quote?: string
}

/** Evidence without the words of other works. */
export const withoutOtherWords = (evidence: Evidence[]): Evidence[] =>
  evidence.map((item) => {
    if (item.in !== 'text' || !item.match) return item
    const { quote: _, ...match } = item.match
    return { ...item, match }
  })

/** One advisory thing a person should look at. */
export interface Flag {
  /** Kebab-case, stable, unique within the detector: `ai-author-ref`. */
  rule: string
  severity: Severity
  /** The policy point behind the rule, when it differs from the detector's own. */
  point?: PolicyPoint
  /** A sentence a tutor could read aloud to the student. */
  message: string
  /** How the student could put it right. */
  suggestion?: string
  evidence: Evidence[]
  /** What led to the flag, in codes or figures, for the detector's own record. */
  figures?: { [name: string]: Json }
}

/** A figure with its meaning. `null` is “not measured”; 0 is a real zero. */
export interface Measurement {
  name: string
  value: number | string | null
  unit?: 'percent' | 'ratio' | 'count' | 'words' | 'zscore' | 'minutes'
  range?: [number, number]
  /** Plain words, saying what it is not. */
  meaning: string
}

export type SkipReason =
  | 'unsupported_type'
  | 'too_little_text'
  | 'too_much_text'
  | 'too_many_pages'
  | 'locked_file'
  | 'corrupt_file'
  | 'no_text'
  | 'unsupported_language'
  | 'no_earlier_work'
  | 'no_peers'
  | 'no_reflection'
  | 'switched_off'
  | 'objected'
  | 'withdrawn'

/** An opinion formed, or a reason for having none. `detail` is a sentence for people. */
export type Opinion = { flags: Flag[]; measurements?: Measurement[] } | { skipped: SkipReason; detail: string }
