import { eq } from 'drizzle-orm'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { auditEvents, submissions } from '../../../src/db/schema/index.ts'
import { yardsticks } from '../../../src/db/screening/peers.ts'
import type { Measurement } from '../../../src/domain/screening/detector.ts'
import { Measurements } from '../../../src/pages/parts/chart.tsx'
import { written } from '../../detectors/authorship/manners.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'

const { handIn, settled, people, person, context, call, publish } = await aService()

const assessments = await Promise.all(
  ['Diary', 'Report', 'Essay', 'Review'].map((title) =>
    publish(people.tutor, { title, brief: '', aiLevel: 2, guidance: 'Ask first.' }),
  ),
)
for (const seed of [21, 22, 23, 24]) await handed(written('formal', seed), await person('student'), 2)

describe('a text is read beside the same student’s earlier work', { timeout: 120_000 }, () => {
  test('one that reads unlike it is for a person to look at, in words that blame nobody', async () => {
    const student = await person('student')
    await confirmed(written('plain', 1), student, 0)
    await confirmed(written('plain', 2), student, 1)

    const submission = await handed(written('formal', 3), student, 2)

    const [flag] = flagsOf(submission)
    expect(flag).toMatchObject({ severity: 'check', basis: 'statistical', rule: 'reads-unlike-earlier-work' })
    expect(flag!.message).toMatch(
      /less similar to the student’s earlier work than \d+ of 100 pairs of texts by the same/,
    )
    expect(flag!.message).toContain('It does not show who or what wrote this text.')
    expect(submission.status).toBe('under_review')
    const page = render(h(Measurements, { title: 'Habits', measurements: runOf(submission).measurements }))
    expect(page).toMatch(/<text[^>]*>commas per thousand words<\/text>.*<circle/)
  })

  test('one that reads like it raises nothing', async () => {
    const student = await person('student')
    await confirmed(written('plain', 4), student, 0)
    await confirmed(written('plain', 5), student, 1)

    const submission = await handed(written('plain', 6), student, 2)

    expect(flagsOf(submission)).toEqual([])
    expect(runOf(submission).state).toBe('succeeded')
  })

  test('where there is too little earlier work, that is said and nothing else', async () => {
    const student = await person('student')
    await confirmed(written('plain', 7), student, 0)

    const submission = await handed(written('formal', 8), student, 2)

    expect(flagsOf(submission)).toEqual([])
    expect(runOf(submission)).toMatchObject({
      state: 'skipped',
      reason: 'no_earlier_work',
      detail: 'Not enough to compare: there is one piece of earlier work, and 2 are needed.',
    })
  })

  test('earlier work that waits for a person is no yardstick, and is one once nobody is concerned', async () => {
    const student = await person('student')
    const doubted = await handed(written('plain', 9), student, 0)
    await confirmed(written('plain', 10), student, 1)
    const path = `/v1/submissions/${doubted.id}`
    await call(people.tutor, 'POST', `${path}/concerns`, { code: 'reflection_mismatch', particulars: 'See the end.' })

    const meanwhile = await handed(written('plain', 11), student, 2)
    await withoutConcern(doubted.id)
    const afterwards = await handed(written('plain', 12), student, 3)

    expect(runOf(meanwhile)).toMatchObject({ state: 'skipped', reason: 'no_earlier_work' })
    expect(runOf(afterwards).state).toBe('succeeded')
  })
})

describe('a student who objects to the comparison', { timeout: 120_000 }, () => {
  test('is not compared, which is said in words, and is compared again when they allow it', async () => {
    const student = await person('student')
    await confirmed(written('plain', 13), student, 0)
    await confirmed(written('plain', 14), student, 1)

    await call(student, 'PUT', '/v1/comparison', { allowed: false })
    const objected = await handed(written('formal', 15), student, 2)
    const { body: choice } = await call(student, 'GET', '/v1/comparison')
    await call(student, 'PUT', '/v1/comparison', { allowed: true })
    const allowed = await handed(written('formal', 16), student, 3)

    expect(choice).toEqual({ allowed: false })
    expect(flagsOf(objected)).toEqual([])
    expect(runOf(objected)).toMatchObject({
      state: 'skipped',
      reason: 'objected',
      detail: 'The student does not want this comparison, so it was not made. Nothing follows from that.',
    })
    expect(runOf(allowed).state).toBe('succeeded')
  })

  test('is no yardstick for others either', async () => {
    const [objecting, other] = [await person('student'), await person('student')]
    const { id } = await handed(written('plain', 17), objecting, 0)
    const { id: othersId } = await handed(written('plain', 18), other, 0)
    const [submission] = await context.db.select().from(submissions).where(eq(submissions.id, othersId))
    const before = await yardsticks(context.db, submission!)

    await call(objecting, 'PUT', '/v1/comparison', { allowed: false })
    const after = await yardsticks(context.db, submission!)

    expect(before.map((work) => work.id)).toContain(id)
    expect(after.map((work) => work.id)).not.toContain(id)
  })

  test('leaves a record of each choice that nobody can change', async () => {
    const student = await person('student')
    await call(student, 'PUT', '/v1/comparison', { allowed: false })

    const events = await context.db.select().from(auditEvents).where(eq(auditEvents.actorId, student.id))

    expect(events.map(({ type }) => type)).toEqual(['comparison.objected'])
    const query = (text: string) => context.db.$client.query(text)
    await expect(query('update comparison_choices set allowed = true')).rejects.toThrow()
    await expect(query('delete from comparison_choices')).rejects.toThrow()
  })
})

async function handed(text: string, who: Person, which: number) {
  const { body } = await handIn(text, 'work.txt', { who, assessmentId: assessments[which]!.id, reflection: noAi() })
  await settled(body.id)
  await call(people.tutor, 'POST', `/v1/submissions/${body.id}/first-readings`, {
    opinion: 'unsure',
    note: 'I read it.',
  })
  return (await call(people.tutor, 'GET', `/v1/submissions/${body.id}`)).body
}

/** Work that nobody is concerned about: the made-up texts share wording, so a tutor may have to say so. */
async function confirmed(text: string, who: Person, which: number) {
  const { id, status } = await handed(text, who, which)
  if (status === 'under_review') await withoutConcern(id)
}

async function withoutConcern(id: string) {
  const decision = { outcome: 'no_concern', reasons: 'We talked it through.', evidence: [], answers: [] }
  const { status } = await call(people.tutor, 'POST', `/v1/submissions/${id}/decisions`, decision)
  expect(status).toBe(201)
}

interface View {
  flags: { detector: string; message: string; rule: string }[]
  runs: { detector: string; state: string; measurements: Measurement[] }[]
}

const flagsOf = ({ flags }: View) => flags.filter(({ detector }) => detector === 'authorship')
const runOf = ({ runs }: View) => runs.find(({ detector }) => detector === 'authorship')!
