import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

/** Runs `start` as the start of a process, and says how that process ended and what it wrote to standard error. */
async function aProcess(start: string) {
  const from = (file: string) => JSON.stringify(new URL(`../src/${file}`, import.meta.url).href)
  const script = `
    import { createLogger } from ${from('log.ts')}
    import { runUntilStopped } from ${from('process.ts')}
    const refused = Object.assign(new Error('a line of the essay'), { code: '23514', detail: 'the essay', params: ['the essay'] })
    await runUntilStopped(createLogger('info'), 5_000, async (stopWith) => { ${start} })`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [written, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  const records = written.trim().split('\n').filter(Boolean)
  return { code, written, records: records.map((line) => JSON.parse(line)) }
}

test.each([
  ['in its start', 'throw refused'],
  ['later', 'setTimeout(() => { throw refused }, 10)'],
])('an error %s ends the process with its cause in the log and no word of it', async (_, start) => {
  const { code, written, records } = await aProcess(start)

  expect(code).toBe(1)
  expect(records).toMatchObject([{ level: 60, err: { type: 'Error', code: '23514', stack: expect.any(String) } }])
  expect(written).not.toContain('essay')
})

test('a rejection that a library lets go is logged in the same way and ends nothing', async () => {
  const { code, written, records } = await aProcess(
    `Promise.reject(refused); setTimeout(() => process.kill(process.pid, 'SIGTERM'), 500)`,
  )

  expect(code).toBe(0)
  expect(records).toMatchObject([{ level: 50, err: { code: '23514' } }])
  expect(written).not.toContain('essay')
})

test('a process that is asked to stop, also during its start, stops what was started by then', async () => {
  const { code, records } = await aProcess(`
    stopWith(async () => createLogger('info').info('stopped'))
    process.kill(process.pid, 'SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 5_000))`)

  expect(code).toBe(0)
  expect(records).toMatchObject([{ msg: 'stopped' }])
})
