import type { NoticeKind } from './kinds.ts'
import { lines } from './lines.ts'

interface About {
  kind: NoticeKind
  submissionId: string | null
  assessmentId: string | null
}

/** The page where the person of a notice goes on. */
export function pathFor({ kind, submissionId, assessmentId }: About): string {
  const { path } = lines[kind]
  if (path === 'work' && submissionId) return `/submissions/${submissionId}`
  if (path === 'review' && submissionId) return `/review/${submissionId}`
  if (path === 'assessment' && assessmentId) return `/assessments/${assessmentId}/hand-in`
  return pages[path]
}

const pages: Record<(typeof lines)[NoticeKind]['path'], string> = {
  work: '/',
  review: '/review',
  assessment: '/',
  permissions: '/permissions',
  policy: '/policy',
  people: '/admin/people',
  notices: '/notices',
  audit: '/admin/audit',
}
