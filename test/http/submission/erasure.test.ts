import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { main } from '../../../src/cli/main.ts'
import { seal } from '../../../src/flow/audit/seal.ts'
import { emptyTrash } from '../../../src/flow/files/empty-trash.ts'
import { reflection } from '../../samples.ts'
import { aService } from '../../service.ts'

const { call, handIn, settled, people, person, config, context, assessment } = await aService()
const erase = (id: string) => call(people.admin, 'POST', `/v1/submissions/${id}/erasures`, { reason: 'request' })

/** Every row of every table, and every file in storage, as one text each. */
async function everything() {
  const client = new pg.Client({ connectionString: config.migrateDatabaseUrl! })
  await client.connect()
  const { rows: tables } = await client.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const found: [string, string][] = []
  for (const { name } of tables) {
    const { rows } = await client.query(`select t::text as row from ${name} t`)
    found.push([name, rows.map(({ row }) => row).join('\n')])
  }
  await client.end()
  const folder = join(config.dataDir, 'files')
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) found.push([`file ${entry.name}`, await readFile(join(entry.parentPath, entry.name), 'latin1')])
  }
  return found
}
const placesOf = (dump: [string, string][], marker: string) =>
  dump
    .filter(([, text]) => text.includes(marker) || text.includes(Buffer.from(marker).toString('hex')))
    .map(([name]) => name)

test('what a person wrote is gone from every table and file, and the log still proves the rest', async () => {
  const student = await person('student')
  const marks = {
    work: 'Zebrafinch',
    name: 'quokka',
    account: 'Wombatlike',
    response: 'Numbatting',
    words: 'Bilbyesque',
  }
  const whole = reflection()
  const account = { ...whole, criticalReflection: `It was ${marks.account} about one question, so I checked.` }
  const work = `${marks.work} in the sand.\nReferences\nChatGPT. (2025). How play works. https://chatgpt.com`
  const refused = await handIn(work, `${marks.name}.txt`, { who: student, reflection: null })
  const form = new FormData()
  form.set('assessmentId', assessment.id)
  form.set('reflection', JSON.stringify(account))
  form.set('upload', refused.body.upload)
  const { body } = await call(student, 'POST', '/v1/submissions', form, { 'idempotency-key': `${marks.name}-key` })
  const path = `/v1/submissions/${body.id}`
  const flagId = (await settled(body.id)).flags[0].id
  await call(people.tutor, 'POST', `${path}/concerns`, { code: 'collusion', particulars: `${marks.words} page.` })
  await call(people.tutor, 'POST', `${path}/disclosures`, { message: `${marks.words} entry.`, items: [{ flagId }] })
  const response = await call(student, 'POST', `${path}/responses`, { text: `${marks.response} guide.` })
  await call(people.tutor, 'POST', `${path}/flags/${flagId}/dismissals`, { reason: `${marks.words} guide.` })
  const open = await erase(body.id)
  await call(people.tutor, 'POST', `${path}/decisions`, {
    outcome: 'advice_given',
    reasons: `${marks.words} form.`,
    evidence: [{ flagId }],
    answers: [{ responseId: response.body.id, text: `${marks.words} thanks.` }],
  })
  const before = await everything()
  for (const marker of Object.values(marks)) expect(placesOf(before, marker)).not.toEqual([])

  const { status } = await erase(body.id)

  expect(open).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } })
  expect(status).toBe(201)
  // The bytes are in the trash until its days are over; then nothing of them is left.
  await emptyTrash(context, new Date(Date.now() + 60_000))
  const after = await everything()
  for (const marker of Object.values(marks)) expect(placesOf(after, marker)).toEqual([])
  expect(await auditVerifies()).toBe(0)
  const trail = (await call(people.auditor, 'GET', `${path}/audit-events`)).body.items
  expect(trail.at(-1)).toMatchObject({
    type: 'submission.erased',
    actorId: people.admin.id,
    data: { reason: 'request' },
  })
  expect((await call(student, 'GET', path)).body).toMatchObject({
    status: 'erased',
    file: null,
    reflection: null,
    flags: [],
  })
  expect((await call(student, 'GET', `${path}/file`)).status).toBe(404)
  expect((await call(student, 'GET', `${path}/text`)).status).toBe(404)
  expect((await erase(body.id)).status).toBe(409)
})

test('bytes that somebody else handed in too stay with them', async () => {
  const [one, other] = [await person('student'), await person('student')]
  const bytes = 'The same words by two people.'
  const [first, second] = [await handIn(bytes, 'a.txt', { who: one }), await handIn(bytes, 'b.txt', { who: other })]
  await settled(first.body.id)
  await settled(second.body.id)
  await call(one, 'POST', `/v1/submissions/${first.body.id}/withdrawals`)

  expect((await erase(first.body.id)).status).toBe(201)

  expect((await call(other, 'GET', `/v1/submissions/${second.body.id}/file`)).text).toBe(bytes)
})

async function auditVerifies() {
  await seal(context)
  const folder = await mkdtemp(join(tmpdir(), 'candour-erased-'))
  await writeFile(join(folder, 'keys.json'), (await call(null, 'GET', '/v1/receipts/keys')).text)
  return main(['verify-audit', '--database', config.databaseUrl!, '--keys', join(folder, 'keys.json')], () => {})
}
