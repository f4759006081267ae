import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import type { Context } from './context.ts'

/** Starts the API and the pages. `baseUrl` is where they are reached: the public address, where one is configured. */
export async function startApi(context: Context): Promise<{ baseUrl: string; stop(): Promise<void> }> {
  warnOfPlainHttp(context)
  const app = await buildApp(context)
  try {
    const address = await listen(app, context)
    return { baseUrl: context.config.publicUrl ?? address, stop: () => app.close() }
  } catch (error) {
    await app.close()
    throw error
  }
}

/** A laptop needs no TLS. A deployment with a database of its own does: without it cookies can be read on their way. */
function warnOfPlainHttp({ config: { databaseUrl, publicUrl }, log }: Context) {
  if (!databaseUrl || publicUrl?.startsWith('https:')) return
  log.warn(
    'browsers reach this service without TLS; put a proxy with TLS before it and set PUBLIC_URL to its https address',
  )
}

/** Listens on the configured port, or on the next free one with a warning. */
async function listen(app: FastifyInstance, { config: { host, port }, log }: Context): Promise<string> {
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
