import { expect, test } from 'vitest'
import { aService } from '../../service.ts'

const { call, people, context } = await aService({}, { background: false })

test('every detector shows its card, with what it cannot see, as advice', async () => {
  const { body } = await call(people.student, 'GET', '/v1/detectors')

  expect(body.items.map(({ id }: { id: string }) => id)).toEqual(context.detectors.map(({ id }) => id))
  for (const card of body.items) {
    expect(card.advisory).toBe(true)
    expect(card.cannotSee.length).toBeGreaterThan(0)
  }
})

test('one card is found by its id, and an id of none is nothing', async () => {
  const [first] = context.detectors

  expect((await call(people.tutor, 'GET', `/v1/detectors/${first!.id}`)).body).toMatchObject({ id: first!.id })
  expect((await call(people.tutor, 'GET', '/v1/detectors/crystal-ball')).status).toBe(404)
})
