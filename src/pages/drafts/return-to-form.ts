import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { accountOfForm } from '../../db/people/sessions.ts'
import type { Refusal } from '../../domain/drafts/draft.ts'
import type { DomainError } from '../../domain/error.ts'
import { keepRefused } from '../../flow/drafts/keep-draft.ts'
import { isFromAnotherSite } from '../../http/server/session.ts'
import { readMultipart } from '../kit/form/multipart.ts'
import { sentForm } from './sent-form.ts'

/**
 * Keeps what is in a form that was not taken, with the reason, and leads the person back to its page, where it stands in
 * the form again: so Back and Reload repeat nothing. A person whose session has ended signs in on the way. Whose words
 * they are is known by the form's token, also of an ended session; another person never sees them. Returns null where the
 * form does not name its page, or where it is not known whose it is.
 */
export async function returnToForm(context: Context, request: FastifyRequest, reply: FastifyReply, error: DomainError) {
  if (request.method !== 'POST' || isFromAnotherSite(request)) return null
  if (request.isMultipart() && !request.body) await readMultipart(context, request, null).catch(() => null)
  const sent = sentForm(request)
  if (!sent) return null
  const signedIn = error.code === 'FORM_EXPIRED' || error.code === 'NOT_SIGNED_IN' ? null : request.who
  const writer = signedIn ?? (await accountOfForm(context.db, sent.token))
  if (!writer || (request.who && request.who.id !== writer.id)) return null
  request.keepsDraft = true
  const { code, message, fields } = error
  const isOut = code === 'NOT_SIGNED_IN'
  const refusal = { code, message: isOut ? signedOut : message, fields }
  const address = await keepForm(context, writer, sent, refusal)
  return reply.redirect(isOut ? `/sign-in?next=${encodeURIComponent(address)}` : address, 303)
}

const signedOut = 'You had been signed out, so this was not sent. Please send it once more.'

/** Leads back to the page of a form that was sent for a look and not for good; what is in it is kept. */
export async function showAgain(context: Context, request: FastifyRequest, reply: FastifyReply, anchor = '') {
  const sent = sentForm(request)
  if (!sent) return null
  request.keepsDraft = true
  return reply.redirect(`${await keepForm(context, request.who, sent, null)}${anchor}`, 303)
}

async function keepForm(
  context: Context,
  who: { id: string },
  { draft, page }: NonNullable<ReturnType<typeof sentForm>>,
  refusal: Refusal | null,
): Promise<string> {
  await keepRefused(context, who, draft, refusal)
  const [path, query = ''] = page.split('?', 2)
  const also = new URLSearchParams(query)
  also.set('again', draft.form)
  return `${path}?${also}${refusal ? '#problems' : ''}`
}
