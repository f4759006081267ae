import { expect, test } from 'vitest'
import { rowsOf } from '../../../src/db/submission/view.ts'
import { aDatabase } from '../rows.ts'

const rows = await aDatabase()
const { db } = rows

async function aSubmission() {
  const [student, tutor] = [await rows.person('student', 'Kim'), await rows.person('tutor')]
  const assessmentId = await rows.assessment({ tutors: [tutor], title: 'Report' })
  return { student, tutor, submission: await rows.submission({ assessmentId, studentId: student.id }) }
}

test('work of which nothing is known yet has its assessment, its student and its policy, and nothing else', async () => {
  const { submission } = await aSubmission()

  const { assessment, student, policyVersion, ...rest } = await rowsOf(db, submission, { names: true })

  expect([assessment.title, student.name, policyVersion]).toEqual(['Report', 'Kim', '1'])
  expect(rest).toEqual({
    file: null,
    reflection: null,
    layouts: [{ id: submission.id, readerVersion: null, layout: null }],
    runs: [],
    flags: [],
    dismissals: [],
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

test('what detectors and people said comes in its order, with what a person dismissed', async () => {
  const { submission, student, tutor } = await aSubmission()
  const { id } = submission
  await rows.file(id)
  const flags = [await rows.flag(id), await rows.flag(id, { detector: 'hidden-text' })]
  await rows.dismissal(flags[0]!, id, tutor)
  await rows.concern(id, tutor)
  const disclosure = await rows.disclosure(id, tutor, { message: 'First.' })
  await rows.disclosure(id, tutor, { message: 'Second.' })
  await rows.response(id, disclosure, student)

  const view = await rowsOf(db, submission, { names: true })

  expect(view.file).toMatchObject({ name: 'essay.txt' })
  expect(view.flags.map((flag) => flag.id)).toEqual(flags)
  expect(view.runs.map(({ detector }) => detector)).toEqual(['overlap', 'hidden-text'])
  expect(view.dismissals).toMatchObject([{ flagId: flags[0] }])
  expect(view.concerns).toMatchObject([{ code: 'collusion' }])
  expect(view.disclosures.map(({ message }) => message)).toEqual(['First.', 'Second.'])
  expect(view.responses).toMatchObject([{ disclosureId: disclosure }])
})

test('nothing of other work is among it, even by the same student', async () => {
  const { submission, student, tutor } = await aSubmission()
  const other = await rows.submission({ assessmentId: submission.assessmentId, studentId: student.id })
  await rows.dismissal(await rows.flag(other.id), other.id, tutor)
  await rows.concern(other.id, tutor)

  expect(await rowsOf(db, submission, { names: true })).toMatchObject({
    runs: [],
    flags: [],
    dismissals: [],
    concerns: [],
  })
})
