import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testDetector } from '../detector-tester.ts'
import { signedIn } from '../pages/visitor.ts'
import { noAi } from '../samples.ts'
import { aService } from '../service.ts'
import { exampleMarks } from './example-marks.ts'

const guide = new URL('../../docs/contributing/add-a-detector.md', import.meta.url)
const service = await aService({ sandboxProgram: new URL('./example-program.ts', import.meta.url) })
const { context, handIn, settled, people, call } = service
context.detectors.push(exampleMarks)

testDetector(exampleMarks, {
  quiet: ['An essay without marks.'],
  flags: [{ text: 'An essay [[example]].', quotes: ['[[example]]'], rule: 'mark' }],
})

test('the detector that the guide shows is the one that these tests add', async () => {
  const [, shown] = /```ts\n(.*?)```/s.exec(await readFile(guide, 'utf8'))!
  const added = await readFile(new URL('./example-marks.ts', import.meta.url), 'utf8')

  expect(added).toContain(shown!.replaceAll(/^ {3}/gm, '').trim())
})

test('work in which a newly added detector finds something goes the whole way to a decision', {
  timeout: 60_000,
}, async () => {
  const { body: received } = await handIn('An essay with [[example]] in it.', 'essay.txt', { reflection: noAi() })
  const path = `/v1/submissions/${received.id}`

  const flagged = await settled(received.id)
  const flag = flagged.flags.find(({ detector }: { detector: string }) => detector === exampleMarks.id)
  expect(flagged.status).toBe('under_review')
  expect(flag).toMatchObject({ severity: 'conflict', basis: 'inspectable', evidence: [{ quote: '[[example]]' }] })
  expect(flagged.runs).toHaveLength(context.detectors.length)

  const page = await (await signedIn(service, people.tutor)).visit(`/review/${received.id}`)
  expect(page.text).toContain('The text holds a mark of the example program.')
  const card = await call(people.student, 'GET', `/v1/detectors/${exampleMarks.id}`)
  expect(card.body).toMatchObject({ title: exampleMarks.title, cannotSee: exampleMarks.cannotSee })

  const items = [{ flagId: flag.id }]
  const disclosed = await call(people.tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items })
  expect(disclosed.status).toBe(201)
  const answered = await call(people.student, 'POST', `${path}/responses`, { text: 'I pasted an example by mistake.' })
  expect(answered.status).toBe(201)
  const decided = await call(people.tutor, 'POST', `${path}/decisions`, {
    outcome: 'advice_given',
    reasons: 'The mark came from an example, and the student says so.',
    evidence: items,
    answers: [{ responseId: answered.body.id, text: 'Thank you, that explains it.' }],
  })
  expect(decided.status).toBe(201)
  const seen = (await call(people.student, 'GET', path)).body
  expect(seen).toMatchObject({ status: 'decided', flags: [{ detector: exampleMarks.id }] })
})
