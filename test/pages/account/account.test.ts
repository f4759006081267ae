import { expect, test } from 'vitest'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService({}, { background: false })
const { people } = service

test('a student objects to the comparison with their earlier work, and allows it again', async () => {
  const visitor = await signedIn(service, people.student)
  const _csrf = await visitor.csrf('/account')
  const choose = (allowed: string) => visitor.visit('/account/comparison', { _csrf, allowed })

  const before = await visitor.visit('/account')
  const objected = await choose('no')
  const meanwhile = await visitor.visit(objected.location!)
  const afterwards = await visitor.visit((await choose('yes')).location!)

  expect(before.text).toContain('is compared with that of your earlier work')
  expect(meanwhile.text).toContain('is not compared with your earlier work')
  expect(meanwhile.text).toContain('Nothing follows from that.')
  expect(afterwards.text).toContain('is compared with that of your earlier work')
})

test('nobody but a student has this choice', async () => {
  const visitor = await signedIn(service, people.tutor)
  const page = await visitor.visit('/account')

  const refused = await visitor.visit('/account/comparison', { _csrf: await visitor.csrf('/account'), allowed: 'no' })

  expect(page.text).not.toContain('earlier work')
  expect(refused.status).toBe(403)
})
