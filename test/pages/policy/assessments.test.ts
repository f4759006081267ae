import { expect, test } from 'vitest'
import { findAssessment } from '../../../src/db/policy/assessments.ts'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService({}, { background: false })
const { context, people } = service
const tutor = await signedIn(service, people.tutor)

const plain = { courseId: service.course.id, title: 'Essay', brief: 'Write.', aiLevel: '2', guidance: 'Plan with it.' }

/** Publishes an assessment by the form and gives its id. */
async function published(dates: Record<string, string>) {
  const _csrf = await tutor.csrf('/assessments/new')
  const { location } = await tutor.visit('/assessments/new', { ...plain, ...dates, _csrf, _confirmed: 'yes' })
  return /assessments\/([^?]+)/.exec(location!)![1]!
}

test('a due date of 12:00 in June is noon in British Summer Time, and the page names the zone', async () => {
  const id = await published({ dueAt: '2027-06-12T12:00' })

  const { text } = await tutor.visit(`/assessments/${id}`)

  expect((await findAssessment(context.db, id)).dueAt).toEqual(new Date('2027-06-12T11:00:00Z'))
  expect(text).toContain('12 June 2027, 12:00 BST')
  expect((await tutor.visit('/assessments/new')).text).toContain('Due (Europe/London time)')
})

test.each([
  ['2027-03-28T01:30', '2027-03-28T01:30:00.000Z', '28 March 2027, 02:30 BST'],
  ['2027-10-31T01:30', '2027-10-31T00:30:00.000Z', '31 October 2027, 01:30 BST'],
])('a due date of %s, when the clock changes, is %s', async (dueAt, instant, shown) => {
  const id = await published({ dueAt })

  const { text } = await tutor.visit(`/assessments/${id}`)

  expect((await findAssessment(context.db, id)).dueAt?.toISOString()).toBe(instant)
  expect(text).toContain(shown)
})

test('who has not handed in gets more time by a form, and the student reads until when and why', async () => {
  const id = await published({ dueAt: '2027-06-12T12:00' })
  const path = `/assessments/${id}/outstanding`
  const _csrf = await tutor.csrf(path)

  await tutor.visit(path, {
    studentIds: people.student.id,
    until: '2027-06-14T12:00',
    ground: 'agreed',
    note: '',
    _csrf,
    _confirmed: 'yes',
  })

  const student = await signedIn(service, people.student)
  const { text } = await student.visit(`/assessments/${id}/hand-in`)
  expect(text).toContain('14 June 2027, 12:00 BST')
  expect(text).toContain('You have an extension.')
  expect((await tutor.visit(path)).text).toContain('later than for others')
  expect((await student.visit('/')).text).toMatch(/14 June 2027, 12:00 BST<\/time>\. You have an extension\./)
})

test('the page of work names the due date that applied and why, also where the work came later', async () => {
  const id = await published({ opensAt: '2026-01-05T09:00', dueAt: '2026-01-12T12:00' })
  const extension = { studentIds: [people.student.id], until: '2026-01-14T12:00:00Z', ground: 'incident' }
  await service.call(people.tutor, 'POST', `/v1/assessments/${id}/extensions`, extension)
  const { body } = await service.handIn('Quiet work.', 'a.txt', { assessmentId: id })

  const student = await signedIn(service, people.student)
  const { text } = await student.visit(`/submissions/${body.id}`)

  expect(text).toContain('after the due date')
  expect(text).toMatch(/Due by <time[^>]*>14 January 2026, 12:00 GMT<\/time>\. You have an extension\./)
})
