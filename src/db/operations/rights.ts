import type { Database } from '../client.ts'
import { checkRights } from '../rights/check.ts'

/** The rights that the service's login lacks now. A login that lacks even the list of them lacks that. */
export async function missingRights(db: Database): Promise<string[]> {
  const client = await db.$client.connect()
  try {
    const { rows } = await client.query('select current_user as login')
    return (await checkRights(client, rows[0].login)).missing
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return ['execute on service_rights()']
    throw error
  } finally {
    client.release()
  }
}
