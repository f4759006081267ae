import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/db/embedded-postgres/start.ts'
import { type Server, startEntry, startServer } from './server.ts'

/** What the emulator says of itself. */
export interface Emulated {
  webhooks: number
  calls: number
  /** Answers by status, and runs by how many uploads they made. */
  answers: Record<string, number>
  uploads: Record<string, number>
}

export type Rush = Awaited<ReturnType<typeof startRush>>

/** As hard as the emulated tenant may be asked; a real key has numbers of its own. */
const tenant = { TURNITIN_AT_ONCE: '8', TURNITIN_PER_SECOND: '100' }

/** One callback in so many is lost, and one call in so many meets each of the faults: 10 % of the calls for all four. */
const faults = { lostOneIn: 5, statuses: [429, 500, 503, 504], eachOneIn: 40 }

/**
 * API, worker, Postgres and the Turnitin emulator, each in a process of its own as in production; whoever measures is one
 * more. The emulator loses callbacks and refuses calls from the start.
 */
export async function startRush() {
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of started.reverse()) await end()
  }
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'candour-rush-'))
    started.push(() => rm(dataDir, { recursive: true, force: true }))
    const emulator = await startEntry('src/turnitin-emulator/main', /listens on (\S+)\. /, {}, ['--port=0'])
    started.push(emulator.stop)
    await trouble(emulator.said)
    await startServer(dataDir).then((whole) => whole.stop())
    const postgres = await startEmbeddedPostgres({ dataDir })
    started.push(() => postgres.stop())
    const port = await freePort()
    const env = {
      ...tenant,
      TURNITIN_BASE_URL: emulator.said,
      TURNITIN_ALLOW_HOST: '127.0.0.1',
      TURNITIN_API_KEY: 'emulator-key',
      CANDOUR_DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    }
    const server = await startServer(dataDir, 'api', env)
    started.push(server.stop)
    const worker = await startEntry('workers/main', /(works) in the background/, env)
    started.push(worker.stop)
    const pool = new pg.Pool({ connectionString: postgres.ownerUrl, max: 2 })
    started.push(() => pool.end())
    const emulated = async () => (await (await fetch(`${emulator.said}/emulator`)).json()) as Emulated
    return {
      server,
      emulated,
      query: async <Row>(text: string) => (await pool.query(text)).rows as Row[],
      turn: (state: 'on' | 'off') => turn(server, state),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function trouble(emulator: string) {
  const set = (control: string, body: object) =>
    fetch(`${emulator}/emulator/${control}`, { method: 'POST', body: JSON.stringify(body) })
  await set('callbacks', { way: 'lost', every: faults.lostOneIn })
  for (const status of faults.statuses) {
    await set('faults', { knob: { kind: 'status', status }, every: faults.eachOneIn, times: 1e9 })
  }
}

async function turn({ baseUrl, keys }: Server, state: 'on' | 'off') {
  const answer = await fetch(`${baseUrl}/v1/detectors/turnitin/switch`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${keys.admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      state,
      owner: 'Bench',
      reason: 'Bench',
      declaration: { recipient: 'The emulator', region: 'Here', retention: 'None', lawfulBasis: 'Bench' },
    }),
  })
  if (!answer.ok) throw new Error(`the detector could not be switched ${state} (HTTP ${answer.status})`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
