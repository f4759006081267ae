import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { flags, runs } from '../../../src/db/schema/index.ts'
import { lockForWork } from '../../../src/db/submission/access.ts'
import { readerVersion } from '../../../src/domain/screening/document.ts'
import { advance } from '../../../src/flow/advance.ts'
import { withoutRequestId } from '../../refusals.ts'
import { noAi } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'
import { routesOf } from '../routes.ts'

const { call, handIn, settled, people, person, context, baseUrl } = await aService()
const work = 'Play.\nReferences\nChatGPT. (2025). How play works. https://chatgpt.com'
const asked = (await routesOf(context)).flatMap((route) => {
  const [method, path] = route.split(' ') as [string, string]
  return path.startsWith('/v1/submissions/:id') && !/bundle$|\/events$|:attachmentId/.test(path)
    ? [{ method, path }]
    : []
})

/** Work of a new student that a detector points at and that no person has read yet. */
async function underReview() {
  const who = await person('student')
  const { body } = await handIn(`${work}\n${randomUUID()}`, 'e.txt', { who })
  const view = await settled(body.id, ['under_review'])
  return { id: body.id as string, who, flagId: view.flags[0].id as string }
}

/** Every answer of the API about the work that a person can ask for without changing it, by route. */
async function answers(who: Person, id: string) {
  const found: Record<string, string> = {}
  for (const { method, path } of asked.filter(({ method }) => method === 'GET')) {
    const answer = await call(who, method, path.replace(':id', id).replace(':detector', 'turnitin'))
    found[path] = `${answer.status} ${withoutRequestId(answer).replace(/"position":\d+/g, '"position":null')}`
  }
  const withdrawal = await call(who, 'POST', `/v1/submissions/${id}/withdrawals`)
  return {
    ...found,
    withdrawal: `${withdrawal.status} ${withoutRequestId(withdrawal)}`,
    watched: await watched(who, id),
  }
}

/** What a watcher hears from the beginning up to now. */
async function watched(who: Person, id: string) {
  const answer = await fetch(new URL(`/v1/submissions/${id}/events`, baseUrl), {
    headers: { authorization: `Bearer ${who.key}` },
  })
  let heard = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    heard += chunk
    if (/^:$/m.test(heard)) break
  }
  return heard
}

const raiseConcern = (id: string) =>
  call(people.tutor, 'POST', `/v1/submissions/${id}/concerns`, { code: 'collusion', particulars: 'One page.' })
const dismiss = (id: string, flagId: string) =>
  call(people.tutor, 'POST', `/v1/submissions/${id}/flags/${flagId}/dismissals`, { reason: 'It is allowed.' })
const noteReading = (id: string) =>
  call(people.tutor, 'POST', `/v1/submissions/${id}/first-readings`, { opinion: 'concern', note: 'It is odd.' })

/** A detector points at something after the work has gone to a person. */
async function aLateFlag(submissionId: string) {
  const [id, runId, detector] = [randomUUID(), randomUUID(), 'overlap']
  const run = {
    id: runId,
    submissionId,
    detector,
    version: 'test',
    point: 'own_work' as const,
    attempt: 9,
    readerVersion,
  }
  await context.db.transaction(async (tx) => {
    await tx.insert(runs).values({ ...run, state: 'succeeded', detail: 'Points at 1 thing.', measurements: [] })
    await tx.insert(flags).values({
      id,
      runId,
      submissionId,
      detector,
      basis: 'inspectable',
      rule: 'shared-wording',
      severity: 'check',
      point: 'own_work',
      message: 'A passage is shared.',
      evidence: [{ in: 'text', start: 0, end: 4, quote: 'Play' }],
      figures: {},
      position: 0,
    })
    const submission = await lockForWork(tx, submissionId)
    await advance(tx, submission!, { type: 'submission.flagged', who: null, data: { detectors: [detector] } })
  })
}

test('nothing that the API says to a student differs by what tutors note among themselves', async () => {
  const { id, who, flagId } = await underReview()
  const before = await answers(who, id)

  const noted = [await noteReading(id), await raiseConcern(id), await dismiss(id, flagId)]

  expect(noted.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(await answers(who, id)).toEqual(before)
})

test('on work under review a check that points at something reads like one that does not', async () => {
  const { id, who, flagId } = await underReview()
  const runsOf = async () =>
    (await call(who, 'GET', `/v1/submissions/${id}`)).body.runs as { state: string; detail: string }[]
  const detailsOf = async () =>
    new Set((await runsOf()).filter(({ state }) => state === 'succeeded').map((run) => run.detail))

  expect([...(await detailsOf())]).toEqual([expect.stringContaining('What it points at, if anything')])
  await call(people.tutor, 'POST', `/v1/submissions/${id}/disclosures`, {
    message: 'Please look.',
    items: [{ flagId }],
  })
  expect((await detailsOf()).size).toBe(1)
  expect((await call(who, 'GET', `/v1/submissions/${id}`)).body.flags).toMatchObject([{ id: flagId }])
})

test('a late flag on work under review leaves no trace in what the student hears, but that one more check has run', async () => {
  const { id, who } = await underReview()
  const before = await answers(who, id)

  await aLateFlag(id)

  const after = await answers(who, id)
  const path = '/v1/submissions/:id' as keyof typeof before
  expect({ ...after, [path]: null }).toEqual({ ...before, [path]: null })
  expect(after[path]).not.toMatch(/shared|Points at/)
})

describe('work that a concern sends to a person', () => {
  /** What a student hears of work that went from released to under review by `way`. */
  const heardAfter = async (way: (id: string) => Promise<unknown>) => {
    const who = await person('student')
    const { body } = await handIn(`Quiet work ${randomUUID()}.`, 'e.txt', { who, reflection: noAi() })
    await settled(body.id, ['released'])
    await way(body.id)
    const { items } = (await call(who, 'GET', `/v1/submissions/${body.id}/audit-events`)).body
    const last = items.at(-1)
    return { ...last, id: '', at: '', position: '' }
  }

  test('reads to its student like work that a detector sent there', async () => {
    const [concern, flag] = [await heardAfter(raiseConcern), await heardAfter(aLateFlag)]

    expect(concern).toEqual(flag)
    expect(concern).toMatchObject({
      type: 'submission.under_review',
      actorId: null,
      data: { from: 'released', to: 'under_review' },
    })
  })
})

test('an LMS hears of the work that it delivered what the student hears', async () => {
  const student = await person('student')
  const form = new FormData()
  form.set('assessmentId', (await call(people.tutor, 'GET', '/v1/assessments')).body.items[0].id)
  form.set('studentId', student.id)
  form.set('reflection', JSON.stringify(noAi()))
  form.set('file', new Blob([`Quiet work ${randomUUID()}.`]), 'e.txt')
  const { body } = await call(people.integration, 'POST', '/v1/submissions', form)
  await settled(body.id, ['released'])
  await raiseConcern(body.id)
  const hears = async (who: Person) => (await call(who, 'GET', `/v1/submissions/${body.id}/audit-events`)).body.items

  const types = (await hears(people.integration)).map(({ type }: { type: string }) => type)

  expect(types).toContain('submission.under_review')
  expect(types).not.toContain('submission.concern_raised')
  expect((await hears(people.tutor)).map(({ type }: { type: string }) => type)).toContain('submission.concern_raised')
})
