import { timingSafeEqual } from 'node:crypto'
import type { Context } from '../../context.ts'
import { type DoorName, integrationAt } from '../../db/tca/doors.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Bytes } from '../../domain/hash.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { validSecrets } from '../webhooks/secrets.ts'

/**
 * The integration whose plug-in asks: named by path or host, and known by its key. Throws NOT_SIGNED_IN alike for an unknown
 * integration and a wrong key.
 */
export async function pluginAt(
  context: Context,
  name: DoorName,
  authorization: string | undefined,
): Promise<Integration> {
  const integration = await integrationAt(context.db, name)
  const key = /^(?:Bearer +)?(\S+)$/i.exec(authorization ?? '')?.[1] ?? ''
  const given = sha256Bytes(key)
  const keys = integration ? validSecrets(context, 'integration', integration) : ['']
  const fits = keys.some((one) => timingSafeEqual(sha256Bytes(one), given))
  if (integration && key && fits) return integration
  throw new DomainError('NOT_SIGNED_IN', 'There is no such integration, or this is not its key.')
}

/** Who acts when a plug-in does. */
export const actorOf = ({ accountId }: Integration): Actor => ({ id: accountId, role: 'integration' })
