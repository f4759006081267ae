import { afterAll, expect, test } from 'vitest'
import { buildApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { capturedLog } from '../../captured-log.ts'

const { log, records } = capturedLog()
const app = await buildApp({ config: readConfig({}), log, detectors: [] } as never)
afterAll(() => app.close())

const asked = ['/health/live', '/v1/submissions', '/nowhere', '/%', '/assets/nothing.css']

test('every answer names its request, each by an id of its own, whatever the client sends', async () => {
  const headers = { 'x-request-id': 'mine', 'request-id': 'mine' }
  const answers = await Promise.all([...asked, ...asked].map((url) => app.inject({ url, headers })))

  const ids = answers.map((answer) => String(answer.headers['x-request-id']))
  expect(new Set(ids).size).toBe(answers.length)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
})

test.each(['/v1/submissions', '/nowhere', '/%'])(
  'a problem and the log name the same request as the answer of %s',
  async (url) => {
    const { headers, json } = await app.inject({ url })

    expect(json()).toMatchObject({ requestId: headers['x-request-id'] })
    if (url !== '/%') {
      expect(records()).toContainEqual(
        expect.objectContaining({ requestId: headers['x-request-id'], msg: 'a request was refused' }),
      )
    }
  },
)
