import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { signedIn } from '../../pages/visitor.ts'
import { withoutRequestId } from '../../refusals.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const service = await aService()
const { people, person, handIn, settled } = service

const deliver = (who: Person, student: Person, words = `Work ${randomUUID()}.`) =>
  handIn(words, 'essay.txt', { who, reflection: noAi(), fields: { studentId: student.id } })

test('an integration delivers for a student that it was the first to name, again and again', async () => {
  const student = await person('student')

  const answers = [await deliver(people.integration, student), await deliver(people.integration, student)]

  expect(answers.map(({ status }) => status)).toEqual([201, 201])
})

test.each<[string, (student: Person) => Promise<unknown>]>([
  ['that another integration introduced', async (student) => deliver(await person('integration'), student)],
  ['who handed in here', (student) => handIn(`Work ${randomUUID()}.`, 'e.txt', { who: student, reflection: noAi() })],
  ['who signed in here', (student) => signedIn(service, student)],
  [
    'who came by an LMS',
    ({ id }) =>
      service.context.db.$client.query(
        "insert into identities (issuer, subject, account_id) values ('lti x', $1, $2)",
        [id, id],
      ),
  ],
])('it is refused for a student %s, in the words for a student who does not exist', async (_, happened) => {
  const student = await person('student')
  await happened(student)

  const refused = await deliver(people.integration, student)
  const unknown = await deliver(people.integration, { ...student, id: randomUUID() })

  expect(refused).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT', fields: [{ field: 'studentId' }] } })
  expect(withoutRequestId(refused)).toBe(withoutRequestId(unknown))
})

test('work that it delivers takes the place of what it delivered before, and of nothing that the student handed in', async () => {
  const student = await person('student')
  const delivered = (await deliver(people.integration, student)).body.id
  const own = (await handIn('My own hand-in.', 'own.txt', { who: student, reflection: noAi() })).body.id
  await settled(delivered, ['superseded'])

  const later = (await deliver(people.integration, student)).body.id
  const last = (await deliver(people.integration, student)).body.id
  await settled(later, ['superseded'])

  expect(await settled(own)).toMatchObject({ status: 'released' })
  expect(await settled(last)).toMatchObject({ status: 'released' })
})
