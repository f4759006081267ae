import type { Environment } from './variables.ts'

/** The mail server, and who is named as sender and for replies. */
export interface MailConfig {
  url: string
  from: string
  replyTo: string | null
}

/** Null without a mail server; a server without a sender is a problem. */
export function mail(env: Environment, problems: string[]): MailConfig | null {
  const { SMTP_URL: url, MAIL_FROM: from, MAIL_REPLY_TO: replyTo = null } = env
  if (!url) return null
  if (from) return { url, from, replyTo }
  problems.push('SMTP_URL needs MAIL_FROM beside it: the sender of the mails.')
  return null
}
