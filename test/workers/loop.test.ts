import { expect, onTestFinished, test } from 'vitest'
import { loop } from '../../workers/loop.ts'
import { capturedLog } from '../captured-log.ts'

test('a turn that never ends is left behind, said in the log, and the loop goes on', async () => {
  const { log, records } = capturedLog()
  let turns = 0
  const turn = () => {
    turns += 1
    return turns === 1 ? new Promise<number>(() => {}) : Promise.resolve(0)
  }

  const running = loop('sweep', 5, turn, log, { wholeMs: 50 })
  onTestFinished(() => running.stop())

  await expect.poll(() => turns).toBeGreaterThan(2)
  expect(records()).toMatchObject([
    { loop: 'sweep', err: { message: 'A turn of the loop “sweep” took too long to answer.' } },
  ])
})

test('a turn that throws costs only itself', async () => {
  const { log, records } = capturedLog()
  let turns = 0
  const turn = async () => {
    turns += 1
    if (turns === 1) throw new Error('once')
    return 0
  }

  const running = loop('relay', 5, turn, log)
  onTestFinished(() => running.stop())

  await expect.poll(() => turns).toBeGreaterThan(2)
  expect(records()).toHaveLength(1)
})
