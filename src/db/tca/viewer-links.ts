import { randomBytes } from 'node:crypto'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import { sha256Bytes } from '../../domain/hash.ts'
import type { Session } from '../client.ts'
import { tcaViewerLinks } from '../schema/index.ts'

/** How long a viewer link waits for its click, in minutes. */
const minutes = 5

/** Makes a link's secret, for a person or for a stranger (null). Links that ran out are cleared away. */
export async function addViewerLink(session: Session, documentId: string, accountId: string | null): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = sql<Date>`clock_timestamp() + make_interval(mins => ${minutes})`
  await session.delete(tcaViewerLinks).where(lt(tcaViewerLinks.expiresAt, sql`clock_timestamp()`))
  await session.insert(tcaViewerLinks).values({ hash: sha256Bytes(secret), documentId, accountId, expiresAt })
  return secret
}

/** Uses a link up and says what it opens and for whom; null where it was used, ran out or never was. */
export async function takeViewerLink(session: Session, secret: string) {
  const [taken] = await session
    .delete(tcaViewerLinks)
    .where(and(eq(tcaViewerLinks.hash, sha256Bytes(secret)), gt(tcaViewerLinks.expiresAt, sql`clock_timestamp()`)))
    .returning()
  return taken ?? null
}
