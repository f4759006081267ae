import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { simpleParser } from 'mailparser'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { type Catcher, catchMail } from '../../tools/mail-catcher/catcher.ts'
import { freshDatabase } from '../database.ts'
import { repeats } from '../long.ts'
import { random, start } from './processes.ts'
import { aProvider, type Provider } from './provider.ts'

/** Kills of the worker; FAULT_SEED repeats a run. */
const kills = repeats(8, 20)
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1e9)

let catcher: Catcher
afterEach(() => catcher.stop())

test('kill -9 of the worker, at moments that a seed decides: every notice arrives, and none twice', async () => {
  const { provider, ids } = await withNotices(50 * kills)
  const draw = random(seed)

  for (let count = 0; count < kills; count += 1) {
    const worker = await start('workers/main.ts', provider.env)
    await delay(20 + draw() * 400)
    await worker.kill()
    await expireClaims(provider)
  }
  const worker = await start('workers/main.ts', provider.env)
  onTestFinished(() => worker.kill())
  await allLeft(provider)

  expect({ seed, ...(await arrived(ids)) }).toEqual({ seed, missing: [], twice: [] })
}, 600_000)

test('a mail server that stops in the middle, and is away: every notice arrives, and none twice', async () => {
  const { provider, ids } = await withNotices(repeats(200, 1_000))
  const worker = await start('workers/main.ts', provider.env)
  onTestFinished(() => worker.kill())
  while (catcher.caught.length < ids.length / 4) await delay(20)
  await catcher.stop()
  await delay(1_500)

  // What the hour of the outage would be: each notice that was put off has its next attempt when the server is back.
  await catcher.start()
  for (let look = 0; look < 200 && (await left(provider)) > 0; look += 1) {
    await provider.db.execute(
      sql`update notices set next_attempt_at = clock_timestamp() where next_attempt_at > clock_timestamp()`,
    )
    await delay(100)
  }

  expect(await arrived(ids)).toEqual({ missing: [], twice: [] })
}, 600_000)

/** A provider with so many notices to send, each about an event of its own. */
async function withNotices(count: number) {
  catcher = await catchMail()
  const provider = await aProvider(await freshDatabase(), { SMTP_URL: catcher.url, MAIL_FROM: 'notices@example.org' })
  onTestFinished(() => provider.db.$client.end())
  const { db, assessment } = provider
  await db.execute(sql`
    insert into accounts (id, role, name, email) values (${newId()}, 'student', 'A student', 'student@example.org')`)
  const { rows } = await db.execute(sql`
    insert into notices (id, person_id, kind, event_id, assessment_id, channel, next_attempt_at)
    select gen_random_uuid(), (select id from accounts where email is not null), 'due_date_changed', gen_random_uuid(),
      ${assessment.id}, 'email', clock_timestamp()
    from generate_series(1, ${count}) returning id`)
  return { provider, ids: rows.map(({ id }) => id as string) }
}

/** What a minute would do: the claims of a process that is gone end. */
const expireClaims = ({ db }: Provider) =>
  db.execute(
    sql`update notices set claimed_until = clock_timestamp() where claim is not null and next_attempt_at is not null`,
  )

async function left({ db }: Provider): Promise<number> {
  const { rows } = await db.execute(sql`select count(*)::int as left from notices where next_attempt_at is not null`)
  return Number(rows[0]!.left)
}

async function allLeft(provider: Provider) {
  while ((await left(provider)) > 0) await delay(100)
}

async function arrived(ids: string[]) {
  const seen = new Map<string, number>()
  for (const { raw } of catcher.caught) {
    const { messageId } = await simpleParser(raw)
    const id = messageId!.slice(1, 37)
    seen.set(id, (seen.get(id) ?? 0) + 1)
  }
  return {
    missing: ids.filter((id) => !seen.has(id)),
    twice: ids.filter((id) => (seen.get(id) ?? 0) > 1),
  }
}
