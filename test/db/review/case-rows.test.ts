import { expect, test } from 'vitest'
import { caseFacts } from '../../../src/db/review/case-facts.ts'
import { caseRows, decisionsOf, disclosuresOf, responsesOf } from '../../../src/db/review/case-rows.ts'
import { aDatabase } from '../rows.ts'

const rows = await aDatabase()
const { db } = rows
const minute = (count: number) => new Date(Date.UTC(2026, 0, 1, 9, count))

async function aCase() {
  const [student, tutor] = [await rows.person('student'), await rows.person('tutor')]
  const assessmentId = await rows.assessment({ tutors: [tutor] })
  return { student, tutor, id: (await rows.submission({ assessmentId, studentId: student.id })).id }
}

test('what people said comes oldest first, whatever order it was written in', async () => {
  const { student, tutor, id } = await aCase()
  const second = await rows.disclosure(id, tutor, { at: minute(2) })
  const first = await rows.disclosure(id, tutor, { at: minute(1) })
  await rows.response(id, second, student, { at: minute(4), text: 'Later.' })
  await rows.response(id, first, student, { at: minute(3), text: 'Earlier.' })

  expect((await disclosuresOf(db, id)).map((one) => one.id)).toEqual([first, second])
  expect((await responsesOf(db, id)).map(({ text }) => text)).toEqual(['Earlier.', 'Later.'])
})

test('a case in which nothing was said has empty lists', async () => {
  const { id } = await aCase()

  expect(await caseRows(db, id)).toEqual({
    concerns: [],
    disclosures: [],
    responses: [],
    timeRequests: [],
    conversations: [],
    decisions: [],
    reopenings: [],
    appealWindows: [],
    letters: [],
    referralOutcomes: [],
  })
})

test('each round has its decision, and what was said stays with its own case', async () => {
  const [{ tutor, id }, other] = [await aCase(), await aCase()]
  await rows.concern(id, tutor)
  await rows.decision(id, tutor, 1, 'advice_given')
  await rows.decision(id, tutor, 2)

  expect((await decisionsOf(db, id)).map(({ round, outcome }) => [round, outcome])).toEqual([
    [1, 'advice_given'],
    [2, 'no_concern'],
  ])
  expect(await caseRows(db, id)).toMatchObject({ concerns: [{ raisedBy: tutor.id }], decisions: [{}, {}] })
  expect(await caseRows(db, other.id)).toMatchObject({ concerns: [], decisions: [] })
})

test('the facts of a case are its flags, disclosures and responses, at the time of the database', async () => {
  const { student, tutor, id } = await aCase()
  const flag = await rows.flag(id, { basis: 'statistical' })
  const disclosure = await rows.disclosure(id, tutor)
  await rows.response(id, disclosure, student)

  const facts = await caseFacts(db, id)

  expect(facts).toMatchObject({
    flags: [{ id: flag, basis: 'statistical' }],
    disclosures: [{ id: disclosure }],
    responses: [{ text: 'A guide.' }],
  })
  expect(facts.now.getTime()).toBeGreaterThanOrEqual(facts.disclosures[0]!.at.getTime())
})
