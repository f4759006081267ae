import { statfs } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import { limits } from '../../domain/limits.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { hasBody } from './bodies/slow-bodies.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers with a stream that stays open. */
    staysOpen?: boolean
  }
}

/**
 * Gives each person a share of what is scarce: files sent at once and in an hour, streams kept open, and room on the disk.
 * What goes beyond it is refused before anything is read, with TOO_MANY_REQUESTS or STORAGE_FULL.
 */
export function limitShares(app: FastifyInstance, context: Context): void {
  const uploads = new Shares({ ...limits.uploads, perHour: context.config.uploadsPerHour }, 'You are sending')
  const streams = new Shares(limits.streams, 'You are watching')
  app.addHook('onRequest', async ({ who, headers, routeOptions: { config } }, reply) => {
    if (!who) return
    if (config.staysOpen) streams.take(who, reply)
    if (!config.takesFile || !hasBody(headers)) return
    await refuseOnFullDisk(context)
    uploads.take(who, reply)
  })
}

/** A service that delivers for many people counts as many. */
interface Share {
  atOnce: number
  perHour: number
  integrationTimes: number
}

interface Taken {
  atOnce: number
  inHour: number
  hourEndsAt: number
}

const hour = 3_600_000

/** What each person has under way, and has had in this hour. */
class Shares {
  readonly #share: Share
  readonly #doing: string
  readonly #people = new Map<string, Taken>()

  constructor(share: Share, doing: string) {
    this.#share = share
    this.#doing = doing
  }

  /** Takes one for as long as the request lasts. Throws TOO_MANY_REQUESTS beyond the person's share. */
  take({ id, role }: Actor, { raw }: FastifyReply): void {
    const times = role === 'integration' ? this.#share.integrationTimes : 1
    const taken = this.#takenBy(id)
    if (taken.atOnce >= this.#share.atOnce * times || taken.inHour >= this.#share.perHour * times) throw this.#tooMany()
    taken.atOnce++
    taken.inHour++
    raw.once('close', () => {
      taken.atOnce--
      this.#forgetIdle()
    })
  }

  #takenBy(id: string): Taken {
    const known = this.#people.get(id)
    const taken = known ?? { atOnce: 0, inHour: 0, hourEndsAt: 0 }
    if (taken.hourEndsAt < Date.now()) Object.assign(taken, { inHour: 0, hourEndsAt: Date.now() + hour })
    this.#people.set(id, taken)
    return taken
  }

  #forgetIdle() {
    for (const [id, { atOnce, hourEndsAt }] of this.#people) {
      if (atOnce === 0 && hourEndsAt < Date.now()) this.#people.delete(id)
    }
  }

  #tooMany() {
    const { atOnce, perHour } = this.#share
    return new DomainError(
      'TOO_MANY_REQUESTS',
      `${this.#doing} more than fits your share: ${atOnce} at once and ${perHour} an hour. Please wait until some have ended.`,
    )
  }
}

/** Leaves the database and the log the room that they need. What cannot be measured stops nothing. */
async function refuseOnFullDisk({ config: { dataDir, diskReserveBytes } }: Context): Promise<void> {
  const disk = await statfs(dataDir).catch(() => null)
  if (!disk || disk.bavail * disk.bsize >= diskReserveBytes) return
  throw new DomainError(
    'STORAGE_FULL',
    'There is no room to keep the file just now. Nothing was lost, and the people who run this service can see it; please send the file again later.',
  )
}
