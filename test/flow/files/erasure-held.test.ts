import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sweep } from '../../../src/flow/files/sweep.ts'
import { submit } from '../../../src/flow/intake/submit.ts'
import { erase } from '../../../src/flow/submission/erase.ts'
import { asCommand } from '../../cli/as-command.ts'
import { aService } from '../../service.ts'

const { context, config, people, assessment } = await aService({}, { background: false })
const day = 86_400_000
/** An LMS delivers work for a student of its own; such work can be erased at once. */
async function delivered(words = `An essay ${randomUUID()}.`) {
  const file = await context.files.receive(Readable.from([Buffer.from(words)]), 1_000)
  const work = { assessmentId: assessment.id, studentId: people.student.id, reflection: undefined }
  const { id } = await submit(context, people.integration, { ...work, file: { ...file, name: 'a.txt', mediaType: '' } })
  return { id, words, sha256: file.sha256 }
}
const leaseIsOver = () => context.db.execute(sql`update removed_bytes set begun_at = begun_at - interval '1 hour'`)

test('an erasure while nothing may be removed is ended by a later sweep, unless the same bytes come in again', async () => {
  await asCommand(config, ['storage', 'adopt'])
  const [gone, again] = [await delivered(), await delivered()]
  for (const { id } of [gone, again]) await erase(context, people.admin, id, 'request')
  const held = await context.files.has(gone.sha256)
  await leaseIsOver()

  await delivered(again.words)
  await sweep({ ...context, clock: () => new Date(Date.now() + 1.1 * day) })

  expect(held).toBe(true)
  expect(await context.files.has(gone.sha256)).toBe(false)
  expect(await context.files.has(again.sha256)).toBe(true)
})
