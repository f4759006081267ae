import { and, asc, inArray, ne } from 'drizzle-orm'
import type { ThirdParty } from '../../domain/records/redaction.ts'
import type { Session } from '../client.ts'
import { accounts } from '../schema/index.ts'

/** The people among these ids, without the student and without programs. */
export async function thirdPartiesAmong(session: Session, ids: string[], studentId: string): Promise<ThirdParty[]> {
  if (!ids.length) return []
  return session
    .select({ id: accounts.id, name: accounts.name, role: accounts.role })
    .from(accounts)
    .where(and(inArray(accounts.id, ids), ne(accounts.id, studentId), ne(accounts.role, 'integration')))
    .orderBy(asc(accounts.id))
}
