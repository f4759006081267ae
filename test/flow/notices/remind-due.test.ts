import { expect, test } from 'vitest'
import { remind } from '../../../src/flow/notices/remind.ts'
import { aService, type Person } from '../../service.ts'

const service = await aService({}, { background: false })
const { context, people, person, publish, call, handIn, owner } = service

const hour = 3_600_000
const inHours = (hours: number) => new Date(Math.ceil((Date.now() + hours * hour) / 60_000) * 60_000)
const plain = { title: 'Essay', brief: 'Write.', aiLevel: 2, guidance: 'Plan with it.' } as const
const published = (dueAt: Date, more: object = {}) => publish(people.tutor, { ...plain, dueAt, ...more })

/** What a student was told of an assessment, with the time until when to act. */
async function toldOf(assessmentId: string, { id }: Person) {
  const { rows } = await context.db.$client.query(
    'select kind, act_by from notices where assessment_id = $1 and person_id = $2 order by created_at, id',
    [assessmentId, id],
  )
  return rows.map(({ kind, act_by: at }) => [kind, at?.toISOString() ?? null])
}

test('a student who has not handed in is reminded once of a due date that comes near, and a tutor is not', async () => {
  const [near, far] = [await published(inHours(30)), await published(inHours(60))]

  await Promise.all([remind(context), remind(context)])
  await remind(context)

  expect(await toldOf(near.id, people.student)).toEqual([['due_soon', near.dueAt!.toISOString()]])
  expect(await toldOf(far.id, people.student)).toEqual([])
  expect(await toldOf(near.id, people.tutor)).toEqual([])
})

test('nobody is reminded who has handed in, is enrolled no longer or cannot hand in yet', async () => {
  const [{ id }, unopened] = [await published(inHours(30)), await published(inHours(30), { opensAt: inHours(2) })]
  const [author, former] = [await person('student'), await person('student')]
  expect((await handIn('Quiet work.', 'a.txt', { who: author, assessmentId: id })).status).toBe(201)
  await service.leave(service.course.id, former)

  await remind(context)

  expect((await toldOf(id, author)).map(([kind]) => kind)).not.toContain('due_soon')
  expect(await toldOf(id, former)).toEqual([])
  expect(await toldOf(unopened.id, people.student)).toEqual([])
})

test('a reminder names the due date that applies, and is left out where another notice just named it', async () => {
  const [{ id }, student] = [await published(inHours(-1)), await person('student')]
  const until = inHours(30).toISOString()
  const body = { studentIds: [student.id], until, ground: 'agreed' }
  expect((await call(people.tutor, 'POST', `/v1/assessments/${id}/extensions`, body)).status).toBe(201)

  await remind(context)
  const atOnce = await toldOf(id, student)
  await daysPass(3)
  await remind(context)

  expect(atOnce).toEqual([['extension_granted', until]])
  expect(await toldOf(id, student)).toEqual([...atOnce, ['due_soon', until]])
  expect(await toldOf(id, people.student)).toEqual([])
})

test('a standing adjustment moves the reminder with the due date', async () => {
  const [{ id, dueAt }, student] = [await published(inHours(-47)), await person('student')]
  await call(people.lead, 'POST', `/v1/accounts/${student.id}/adjustments`, { days: 3 })
  await daysPass(3)

  await remind(context)

  const later = new Date(dueAt!.getTime() + 72 * hour).toISOString()
  expect(await toldOf(id, student)).toEqual([
    ['extension_granted', later],
    ['due_soon', later],
  ])
})

/** Makes the notices so far so many days old. */
async function daysPass(days: number) {
  await owner('alter table notices disable trigger user')
  await owner('update notices set created_at = created_at - make_interval(days => $1)', [days])
  await owner('alter table notices enable trigger user')
}
