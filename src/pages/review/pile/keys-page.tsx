import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { keepPreferences, preferencesOf } from '../../../db/review/pile/preferences.ts'
import { formIn } from '../../kit/form/form.ts'
import { Layout } from '../../kit/layout.tsx'
import { send, visitor } from '../../kit/send.tsx'
import { KeyTable, SwitchKeys } from './keys.tsx'

/** What the keys do, and the switch for them, for those who use no script. */
export async function sendKeys({ db }: Context, request: FastifyRequest, reply: FastifyReply) {
  const who = visitor(request)
  const { hasShortcuts } = await preferencesOf(db, who.id)
  return send(
    reply,
    <Layout title="Keys" who={who}>
      <h1>Keys</h1>
      <p>
        Single keys act on the review list and on the page of a work while you are in no field.{' '}
        {hasShortcuts ? 'They are switched on.' : 'They are switched off.'}
      </p>
      <SwitchKeys who={who} on={hasShortcuts} />
      <h2>On the review list</h2>
      <KeyTable place="list" />
      <h2>On the page of a work</h2>
      <KeyTable place="work" />
    </Layout>,
  )
}

/** Switches the keys on or off for the person. */
export async function switchKeys({ db }: Context, request: FastifyRequest, reply: FastifyReply) {
  const hasShortcuts = formIn(request.body).get('on') === 'yes'
  await keepPreferences(db, visitor(request).id, { hasShortcuts })
  return reply.redirect('/review/keys?notice=setting-saved', 303)
}
