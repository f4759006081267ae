import { dayInWords, type TimeZone, timeInWords } from '../dates/zone.ts'
import type { NoticeKind } from './kinds.ts'
import type { Line } from './line.ts'
import { lines } from './lines.ts'

/** What the words of a notice are made from: nothing that a person wrote but the title of an assessment. */
export interface NoticeFacts {
  kind: NoticeKind
  /** The title of the assessment; null where the notice is about none. */
  title: string | null
  submissionId: string | null
  assessmentId: string | null
  /** Until when the person has to act. */
  until: Date | null
}

/** A notice in words: what happened or waits, until when, and the page where the person goes on. */
export interface NoticeWords {
  subject: string
  text: string
  /** “Answer by 12 May 2027.”, or “Hand in by 12 May 2027, 12:00 BST.” */
  until: string | null
  path: string
}

/** A notice in words, with its time in the provider's time zone: a due date to the minute, the end of a day as that day. */
export function wordsFor({ kind, title, until, ...ids }: NoticeFacts, zone: TimeZone): NoticeWords {
  const { subject, text, act, path } = lines[kind]
  const inWords = path === 'assessment' ? timeInWords : dayInWords
  return {
    subject: title === null ? subject : `${subject}: ${title}`,
    text,
    until: act && until ? `${act} ${inWords(until, zone)}.` : null,
    path: pathFor({ kind, ...ids }),
  }
}

/** The page where the person of a notice goes on. */
export function pathFor({ kind, submissionId, assessmentId }: Omit<NoticeFacts, 'title' | 'until'>): string {
  const { path } = lines[kind]
  if (path === 'work' && submissionId) return `/submissions/${submissionId}`
  if (path === 'review' && submissionId) return `/review/${submissionId}`
  if (path === 'assessment' && assessmentId) return `/assessments/${assessmentId}/hand-in`
  return pages[path]
}

const pages: Record<Line['path'], string> = {
  work: '/',
  review: '/review',
  assessment: '/',
  permissions: '/permissions',
  policy: '/policy',
  people: '/admin/people',
  notices: '/notices',
  audit: '/admin/audit',
}
