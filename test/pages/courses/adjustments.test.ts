import { expect, test } from 'vitest'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService({}, { background: false })
const { call, people, person, course } = service
const lead = await signedIn(service, people.lead)

test('a lead sets a share of the time for a student, sees it in the list, and ends it', async () => {
  const student = await person('student')
  const path = `/students/${student.id}/adjustments`
  const _csrf = await lead.csrf(path)

  const set = await lead.visit(path, { days: '', percent: '25', note: 'Agreed with support.', _csrf })
  const standing = await lead.visit(path)
  const ended = await lead.visit(`${path}/end`, { _csrf, _confirmed: 'yes' })

  expect(set.location).toBe(`${path}?notice=adjustment-set`)
  expect(standing.text).toContain('At present: 25 % of the time more.')
  expect(standing.text).toContain('Agreed with support.')
  expect(ended.location).toBe(`${path}?notice=adjustment-ended`)
  expect((await lead.visit(path)).text).toContain('At present there is none.')
  const { body } = await call(people.lead, 'GET', `/v1/accounts/${student.id}/adjustments`)
  expect(body.items).toMatchObject([
    { days: null, share: null },
    { days: null, share: 0.25, note: 'Agreed with support.' },
  ])
})

test('the member list of a course leads a lead there, and no tutor', async () => {
  const path = `/students/${people.student.id}/adjustments`
  const tutor = await signedIn(service, people.tutor)

  expect((await lead.visit(`/courses/${course.id}`)).text).toContain(path)
  expect((await tutor.visit(`/courses/${course.id}`)).text).not.toContain(path)
  expect((await tutor.visit(path)).status).toBe(403)
  expect((await lead.visit(`/students/${people.tutor.id}/adjustments`)).status).toBe(404)
})
