import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export interface Server {
  pid: number
  dataDir: string
  baseUrl: string
  keys: Record<'student' | 'tutor' | 'lead' | 'admin' | 'integration', string>
  assessmentId: string
  /** Milliseconds from the start of the process to its first ready answer. */
  readyAfter: number
  stop(): Promise<void>
}

/**
 * Starts the service as a newcomer would, in a process and data directory of its own. With another `entry` it plays one
 * part only, on a data directory that the whole service made.
 */
export async function startServer(dataDir?: string, entry = 'main'): Promise<Server> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'candour-bench-')))
  await chmod(folder, 0o711)
  const before = await readFile(join(folder, 'demo.json'), 'utf8').catch(() => '')
  execFileSync(process.execPath, [join(root, 'bin/build.js')])
  const started = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `dist/src/${entry}.js`], {
    cwd: root,
    env: { ...process.env, CANDOUR_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: '', REDIS_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const baseUrl = await address(child)
  await ready(baseUrl)
  const readyAfter = performance.now() - started
  const demo = JSON.parse((await readFile(join(folder, 'demo.json'), 'utf8').catch(() => '')) || before)
  return {
    pid: child.pid!,
    dataDir: folder,
    baseUrl,
    keys: demo.keys,
    assessmentId: demo.assessments[0].id,
    readyAfter,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', (chunk) => {
      said += chunk
      const found = /Candour listens on (\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the service ended with ${code} before it listened`)))
  })
}

async function ready(baseUrl: string) {
  for (;;) {
    const answer = await fetch(`${baseUrl}/health/ready`).catch(() => null)
    if (answer?.ok) return
  }
}

/** Ids of students made for the occasion, so that nobody competes with themselves for the next attempt. */
export async function someStudents({ baseUrl, keys }: Server, count: number): Promise<string[]> {
  const headers = { authorization: `Bearer ${keys.admin}`, 'content-type': 'application/json' }
  const ids: string[] = []
  for (let made = 0; made < count; made++) {
    const body = JSON.stringify({ role: 'student', name: `Student ${made}` })
    const answer = await fetch(`${baseUrl}/v1/accounts`, { method: 'POST', headers, body })
    ids.push(((await answer.json()) as { id: string }).id)
  }
  return ids
}
