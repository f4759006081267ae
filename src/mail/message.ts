import MailComposer from 'nodemailer/lib/mail-composer'

/** A mail before it is encoded. */
export interface Mail {
  from: string
  replyTo: string | null
  to: string
  subject: string
  text: string
  html: string
  /** Always the same for the same notice, so that a second copy can be told. */
  messageId: string
  /** What the mails about one piece of work have in common, so that mail programs show them together; null for none. */
  threadId: string | null
  attachments: { filename: string; content: string; contentType: string }[]
}

/** A mail as bytes (RFC 5322, MIME). Values of headers are one line each, whatever they hold. */
export function encodeMail({ threadId, subject, ...mail }: Mail): Promise<Buffer> {
  const composed = new MailComposer({
    from: mail.from,
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    to: oneLine(mail.to),
    subject: oneLine(subject),
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...(threadId && { inReplyTo: threadId, references: [threadId] }),
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: mail.attachments,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return new Promise((resolve, reject) => {
    composed.compile().build((error, bytes) => (error || !bytes ? reject(error) : resolve(bytes)))
  })
}

/** Without line breaks and other control characters, which could begin a header of their own. */
const oneLine = (value: string) => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
