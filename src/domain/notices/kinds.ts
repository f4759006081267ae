/**
 * Every kind of notice. `required` ones tell of something that a rule of the process gives time for or that changes what a
 * person may do, so a person cannot put them off; the others come as the person chose on the account page.
 */
const noticeKinds = {
  receipt: { required: true },
  reflection_outstanding: { required: true },
  reflection_reminder: { required: true },
  due_soon: { required: true },
  evidence_disclosed: { required: true },
  response_half_way: { required: true },
  response_last_day: { required: true },
  time_answered: { required: true },
  conversation_recorded: { required: true },
  decision_recorded: { required: true },
  decision_reopened: { required: true },
  appeal_received: { required: true },
  appeal_answered: { required: true },
  referral_returned: { required: true },
  case_completed: { required: true },
  permission_answered: { required: true },
  due_date_changed: { required: true },
  extension_granted: { required: true },
  assessment_changed: { required: true },
  policy_to_acknowledge: { required: true },
  person_invited: { required: true },
  time_asked: { required: false },
  conversation_answered: { required: false },
  response_received: { required: false },
  permission_asked: { required: false },
  appeal_to_answer: { required: false },
  work_assigned: { required: false },
  work_waiting: { required: false },
  notice_failed: { required: false },
  mark_not_arrived: { required: false },
  digest: { required: false },
  audit_checkpoint: { required: false },
} as const satisfies Record<string, { required: boolean }>

export type NoticeKind = keyof typeof noticeKinds
export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[]

/** The kinds that wait for the daily digest, or stay on the pages, where the person chose so. */
export const optionalKinds = noticeKindNames.filter((kind) => !noticeKinds[kind].required)

/** How a notice reaches its person: by mail, or on the pages alone. Every notice is on the pages. */
export const noticeChannels = ['email', 'page'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/**
 * How far a notice has come. `queued` waits for the mail server, or on the pages for its person; `sent` was handed to the
 * mail server in whole and has no answer yet; `delivered` was taken by the mail server; `failed` was refused or given up;
 * `read` was opened on the pages.
 */
export const noticeStates = ['queued', 'sent', 'delivered', 'failed', 'read'] as const
export type NoticeState = (typeof noticeStates)[number]

/** How a person wants the notices that are not required: one mail each, one mail a day, or on the pages alone. */
export const noticeTimings = ['each', 'daily', 'page'] as const
export type NoticeTiming = (typeof noticeTimings)[number]

export const isTiming = (value: string): value is NoticeTiming => (noticeTimings as readonly string[]).includes(value)
