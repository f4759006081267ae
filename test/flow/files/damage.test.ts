import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { files } from '../../../src/db/schema/index.ts'
import { scrub } from '../../../src/flow/files/scrub.ts'
import { extract } from '../../../src/flow/screening/extract.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { context, config, call, handIn, people, person } = await aService({}, { background: false })

/** Work that was handed in, and where its bytes are. */
async function work(words = 'I saw') {
  const text = `${words} ${randomUUID()}.`
  const { body } = await handIn(text, 'a.txt', { who: await person('student'), reflection: noAi() })
  const [{ sha256 } = { sha256: '' }] = await context.db.select().from(files).where(eq(files.submissionId, body.id))
  return {
    id: body.id as string,
    text,
    sha256,
    path: join(config.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2)),
  }
}

/** A disk that turns one bit. */
async function turnBit(path: string, at: number) {
  const bytes = await readFile(path)
  bytes[at]! ^= 1
  await writeFile(path, bytes)
}
const damageOf = async (id: string) => {
  const { rows } = await context.db.execute(sql`
    select type, data from audit_events where submission_id = ${id}
      and type in ('storage.damage_found', 'submission.text_unreadable', 'submission.text_extracted') order by id`)
  return rows
}
const found = { type: 'storage.damage_found', data: {} }
/** The provider in the hour in which these bytes are looked at again. */
const inTheHourOf = (sha256: string) => ({
  ...context,
  clock: () => new Date(Number.parseInt(sha256.slice(0, 2), 16) * 3_600_000),
})

test.each([0, 6, 40])(
  'work in which a bit of byte %i turned is not analysed but shown to a person, who is told why',
  async (at) => {
    const { id, path } = await work()
    await turnBit(path, at)

    await extract(context, id)

    const { body } = await call(people.tutor, 'GET', `/v1/submissions/${id}`)
    expect(body).toMatchObject({
      status: 'under_review',
      unreadable: expect.stringContaining('damaged after it arrived'),
    })
    expect(await damageOf(id)).toMatchObject([
      found,
      { type: 'submission.text_unreadable', data: { reason: 'bytes_changed', from: 'received', to: 'under_review' } },
    ])
  },
)

test('whole work is read as ever, and a scrub has nothing to say about it', async () => {
  const { id, sha256 } = await work()

  await extract(context, id)

  expect(await scrub(inTheHourOf(sha256))).toEqual({ damaged: 0, missing: 0 })
  expect((await damageOf(id)).map(({ type }) => type)).toEqual(['submission.text_extracted'])
})

test('a scrub finds what was turned, and says so once', async () => {
  const turned = await work()
  await turnBit(turned.path, 3)

  for (const { sha256 } of [turned, turned]) {
    expect(await scrub(inTheHourOf(sha256))).toMatchObject({ damaged: 1 })
  }

  expect(await damageOf(turned.id)).toEqual([found])
})

test('damaged work is not given out; of whole work every byte is', async () => {
  const [whole, turned, long] = [await work(), await work(), await work(`${'It was so. '.repeat(50_000)}The end`)]
  await turnBit(turned.path, 5)
  await turnBit(long.path, 400_000)
  const download = ({ id }: { id: string }) => call(people.tutor, 'GET', `/v1/submissions/${id}/file`)

  expect((await download(whole)).text).toBe(whole.text)
  expect(await download(turned)).toMatchObject({ status: 503, body: { title: expect.stringContaining('damaged') } })
  await expect(download(long)).rejects.toThrow()

  expect(await damageOf(turned.id)).toEqual([found])
  expect(await damageOf(long.id)).toEqual([found])
})
