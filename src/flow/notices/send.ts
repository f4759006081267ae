import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Session, Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { type Notice, noticesWithFacts } from '../../db/notices/facts.ts'
import { noticeAttempts, notices } from '../../db/schema/index.ts'
import { schedules } from '../../domain/backoff.ts'
import { MailProblem, wordsOf } from '../../mail/answer.ts'
import { claim, finish, postpone } from '../../queue/due.ts'
import { mails } from '../../queue/due-work.ts'
import { record } from '../record.ts'
import { handOver } from './hand-over.ts'
import { mailOf } from './letter.ts'
import { noticesOfDecision, openAppealWindow } from './open-appeal.ts'
import { openWindows } from './open-window.ts'

/** Takes the mail that has been due longest; null when none is. */
export const claimMail = ({ db }: Pick<Context, 'db'>): Promise<Notice | null> =>
  claim(db, mails, { where: eq(notices.channel, 'email') })

/**
 * One attempt at a notice that was claimed: sent, recorded, and settled or put off. Without a mail server, or an address,
 * it stays on the pages. Another process may hold the notice by now: then nothing happens.
 */
export async function sendNotice(context: Context, notice: Notice): Promise<void> {
  const [facts] = await noticesWithFacts(context.db).where(
    and(eq(notices.id, notice.id), eq(notices.claim, notice.claim!)),
  )
  if (!facts) return
  if (!context.mailer || !facts.email) return settle(context, notice, onPagesAlone)

  const started = performance.now()
  const attempt = (session: Session, code: number | null, answer: string) =>
    session.insert(noticeAttempts).values({
      id: newId(),
      noticeId: notice.id,
      attempt: notice.attempts,
      code,
      answer,
      milliseconds: Math.round(performance.now() - started),
    })
  try {
    const answer = await handOver(context, notice, await mailOf(context, facts, facts.email))
    await delivered(context, notice, (tx) => attempt(tx, Number.parseInt(answer, 10) || null, wordsOf(answer)))
  } catch (error) {
    if (!(error instanceof MailProblem)) throw error
    await attempt(context.db, error.code, error.message)
    await notTaken(context, notice, error)
  }
}

const onPagesAlone = { channel: 'page', nextAttemptAt: null, inDigest: false }

/** The mail server took it: with a disclosure the time to respond begins, with a decision the time to appeal. */
async function delivered(context: Context, notice: Notice, noteAttempt: (tx: Transaction) => Promise<unknown>) {
  await settle(context, notice, { state: arrived, deliveredAt: now, nextAttemptAt: null }, async (tx) => {
    await noteAttempt(tx)
    const { kind, submissionId, disclosureId } = notice
    if (kind === 'evidence_disclosed' && submissionId && disclosureId)
      await openWindows(context, tx, { submissionId, by: 'email', who: null, disclosureId })
    if (noticesOfDecision.has(kind) && submissionId)
      await openAppealWindow(context, tx, submissionId, { noticeId: notice.id })
  })
}

const now = sql`clock_timestamp()`
const arrived = sql`case when ${notices.readAt} is null then 'delivered' else 'read' end`

async function notTaken(context: Context, notice: Notice, problem: MailProblem) {
  const values = { state: 'queued', sentAt: null }
  const outcome = problem.isFinal
    ? 'given_up'
    : await postpone(context, mails, notice, { schedule: schedules.mail, values })
  if (outcome !== 'given_up') return
  await settle(context, notice, { state: 'failed', failedAt: now, nextAttemptAt: null }, async (tx) => {
    const { id, kind, submissionId, assessmentId } = notice
    // The clock stands still until it arrives, which is a tutor's to know.
    if (kind === 'evidence_disclosed' && submissionId)
      await record(tx, {
        type: 'notice.failed',
        who: null,
        submissionId,
        data: { notice: id, assessment: assessmentId },
      })
  })
  context.log.warn({ notice: notice.id, kind: notice.kind }, 'a notice could not be delivered')
}

/** Ends the claim; what a digest holds ends with it. `more` happens in the same transaction, where the claim still held. */
async function settle(
  { db }: Context,
  notice: Notice,
  values: Record<string, SQL | string | boolean | null>,
  more?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await finish(tx, mails, notice, values))) return
    if (notice.kind === 'digest') await tx.update(notices).set(values).where(eq(notices.digestId, notice.id))
    await more?.(tx)
  })
}
