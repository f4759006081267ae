import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { content } from '../../src/db/audit/content.ts'
import { newId } from '../../src/db/id.ts'
import { judgedIn } from '../../src/db/quality/samples.ts'
import {
  decisions,
  detectorOptions,
  outageCredits,
  outageDecisions,
  outages,
  policyVersions,
  termsAcceptances,
  vendorRuns,
  vendorSpending,
} from '../../src/db/schema/index.ts'
import { sha256Hex } from '../../src/domain/hash.ts'
import type { AnswerTo } from '../../src/domain/review/decision.ts'
import { seal } from '../../src/flow/audit/seal.ts'
import { grantExtensions } from '../../src/flow/dates/grant-extensions.ts'
import { setAdjustment } from '../../src/flow/dates/set-adjustment.ts'
import { addCourse } from '../../src/flow/people/courses.ts'
import { answerPermission, askPermission } from '../../src/flow/people/permissions.ts'
import { acknowledgePolicy } from '../../src/flow/policy/acknowledge-policy.ts'
import { importPolicy } from '../../src/flow/policy/import-policy.ts'
import { drawDecisions } from '../../src/flow/quality/draw.ts'
import { giveSecondOpinion, recordSampleAction } from '../../src/flow/quality/second-opinion.ts'
import { record } from '../../src/flow/record.ts'
import { issueLetter } from '../../src/flow/records/completion.ts'
import { setWhatWaits } from '../../src/flow/review/first-reading.ts'
import { respond } from '../../src/flow/review/respond.ts'
import { returnReferral } from '../../src/flow/review/return-referral.ts'
import { chooseComparison } from '../../src/flow/screening/choose-comparison.ts'
import { switchDetector } from '../../src/flow/vendors/switch.ts'
import { anAdverseDecision, attestation } from '../adverse.ts'
import { policyText, reflection } from '../samples.ts'
import type { aService, Person } from '../service.ts'

type Service = Awaited<ReturnType<typeof aService>>

/** Two or more rows in every table that history rests on, made as people make them, and sealed. */
export async function aFullHistory(of: Service) {
  const service = { ...of, call: orThrow(of.call) }
  const { context, people, person, assessment } = service
  const { tutor, admin, integration } = people
  const cases = [await aCase(service), await aCase(service)]
  const dueAt = new Date(Date.now() + 86_400_000)
  const due = await service.publish(tutor, { title: 'Report', brief: '', aiLevel: 1, guidance: 'No AI.', dueAt })
  for (const { student, id } of cases) {
    const request = { assessmentId: assessment.id, tools: ['ChatGPT'], purposes: [], request: 'May I plan with it?' }
    const asked = await askPermission(context, student, request)
    await answerPermission(context, tutor, asked.id, { state: 'granted', conditions: 'Plans only.' })
    const [version] = await context.db.select().from(policyVersions).limit(1)
    await acknowledgePolicy(context, student, version!.id)
    await chooseComparison(context, student, false)
    await setWhatWaits(context, admin, 'statistical')
    await switchDetector(context, admin, 'overlap', { state: 'on', owner: 'Dean', reason: 'It helps.' })
    await atAVendor(service, student, id)
    await anAppealAndAReferral(service)
    await moreTime(service, student, due.id)
  }
  await addCourse(context, admin, { title: 'Another course' })
  await service.publish(tutor, { title: 'Talk', brief: '', aiLevel: 1, guidance: 'No AI.' })
  await importPolicy(context, null, { text: policyText.replace('2.0/April', '3.0/May') })
  const late = await person('student')
  for (const essay of ['One', 'Two']) {
    const fields = { studentId: late.id }
    await service.handIn(`${essay} ${newId()}`, 'e.txt', { who: integration, fields, reflection: null })
  }
  await seal(context)
  return cases
}

/** The same calls, but one that is refused throws, so that no row is missing without a word. */
const orThrow =
  (call: Service['call']): Service['call'] =>
  async (...asked) => {
    const answer = await call(...asked)
    if (answer.status >= 400) throw new Error(`${asked.slice(1, 3).join(' ')}: ${JSON.stringify(answer.body)}`)
    return answer
  }

async function aCase(service: Service) {
  const { context, call, handIn, settled, people, person } = service
  const { tutor } = people
  const student = await person('student')
  const essay = `Play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com\n${newId()}`
  const { body } = await handIn(essay, 'e.txt', { who: student, reflection: reflection() })
  const path = `/v1/submissions/${body.id}`
  const flagId = (await settled(body.id)).flags[0].id as string
  await call(tutor, 'POST', `${path}/first-readings`, { opinion: 'unsure', note: 'It is odd.' })
  await call(tutor, 'POST', `${path}/assignments`, { assigneeId: tutor.id })
  await call(tutor, 'POST', `${path}/notes`, { text: 'See page two.' })
  await call(tutor, 'POST', `${path}/concerns`, { code: 'collusion', particulars: 'One page.' })
  await call(tutor, 'POST', `${path}/disclosures`, {
    message: 'Please look.',
    items: [{ flagId }, { observation: 'Seen.' }],
  })
  await call(student, 'GET', path)
  const notes = { name: 'notes.txt', mediaType: 'text/plain', bytes: 3, sha256: sha256Hex(newId()) }
  const response = await respond(context, student, body.id, { text: 'A guide.', points: [], files: [notes] })
  await call(tutor, 'POST', `${path}/flags/${flagId}/dismissals`, { reason: 'A guide.' })
  const said = await aTalk({ call }, { tutor, student, path, flagId })
  await aProposal(service, path, [{ responseId: response.id }, { conversationAnswerId: said }])
  await inASample(service, body.id)
  await call(tutor, 'POST', `${path}/reopenings`, { kind: 'error', reason: 'A slip.' })
  return { id: body.id as string, student }
}

/** A sample that the decision is drawn in, a second opinion on it, and what is done about it. */
async function inASample({ context, people: { lead }, person }: Service, submissionId: string) {
  const [from, until] = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)]
  const { id } = await drawDecisions(context, lead, { from, until, rate: 1 })
  const items = await judgedIn(context.db, id)
  const drawn = items.find((item) => item.submissionId === submissionId)!
  const other = await person('lead')
  await giveSecondOpinion(context, other, drawn.id, { outcome: 'no_concern', reasons: 'It is named.' })
  await recordSampleAction(context, lead, drawn.id, 'A talk.')
}

/** More time that was asked for and granted, and a conversation that the student has read and answered: the answer's id. */
async function aTalk(
  { call }: Pick<Service, 'call'>,
  { tutor, student, path, flagId }: { tutor: Person; student: Person; path: string; flagId: string },
) {
  const until = new Date(Date.now() + 60 * 86_400_000)
  const { body: asked } = await call(student, 'POST', `${path}/time-requests`, { until, reason: 'An exam.' })
  await call(tutor, 'POST', `${path}/time-requests/${asked.id}/answers`, { granted: true, until })
  const { body: talk } = await call(tutor, 'POST', `${path}/conversations`, {
    heldAt: new Date(),
    purpose: 'How the list came about.',
    people: [{ name: 'Dr Moor', role: 'tutor' }],
    evidence: [{ flagId }],
    entries: [{ question: 'Where is it from?', answer: 'From a guide.' }],
    companion: 'A friend',
  })
  const answer = { stance: 'disputes', text: 'Not so.' }
  return (await call(student, 'POST', `${path}/conversations/${talk.id}/answers`, answer)).body.id as string
}

/** Rows that come of an outside detector, which no service of this test has. */
async function atAVendor({ context: { db }, people: { admin } }: Service, student: Person, submissionId: string) {
  const detector = 'vendor'
  await db.transaction(async (tx) => {
    const set = { id: newId(), detector, options: { a: 0.5 }, monthlyBudget: 5, setBy: admin.id }
    const [options] = await tx.insert(detectorOptions).values(set).returning()
    await record(tx, { type: 'detector.options_set', who: admin, contents: [content(detectorOptions, options!)] })
    const terms = { id: newId(), detector, accountId: student.id, version: '1', language: 'en' }
    const [accepted] = await tx.insert(termsAcceptances).values(terms).returning()
    await record(tx, { type: 'terms.accepted', who: student, contents: [content(termsAcceptances, accepted!)] })
    const run = { id: newId(), submissionId, detector, version: '1', options: {}, state: 'waiting' as const }
    await tx
      .insert(vendorRuns)
      .values({ ...run, idempotencyKey: randomUUID(), detail: 'Asked.', since: new Date(), activeSince: new Date() })
    const cost = { runId: run.id, detector, units: 1, at: new Date() }
    const [spent] = await tx.insert(vendorSpending).values(cost).returning()
    await record(tx, { type: 'detector.units_spent', who: null, contents: [content(vendorSpending, spent!)] })
  })
}

/** A mark, a proposal that is returned, and one that stands without a second person and lowers the mark. */
async function aProposal({ call, people: { tutor, lead } }: Service, path: string, heard: AnswerTo[]) {
  await call(tutor, 'POST', `${path}/marks`, { score: 60, note: 'A good essay.' })
  const answers = heard.map((to) => ({ ...to, text: 'Thank you.' }))
  const said = { outcome: 'breach_recorded' as const, evidence: [{ observation: 'Seen.' }], answers, score: 7.5 }
  const propose = async () => (await call(tutor, 'POST', `${path}/proposals`, anAdverseDecision(said))).body.id
  const returned = `${path}/proposals/${await propose()}`
  await call(lead, 'POST', `${returned}/readings`, { opinion: 'unsure', note: 'A guide.' })
  await call(lead, 'POST', `${returned}/confirmation`, { agrees: false, reasons: 'A guide.', attestation })
  await call(lead, 'POST', `${path}/proposals/${await propose()}/waiver`, { reason: 'There is one lead.' })
  await call(lead, 'POST', `${path}/conflicts`, { reason: 'A neighbour.' })
}

/** An extension, a standing adjustment, and an outage whose time is added to the student's due date. */
async function moreTime({ context, people: { lead } }: Service, student: Person, assessmentId: string) {
  const later = new Date(Date.now() + 7 * 86_400_000)
  await grantExtensions(context, lead, assessmentId, { studentIds: [student.id], until: later, ground: 'agreed' })
  await setAdjustment(context, lead, student.id, { days: 2 })
  await context.db.transaction(async (tx) => {
    const id = newId()
    const until = new Date()
    const from = new Date(until.getTime() - 60_000)
    const [outage] = await tx.insert(outages).values({ id, from, until, cause: 'errors' }).returning()
    await record(tx, { type: 'outage.found', who: null, contents: [content(outages, outage!)] })
    const decision = { outageId: id, granted: true, reason: 'It was ours.', decidedBy: lead.id }
    const [decided] = await tx.insert(outageDecisions).values(decision).returning()
    await record(tx, { type: 'outage.decided', who: lead, contents: [content(outageDecisions, decided!)] })
    const credit = { outageId: id, assessmentId, studentId: student.id, until: later }
    const [credited] = await tx.insert(outageCredits).values(credit).returning()
    await record(tx, { type: 'outage.credited', who: lead, contents: [content(outageCredits, credited!)] })
  })
}

/** An appeal that was answered, with its letter, and a referral whose outcome came back. */
async function anAppealAndAReferral({ context, call, handIn, settled, people, person, owner }: Service) {
  const student = await person('student')
  const { body } = await handIn(`Play.\nReferences\nChatGPT. (2025). Play. https://chatgpt.com\n${newId()}`, 'e.txt', {
    who: student,
  })
  const [submissionId, path] = [body.id as string, `/v1/submissions/${body.id}`]
  await settled(submissionId)
  const decide = (who: Person) =>
    call(who, 'POST', `${path}/decisions`, { outcome: 'advice_given', reasons: 'A guide.' })
  await decide(people.tutor)
  await call(student, 'GET', path)
  await call(student, 'POST', `${path}/reopenings`, { kind: 'appeal', grounds: ['bias'], reason: 'Not fair.' })
  await decide(people.lead)
  await issueLetter(context, submissionId)
  await referred({ context, owner, people }, submissionId)
  const returned = { outcome: 'warning', code: null, date: '2026-01-31', reference: 'P-1' } as const
  await returnReferral(context, people.lead, submissionId, returned)
}

/** A referral that no person made: it stands for one that went through all of its steps. */
async function referred(
  { context, owner, people }: Pick<Service, 'context' | 'owner' | 'people'>,
  submissionId: string,
) {
  const id = newId()
  await owner('alter table decisions disable trigger user')
  await owner(
    `insert into decisions (id, submission_id, round, decided_by, outcome, reasons, evidence, answers)
     values ($1, $2, 3, $3, 'referred', 'A guide.', '[]', '[]')`,
    [id, submissionId, people.lead.id],
  )
  await owner('alter table decisions enable trigger user')
  await context.db.transaction(async (tx) => {
    const [row] = await tx.select().from(decisions).where(eq(decisions.id, id))
    const contents = [content(decisions, row!)]
    await record(tx, { type: 'submission.decided', who: people.lead, submissionId, contents })
  })
}
