import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { anAdverseDecision, attestation } from '../../adverse.ts'
import { aService } from '../../service.ts'
import { disclosed } from '../disclosed.ts'

const { handIn, settled, people, person, config, context, call, course, enrol } = await aService()
const owner = new pg.Client({ connectionString: config.migrateDatabaseUrl! })
await owner.connect()
afterAll(() => owner.end())
const third = await person('tutor')
await enrol(course.id, [third])

const work = `Play lets children set the problem.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com`
const logins = { owner, service: context.db.$client }
type Login = keyof typeof logins

/** A row as it is put in by SQL; objects go as JSON. */
function insert(login: Login, table: string, row: Record<string, unknown>) {
  const names = Object.keys(row)
  const values = Object.values(row).map((value) => (value && typeof value === 'object' ? JSON.stringify(value) : value))
  return logins[login].query(`insert into ${table} (${names}) values (${names.map((_, at) => `$${at + 1}`)})`, values)
}

/** Work with a flag, on which the student was heard: what an adverse decision can rest on. */
async function heard() {
  const student = await person('student')
  const { body } = await handIn(`${work}\n${newId()}`, 'e.txt', { who: student })
  const flagId = (await settled(body.id)).flags[0].id as string
  const id = body.id as string
  const query = (text: string, values?: unknown[]) => owner.query(text, values)
  await disclosed(query, { submissionId: id, tutorId: people.tutor.id, items: [{ flagId }], arrivedDaysAgo: 11 })
  return { id, flagId, student, path: `/v1/submissions/${id}` }
}
type Case = Awaited<ReturnType<typeof heard>>

/** The decision of a case as its columns are. */
function columns({ id, flagId }: Pick<Case, 'id' | 'flagId'>, change: Record<string, unknown> = {}) {
  const said = anAdverseDecision({ outcome: 'referred', evidence: [{ flagId }] })
  const named = said.evidence.map((item) => ({ ...item, confirmedBy: people.tutor.id }))
  const { intent, reasons } = said
  const points = said.points.map((point) => ({ ...point, evidence: named }))
  const decision = { outcome: 'referred', reasons, points, evidence: named, answers: [], intent, attestation }
  return { id: newId(), submission_id: id, round: 1, decided_by: people.tutor.id, ...decision, ...change }
}

/** A proposal of it, as a person of the service would have it made, and the second person's answer as rows. */
async function proposed(login: Login, made: ReturnType<typeof columns>) {
  const { id: _, submission_id, round, decided_by, proposal_id: __, ...decision } = made as Record<string, unknown>
  const { limits_considered: limitsConsidered, score, ...said } = decision
  const whole = {
    ...said,
    ...(limitsConsidered ? { limitsConsidered } : {}),
    ...(score === undefined ? {} : { score }),
  }
  const id = newId()
  await insert(login, 'proposals', { id, submission_id, round, proposed_by: decided_by, decision: whole })
  return id
}
const read = (login: Login, submission_id: string, proposal_id: string, reader = people.lead) =>
  insert(login, 'proposal_readings', {
    id: newId(),
    submission_id,
    proposal_id,
    reader_id: reader.id,
    opinion: 'unsure',
    note: 'Read.',
  })
const answer = (login: Login, submission_id: string, proposal_id: string, by = people.lead, change = {}) =>
  insert(login, 'confirmations', {
    id: newId(),
    submission_id,
    proposal_id,
    confirmed_by: by.id,
    agrees: true,
    reasons: 'I agree.',
    attestation,
    ...change,
  })

describe.each(Object.keys(logins) as Login[])('as the %s, SQL', (login) => {
  /** The refusal of a decision that was proposed and confirmed but for what `change` takes away. */
  async function refused(one: Case, change: Record<string, unknown>, constraint: string) {
    const made = columns(one, change)
    const proposal_id = await proposed(login, made)
    await read(login, one.id, proposal_id)
    await answer(login, one.id, proposal_id)
    await expect(insert(login, 'decisions', { ...made, proposal_id })).rejects.toMatchObject({ constraint })
  }

  test('records a fair adverse decision once it is confirmed, and once only', async () => {
    const one = await heard()
    const made = columns(one)

    await expect(insert(login, 'decisions', made)).rejects.toMatchObject({ constraint: 'adverse_is_confirmed' })
    const proposal_id = await proposed(login, made)
    await expect(insert(login, 'decisions', { ...made, proposal_id })).rejects.toMatchObject({
      constraint: 'adverse_is_confirmed',
    })
    await expect(answer(login, one.id, proposal_id)).rejects.toMatchObject({ constraint: 'confirmer_read_first' })
    await read(login, one.id, proposal_id)
    await answer(login, one.id, proposal_id)
    await expect(
      insert(login, 'decisions', { ...made, proposal_id, reasons: 'Other words than were proposed.' }),
    ).rejects.toMatchObject({ constraint: 'decision_is_as_proposed' })
    await insert(login, 'decisions', { ...made, proposal_id })
    await expect(insert(login, 'decisions', { ...made, id: newId(), proposal_id })).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    })
  })

  test('refuses an adverse decision that lacks any part of a fair one', async () => {
    const one = await heard()
    const evidence = [{ flagId: one.flagId, confirmed: true }]
    const named = (item: object) => ({ ...item, confirmedBy: people.tutor.id })
    const [point] = columns(one).points
    const lacking: [Record<string, unknown>, string][] = [
      [{ reasons: '  ' }, 'decision_has_reasons'],
      [{ points: [{ ...point, reasons: '' }] }, 'decision_has_reasons'],
      [{ points: [] }, 'adverse_has_points'],
      [{ points: [{ ...point, finding: 'proven' }] }, 'outcome_fits_its_points'],
      [{ outcome: 'breach_recorded', points: [{ ...point, finding: 'not_established' }] }, 'outcome_fits_its_points'],
      [{ evidence: [], points: [{ ...point, evidence: [] }] }, 'rests_on_inspectable_evidence'],
      [{ evidence }, 'cited_is_confirmed'],
      [{ evidence: evidence.map((item) => ({ ...item, confirmedBy: one.student.id })) }, 'cited_is_confirmed'],
      [{ evidence: [named({ observation: 'Not shown.' })] }, 'cited_was_disclosed'],
      [{ evidence: [named({ flagId: newId() })] }, 'cited_flags_stand'],
      [{ intent: ' ' }, 'intent_is_recorded'],
      [{ attestation: { ...attestation, readWork: false } }, 'adverse_is_attested'],
      [{ attestation: {} }, 'adverse_is_attested'],
      [{ outcome: 'expelled' }, 'known_outcome'],
    ]
    for (const [change, constraint] of lacking) await refused(one, change, constraint)
    for (const who of [people.admin, people.integration, people.auditor, one.student]) {
      const made = columns(one, { decided_by: who.id, outcome: 'no_concern', points: [] })
      await expect(insert(login, 'decisions', made)).rejects.toMatchObject({ constraint: 'decided_by_a_person' })
    }
  })

  test('refuses one that did not wait for the student, or does not answer them', async () => {
    const one = await heard()
    await call(one.student, 'POST', `${one.path}/responses`, {
      text: 'A guide.',
      points: [{ item: 'The list', text: 'It says so.' }],
    })
    await refused(one, {}, 'student_is_answered')
    const { rows } = await owner.query('select id from responses where submission_id = $1', [one.id])
    await refused(one, { answers: [{ responseId: rows[0].id, text: 'Thank you.' }] }, 'student_is_answered')
    const early = await heard()
    const query = (text: string, values?: unknown[]) => owner.query(text, values)
    await disclosed(query, {
      submissionId: early.id,
      tutorId: people.tutor.id,
      items: [{ observation: 'More.' }],
      daysAgo: 3,
    })
    await refused(early, {}, 'student_was_heard')
  })

  test('refuses one that does not answer what the student said of the record of a conversation', async () => {
    const one = await heard()
    const of = { submission_id: one.id }
    const talk = { id: newId(), ...of, recorded_by: people.tutor.id, held_at: new Date(), purpose: 'The list.' }
    const [people_, entries] = [[{ name: 'Dr Moor', role: 'tutor' }], [{ question: 'How?', answer: 'By hand.' }]]
    await owner.query(
      `insert into conversations (id, submission_id, recorded_by, held_at, purpose, people, evidence, entries)
       values ($1, $2, $3, $4, $5, $6, '[]', $7)`,
      [...Object.values(talk), JSON.stringify(people_), JSON.stringify(entries)],
    )
    await call(one.student, 'POST', `${one.path}/conversations/${talk.id}/answers`, {
      stance: 'corrects',
      text: 'A friend read it.',
    })
    const { rows } = await owner.query('select id from conversation_answers where submission_id = $1', [one.id])

    await refused(one, {}, 'student_is_answered')
    await refused(one, { answers: [{ conversationAnswerId: rows[0].id, text: ' ' }] }, 'student_is_answered')
    const made = columns(one, { answers: [{ conversationAnswerId: rows[0].id, text: 'It was noted.' }] })
    const proposal_id = await proposed(login, made)
    await read(login, one.id, proposal_id)
    await answer(login, one.id, proposal_id)
    await insert(login, 'decisions', { ...made, proposal_id })
  })

  test('refuses a waiver on an appeal by a lead who had a part before it', async () => {
    const one = await heard()
    const made = columns(one)
    const waiver = (proposal_id: string, lead = people.lead) =>
      insert(login, 'waivers', {
        id: newId(),
        submission_id: one.id,
        proposal_id,
        waived_by: lead.id,
        reason: 'Small.',
      })
    const first = await proposed(login, made)
    await waiver(first)
    await insert(login, 'decisions', { ...made, proposal_id: first })
    await owner.query(`update submissions set status = 'decided' where id = $1`, [one.id])
    await call(one.student, 'POST', `${one.path}/reopenings`, {
      kind: 'appeal',
      grounds: ['bias'],
      reason: 'I followed a guide.',
    })

    const again = await proposed(login, { ...made, id: newId(), round: 2, decided_by: third.id })

    await expect(waiver(again)).rejects.toMatchObject({ constraint: 'waiver_is_by_another' })
    await waiver(again, await person('lead'))
  })

  test('refuses a second person who had a part, and a proposal that something followed', async () => {
    const one = await heard()
    const made = columns(one, { decided_by: third.id })
    const proposal_id = await proposed(login, made)
    for (const who of [third, people.tutor, people.admin, one.student, await person('tutor')]) {
      await expect(read(login, one.id, proposal_id, who)).rejects.toMatchObject({ constraint: 'reader_is_independent' })
      await expect(answer(login, one.id, proposal_id, who)).rejects.toMatchObject({
        constraint: 'confirmer_is_independent',
      })
    }
    await read(login, one.id, proposal_id)
    await call(one.student, 'POST', `${one.path}/responses`, { text: 'A guide.' })
    await expect(answer(login, one.id, proposal_id)).rejects.toMatchObject({ constraint: 'confirmed_proposal_is_open' })
    const waiver = { id: newId(), submission_id: one.id, proposal_id, waived_by: people.lead.id, reason: 'Too small.' }
    await expect(insert(login, 'waivers', waiver)).rejects.toMatchObject({ constraint: 'waived_proposal_is_open' })
  })

  test('lets a lead alone waive the second person, with a reason', async () => {
    const one = await heard()
    const made = columns(one)
    const proposal_id = await proposed(login, made)
    const waive = (change: object) =>
      insert(login, 'waivers', {
        id: newId(),
        submission_id: one.id,
        proposal_id,
        waived_by: people.lead.id,
        reason: 'Too small.',
        ...change,
      })

    await expect(waive({ waived_by: people.tutor.id })).rejects.toMatchObject({ constraint: 'waived_by_a_lead' })
    await expect(waive({ reason: ' ' })).rejects.toMatchObject({ constraint: 'waiver_has_reason' })
    await waive({})
    await insert(login, 'decisions', { ...made, proposal_id })
  })

  test('refuses a lower mark, or a resubmission, on work that is in question', async () => {
    const one = await heard()
    const plain = { reasons: 'A plain sentence of reasons.', points: [], evidence: [] }
    const give = (score: number) =>
      insert(login, 'marks', { id: newId(), submission_id: one.id, given_by: people.tutor.id, score })

    await expect(give(0)).rejects.toMatchObject({ constraint: 'mark_is_lowered_by_decision' })
    await give(60)
    await expect(give(59)).rejects.toMatchObject({ constraint: 'mark_is_lowered_by_decision' })
    for (const change of [{ outcome: 'no_concern', score: 59 }, { outcome: 'resubmission_invited' }]) {
      await expect(insert(login, 'decisions', columns(one, { ...plain, ...change }))).rejects.toMatchObject({
        constraint: 'rests_on_inspectable_evidence',
      })
    }
    await expect(
      insert(login, 'decisions', columns(one, { ...plain, outcome: 'advice_given', score: 70 })),
    ).rejects.toMatchObject({ constraint: 'advice_touches_no_mark' })
  })

  test('shows the student a flag only as it stands', async () => {
    const one = await heard()
    const items = [
      { flagId: one.flagId, detector: 'ai-author-citation', rule: 'r', message: 'Other words.', evidence: [] },
    ]
    const row = {
      id: newId(),
      submission_id: one.id,
      disclosed_by: people.tutor.id,
      message: 'Look.',
      items,
      response_days: 10,
    }

    await expect(insert(login, 'disclosures', row)).rejects.toMatchObject({
      constraint: 'disclosed_flag_is_as_it_stands',
    })
  })
})
