import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outbox, submissions } from '../../src/db/schema/index.ts'
import type { Work } from '../../src/queue/queue.ts'
import { work } from '../../workers/index.ts'
import { reconcile } from '../../workers/reconcile.ts'
import { noAi } from '../samples.ts'
import { aService } from '../service.ts'

const { context, person, people, call, handIn } = await aService({ reconcileEveryMs: 0 }, { background: false })

/** Two attempts, and a queue that lost everything that was to follow from them. */
async function twoAttempts() {
  const student = await person('student')
  const send = async () =>
    (await handIn(`Play ${randomUUID()}.`, 'e.txt', { who: student, reflection: noAi() })).body.id
  const [first, second] = [(await send()) as string, (await send()) as string]
  await context.db.delete(outbox)
  return { first, second }
}

/** What is put back into a queue whose oldest work has waited for `lag`, instead of being done. */
async function puttingBack(lag = 0) {
  const lost: Work[] = []
  const queue = {
    ...context.queue,
    add: async (jobs: { work: Work }[]) => void lost.push(...jobs.map(({ work }) => work)),
    lag: async () => lag,
  }
  await reconcile({ ...context, queue })
  return lost
}
const statusOf = async (id: string) =>
  (await context.db.select().from(submissions).where(eq(submissions.id, id)))[0]!.status

test('a newer attempt takes the place of the earlier one though the queue lost that work', async () => {
  const { first, second } = await twoAttempts()

  const lost = (await puttingBack()).filter(({ submissionId }) => submissionId === second)
  for (const piece of lost) await work(context, piece)

  expect(lost).toEqual([
    { worker: 'supersede', submissionId: second, eventId: null },
    { worker: 'extract', submissionId: second, eventId: null },
  ])
  expect(await statusOf(first)).toBe('superseded')
  expect((await puttingBack()).filter(({ submissionId }) => submissionId === second)).toEqual([])
})

test('nothing is put back while the outbox still holds it, nor for work that was taken back', async () => {
  const { second } = await twoAttempts()
  await context.db.insert(outbox).values({ eventId: randomUUID(), type: 'submission.received', submissionId: second })
  const held = await puttingBack()
  await context.db.delete(outbox)
  await context.db.execute(sql`update submissions set status = 'withdrawn' where id = ${second}`)

  const withdrawn = await puttingBack()

  expect([...held, ...withdrawn].filter(({ submissionId }) => submissionId === second)).toEqual([])
})

test('work that has yet to be reached behind older work in the queue is not lost', async () => {
  const { first, second } = await twoAttempts()

  const lost = await puttingBack(3_600_000)

  expect(lost.filter(({ submissionId }) => submissionId === first || submissionId === second)).toEqual([])
})

test('an attempt whose student a tutor has already shown something is left alone', async () => {
  const { first, second } = await twoAttempts()
  await context.db.execute(sql`update submissions set status = 'under_review' where id = ${first}`)
  const disclosure = { message: 'Please look.', items: [{ observation: 'One page.' }] }
  await call(people.tutor, 'POST', `/v1/submissions/${first}/disclosures`, disclosure)

  const lost = await puttingBack()

  expect(lost).not.toContainEqual({ worker: 'supersede', submissionId: second, eventId: null })
})
