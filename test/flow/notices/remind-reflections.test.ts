import { expect, test } from 'vitest'
import { remind } from '../../../src/flow/notices/remind.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { context, people, person, call, handIn, owner } = await aService({}, { background: false })

/** Work that an LMS delivered without a reflection so many days ago, and its student. */
async function delivered(days: number) {
  const student = await person('student')
  const fields = { studentId: student.id }
  const { body } = await handIn('An essay.', 'a.txt', { who: people.integration, reflection: null, fields })
  await daysPass(body.id, days)
  return { id: body.id as string, student }
}
const daysPass = (id: string, days: number) =>
  owner('update submissions set status_since = status_since - make_interval(days => $1) where id = $2', [days, id])

async function reminders(id: string) {
  await Promise.all([remind(context), remind(context)])
  const { rows } = await context.db.$client.query(
    "select person_id from notices where submission_id = $1 and kind = 'reflection_reminder'",
    [id],
  )
  return rows.map((row) => row.person_id)
}

test('a student is reminded of an outstanding reflection after some days, after as many again, and three times at most', async () => {
  const { id, student } = await delivered(2)
  const counts = [await reminders(id)]

  for (const days of [1, 1, 2, 3, 3]) {
    await daysPass(id, days)
    counts.push(await reminders(id))
  }

  expect(counts.map((told) => told.length)).toEqual([0, 1, 1, 2, 3, 3])
  expect(new Set(counts.at(-1))).toEqual(new Set([student.id]))
})

test('nobody is reminded of a reflection that came', async () => {
  const { id, student } = await delivered(4)
  await call(student, 'PUT', `/v1/submissions/${id}/reflection`, noAi())

  expect(await reminders(id)).toEqual([])
})
