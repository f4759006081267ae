import { mkdtemp, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../../src/config.ts'
import { demoFor } from '../../src/demo.ts'
import { startApi } from '../../src/listen.ts'
import { silent } from '../../src/log.ts'
import { start } from '../../src/start.ts'
import { handIn, noise } from '../hand-in.ts'
import type { Workload } from '../workload.ts'

/** What does not drift: syncs and SQL statements that one acceptance costs, counted inside the process. */
export const counts: Workload = {
  name: 'counts',
  async run() {
    const dataDir = await mkdtemp(join(tmpdir(), 'candour-counts-'))
    const service = await start({ ...readConfig({}), dataDir, port: 0 }, silent)
    const { baseUrl } = await service.add(startApi)
    const demo = (await demoFor(service.context, baseUrl))!
    const server = { ...demo, assessmentId: demo.assessments[0]!.id }
    await handIn(server, 'raw', noise(100_000))
    const counted = { syncs: 0, statements: [] as string[] }
    const restore = await count(counted)
    try {
      const rounds = 10
      for (let round = 0; round < rounds; round++) await handIn(server, 'raw', noise(100_000))
      const writes = counted.statements.filter((text) => /\b(insert|update|delete)\b/i.test(text)).length / rounds
      return [
        {
          name: 'syncs per accepted submission (file + folder)',
          value: counted.syncs / rounds,
          unit: 'count',
          goal: '2',
          note: 'a third where a folder of storage is made for the first time',
        },
        {
          name: 'writing SQL statements per accepted submission',
          value: writes,
          unit: 'count',
          goal: '2',
          note: 'the acceptance and, shared by all that come meanwhile, the receipts',
        },
        {
          name: 'SQL statements in all per accepted submission',
          value: counted.statements.length / rounds,
          unit: 'count',
          note: 'with who asks, the assessment and the student’s other reflections',
        },
      ]
    } finally {
      restore()
      await service.stop()
    }
  },
}

async function count(counted: { syncs: number; statements: string[] }) {
  const handle = await open('/dev/null', 'r')
  const prototype = Object.getPrototypeOf(handle)
  await handle.close()
  const { sync } = prototype
  prototype.sync = function (...args: unknown[]) {
    counted.syncs += 1
    return sync.apply(this, args)
  }
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text?: string }]
    counted.statements.push(typeof first === 'string' ? first : (first.text ?? ''))
    return (query as (...args: unknown[]) => unknown).apply(this, args)
  } as typeof query
  return () => {
    prototype.sync = sync
    pg.Client.prototype.query = query
  }
}
