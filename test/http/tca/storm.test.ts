import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { startApi } from '../../../src/listen.ts'
import { startBackground } from '../../../workers/background.ts'
import { until } from '../../flow/webhooks/receiver.ts'
import { repeats } from '../../long.ts'
import { aService } from '../../service.ts'
import { type Answered, aPlugin } from './plugin.ts'
import { profiles } from './profiles.ts'

const total = repeats(40, 10_000)
const lines = 8

/** A Moodle that loses the first attempt at every fifth callback. */
async function aForgetfulReceiver() {
  const tried = new Set<string>()
  const heard = new Set<string>()
  let count = 0
  const server = createServer(async (request, response) => {
    const { id } = JSON.parse(await text(request))
    const first = !tried.has(id)
    tried.add(id)
    if (first && ++count % 5 === 0) return void request.socket.destroy()
    heard.add(id)
    response.writeHead(200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard }
}

test(`of ${total} hand-ins with one callback in five lost and restarts between them, none is lost and none counts twice`, {
  timeout: repeats(120_000, 3_600_000),
}, async () => {
  const { context, config, people, call } = await aService({ outsideAllowLoopback: true }, { background: false })
  const defaults = { aiLevel: 2, guidance: 'Say how.' }
  const wish = { name: 'LMS', method: 'turnitin-plugin', defaults }
  const { body: integration } = await call(people.admin, 'POST', '/v1/integrations', wish)
  const receiver = await aForgetfulReceiver()
  let [api, background] = [await startApi(context), await startBackground(context, config.databaseUrl!)]
  const plugin = () => aPlugin(`${api.baseUrl}/tca/${integration.id}`, integration.secret, profiles[0]!)
  await plugin().call('POST', '/webhooks', { ...profiles[0]!.registration, url: receiver.url })
  const { version } = (await plugin().call('GET', '/eula/latest')).body

  /** Asks again where the service was just restarting, as a person does who presses “resubmit”. */
  const insist = async (wished: number, ask: () => Promise<Answered>): Promise<Answered> => {
    for (;;) {
      const answer = await ask().catch(() => null)
      if (answer?.status === wished) return answer
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const handIn = async (n: number) => {
    const owner = `student-${n}`
    const sent = {
      owner,
      title: `Essay ${n}.txt`,
      eula: { accepted_timestamp: new Date().toISOString(), language: 'en-US', version },
      metadata: { owners: [{ id: owner }], group: { id: 'cm-1' }, group_context: { id: 'c-1' } },
    }
    const { body } = await insist(201, () => plugin().call('POST', '/submissions', sent))
    const file = `The essay of ${owner}.`
    const times = n % 7 === 0 ? 2 : 1
    await Promise.all(
      Array.from({ length: times }, () => insist(202, () => plugin().upload(body.id, file, `Essay ${n}.txt`))),
    )
    return body.id as string
  }
  const restart = async () => {
    await Promise.all([api.stop(), background.stop()])
    ;[api, background] = [await startApi(context), await startBackground(context, config.databaseUrl!)]
  }

  const ids: string[] = []
  let next = 0
  for (const share of [0.3, 0.6, 1]) {
    const line = async () => {
      while (next < total * share) ids.push(await handIn(next++))
    }
    await Promise.all([...Array.from({ length: lines }, line), share < 1 && restart()])
  }
  await until(() => ids.every((id) => receiver.heard.has(id)))

  const { rows } = await context.db.$client.query(
    `select count(*)::int as works, count(distinct student_id)::int as students, max(attempt) as attempt,
      (select count(*)::int from receipts) as receipts, (select count(*)::int from tca_documents where submission_id is not null) as documents
    from submissions where submitted_by = $1`,
    [integration.accountId],
  )
  expect(rows).toEqual([{ works: total, students: total, attempt: 1, receipts: total, documents: total }])
  await Promise.all([api.stop(), background.stop()])
})
