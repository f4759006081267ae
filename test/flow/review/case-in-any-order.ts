import { newId } from '../../../src/db/id.ts'
import { caseFacts } from '../../../src/db/review/case-facts.ts'
import { openProposal } from '../../../src/db/review/proposals.ts'
import { lockForWork } from '../../../src/db/submission/access.ts'
import type { VendorRun } from '../../../src/db/vendors/runs.ts'
import { DomainError } from '../../../src/domain/error.ts'
import type { Decision } from '../../../src/domain/review/decision.ts'
import { saidIn } from '../../../src/domain/review/gate/said.ts'
import type { RemoteDetector } from '../../../src/domain/screening/detector.ts'
import { advance } from '../../../src/flow/advance.ts'
import { supersede } from '../../../src/flow/intake/supersede.ts'
import { readWork } from '../../../src/flow/notices/read.ts'
import { issueLetter } from '../../../src/flow/records/completion.ts'
import { answerConversation } from '../../../src/flow/review/conversations/answer.ts'
import { recordConversation } from '../../../src/flow/review/conversations/record.ts'
import { decide } from '../../../src/flow/review/decide.ts'
import { confirm } from '../../../src/flow/review/decisions/confirm.ts'
import { mark } from '../../../src/flow/review/decisions/mark.ts'
import { propose } from '../../../src/flow/review/decisions/propose.ts'
import { readProposal } from '../../../src/flow/review/decisions/read-proposal.ts'
import { waive } from '../../../src/flow/review/decisions/waive.ts'
import { disclose } from '../../../src/flow/review/disclose.ts'
import { noteFirstReading } from '../../../src/flow/review/first-reading.ts'
import { raiseConcern } from '../../../src/flow/review/raise-concern.ts'
import { reopen } from '../../../src/flow/review/reopen.ts'
import { respond } from '../../../src/flow/review/respond.ts'
import { erase } from '../../../src/flow/submission/erase.ts'
import { withdraw } from '../../../src/flow/submission/withdraw.ts'
import { recordRun } from '../../../src/flow/vendors/run/record-run.ts'
import { attestation } from '../../adverse.ts'
import { noAi } from '../../samples.ts'
import type { aService, Person } from '../../service.ts'

type Service = Awaited<ReturnType<typeof aService>>

/** A case with the people who take part in it. */
export interface Case {
  service: Service
  id: string
  student: Person
  tutor: Person
  other: Person
  lead: Person
  /** What was refused, and why. */
  refused: string[]
}

const observation = 'Two pages are the same as a page of another work.'
const note = 'The second half changes its tone.'

/** Work of a new student that was read and released, with nothing that points at it. */
export async function released(service: Service, people: Pick<Case, 'other'>): Promise<Case> {
  const student = await service.person('student')
  const { tutor, lead } = service.people
  const id = await handIn(service, student)
  return { service, id, student, tutor, lead, ...people, refused: [] }
}

async function handIn({ handIn, context }: Service, who: Person): Promise<string> {
  const { body } = await handIn(`Quiet work ${newId()}.`, 'e.txt', { who, reflection: noAi() })
  await context.db.transaction(async (tx) => {
    await advance(tx, (await lockForWork(tx, body.id))!, { type: 'submission.text_extracted', who: null })
    await advance(tx, (await lockForWork(tx, body.id))!, { type: 'submission.released', who: null })
  })
  return body.id
}

const vendor = {
  id: 'late-vendor',
  version: '1',
  title: 'A late vendor',
  basis: 'inspectable',
  point: 'own_work',
} as unknown as RemoteDetector

/** A vendor's result that points at something, as the background writes it down. */
async function lateResult({ service: { context }, id }: Case) {
  const flag = {
    rule: 'match',
    severity: 'check' as const,
    message: `A passage matches (${newId()}).`,
    evidence: [{ in: 'reflection' as const, quote: 'words' }],
  }
  const run = { id: newId(), submissionId: id, detector: vendor.id, succeededAt: null, lastReported: null }
  const standing = {
    state: 'succeeded',
    reason: null,
    detail: '',
    nextStepAt: null,
    attempts: 0,
    polls: 0,
    fault: null,
  }
  await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, id)
    if (!submission || submission.status === 'erased') return
    await recordRun(context, tx, {
      detector: vendor,
      run: run as unknown as VendorRun,
      outcome: { state: 'succeeded', opinion: { measurements: [], flags: [flag] } },
      standing: standing as never,
      submission,
    })
  })
}

/** An adverse decision that answers whatever the student has said by now. */
async function adverse({ service: { context }, id }: Case): Promise<Decision> {
  const answers = saidIn(await caseFacts(context.db, id)).map(({ to }) => ({ ...to, text: 'It was weighed.' }))
  const reasons = 'Two pages of it are the work of another person.'
  const evidence = [{ observation }]
  const point = {
    code: 'collusion' as const,
    particulars: observation,
    policyPoint: null,
    reasons,
    evidence,
    answers: [],
  }
  const intent = 'Nothing can be said of it.'
  return {
    outcome: 'breach_recorded',
    reasons,
    points: [{ ...point, finding: 'established' }],
    evidence,
    answers,
    intent,
    attestation,
  }
}

const mild = (outcome: 'no_concern' | 'advice_given'): Decision => ({
  outcome,
  reasons: 'It was read and talked about.',
  points: [],
  evidence: [],
  answers: [],
})

const open = ({ service: { context }, id }: Case) =>
  openProposal(context.db, id).then((proposal) => proposal?.id ?? newId())

async function agree(one: Case, who: Person, agrees: boolean) {
  const answer = { agrees, reasons: 'I read it too.', attestation }
  await confirm(one.service.context, who, one.id, await open(one), answer)
}

async function talk(one: Case) {
  const { context } = one.service
  const words = {
    purpose: 'The list.',
    people: [{ name: 'Dr Moor', role: 'tutor' }],
    companion: null,
    adjustments: null,
  }
  const entries = [{ question: 'How?', answer: 'By hand.' }]
  const record = { ...words, heldAt: new Date(), evidence: [], entries }
  const { id } = await recordConversation(context, one.tutor, one.id, record)
  await answerConversation(context, one.student, one.id, id, { stance: 'disputes', text: 'I did not say this.' })
}

/** A newer attempt of the student, which may take the place of the one in the case. */
async function resubmit({ service, student }: Case) {
  await supersede(service.context, await handIn(service, student))
}

const items = [{ observation }, { observation: note }]

/** Everything that people and machines can do to a case, each as a person does it who does not know what others do. */
export const steps: Record<string, (one: Case) => Promise<unknown>> = {
  lateResult,
  concern: (one) =>
    raiseConcern(one.service.context, one.tutor, one.id, {
      code: 'collusion',
      particulars: observation,
      observations: [],
    }),
  firstReading: (one) =>
    noteFirstReading(one.service.context, one.tutor, one.id, { opinion: 'unsure', note: 'I read it.' }),
  disclose: (one) => disclose(one.service.context, one.tutor, one.id, { message: 'Please look.', items }),
  open: (one) => readWork(one.service.context, one.student, one.id),
  respond: (one) => respond(one.service.context, one.student, one.id, { text: 'I followed a guide.', points: [] }),
  talk,
  propose: async (one) => propose(one.service.context, one.tutor, one.id, await adverse(one)),
  proposeAsOther: async (one) => propose(one.service.context, one.other, one.id, await adverse(one)),
  read: async (one) =>
    readProposal(one.service.context, one.lead, one.id, await open(one), { opinion: 'concern', note: 'I read it.' }),
  readAsOther: async (one) =>
    readProposal(one.service.context, one.other, one.id, await open(one), { opinion: 'unsure', note: 'I read it.' }),
  confirm: (one) => agree(one, one.lead, true),
  confirmAsOther: (one) => agree(one, one.other, true),
  giveBack: (one) => agree(one, one.lead, false),
  waive: async (one) => waive(one.service.context, one.lead, one.id, await open(one), 'There is one tutor.'),
  clear: (one) => decide(one.service.context, one.tutor, one.id, mild('no_concern')),
  advise: (one) => decide(one.service.context, one.other, one.id, mild('advice_given')),
  mark: (one) => mark(one.service.context, one.tutor, one.id, { score: 60 }),
  appeal: (one) =>
    reopen(one.service.context, one.student, one.id, {
      kind: 'appeal',
      grounds: ['bias'],
      reason: 'I followed a guide.',
    }),
  reopen: (one) =>
    reopen(one.service.context, one.lead, one.id, { kind: 'error', grounds: [], reason: 'A date is wrong.' }),
  resubmit,
  withdraw: (one) => withdraw(one.service.context, one.student, one.id),
  erase: (one) => erase(one.service.context, one.service.people.admin, one.id, 'The student asked for it.'),
  letter: (one) => issueLetter(one.service.context, one.id),
}

/** Takes a step. What the rules refuse is noted; anything else that goes wrong is thrown. */
export async function take(one: Case, name: string): Promise<void> {
  try {
    await steps[name]!(one)
  } catch (error) {
    if (!(error instanceof DomainError)) throw new Error(`${name} failed`, { cause: error })
    one.refused.push(`${name}: ${error.code}`)
  }
}
