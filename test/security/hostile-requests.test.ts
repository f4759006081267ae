import { expect, test } from 'vitest'
import { limits } from '../../src/domain/limits.ts'
import { aService } from '../service.ts'
import { type HostileRequest, hostileRequests } from './hostile-table.ts'

const { people, assessment, baseUrl, handIn } = await aService({}, { background: false })
const { body: submission } = await handIn('A short essay.')

/** The longest answer to a request that is refused, in bytes: a sentence for each problem that may be named. */
const longestAnswer = 32 * 1024

async function send({ who, method, path, headers, body }: HostileRequest) {
  const key = who && { authorization: `Bearer ${people[who].key}` }
  const response = await fetch(new URL(path, baseUrl), {
    method,
    headers: { ...key, ...headers },
    ...(body !== undefined && { body }),
  })
  return { status: response.status, text: await response.text() }
}

test.each(hostileRequests({ assessmentId: assessment.id, submissionId: submission.id }))('$name', async (request) => {
  const { status, text } = await send(request)

  expect(request.answers).toContain(status)
  expect(text.length).toBeLessThan(longestAnswer)
  expect(text).not.toContain('try again')
  if (status >= 400 && text.startsWith('{')) {
    const { title, fields = [] } = JSON.parse(text)
    expect(title).toMatch(/^[A-Z].*\.$/)
    expect(fields.length).toBeLessThanOrEqual(limits.problems)
  }
})
