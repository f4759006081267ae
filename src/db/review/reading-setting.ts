import { desc } from 'drizzle-orm'
import type { Waits } from '../../domain/review/first-reading.ts'
import type { Session } from '../client.ts'
import { readingSettings } from '../schema/index.ts'

/** Which results wait for a first reading; the statistical ones unless the provider chose otherwise. */
export async function whatWaits(session: Session): Promise<Waits> {
  const [newest] = await session.select().from(readingSettings).orderBy(desc(readingSettings.at)).limit(1)
  return newest?.waits ?? 'statistical'
}
