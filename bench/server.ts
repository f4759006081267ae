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
 * part only, on a data directory that the whole service made; `env` adds to its configuration.
 */
export async function startServer(dataDir?: string, entry = 'main', env: Record<string, string> = {}): Promise<Server> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'candour-bench-')))
  await chmod(folder, 0o711)
  const before = await readFile(join(folder, 'demo.json'), 'utf8').catch(() => '')
  const started = performance.now()
  const { child, said: baseUrl } = await startEntry(`src/${entry}`, /Candour listens on (\S+)/, {
    CANDOUR_DATA_DIR: folder,
    ...env,
  })
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
    stop: () => end(child),
  }
}

/** Starts a built entry in a process of its own and waits until it says that it is there: the first group of `saying`. */
export async function startEntry(entry: string, saying: RegExp, env: Record<string, string>, flags: string[] = []) {
  execFileSync(process.execPath, [join(root, 'bin/build.js')])
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `dist/${entry}.js`, ...flags], {
    cwd: root,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: '', REDIS_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await new Promise<string>((resolve, reject) => {
    let heard = ''
    child.stdout!.on('data', (chunk) => {
      heard += chunk
      const found = saying.exec(heard)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code} before it was there`)))
  })
  return { child, said, stop: () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

async function ready(baseUrl: string) {
  for (;;) {
    const answer = await fetch(`${baseUrl}/health/intake`).catch(() => null)
    if (answer?.ok) return
  }
}

/** Ids of students made for the occasion and enrolled in the course of the assessment, so that nobody competes with themselves for the next attempt. */
export async function someStudents(
  { baseUrl, keys, assessmentId }: Pick<Server, 'baseUrl' | 'keys' | 'assessmentId'>,
  count: number,
): Promise<string[]> {
  const headers = { authorization: `Bearer ${keys.admin}`, 'content-type': 'application/json' }
  const assessment = await fetch(`${baseUrl}/v1/assessments/${assessmentId}`, { headers })
  const { courseId } = (await assessment.json()) as { courseId: string }
  const ids: string[] = []
  for (let made = 0; made < count; made++) {
    const body = JSON.stringify({ role: 'student', name: `Student ${made}` })
    const answer = await fetch(`${baseUrl}/v1/accounts`, { method: 'POST', headers, body })
    const { id } = (await answer.json()) as { id: string }
    await fetch(`${baseUrl}/v1/courses/${courseId}/enrolments`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ accountId: id }),
    })
    ids.push(id)
  }
  return ids
}
