import { expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { withEmulator } from '../../../tools/turnitin-emulator/with-service.ts'
import { until } from '../../flow/webhooks/receiver.ts'
import { aService } from '../../service.ts'

test('a newcomer sees a whole run without an account: handed in, asked about, and a result in words', async () => {
  const emulated = await withEmulator(readConfig({}))
  const { baseUrl, people, call, handIn } = await aService(
    { turnitin: emulated.config.turnitin },
    { knowsItsAddress: true },
  )
  const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ')

  const said = await emulated.switchOn(baseUrl, people.admin.key)
  const { body } = await handIn(`An essay. ${words}`)
  const clock = await until(async () => {
    const { items } = (await call(people.tutor, 'GET', `/v1/submissions/${body.id}/remote-runs`)).body
    return items[0].state === 'succeeded' && items[0]
  })

  expect(said).toContain('Nothing it says is a real report')
  expect(clock.sentence).toContain('the result has been there since')
  await emulated.stop()
})
