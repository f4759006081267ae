import type { Context } from '../../context.ts'
import { borrowAuditLog } from '../../db/audit/log.ts'
import { signingKeys } from '../../db/schema/index.ts'
import { type LogReport, verifyLog, withLooseEnds } from '../../domain/audit/verify.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** Recomputes the whole audit log against every signed checkpoint, and against one kept elsewhere when it is given. */
export async function verifyAudit({ db }: Pick<Context, 'db'>, who: Actor, outside: string): Promise<LogReport> {
  const publicKeys = await db.select({ x: signingKeys.publicKey }).from(signingKeys)
  const log = await borrowAuditLog(db.$client)
  try {
    const found = await verifyLog({ ...log, publicKeys, ...(outside && { outside }) })
    const report = withLooseEnds(found, await log.looseEnds())
    await record(db, { type: 'audit.verified', who, data: { entries: report.entries, ok: report.ok } })
    return report
  } finally {
    await log.close()
  }
}
