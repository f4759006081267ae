import { expect, test } from 'vitest'
import { wakeRelay } from '../../src/queue/wake.ts'
import { listen } from '../../workers/relay.ts'
import { aService } from '../service.ts'

const { handIn, call, people, context, config } = await aService({}, { background: false })

test('work that was accepted wakes the relay, after its commit', async () => {
  const woken = await aRelay()

  const { body } = await handIn('What I saw.')

  await woken.once
  const { rows } = await context.db.$client.query('select type from outbox where submission_id = $1', [body.id])
  expect(rows).toEqual([{ type: 'submission.received' }])
})

test('what happens to it later wakes the relay too', async () => {
  const { body } = await handIn('What I saw later.')
  const woken = await aRelay()

  await call(people.student, 'POST', `/v1/submissions/${body.id}/withdrawals`)

  await woken.once
})

test('a hundred wishes at once are told in fewer messages, and never in none', async () => {
  const woken = await aRelay()

  for (let wish = 0; wish < 100; wish++) wakeRelay(context.db)

  await woken.once
  expect(woken.times()).toBeLessThanOrEqual(2)
})

/** Somebody who listens as the relay does. */
async function aRelay() {
  let times = 0
  let first = () => {}
  const once = new Promise<void>((resolve) => {
    first = resolve
  })
  await listen(config.databaseUrl!, () => {
    times += 1
    first()
  })
  return { once, times: () => times }
}
