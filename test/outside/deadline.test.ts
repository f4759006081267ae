import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { never } from '../../src/domain/backoff.ts'
import { unlessSilent, withDeadline, withRetry } from '../../src/outside/deadline.ts'

const forever = () => new Promise<never>(() => {})
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a call that ends in time gives what it gives, and throws what it throws', async () => {
  expect(await withDeadline('It', { wholeMs: 1_000 }, async () => 'answer')).toBe('answer')
  await expect(withDeadline('It', { wholeMs: 1_000 }, async () => Promise.reject(new RangeError('x')))).rejects.toThrow(
    RangeError,
  )
})

test('a call that does not end is given up, and hears of it', async () => {
  const heard: boolean[] = []

  const call = withDeadline('The vendor', { wholeMs: 30 }, (signal) => {
    signal.addEventListener('abort', () => heard.push(true))
    return forever()
  })

  await expect(call).rejects.toMatchObject({ code: 'UNAVAILABLE', message: 'The vendor took too long to answer.' })
  expect(heard).toEqual([true])
})

test('silence ends a call before its whole time, and a sign of life does not', async () => {
  const limits = { wholeMs: 2_000, silenceMs: 120 }
  const lively = withDeadline('It', limits, async (_, touch) => {
    for (let piece = 0; piece < 5; piece++) {
      await soon(60)
      touch()
    }
    return 'done'
  })

  await expect(withDeadline('It', limits, forever)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(await lively).toBe('done')
})

test('a call is made again while its failure may pass and the schedule allows it', async () => {
  const failing = (failures: number) => {
    let tries = 0
    return async () => {
      tries += 1
      if (tries <= failures) throw new Error(`failure ${tries}`)
      return tries
    }
  }
  const twice = { waits: [1], endless: false, jitter: [1, 1] as [number, number] }

  expect(await withRetry(twice, () => true, failing(1))).toBe(2)
  await expect(withRetry(twice, () => true, failing(9))).rejects.toThrow('failure 2')
  await expect(withRetry(twice, () => false, failing(9))).rejects.toThrow('failure 1')
  await expect(withRetry(never, () => true, failing(9))).rejects.toThrow('failure 1')
})

test('a stream that falls silent while it is read ends with an error, and one that does not comes through whole', async () => {
  const stuck = new PassThrough()
  stuck.write('half')
  const explain = (error: unknown) => error

  expect(await text(unlessSilent(Readable.from([Buffer.from('whole')]), 'It', 1_000, explain))).toBe('whole')
  await expect(text(unlessSilent(stuck, 'It', 50, explain))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(stuck.destroyed).toBe(true)
})
