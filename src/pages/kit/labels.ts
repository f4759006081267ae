import type { Purpose } from '../../domain/intake/reflection.ts'
import { clauseOrPractice } from '../../domain/policy/points.ts'
import type { ConcernCode } from '../../domain/review/concern.ts'
import type { Outcome } from '../../domain/review/decision.ts'
import type { Severity } from '../../domain/screening/detector.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import type { platforms } from '../../flow/lti/registrations.ts'

/** The label on screen of everything that has a code, in words that a tutor could read aloud to a student. */
export const statusLabels: Record<SubmissionStatus, string> = {
  awaiting_reflection: 'Waiting for the reflection',
  received: 'Received',
  extracted: 'Being read',
  released: 'Ready for marking',
  under_review: 'With a tutor',
  decided: 'Decided',
  withdrawn: 'Withdrawn',
  superseded: 'Replaced by a newer version',
  erased: 'Erased',
}

/** What a status means to the student whose work it is. */
export const statusMeaning: Record<SubmissionStatus, string> = {
  awaiting_reflection: 'Your file is safe. Your reflection is still missing; add it so that your work can go on.',
  received: 'Your work has arrived and is safe. The program is about to read its text.',
  extracted: 'The text of your work has been read, and the checks are under way.',
  released: 'Nobody has to look at anything before your work is marked.',
  under_review:
    'A tutor will look at your work before it is marked. This happens for many reasons, a random draw among them, and says nothing about you.',
  decided: 'A tutor has decided. You find the decision and its reasons below.',
  withdrawn: 'You took this work back.',
  superseded: 'You handed in a newer version, which counts instead of this one.',
  erased: 'This work has been erased.',
}

export const outcomeLabels: Record<Outcome, string> = {
  no_concern: 'No concern',
  advice_given: 'Advice given',
  resubmission_invited: 'Resubmission invited',
  referred: 'Referred to the provider’s procedure',
}

export const outcomeMeaning: Record<Outcome, string> = {
  no_concern: 'The work goes on to marking as it is.',
  advice_given: 'The student is told what to do differently next time; nothing else follows.',
  resubmission_invited: 'The student may hand in the work again.',
  referred:
    'The matter goes to the provider’s procedure. It rests on evidence that the student has seen and could answer.',
}

export const severityLabel = (severity: Severity, clause: string | null) =>
  ({ conflict: `Possible conflict with ${clauseOrPractice(clause)}`, check: 'Worth a look', info: 'For information' })[
    severity
  ]

export const purposeLabels: Record<Purpose, string> = {
  understand_sources: 'Understand or summarise sources',
  extract_findings: 'Extract findings from sources',
  unblock_ideas: 'Get past writer’s block, find ideas',
  grammar: 'Check grammar and spelling',
  outline: 'Plan or outline',
  find_sources: 'Find sources',
  feedback: 'Get feedback on a draft',
  rewrite: 'Rewrite my own text',
  translate: 'Translate',
  draft_text: 'Draft text',
  code: 'Write or explain code',
  images_media: 'Make images or other media',
  data_analysis: 'Analyse data',
  accessibility: 'Accessibility support',
}

export const concernLabels: Record<ConcernCode, string> = {
  unacknowledged_ai_use: 'Use of AI that is not acknowledged',
  ai_generated_work: 'Work that may not be the student’s own writing',
  ai_named_as_author: 'AI named as an author',
  work_of_another: 'Work of another person',
  plagiarism: 'Wording taken over without citation',
  collusion: 'Work shared between students',
  reflection_mismatch: 'The reflection and the work do not fit together',
  reference_not_found: 'Reference not found',
}

export const opinionLabels = {
  no_concern: 'I have no concern',
  unsure: 'I am not sure yet',
  concern: 'I have a concern',
} as const

export const outputUseLabels = {
  none: 'Nothing: it only helped me think',
  ideas: 'Ideas, in my own words',
  adapted: 'Wording that I changed',
  verbatim: 'Wording as it came',
} as const

export const personalDataLabels = {
  none: 'No personal data',
  own: 'Only my own',
  others: 'Other people’s',
} as const

export const otherToolLabels = {
  spelling: 'Spelling check',
  grammar: 'Grammar check',
  translation: 'Translation or dictionary',
  assistive_technology: 'Assistive technology',
  none: 'None of these',
} as const

export const roleLabels = {
  student: 'Student',
  tutor: 'Tutor',
  lead: 'Integrity lead',
  admin: 'Administrator',
  auditor: 'Auditor',
  integration: 'LMS',
} as const

export const runLabels = {
  succeeded: 'Done',
  skipped: 'Not applied',
  failed: 'Not available',
  waiting: 'Still waiting for an answer',
  blocked: 'Waiting for a person',
} as const

const eventLabels: Record<string, string> = {
  'submission.received': 'Work handed in and receipted',
  'submission.reflection_required': 'Work delivered without a reflection and receipted',
  'submission.reflected': 'Reflection completed',
  'submission.text_extracted': 'Text read',
  'submission.text_unreadable': 'Text could not be read; passed to a person',
  'submission.released': 'Nobody has to look before marking',
  'submission.flagged': 'A detector pointed at something for a person to look at',
  'submission.sampled': 'Drawn at random for a person to read',
  'submission.concern_raised': 'Concern raised by hand',
  'submission.disclosed': 'Evidence shown to the student',
  'submission.responded': 'Student responded',
  'submission.decided': 'Decided',
  'submission.reopened': 'Decision opened again',
  'submission.withdrawn': 'Withdrawn',
  'submission.superseded': 'Replaced by a newer version',
  'submission.erased': 'Erased',
  'submission.read': 'Looked at',
  'submission.text_read': 'Text read by a person',
  'submission.file_read': 'File downloaded',
  'submission.attachment_read': 'An attached file downloaded',
  'submission.exported': 'The whole record downloaded',
  'submission.page_read': 'A page of the original looked at',
  'submission.first_read': 'First reading noted',
  'remote.report_opened': 'Report of an outside check opened',
  'remote.report_fetched': 'Report of an outside check downloaded',
  'remote.retried': 'Outside check asked again',
  'remote.set_aside': 'Copy at an outside check set aside',
  'remote.erased': 'Copy at an outside check deleted',
  'storage.damage_found': 'The kept copy of the file was found damaged',
  'flag.dismissed': 'A flag set aside with a reason',
}

/** The label of an audit event; an event without a label is shown by its code. */
export const eventLabel = (type: string) => eventLabels[type] ?? type

export const registrationLabels = {
  active: 'Open',
  waiting: 'Waits for your yes',
  closed: 'Closed',
} as const

export const deploymentLabels = { active: 'Confirmed', waiting: 'Waits for your yes' } as const

export const gradebookReportLabels = {
  waiting: 'On its way',
  done: 'Told',
  skipped: 'Not needed',
  failed: 'Given up',
} as const

export const deliveryLabels = {
  waiting: 'On its way',
  delivered: 'Delivered',
  given_up: 'Given up',
  stopped: 'Stopped, because the endpoint was switched off',
} as const

export const signingMethodLabels = {
  'standard-webhooks': 'It signs each message (Standard Webhooks)',
  'bearer-static': 'It sends a fixed secret with each message',
} as const

export const incomingEventLabels = {
  accepted: 'To be applied',
  applied: 'Applied',
  ignored: 'Nothing to do',
  stale: 'Older than what is known',
  parked: 'Waits for a person',
  failed: 'Given up',
} as const

export const platformLabels = {
  moodle: 'Moodle',
  canvas: 'Canvas',
  blackboard: 'Blackboard',
  brightspace: 'Brightspace',
} as const satisfies Record<(typeof platforms)[number], string>

/** What the addresses of a platform are called, on the page that asks for them and the page that lists them. */
export const platformAddressLabels = {
  issuer: 'Issuer (platform id)',
  authUrl: 'Login address (authentication request URL)',
  tokenUrl: 'Token address',
  tokenAudience: 'Audience of token requests',
  jwksUrl: 'Key set address (JWKS)',
} as const
