import type { Database } from '../client.ts'
import { checkRights, type RightsReport } from '../rights/check.ts'

/** The rights that the service's login lacks now. A login that lacks even the list of them lacks that. */
export async function missingRights(db: Database): Promise<string[]> {
  try {
    return (await loginRights(db)).missing
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return ['execute on service_rights()']
    throw error
  }
}

/** Who the service is at the database, and how its rights differ from those that it needs. */
export async function loginRights(db: Database): Promise<RightsReport & { login: string }> {
  const client = await db.$client.connect()
  try {
    const { rows } = await client.query('select current_user as login')
    const login: string = rows[0].login
    return { login, ...(await checkRights(client, login)) }
  } finally {
    client.release()
  }
}
