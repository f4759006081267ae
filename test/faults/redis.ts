import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './processes.ts'

/** Whether the Redis legs can run; says so once when they cannot. */
export const redisAvailable = Boolean(process.env.REDIS_URL) || isInstalled()
if (!redisAvailable) process.stdout.write('Redis legs are skipped: no redis-server on the path and no REDIS_URL.\n')

/** A Redis to test against: the one at REDIS_URL, or one of our own that is gone afterwards. */
export async function aRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, async stop() {} }
  const dir = await mkdtemp(join(tmpdir(), 'candour-redis-'))
  const port = await freePort()
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for (let said = ''; !said.includes('Ready to accept connections'); ) said += (await once(server.stdout, 'data'))[0]
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      server.kill()
      await once(server, 'exit')
      await rm(dir, { recursive: true, force: true })
    },
  }
}

function isInstalled() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
