import type { Context } from '../src/context.ts'
import { remind } from '../src/flow/notices/remind.ts'
import { claimMail, sendNotice } from '../src/flow/notices/send.ts'
import { dueLoop } from './due-loop.ts'
import { loop } from './loop.ts'

/** How long there is no looking for a due mail after one look found none, and between reminders, in milliseconds. */
const rest = { mail: 1_000, reminders: 30_000 }

/** A claim waits for its commit, so that several are taken side by side; each sends two mails at a time. */
const senders = { count: 4, atOnce: 2 }

/** Starts what sends notices by mail, and what reminds people of what waits for them. */
export function startMail(context: Context): { stop(): Promise<void> } {
  const sender = () =>
    dueLoop({
      name: 'mail',
      atOnce: senders.atOnce,
      restMs: rest.mail,
      take: () => claimMail(context),
      run: (notice) => sendNotice(context, notice),
      log: context.log,
    })
  const running = [
    ...Array.from({ length: senders.count }, sender),
    loop('reminders', rest.reminders, () => remind(context).then(() => 0), context.log),
  ]
  return {
    async stop() {
      await Promise.all(running.map(({ stop }) => stop()))
    },
  }
}
