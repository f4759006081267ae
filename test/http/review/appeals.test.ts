import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { appealTimeIsOver } from '../../appeal-time.ts'
import { aService, type Person } from '../../service.ts'

const { call, handIn, settled, people, person, owner, publish } = await aService()
const otherLead = await person('lead')

/** Work about which the tutor has decided, once the student has opened the decision. */
async function aDecidedCase({ opened = true } = {}) {
  const who = await person('student')
  const text = `Play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com\n${randomUUID()}`
  const { body } = await handIn(text, 'essay.txt', { who })
  await settled(body.id, ['under_review'])
  const path = `/v1/submissions/${body.id}`
  const decided = await decide(people.tutor, path)
  expect(decided.status).toBe(201)
  if (opened) await call(who, 'GET', path)
  return { id: body.id as string, path, who, decisionId: decided.body.id as string }
}
const decide = (who: Person, path: string) =>
  call(who, 'POST', `${path}/decisions`, { outcome: 'advice_given', reasons: 'Here is how a tool is named.' })
const appeal = (who: Person, path: string, change: object = {}) =>
  call(who, 'POST', `${path}/reopenings`, {
    kind: 'appeal',
    grounds: ['procedure'],
    reason: 'I was not asked.',
    ...change,
  })

describe('an appeal', () => {
  test('names its grounds, is acknowledged at once, and leads hear of it', async () => {
    const { id, path, who } = await aDecidedCase()

    expect((await appeal(who, path, { grounds: [] })).body).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'grounds' }],
    })
    expect(await appeal(who, path, { grounds: ['bias', 'procedure', 'bias'] })).toMatchObject({
      status: 201,
      body: { grounds: ['bias', 'procedure'] },
    })

    const rows = await owner('select kind, person_id from notices where submission_id = $1', [id])
    expect(rows).toContainEqual({ kind: 'appeal_received', person_id: who.id })
    expect(rows).toContainEqual({ kind: 'appeal_to_answer', person_id: people.lead.id })
  })

  test('is decided by a person with no earlier part, and the earlier decision stays', async () => {
    const { path, who, decisionId } = await aDecidedCase()
    await appeal(who, path)

    expect((await decide(people.tutor, path)).body).toMatchObject({ code: 'NOT_INDEPENDENT', status: 403 })
    expect((await decide(people.lead, path)).status).toBe(201)

    const { body } = await call(who, 'GET', path)
    expect(body.decisions.map(({ round }: { round: number }) => round)).toEqual([1, 2])
    expect(body.reopenings).toMatchObject([{ kind: 'appeal', decisionId }])
  })

  test('is not decided by a lead who noted a reading before it, and is by one who noted one for it', async () => {
    const { path, who } = await aDecidedCase({ opened: false })
    const read = (lead: Person) =>
      call(lead, 'POST', `${path}/first-readings`, { opinion: 'unsure', note: 'I read it.' })
    await call(people.lead, 'POST', `${path}/reopenings`, { kind: 'error', reason: 'A slip.' })
    await read(people.lead)
    await decide(people.tutor, path)
    await appeal(who, path)
    await read(otherLead)

    expect((await decide(people.lead, path)).body.title).toMatch(/you opened the decision again on/)
    expect((await decide(otherLead, path)).status).toBe(201)
  })

  test('is made once: the decision about it ends the procedure here', async () => {
    const { path, who } = await aDecidedCase()
    await appeal(who, path)
    await decide(people.lead, path)

    expect((await appeal(who, path)).body).toMatchObject({ code: 'APPEAL_CLOSED', status: 409 })
    expect(
      (await call(people.lead, 'POST', `${path}/reopenings`, { kind: 'new_evidence', reason: 'A draft.' })).status,
    ).toBe(201)
  })

  test('does not tell a marker who the student is in marking without names', async () => {
    const { id: assessmentId } = await publish(people.tutor, {
      title: 'Nameless',
      brief: '',
      aiLevel: 2,
      guidance: 'Plan.',
      anonymous: true,
      sampleRate: 1,
    })
    const who = await person('student')
    const { body } = await handIn(`Quiet ${randomUUID()}.`, 'e.txt', { who, assessmentId })
    const path = `/v1/submissions/${body.id}`
    await settled(body.id, ['under_review'])
    await decide(people.tutor, path)
    await appeal(who, path)

    const seen = await call(people.tutor, 'GET', path)

    expect(seen.body.reopenings).toMatchObject([{ kind: 'appeal', reopenedBy: null }])
    expect(seen.text).not.toContain(who.id)
  })
})

describe('the time to appeal', () => {
  test('begins when the student opens the decision, and ends with a day', async () => {
    const { path, who, decisionId } = await aDecidedCase({ opened: false })
    expect((await call(people.tutor, 'GET', path)).body.appealWindows).toEqual([])

    const { body } = await call(who, 'GET', path)

    expect(body.appealWindows).toMatchObject([{ decisionId, openedBy: 'page', days: 14 }])
    const days = (Date.parse(body.appealWindows[0].appealBy) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(13.9)
    expect(days).toBeLessThan(15.1)
  })

  test('is over after its end for a student and a tutor, and a lead can take a late appeal', async () => {
    const { path, who, id, decisionId } = await aDecidedCase({ opened: false })
    await appealTimeIsOver(owner, id, decisionId)

    expect((await appeal(who, path)).body).toMatchObject({ code: 'APPEAL_CLOSED' })
    expect((await call(who, 'POST', `${path}/reopenings`, { kind: 'error', reason: 'Late.' })).status).toBe(409)
    expect((await appeal(people.tutor, path)).status).toBe(409)
    expect((await appeal(people.lead, path)).status).toBe(201)
  })
})

describe('the database refuses for every login', () => {
  const reopening = (id: string, decisionId: string, by: string, kind = 'appeal', grounds = '{procedure}') =>
    owner(
      'insert into reopenings (id, submission_id, decision_id, reopened_by, kind, grounds, reason) values ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), id, decisionId, by, kind, grounds, 'x'],
    )

  test('an appeal without grounds, grounds without an appeal, and unknown grounds', async () => {
    const { id, decisionId, who } = await aDecidedCase()

    await expect(reopening(id, decisionId, who.id, 'appeal', '{}')).rejects.toMatchObject({
      constraint: 'appeal_has_grounds',
    })
    await expect(reopening(id, decisionId, who.id, 'error')).rejects.toMatchObject({ constraint: 'appeal_has_grounds' })
    await expect(reopening(id, decisionId, who.id, 'appeal', '{mood}')).rejects.toMatchObject({
      constraint: 'known_grounds',
    })
  })

  test('an appeal of another student, a late one, and one against an earlier decision', async () => {
    const [one, other] = [await aDecidedCase({ opened: false }), await aDecidedCase()]
    await appealTimeIsOver(owner, one.id, one.decisionId)

    await expect(reopening(other.id, other.decisionId, one.who.id)).rejects.toMatchObject({
      constraint: 'appeal_is_the_students',
    })
    await expect(reopening(one.id, one.decisionId, one.who.id)).rejects.toMatchObject({ constraint: 'appeal_in_time' })
    await expect(reopening(one.id, other.decisionId, one.who.id)).rejects.toMatchObject({
      constraint: 'reopening_names_newest_decision',
    })
  })

  test('a decision on an appeal by a person who had a part before', async () => {
    const { id, path, who } = await aDecidedCase()
    await appeal(who, path)

    await expect(
      owner(
        `insert into decisions (id, submission_id, round, decided_by, outcome, reasons, evidence, answers)
         values ($1, $2, 2, $3, 'no_concern', 'Fine.', '[]', '[]')`,
        [newId(), id, people.tutor.id],
      ),
    ).rejects.toMatchObject({ constraint: 'appeal_is_decided_by_another' })
  })

  test('a time to appeal that no notice began, or that is cut short', async () => {
    const { id, decisionId } = await aDecidedCase({ opened: false })
    const open = (days: number, by: string) =>
      owner(
        `insert into appeal_windows (decision_id, submission_id, opened_by, days, appeal_by)
         values ($1, $2, $3, $4, clock_timestamp() + make_interval(days => $4))`,
        [decisionId, id, by, days],
      )

    await expect(open(1, 'page')).rejects.toMatchObject({ constraint: 'appeal_window_is_long_enough' })
    await expect(open(14, 'page')).rejects.toMatchObject({ constraint: 'appeal_window_has_delivered_notice' })
    await expect(open(14, 'email')).rejects.toMatchObject({ constraint: 'appeal_window_has_delivered_notice' })
  })
})
