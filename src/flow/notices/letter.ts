import type { Context } from '../../context.ts'
import { checkpointOfEvent } from '../../db/audit/checkpoints.ts'
import { inDigest, type NoticeWithFacts } from '../../db/notices/facts.ts'
import { addSignInLink } from '../../db/people/sessions.ts'
import type { NoticeKind } from '../../domain/notices/kinds.ts'
import type { Language } from '../../domain/people/language.ts'
import type { Mail } from '../../mail/message.ts'
import { ownAddress } from '../own-address.ts'
import { record } from '../record.ts'
import { givenReceipt } from '../records/receipt.ts'
import { wordsOf, wordsOfPerson } from './words-of.ts'

/** What a mail says, before sender and recipient: paragraphs, and links to where its reader goes on. */
export interface Letter {
  subject: string
  paragraphs: (string | { link: string; label: string })[]
}

/** Kinds whose work has a receipt that goes with them. */
const withReceipt: ReadonlySet<NoticeKind> = new Set(['receipt', 'reflection_outstanding'])

/** A notice as a letter. `signIn` is the link that signs in the person who is invited. */
export async function letterOf(context: Context, notice: NoticeWithFacts, signIn: string): Promise<Letter> {
  const words = wordsOfPerson(context, notice)
  const { subject, text, until, path } = wordsOf(context, notice, words)
  const address = ownAddress(context)
  const opening = until ? [text, until] : [text]
  if (notice.kind === 'person_invited')
    return { subject, paragraphs: [...opening, { link: signIn, label: words.say('mail.signIn') }] }
  const held = notice.kind === 'digest' ? await inDigest(context.db, notice.id) : []
  const items = held.map((one) => {
    const { path, subject } = wordsOf(context, one, words)
    return { link: `${address}${path}`, label: subject }
  })
  return { subject, paragraphs: [...opening, ...items, { link: `${address}${path}`, label: words.say('mail.open') }] }
}

/** A notice as the mail that is sent to `to`. An invitation gets its link here, so that no other person ever holds it. */
export async function mailOf(context: Context, notice: NoticeWithFacts, to: string): Promise<Mail> {
  const { from, replyTo } = context.config.mail!
  const signIn = notice.kind === 'person_invited' ? await newLink(context, notice.personId) : ''
  const { subject, paragraphs } = await letterOf(context, notice, signIn)
  const domain = from.replace(/>$/, '').split('@').at(-1)!
  return {
    from,
    replyTo,
    to,
    subject,
    text: textOf(paragraphs),
    html: htmlOf(paragraphs, wordsOfPerson(context, notice).language),
    messageId: `<${notice.id}@${domain}>`,
    threadId: notice.submissionId && `<work.${notice.submissionId}@${domain}>`,
    attachments: await attachmentsOf(context, notice),
  }
}

/** A link that signs the person in once. A second admin has agreed to the invitation where that is needed. */
async function newLink(context: Context, accountId: string): Promise<string> {
  const secret = await addSignInLink(context.db, accountId)
  await record(context.db, { type: 'account.link_made', who: null, data: { account: accountId } })
  return `${ownAddress(context)}/sign-in/${secret}`
}

async function attachmentsOf(context: Context, { kind, submissionId, eventId }: NoticeWithFacts) {
  if (withReceipt.has(kind) && submissionId) {
    const { token } = await givenReceipt(context, submissionId, kind === 'receipt' ? 'latest' : 'first')
    return [{ filename: `receipt-${submissionId}.txt`, content: token, contentType: 'text/plain' }]
  }
  const note = kind === 'audit_checkpoint' && (await checkpointOfEvent(context.db, eventId))
  return note ? [{ filename: 'checkpoint.txt', content: note, contentType: 'text/plain' }] : []
}

export const textOf = (paragraphs: Letter['paragraphs']): string =>
  `${paragraphs.map((one) => (typeof one === 'string' ? one : `${one.label}:\n${one.link}`)).join('\n\n')}\n`

const htmlOf = (paragraphs: Letter['paragraphs'], language: Language): string => {
  const body = paragraphs.map((one) =>
    typeof one === 'string'
      ? `<p>${escaped(one)}</p>`
      : `<p><a href="${escaped(one.link)}">${escaped(one.label)}</a></p>`,
  )
  return `<!doctype html><html lang="${language}"><body>${body.join('')}</body></html>`
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
