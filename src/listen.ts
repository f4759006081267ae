import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp, buildHealthApp } from './app.ts'
import { addressOf } from './config/reached-at.ts'
import type { Context } from './context.ts'
import { DomainError } from './domain/error.ts'

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

/** Starts what a worker answers on WORKER_PORT: whether it lives, whether the service is ready, and metrics. */
export async function startHealth(context: Context, port: number): Promise<{ stop(): Promise<void> }> {
  const app = await buildHealthApp(context)
  const { host } = context.config
  try {
    await app.listen({ host, port })
    return { stop: () => app.close() }
  } catch (error) {
    await app.close()
    throw listenProblem((error as NodeJS.ErrnoException).code, host, port, 'WORKER_PORT') ?? error
  }
}

/** A laptop needs no TLS. A deployment with a database of its own does: without it cookies can be read on their way. */
function warnOfPlainHttp({ config: { databaseUrl, publicUrl }, log }: Context) {
  if (!databaseUrl || publicUrl?.startsWith('https:')) return
  log.warn(
    'browsers reach this service without TLS; put a proxy with TLS before it and set PUBLIC_URL to its https address',
  )
}

/**
 * Listens on the configured port. For a demo on this machine the next free one will do, with a warning; a deployment that
 * listens elsewhere than its proxy expects would look as if it worked. Throws UNAVAILABLE where it cannot listen.
 */
async function listen(app: FastifyInstance, { config, log }: Context): Promise<string> {
  const { host, port, databaseUrl, production } = config
  const mayMove = !production && !databaseUrl
  for (let wished = port; ; wished++) {
    try {
      await app.listen({ host, port: wished })
      const { port: taken } = app.server.address() as AddressInfo
      if (port && taken !== port)
        log.warn({ wished: port, port: taken }, `port ${port} is taken; listening on ${taken} instead`)
      return addressOf(host, taken)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' || !mayMove || wished >= port + 50) throw listenProblem(code, host, port) ?? error
    }
  }
}

/** Why an address cannot be listened on, in a sentence with what to do; null for what no setting explains. */
function listenProblem(code: string | undefined, host: string, port: number, name = 'PORT'): DomainError | null {
  const sentences: Record<string, string> = {
    EADDRINUSE: `${name} is ${port}, and another program listens there. Stop that program, or set ${name} to a free port.`,
    EACCES: `${name} is ${port}, which this user may not listen on. Set ${name} to a port from 1024 on and let the proxy use ${port}.`,
    EADDRNOTAVAIL: `HOST is “${host}”, which is no address of this machine. Set HOST to one that is, or to 0.0.0.0 for all of them.`,
    ENOTFOUND: `HOST is “${host}”, a name that no address is known for. Set HOST to an IP address of this machine.`,
  }
  const sentence = sentences[code ?? '']
  return sentence === undefined ? null : new DomainError('UNAVAILABLE', sentence)
}
