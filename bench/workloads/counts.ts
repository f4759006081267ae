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
import { someStudents } from '../server.ts'
import { round, type Workload } from '../workload.ts'

interface Counted {
  syncs: number
  statements: string[]
}

/** How many hand in at once where it is counted what they share. */
const many = 32

/** What does not drift: syncs and SQL statements that one acceptance costs, counted inside the process. */
export const counts: Workload = {
  name: 'counts',
  async run() {
    const dataDir = await mkdtemp(join(tmpdir(), 'candour-counts-'))
    const service = await start({ ...readConfig({}), dataDir, port: 0 }, silent)
    const { baseUrl } = await service.add(startApi)
    const demo = (await demoFor(service.context, baseUrl))!
    const server = { ...demo, baseUrl, assessmentId: demo.assessments[0]!.id }
    await handIn(server, 'raw', noise(100_000))
    const counted: Counted = { syncs: 0, statements: [] }
    const restore = await count(counted)
    try {
      const alone = await costs(counted, 10, () => handIn(server, 'raw', noise(100_000)))
      const students = await someStudents(server, many)
      const together = (round: number) =>
        Promise.all(students.map((studentId) => handIn(server, 'raw', noise(100_000 + round), { studentId })))
      await together(0)
      const shared = await costs(counted, 10, together, many)
      return [
        {
          name: 'syncs per accepted submission (file + folder)',
          value: alone.syncs,
          unit: 'count',
          goal: '2',
        },
        {
          name: 'writing SQL statements per accepted submission',
          value: alone.writes,
          unit: 'count',
          goal: '2',
          note: 'the acceptance and the receipts; both are shared by all that come meanwhile',
        },
        {
          name: 'SQL statements in all per accepted submission',
          value: alone.statements,
          unit: 'count',
          note: 'with who asks, the assessment and the student’s other reflections',
        },
        {
          name: `folder syncs per accepted submission, c=${many}`,
          value: round(shared.syncs - 1),
          unit: 'count',
          goal: '< 0.3',
          note: 'beside one sync of the bytes of each file, which nothing can share',
        },
        { name: `writing SQL statements, c=${many}`, value: round(shared.writes), unit: 'count', goal: '< 0.3' },
        {
          name: `SQL statements in all, c=${many}`,
          value: round(shared.statements),
          unit: 'count',
          goal: '< 0.3',
          note: 'with the look-up of keys and contexts and the messages to the relay; the sender is the same process',
        },
      ]
    } finally {
      restore()
      await service.stop()
    }
  },
}

/** What one hand-in costs on the average of so many rounds of `each` hand-ins. */
async function costs(counted: Counted, rounds: number, handInAll: (round: number) => Promise<unknown>, each = 1) {
  counted.syncs = 0
  counted.statements = []
  for (let turn = 1; turn <= rounds; turn++) await handInAll(turn)
  const writes = counted.statements.filter((text) => /\b(insert|update|delete)\b/i.test(text)).length
  const works = rounds * each
  return { syncs: counted.syncs / works, writes: writes / works, statements: counted.statements.length / works }
}

async function count(counted: Counted) {
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
