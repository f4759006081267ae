import { expect, test } from 'vitest'
import { versionsOf } from '../../../src/db/dates/versions.ts'
import { findAssessment } from '../../../src/db/policy/assessments.ts'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService({}, { background: false })
const { context, call, people } = service
const tutor = await signedIn(service, people.tutor)

const plain = {
  courseId: service.course.id,
  title: 'Essay',
  brief: 'Write.\nThen read it again.',
  aiLevel: 3,
  guidance: 'Plan with it.',
  outcomes: ['Weighs sources'],
  sampleRate: 0.07,
  dueAt: '2027-06-12T11:00:00Z',
}

/** Publishes an assessment and gives its id. */
async function published(more: object = {}) {
  return (await call(people.tutor, 'POST', '/v1/assessments', { ...plain, ...more })).body.id as string
}

/** What the form of an assessment would send as a browser sends it, with some fields filled in anew. */
async function sent(id: string, filled: Record<string, string | string[]>) {
  const { text } = await tutor.visit(`/assessments/${id}/change`)
  const form = /<form method="post" action="\/assessments\/[^"]+\/change".*?<\/form>/s.exec(text)![0]
  const pairs: [string, string][] = []
  for (const [, attributes] of form.matchAll(/<input ([^>]*)>/g)) {
    const read = (name: string) => new RegExp(`(?<![a-z-])${name}="([^"]*)"`).exec(attributes!)?.[1]
    const isTicked = read('type') !== 'checkbox' || /\bchecked\b/.test(attributes!)
    if (isTicked) pairs.push([read('name')!, read('value') ?? ''])
  }
  for (const [, name, value] of form.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs))
    pairs.push([name!, value!.replace(/^\n/, '').replaceAll('\n', '\r\n')])
  const [, level] = /<option value="(\d)" selected/.exec(form)!
  pairs.push(['aiLevel', level!])
  const others = pairs.filter(([name]) => !(name in filled))
  const anew = Object.entries(filled).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
  return new URLSearchParams([['_confirmed', 'yes'], ...others, ...(anew as [string, string][])])
}

/** Sends the form, and gives the page that it leads to with the address of it. */
async function follow(id: string, form: URLSearchParams) {
  const { location } = await tutor.visit(`/assessments/${id}/change`, form)
  return { location: location!, text: (await tutor.visit(location!)).text }
}
const change = async (id: string, filled: Record<string, string | string[]>) => follow(id, await sent(id, filled))

test('an assessment is changed by a form that holds all that it is at present, and its page says why', async () => {
  const id = await published()

  const { location } = await change(id, { dueAt: '2027-06-14T12:00', reason: 'The library was closed.' })

  expect(location).toBe(`/assessments/${id}?notice=assessment-changed`)
  const dueAt = new Date('2027-06-14T11:00:00Z')
  expect(await findAssessment(context.db, id)).toMatchObject({ ...plain, dueAt, version: 2 })
  expect((await tutor.visit(`/assessments/${id}`)).text).toContain('The library was closed.')
})

test('a form that is sent as it was shown makes no version, whatever line breaks and seconds it holds', async () => {
  const id = await published({
    dueAt: '2027-10-31T01:30:20Z',
    aiLevel: 4,
    levelReason: 'Asked.\nTwice.',
    levelApprover: 'Ann',
  })

  const { location } = await change(id, { reason: 'Nothing.' })

  expect(location).toBe(`/assessments/${id}?notice=unchanged`)
  expect((await versionsOf(context.db, id)).items).toHaveLength(1)
})

test('a field that is emptied takes its value away', async () => {
  const id = await published({ levelReason: 'Asked.' })

  await change(id, { dueAt: '', levelReason: '', brief: '', reason: 'It runs all year.' })

  expect(await findAssessment(context.db, id)).toMatchObject({ dueAt: null, levelReason: null, brief: '' })
})

test('a lower level after the opening asks for the date from which it counts, beside that field', async () => {
  const id = await published()

  const atOnce = await change(id, { aiLevel: '2', reason: 'The skill is assessed.' })
  const later = await change(id, { aiLevel: '2', reason: 'The skill is assessed.', countsFrom: '2027-05-01T09:00' })

  expect(atOnce.location).toBe(
    `/assessments/${id}/change?again=${encodeURIComponent(`/assessments/${id}/change`)}#problems`,
  )
  expect(atOnce.text).toMatch(/id="[^"]*countsFrom-problem"/)
  expect(later.location).toBe(`/assessments/${id}?notice=assessment-changed`)
  expect((await versionsOf(context.db, id)).items[0]!.countsFrom).toEqual(new Date('2027-05-01T08:00:00Z'))
})

test('a form that was open while another person changed the assessment replaces nothing unseen', async () => {
  const id = await published()
  const opened = await sent(id, { title: 'Report', reason: 'A better word.' })
  await call(people.lead, 'POST', `/v1/assessments/${id}/versions`, { guidance: 'Ask first.', reason: 'Clearer.' })

  const { text } = await follow(id, opened)

  expect(text).toContain('changed by another person')
  expect(await findAssessment(context.db, id)).toMatchObject({ title: 'Essay', guidance: 'Ask first.' })
})

test('a draft that was written before another person changed the assessment replaces nothing unseen either', async () => {
  const id = await published()
  await tutor.visit('/drafts', await sent(id, { title: 'Report', reason: 'A better word.' }))
  await call(people.lead, 'POST', `/v1/assessments/${id}/versions`, { guidance: 'Ask first.', reason: 'Clearer.' })

  const { text } = await change(id, {})

  expect(text).toContain('changed by another person')
  expect(text).toContain('value="Report"')
  expect(text).toContain('name="version" value="2"')
  expect(await findAssessment(context.db, id)).toMatchObject({ title: 'Essay', guidance: 'Ask first.' })
})

test('only those who set assessments find the form, and a tutor only in their own courses', async () => {
  const id = await published()
  const path = `/assessments/${id}/change`
  const stranger = await service.person('tutor', 'A stranger', { enrolled: false })
  const statusFor = async (who: { id: string }) => (await (await signedIn(service, who)).visit(path)).status

  expect(await statusFor(people.lead)).toBe(200)
  expect(await statusFor(people.admin)).toBe(200)
  expect(await statusFor(people.student)).toBe(403)
  expect(await statusFor(stranger)).toBe(404)
})
