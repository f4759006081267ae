import type { LtiNoticeState } from '../../db/schema/index.ts'

/** How a notice ended, in words. */
export interface Applied {
  state: Exclude<LtiNoticeState, 'accepted' | 'parked' | 'failed'>
  detail: string
  submissionId?: string | null
}
