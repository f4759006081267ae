import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { sweep } from '../../../src/flow/files/sweep.ts'
import { asCommand } from '../../cli/as-command.ts'
import { aService } from '../../service.ts'

const hour = 3_600_000
const day = 24 * hour
const { context, config } = await aService({ sweepPercent: 20 }, { background: false })
/** After so much time. What went in the last hour counts against the share, so that all of the rest needs more than the whole. */
const later = (ms: number, sweepPercent = 200) => ({
  ...context,
  config: { ...config, sweepPercent },
  clock: () => new Date(Date.now() + ms),
})
const unused = async () => (await context.files.receive(Readable.from([Buffer.from(randomUUID())]), 1_000)).sha256

test('one round moves a share of all files at most, whoever makes the next one', async () => {
  for (let n = 0; n < 30; n++) await unused()

  const rounds = [await sweep(later(26 * hour, 20)), await sweep(later(26 * hour, 20))]

  expect(rounds).toEqual([6, 0])
})

test('what went to the trash is listed, is brought back by a command, and is deleted for good after a month', async () => {
  const [one, other] = [await unused(), await unused()]
  await sweep(later(26 * hour))
  const [listed, restored] = [[] as string[], [] as string[]]

  await asCommand(config, ['trash'], listed)
  await asCommand(config, ['trash', 'restore', one], restored)
  await sweep(later(29 * day))
  const kept = await context.files.bringBack(other)
  await context.files.discard(other)
  await sweep(later(31 * day))

  expect(listed.join('\n')).toContain(`${one}  until`)
  expect(restored).toEqual(['1 files are back in their place.'])
  expect(kept).toBe(true)
  expect(await context.files.bringBack(other)).toBe(false)
})
