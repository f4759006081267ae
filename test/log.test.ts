import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { capturedLog } from './captured-log.ts'
import { signedIn } from './pages/visitor.ts'
import { jobsInPostgres } from './queue/kept-jobs.ts'
import { reflection } from './samples.ts'
import { aService } from './service.ts'

const marked = 'MARKED'

describe('a log call', () => {
  test.each([
    ['with an error as err', (log, err) => log.error({ err, id: 7 }, 'it failed')],
    ['with an error under another name', (log, err) => log.error({ reason: err, id: 7 }, 'it failed')],
    ['with an error alone', (log, err) => log.error(err)],
    ['with an error and its message', (log, err) => log.error({ err }, err.message)],
    ['with an error and no sentence', (log, err) => log.warn({ err })],
    ['of a child', (log, err) => log.child({ request: 1 }).error({ err })],
    ['bound to a child', (log, err) => log.child({ err }).info('it goes on')],
  ] as [string, (log: ReturnType<typeof capturedLog>['log'], err: Error) => void][])(
    '%s writes its facts and none of its words',
    (_, write) => {
      const captured = capturedLog()

      write(captured.log, Object.assign(new RangeError(`${marked} text`), { code: 'E_SOME' }))

      const [record] = captured.records()
      expect(record.err ?? record.reason).toMatchObject({
        type: 'RangeError',
        code: 'E_SOME',
        stack: expect.any(String),
      })
      expect(captured.text()).not.toContain(marked)
    },
  )

  test('without an error is written as it is', () => {
    const captured = capturedLog()

    captured.log.info({ port: 3000 }, 'listening')

    expect(captured.records()).toMatchObject([{ port: 3000, msg: 'listening' }])
  })
})

describe('work that the database refuses to keep', async () => {
  const captured = capturedLog()
  const { call, handIn, settled, person, people, config, context, baseUrl } = await aService({}, { log: captured.log })
  const owner = new pg.Client({ connectionString: config.migrateDatabaseUrl! })
  await owner.connect()

  /** Refuses rows of `table` that hold the mark, as a real constraint would. */
  const refuseMarked = (table: string) =>
    owner.query(`alter table ${table} add constraint ${table}_unmarked check (${table}::text not like '%${marked}%')`)
  const failure = (constraint: string) =>
    captured.records().find(({ err }) => (err?.cause ?? err)?.constraint === constraint)
  const words = [marked, 'Ada Lovelace', 'my-diary']

  test('leaves its cause in the log, and neither there nor in the answer a word of it', async () => {
    await refuseMarked('reflections')
    const who = await person('student', 'Ada Lovelace')
    const use = { ...reflection().uses[0]!, how: `${marked} explained the chapter to me in other words than the book.` }

    const { status, text } = await handIn('Children learn by playing.', 'my-diary.txt', {
      who,
      reflection: { ...reflection(), uses: [use] },
    })

    expect(status).toBe(503)
    const { err } = failure('reflections_unmarked')
    const cause = err.cause ?? err
    expect(cause).toMatchObject({ code: '23514', table: 'reflections', severity: 'ERROR', routine: 'ExecConstraints' })
    expect(`${err.stack}\n${cause.stack}`).toMatch(/accept\.ts:\d+/)
    for (const word of words) expect(captured.text() + text).not.toContain(word)
  })

  test('leaves its cause in the log when a worker does it, and no word of it in the job either', async () => {
    await refuseMarked('texts')

    const { body } = await handIn(`${marked} children learn by playing.`, 'my-diary.txt')
    await expect.poll(() => failure('texts_unmarked'), { timeout: 20_000 }).toBeDefined()

    const { err, ...record } = failure('texts_unmarked')
    expect(record).toMatchObject({ worker: 'extract', submissionId: body.id, msg: 'a job failed' })
    expect(`${err.stack}\n${err.cause.stack}`).toMatch(/extract\.ts:\d+/)
    await expect.poll(() => jobsInPostgres(config.databaseUrl!), { timeout: 20_000 }).toContain('texts_unmarked')
    for (const word of words) expect(captured.text() + (await jobsInPostgres(config.databaseUrl!))).not.toContain(word)
    await owner.query('alter table texts drop constraint texts_unmarked')
    await settled(body.id)
  })

  test('leaves its cause in the log when a page does it', async () => {
    await refuseMarked('accounts')
    const admin = await signedIn({ context, baseUrl }, people.admin)
    const _csrf = await admin.csrf('/admin/people')

    const { status, text } = await admin.visit('/admin/people', {
      _csrf,
      role: 'tutor',
      name: `${marked} Ada Lovelace`,
    })

    expect(status).toBe(503)
    expect(failure('accounts_unmarked')).toBeDefined()
    for (const word of words) expect(captured.text() + text).not.toContain(word)
  })

  test('leaves its cause in the log when it is answered as a mistake of what was sent', async () => {
    await owner.query(
      `create function mistaken() returns trigger language plpgsql as $$ begin raise data_exception using message = new.name; end $$`,
    )
    await owner.query(`create trigger mistaken before insert on accounts for each row execute function mistaken()`)

    const { status, text } = await call(people.admin, 'POST', '/v1/accounts', { role: 'tutor', name: 'Ada Lovelace' })

    expect(status).toBe(422)
    expect(captured.records().map(({ err }) => (err?.cause ?? err)?.function)).toContain('mistaken')
    for (const word of words) expect(captured.text() + text).not.toContain(word)
  })
})
