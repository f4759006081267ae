import type { Context } from '../../context.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { encodeMail, type Mail } from '../../mail/message.ts'
import type { Claimed } from '../../queue/due.ts'

/** Written in the same turn in which the end of the message goes out; a row that is not held any more is left alone. */
const markSent = {
  name: 'mark-notice-sent',
  text: `update notices set state = 'sent', sent_at = clock_timestamp(), next_attempt_at = null where id = $1 and claim = $2`,
}

/**
 * Hands a mail to the mail server; resolves with the server's words once it has taken it, and rejects with a MailProblem.
 *
 * A process may end at any moment. Until the end of a message is sent the server has taken nothing, so a notice that is
 * `queued` is sent again. The state `sent` goes to the database in the same turn as the end of the message goes to the
 * server, the one write right after the other, so a notice that is `sent` is not sent again (docs/reference/notices.md#once).
 */
export async function handOver({ db, mailer }: Context, { id, claim }: Claimed, mail: Mail): Promise<string> {
  const begun = performance.now()
  const bytes = await encodeMail(mail)
  // Held before the message begins, so that the mark waits for no connection.
  const client = await db.$client.connect()
  let marked: Promise<unknown> = Promise.resolve()
  try {
    const answer = await mailer!.send({
      from: bare(mail.from),
      to: mail.to,
      bytes,
      beforeEnd() {
        if (performance.now() - begun > deadlines.mail.wholeMs) return false
        marked = client.query({ ...markSent, values: [id, claim] })
        marked.catch(() => {})
        return true
      },
    })
    await marked
    return answer
  } finally {
    await marked.catch(() => {})
    client.release()
  }
}

/** The address of a sender, without a name before it. */
const bare = (mailbox: string) => /<([^<>]+)>$/.exec(mailbox)?.[1] ?? mailbox
