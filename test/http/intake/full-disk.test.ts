import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { count } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { submissions } from '../../../src/db/schema/index.ts'
import { aFullDisk } from '../../faults/full-disk.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const { config, context, handIn, owner, person } = await aService({}, { background: false })
const folder = join(config.dataDir, 'files')
const kept = async () => (await context.db.select({ kept: count() }).from(submissions))[0]!.kept
const halves = () => readdir(join(folder, 'incoming'))
const full = { status: 507, body: { code: 'STORAGE_FULL', title: expect.stringContaining('not taken in') } }
/** Sends work as a student who has not handed in yet. */
const send = async (words: string, who?: Person) =>
  handIn(words, 'a.txt', {
    who: who ?? (await person('student')),
    reflection: noAi(),
    headers: { 'idempotency-key': words.slice(0, 60) },
  })

test('a disk that is full at any step of an upload acknowledges nothing, and the same work is taken later', async () => {
  const disk = aFullDisk(folder)
  const refusals: string[] = []
  for (let call = 1; ; call++) {
    const before = await kept()
    disk.failAt(call)
    const answer = await send(`Essay ${call}. ${'It was so. '.repeat(60_000)}`)
    const wasFull = disk.wasFull()
    disk.mend()
    if (!wasFull) {
      expect(answer.status).toBe(201)
      break
    }
    refusals.push(disk.calls().at(-1)!)
    expect(answer, `at call ${call}, ${refusals.at(-1)}`).toMatchObject(full)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(60)
    expect([await kept(), await halves()]).toEqual([before, []])
  }

  // Open, several writes, sync, close, rename; then the folder: open, sync, close.
  expect(refusals).toEqual(expect.arrayContaining(['open', 'writev', 'sync', 'close', 'rename']))
  expect(refusals.slice(-6)).toEqual(['sync', 'close', 'rename', 'open', 'sync', 'close'])
  expect((await send('Essay 1 again.')).status).toBe(201)
})

test.each(['submissions', 'files', 'reflections', 'idempotency_keys', 'audit_events', 'outbox'])(
  'a database without room for a row of %s acknowledges nothing, and the same work is taken later',
  async (table) => {
    const before = await kept()
    const student = await person('student')
    const makeRoom = await withoutRoomIn(table)

    const answer = await send(`Essay for ${table}.`, student)
    await makeRoom()

    expect(answer).toMatchObject(full)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(60)
    expect(await kept()).toBe(before)
    expect((await send(`Essay for ${table}.`)).status).toBe(201)
  },
)

test('an upload that cannot be remembered with an incomplete reflection is refused as well', async () => {
  const who = await person('student')
  const makeRoom = await withoutRoomIn('uploads')

  const answer = await handIn('Half.', 'a.txt', { who, reflection: noAi({ whyNot: '' }) })
  await makeRoom()

  expect(answer).toMatchObject(full)
})

/** Lets Postgres say of one table what it says when its disk is full. The function that is returned makes room again. */
async function withoutRoomIn(table: string) {
  await owner(`
    create or replace function no_room() returns trigger language plpgsql security definer as $$
    begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
    create trigger no_room before insert on ${table} for each row execute function no_room()`)
  return () => owner(`drop trigger no_room on ${table}`)
}
