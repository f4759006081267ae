import Type from 'typebox'
import { outgoing } from '../../db/notices/lists.ts'
import { type NoticeState, noticeStates } from '../../domain/notices/kinds.ts'
import { letterOf, textOf } from '../../flow/notices/letter.ts'
import { sendAgain } from '../../flow/notices/send-again.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { Layout } from '../kit/layout.tsx'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'

const Query = Type.Object({
  state: Type.Optional(Type.Enum([...noticeStates])),
  cursor: listQuery.cursor,
})

type Row = Awaited<ReturnType<typeof outgoing>>['items'][number]

/** Every mail that was sent, or would have been, with how far it came and what the mail server said. */
export const mailPages: Routes = async (app, { context }) => {
  app.get('/admin/mail', { ...page('operations.read'), schema: { querystring: Query } }, async (request, reply) => {
    const who = visitor(request)
    const { state, cursor } = request.query
    const { items, nextCursor } = await outgoing(context.db, state, cursor)
    const letters = await Promise.all(items.map((notice) => letterOf(context, notice, '(made when the mail is sent)')))
    return send(
      reply,
      <Layout title="Outgoing mail" who={who}>
        <h1>Outgoing mail</h1>
        {!context.config.mail && (
          <p class="note">
            No mail server is configured, so nothing is sent. These are the mails that would have gone out.
          </p>
        )}
        <States chosen={state} />
        {items.length === 0 && <p class="empty">There are no mails here.</p>}
        <ul class="rows">
          {items.map((notice, index) => (
            <OneMail key={notice.id} who={who} notice={notice} letter={letters[index]!} />
          ))}
        </ul>
        {nextCursor && <a href={`/admin/mail?${state ? `state=${state}&` : ''}cursor=${nextCursor}`}>Older mails</a>}
      </Layout>,
    )
  })

  app.post('/admin/mail/:id', { ...page('account.manage'), schema: { params: Params } }, async (request, reply) => {
    await sendAgain(context, visitor(request), request.params.id)
    return reply.redirect('/admin/mail?notice=mail-again', 303)
  })
}

function States({ chosen }: { chosen: NoticeState | undefined }) {
  return (
    <nav class="jump" aria-label="By state">
      <ul>
        <li>
          <a href="/admin/mail" aria-current={chosen ? undefined : 'true'}>
            All
          </a>
        </li>
        {noticeStates.map((state) => (
          <li key={state}>
            <a href={`/admin/mail?state=${state}`} aria-current={chosen === state ? 'true' : undefined}>
              {stateLabels[state]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface OneMailProps {
  who: SignedIn
  notice: Row
  letter: Awaited<ReturnType<typeof letterOf>>
}

function OneMail({ who, notice, letter }: OneMailProps) {
  const { id, email, state, channel, createdAt, attempts, last } = notice
  return (
    <li>
      <h2>
        <bdi>{letter.subject}</bdi>
      </h2>
      <p>
        <span class="chip">{channel === 'page' && state === 'queued' ? 'On the pages alone' : stateLabels[state]}</span>{' '}
        To <bdi>{email ?? 'a person without an address'}</bdi>, <Time at={createdAt} />
        {attempts > 0 && `, attempt ${attempts}`}
      </p>
      {last && (
        <p class="meta" dir="auto">
          The mail server: {last.answer}
        </p>
      )}
      <details>
        <summary>The mail</summary>
        <p class="verbatim">{textOf(letter.paragraphs)}</p>
      </details>
      {channel === 'email' && (state === 'failed' || state === 'sent') && (
        <PostForm who={who} action={`/admin/mail/${id}`}>
          <button type="submit" class="second">
            Send again
          </button>
        </PostForm>
      )}
    </li>
  )
}

const stateLabels: Record<NoticeState, string> = {
  queued: 'Waits',
  sent: 'Sent, answer not seen',
  delivered: 'Taken by the mail server',
  failed: 'Failed',
  read: 'Read on the pages',
}
