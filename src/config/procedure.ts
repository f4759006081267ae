import type { Environment } from './variables.ts'

/** The provider's own procedure, as the rules of appeals and completion letters need it. */
export interface ProcedureConfig {
  /** Null where letters say “the provider”. */
  providerName: string | null
  /** Whom people tell of a barrier on the pages; null where the provider named no one. */
  accessibilityContact: string | null
  /** The file of the provider's own sentences; null where all are ours. */
  sentencesFile: string | null
  /** For how many days a student can appeal. */
  appealDays: number
  /** The outside body with how to reach it; null where the provider named none. */
  outsideBody: string | null
  /** For how many days from the completion letter that body can be asked. */
  outsideBodyDays: number
  /** Whether students read the names of those who decided, beside their roles. */
  namesDeciders: boolean
  /** The provider's own first and last sentences of a letter. */
  letterOpening: string | null
  letterClosing: string | null
}

export const procedure = (env: Environment): ProcedureConfig => ({
  providerName: env.PROVIDER_NAME ?? null,
  accessibilityContact: env.ACCESSIBILITY_CONTACT ?? null,
  sentencesFile: env.SENTENCES_FILE ?? null,
  appealDays: env.APPEAL_DAYS,
  outsideBody: env.OUTSIDE_BODY ?? null,
  outsideBodyDays: env.OUTSIDE_BODY_DAYS,
  namesDeciders: env.DECIDERS_SHOWN_BY === 'name',
  letterOpening: env.LETTER_OPENING ?? null,
  letterClosing: env.LETTER_CLOSING ?? null,
})
