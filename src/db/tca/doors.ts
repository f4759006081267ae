import { and, eq, isNull } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { isId } from '../id.ts'
import { integrations } from '../schema/index.ts'
import type { Integration } from '../webhooks/integrations.ts'

/** How a request names its integration: by an id in its path, or by the host name that it was sent to. */
export type DoorName = { id: string } | { host: string }

/** The integration whose Turnitin plug-in calls under this name, or null: unknown, of another kind, or switched off. */
export async function integrationAt(session: Session, name: DoorName): Promise<Integration | null> {
  if ('id' in name && !isId(name.id)) return null
  const named = 'id' in name ? eq(integrations.id, name.id) : eq(integrations.tcaHost, name.host.toLowerCase())
  const [found] = await session
    .select()
    .from(integrations)
    .where(and(named, eq(integrations.method, 'turnitin-plugin'), isNull(integrations.disabledAt)))
  return found ?? null
}

/** Whether there is a Turnitin plug-in at all. */
export async function anyPlugin(session: Session): Promise<boolean> {
  const found = await session
    .select({ id: integrations.id })
    .from(integrations)
    .where(and(eq(integrations.method, 'turnitin-plugin'), isNull(integrations.disabledAt)))
    .limit(1)
  return found.length > 0
}
