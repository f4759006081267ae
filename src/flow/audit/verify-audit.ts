import type { Context } from '../../context.ts'
import { borrowAuditLog } from '../../db/audit/log.ts'
import { signingKeys } from '../../db/schema/index.ts'
import { type AuditReport, verifyAll } from '../../domain/audit/verify-all.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** Recomputes the whole audit log, against a checkpoint kept elsewhere when one is given, and compares all records with it. */
export async function verifyAudit({ db }: Pick<Context, 'db'>, who: Actor, outside: string): Promise<AuditReport> {
  const publicKeys = await db.select({ x: signingKeys.publicKey }).from(signingKeys)
  const log = await borrowAuditLog(db.$client)
  try {
    const report = await verifyAll({ ...log, publicKeys, ...(outside && { outside }) })
    await record(db, {
      type: 'audit.verified',
      who,
      data: { entries: report.entries, rows: report.rows, ok: report.ok },
    })
    return report
  } finally {
    await log.close()
  }
}
