import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { supersede } from '../../../src/flow/intake/supersede.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const { call, handIn, settled, people, person, context } = await aService()

/** Quiet work of `who`, released. */
async function anAttempt(who: Person) {
  const { body } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', { who, reflection: noAi() })
  return body.id as string
}
const raiseConcern = (id: string) =>
  call(people.tutor, 'POST', `/v1/submissions/${id}/concerns`, { code: 'collusion', particulars: 'One page.' })
const eventsOf = async (id: string) =>
  (await call(people.tutor, 'GET', `/v1/submissions/${id}/audit-events`)).body.items as { type: string; data: object }[]

test('a concern that the student does not know of keeps no earlier attempt in its place', async () => {
  const who = await person('student')
  const first = await anAttempt(who)
  await settled(first, ['released'])
  await raiseConcern(first)

  await anAttempt(who)

  expect(await settled(first, ['superseded'])).toMatchObject({ status: 'superseded' })
})

test('the newer attempt then goes to a person, though nothing points at it', async () => {
  const who = await person('student')
  const first = await anAttempt(who)
  await settled(first, ['released'])
  await raiseConcern(first)

  const second = await anAttempt(who)

  await settled(second, ['under_review'])
  expect(await eventsOf(second)).toContainEqual(
    expect.objectContaining({
      type: 'submission.sampled',
      data: expect.objectContaining({ because: 'earlier_attempt', to: 'under_review' }),
    }),
  )
})

test('a newer attempt that was released already is brought back to a person', async () => {
  const who = await person('student')
  const [first, second] = [await anAttempt(who), await anAttempt(who)]
  await settled(second, ['released'])
  await settled(first, ['superseded'])
  await context.db.$client.query(`update submissions set status = 'released' where id = $1`, [first])
  await raiseConcern(first)

  await supersede(context, second)

  expect(await settled(first, ['superseded', 'under_review'])).toMatchObject({ status: 'superseded' })
  expect(await settled(second)).toMatchObject({ status: 'under_review' })
})

test('superseding again changes nothing', async () => {
  const who = await person('student')
  const [first, second] = [await anAttempt(who), await anAttempt(who)]
  await settled(first, ['superseded'])
  await settled(second)
  const before = await eventsOf(first)

  await supersede(context, second)

  expect((await eventsOf(first)).filter(({ type }) => type === 'submission.superseded')).toHaveLength(1)
  expect(before.filter(({ type }) => type === 'submission.superseded')).toHaveLength(1)
})
