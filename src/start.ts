import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { startBackground } from '../workers/background.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { type Context, createContext } from './context.ts'
import { startEmbeddedPostgres } from './db/embedded-postgres/start.ts'
import type { Logger } from './log.ts'

export interface Service {
  context: Context
  /** Where the API listens, or null in a process that only works in the background. */
  baseUrl: string | null
  stop(): Promise<void>
}

/** Starts the parts that a process plays: the API, the background, or both; Postgres too, unless there is one. */
export async function startService(
  config: Config,
  log: Logger,
  parts: { api: boolean; background: boolean },
): Promise<Service> {
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of started.reverse())
      await end().catch((error) => log.error({ error: error.message }, 'a part did not stop cleanly'))
  }
  try {
    const url = config.databaseUrl ?? (await embedded(config, log, started))
    const context = await createContext(config, url, log)
    started.push(() => context.close())
    if (parts.background) {
      const background = await startBackground(context, url)
      started.push(() => background.stop())
    }
    if (!parts.api) {
      context.sandbox.warm()
      return { context, baseUrl: null, stop }
    }
    const app = await buildApp(context)
    started.push(() => app.close())
    const listening = await listen(app, config, log)
    // Only now, so that the children that read files do not hold up the first answer.
    if (parts.background) context.sandbox.warm()
    return { context, baseUrl: config.publicUrl ?? listening, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function embedded({ dataDir }: Config, log: Logger, started: (() => Promise<void>)[]) {
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => log.info(line) })
  started.push(() => postgres.stop())
  return postgres.url
}

/** Listens on the wished port, or on the next free one with a notice. */
async function listen(app: FastifyInstance, { host, port }: Config, log: Logger): Promise<string> {
  for (let wished = port; ; wished++) {
    try {
      await app.listen({ host, port: wished })
      const { port: taken } = app.server.address() as AddressInfo
      if (port && taken !== port)
        log.warn({ wished: port, port: taken }, `port ${port} is taken; listening on ${taken} instead`)
      return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${taken}`
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || wished >= port + 50) throw error
    }
  }
}
