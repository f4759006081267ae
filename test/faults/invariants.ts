import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'drizzle-orm'
import { main } from '../../src/cli/main.ts'
import { verifyReceipt } from '../../src/domain/records/receipt.ts'
import { publishedKeys } from '../../src/flow/audit/keys.ts'
import type { Acknowledged, Provider } from './provider.ts'

/**
 * What must hold after any fault (docs/reference/reliability.md#invariants, by their numbers there). Returns every way in
 * which something does not.
 */
export async function broken(
  provider: Provider,
  acknowledged: Acknowledged[],
  decided: { id: string; submissionId: string }[] = [],
  checkpoints: string[] = [],
): Promise<string[]> {
  const { db } = provider
  const rows = async (query: ReturnType<typeof sql>) => (await db.execute(query)).rows as Record<string, string>[]
  const problems: string[] = []
  const jwks = await publishedKeys({ db })

  for (const { key, id, receipt, fileSha256 } of acknowledged) {
    const check = verifyReceipt(receipt, jwks)
    const [row] = await rows(sql`
      select files.sha256, reflections.sha256 as reflection, count(audit_events.id)::int as received from submissions
      join files on files.submission_id = submissions.id join reflections on reflections.submission_id = submissions.id
      left join audit_events on audit_events.submission_id = submissions.id and type = 'submission.received'
      where submissions.id = ${id}::uuid group by 1, 2`)
    const claims = check.ok ? check.claims : null
    if (claims?.submission !== id || claims.fileSha256 !== fileSha256)
      problems.push(`I1 ${id}: the receipt is not for it`)
    if (row?.sha256 !== fileSha256 || row.reflection !== claims?.reflectionSha256)
      problems.push(`I1 ${id}: it was lost`)
    if (Number(row?.received) !== 1) problems.push(`I1 ${id}: received ${row?.received} times in the log`)
    const [known] = await rows(sql`select submission_id from idempotency_keys where key = ${key}`)
    if (known?.submission_id !== id) problems.push(`I8 ${key}: it stands for ${known?.submission_id}, not ${id}`)
  }
  for (const { sha256 } of await rows(sql`select distinct sha256 from files`)) {
    if ((await hashOf(join(provider.dataDir, 'files', sha256!.slice(0, 2), sha256!.slice(2)))) !== sha256) {
      problems.push(`I2 ${sha256}: the bytes are not there`)
    }
  }
  for (const { id, status } of await rows(sql`
    select id, status from submissions where status not in ('released', 'under_review', 'decided', 'superseded', 'withdrawn')`)) {
    problems.push(`I3 ${id}: it is still ${status}`)
  }
  for (const { id, detector, n } of await rows(sql`
    select submission_id as id, detector, count(*) as n from runs where state <> 'failed' group by 1, 2, version having count(*) > 1`)) {
    problems.push(`I3 ${id}: ${detector} ended ${n} times`)
  }
  for (const { id } of await rows(sql`
    select submission_id as id from flags group by 1, detector, rule, evidence having count(*) > 1`)) {
    problems.push(`I4 ${id}: the same flag twice`)
  }
  for (const { id, submissionId } of decided) {
    const found = await rows(
      sql`select 1 from decisions where id = ${id}::uuid and submission_id = ${submissionId}::uuid`,
    )
    if (found.length !== 1) problems.push(`I5 ${submissionId}: the decision ${id} was lost`)
  }
  for (const { id, decisions, events } of await rows(sql`
    select id, (select count(*) from decisions where submission_id = submissions.id) as decisions,
      (select count(*) from audit_events where submission_id = submissions.id and type = 'submission.decided') as events
    from submissions`)) {
    if (decisions !== events || Number(decisions) > 1)
      problems.push(`I5 ${id}: ${decisions} decisions, ${events} in the log`)
  }
  for (const { id, status, told } of await rows(sql`
    select id, status, (select coalesce(data->>'to', 'received') from audit_events
      where submission_id = submissions.id and type like 'submission.%' and type not like '%read' order by at desc, id desc limit 1) as told
    from submissions`)) {
    if (status !== told) problems.push(`I5 ${id}: it is ${status}, and the log says ${told}`)
  }
  return [...problems, ...(await auditProblems(provider, JSON.stringify(jwks), checkpoints))]
}

/** I6: the log verifies as it is, and against every checkpoint that was given out. */
async function auditProblems({ databaseUrl, dataDir }: Provider, jwks: string, checkpoints: string[]) {
  const keys = join(dataDir, 'keys.json')
  await writeFile(keys, jwks)
  const problems: string[] = []
  for (const [index, note] of [null, ...checkpoints].entries()) {
    const outside = join(dataDir, `checkpoint-${index}`)
    if (note) await writeFile(outside, note)
    const args = ['verify-audit', '--database', databaseUrl, '--keys', keys, ...(note ? ['--checkpoint', outside] : [])]
    const said: string[] = []
    if ((await main(args, (line) => said.push(line))) !== 0) problems.push(`I6 ${said.join(' ')}`)
  }
  return problems
}

async function hashOf(path: string) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash).catch(() => hash.update('missing'))
  return hash.digest('hex')
}
