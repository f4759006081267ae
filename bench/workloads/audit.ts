import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import type { Context } from '../../src/context.ts'
import { content } from '../../src/db/audit/content.ts'
import { borrowAuditLog } from '../../src/db/audit/log.ts'
import { newId } from '../../src/db/id.ts'
import { addAccount } from '../../src/db/people/accounts.ts'
import { auditEvents, auditSalts, comparisonChoices } from '../../src/db/schema/index.ts'
import { commitments, saltLength } from '../../src/domain/audit/contents/content-hash.ts'
import { verifyContents } from '../../src/domain/audit/contents/verify-contents.ts'
import { verifyLog } from '../../src/domain/audit/verify.ts'
import { seal } from '../../src/flow/audit/seal.ts'
import { silent } from '../../src/log.ts'
import { start } from '../../src/start.ts'
import { round, type Workload } from '../workload.ts'

/**
 * How fast the whole log is verified, and every record compared with it, each beside the least that it can cost: reading
 * the same rows in the same pages and hashing each once.
 */
export const audit: Workload = {
  name: 'audit',
  async run({ quick, log }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'candour-audit-'))
    const service = await start({ ...readConfig({}), dataDir, port: 0 }, silent)
    try {
      const { context } = service
      const count = quick ? 2_000 : 100_000
      await makeHistory(context, count)
      log(`${count} events with a record each`)
      const opened = await borrowAuditLog(context.db.$client)
      const publicKeys = [{ x: context.signingKey.x }]
      const least = await rateOf(count, () => readAndHash(context, 'audit_events'))
      const events = await rateOf(count, () => verifyLog({ ...opened, publicKeys }))
      const records = await rateOf(count, () => verifyContents(opened, log))
      await opened.close()
      const floorNote = `${round(least, 0)} a second to read and hash the same events`
      return [
        { name: 'audit events verified', value: round(events, 0), unit: '1/s', goal: '≥ 100,000', note: floorNote },
        { name: 'the same, as a share of the floor', value: round(events / least), unit: '' },
        { name: 'records compared with the log', value: round(records, 0), unit: '1/s', goal: '≥ 20,000' },
      ]
    } finally {
      await service.stop()
    }
  },
}

async function rateOf(count: number, task: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await task()
  return count / ((performance.now() - started) / 1000)
}

async function readAndHash({ db }: Context, table: string) {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await db.$client.query(`select * from ${table} where id > $1 order by id limit 5000`, [after])
    for (const row of rows) createHash('sha256').update(JSON.stringify(row)).digest()
    if (!rows.length) return
    after = rows.at(-1).id
  }
}

/** Records with the events that made them, in batches, sealed. */
async function makeHistory(context: Context, count: number) {
  const { db } = context
  const student = await addAccount(db, { role: 'student', name: 'A student' })
  for (let made = 0; made < count; made += 2_000) {
    const at = new Date()
    const rows = Array.from({ length: 2_000 }, () => ({ id: newId(), studentId: student.id, allowed: true, at }))
    const events = rows.map((row) => {
      const salts = randomBytes(saltLength)
      const data = { contents: commitments('comparison.allowed', [content(comparisonChoices, row)], salts) }
      return { id: newId(), type: 'comparison.allowed', actorId: student.id, actorRole: 'student', data, salts, at }
    })
    await db.insert(comparisonChoices).values(rows)
    await db.insert(auditEvents).values(events)
    await db.insert(auditSalts).values(events.map(({ id, salts }) => ({ eventId: id, salts })))
  }
  while (await seal(context));
}
