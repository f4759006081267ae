import { expect, test } from 'vitest'
import { isAdverse, isBelow } from '../../../src/domain/review/adverse.ts'
import type { CaseFacts } from '../../../src/domain/review/case-facts.ts'
import type { Decision, Outcome } from '../../../src/domain/review/decision.ts'
import { heldMark } from '../../../src/domain/review/held-mark.ts'
import { type Participation, partsAgainst } from '../../../src/domain/review/independence.ts'
import { missingFor } from '../../../src/domain/review/missing-for.ts'
import {
  canHappen,
  nextStatus,
  type SubmissionEventType,
  type SubmissionStatus,
} from '../../../src/domain/submission/status.ts'

/** A case in memory: what the flows keep of it, and by their own rules alone. Time is a number of steps. */
interface Case {
  status: SubmissionStatus
  facts: CaseFacts
  done: Participation[]
  /** The proposal that is open, who read for it, and whether something came after it. */
  proposal: { by: string; decision: Decision; readers: string[]; stale: boolean } | null
  mark: number | null
  gradebook: number | null
  decided: { decision: Decision; second: string | 'waived' | null; facts: CaseFacts }[]
}
const day = (step: number) => new Date(step * 86_400_000)
const reasons = 'The list names a tool as its author.'
const evidence = [{ flagId: 'flag', confirmed: true }]
const attestation = { readWork: true, readResponse: true, couldHaveDecidedOtherwise: true }

/** A decision in full but for the answers, which it has where `answers` says so. */
function aDecision(outcome: Outcome, { responses }: CaseFacts, answers: boolean, score?: number): Decision {
  const point = {
    code: 'ai_named_as_author' as const,
    particulars: 'See the list.',
    policyPoint: null,
    reasons,
    evidence,
  }
  const hard = outcome === 'referred'
  return {
    outcome,
    reasons,
    points: hard ? [{ ...point, finding: 'established', answers: [] }] : [],
    evidence: hard ? evidence : [],
    answers: answers ? responses.map(({ id }) => ({ responseId: id, text: 'Thank you.' })) : [],
    ...(score !== undefined && { score }),
    ...(hard && { intent: 'Nothing can be said of it.', attestation }),
  }
}

const start = (): Case => ({
  status: 'under_review',
  facts: {
    now: day(100),
    isInQuestion: true,
    highestMark: null,
    waitsForTime: false,
    roundBeganAt: null,
    earlier: null,
    flags: [{ id: 'flag', basis: 'inspectable', isDismissed: false }],
    disclosures: [],
    responses: [],
    conversations: [],
  },
  done: [],
  proposal: null,
  mark: null,
  gradebook: null,
  decided: [],
})

/** Each event as the flows let it happen: the case after it, or null where it is refused. */
const events: Record<string, (one: Case) => Case | null> = {
  disclose: (one) =>
    added(one, 'submission.disclosed', 'tutor', 'disclosed', {
      disclosures: [...one.facts.disclosures, { at: one.facts.now, respondBy: null, items: [{ flagId: 'flag' }] }],
    }),
  noticeArrives: ({ facts, ...one }) => {
    const latest = facts.disclosures.at(-1)
    if (!latest || latest.respondBy) return null
    const respondBy = new Date(facts.now.getTime() + 10 * 86_400_000)
    return { ...one, facts: { ...facts, disclosures: [...facts.disclosures.slice(0, -1), { ...latest, respondBy }] } }
  },
  respond: (one) =>
    one.facts.disclosures.length
      ? added(one, 'submission.responded', 'student', null, {
          responses: [
            ...one.facts.responses,
            { id: `r${one.facts.responses.length}`, at: one.facts.now, text: 'A guide.', points: [] },
          ],
        })
      : null,
  windowEnds: ({ facts, ...one }) => ({
    ...one,
    facts: { ...facts, now: new Date(facts.now.getTime() + 11 * 86_400_000) },
  }),
  dismissFlag: ({ facts, ...one }) => ({
    ...one,
    facts: { ...facts, isInQuestion: facts.disclosures.length > 0, flags: [{ ...facts.flags[0]!, isDismissed: true }] },
  }),
  mark60: (one) => marked(one, 60),
  mark0: (one) => marked(one, 0),
  clear: (one) => decides(one, aDecision('no_concern', one.facts, true)),
  clearAtZero: (one) => decides(one, aDecision('no_concern', one.facts, true, 0)),
  advise: (one) => decides(one, aDecision('advice_given', one.facts, true)),
  adviseAtZero: (one) => decides(one, aDecision('advice_given', one.facts, true, 0)),
  inviteResubmission: (one) => decides(one, aDecision('resubmission_invited', one.facts, true)),
  refer: (one) => decides(one, aDecision('referred', one.facts, true)),
  propose: (one) => proposes(one, 'tutor', aDecision('referred', one.facts, true, 0)),
  proposeUnanswered: (one) => proposes(one, 'tutor', aDecision('referred', one.facts, false)),
  proposeAsOther: (one) => proposes(one, 'other', aDecision('referred', one.facts, true)),
  readAsSecond: (one) => reads(one, 'second'),
  readAsProposer: (one) => reads(one, 'tutor'),
  confirmAsSecond: (one) => confirms(one, 'second'),
  confirmAsProposer: (one) => confirms(one, 'tutor'),
  waive: (one) => (one.proposal && !one.proposal.stale ? stands(one, 'waived') : null),
  reopen: (one) => {
    if (!canHappen(one.status, 'submission.reopened')) return null
    const { decision } = one.decided.at(-1)!
    const earlier = { outcome: decision.outcome, points: decision.points, mark: standing(one) }
    return {
      ...one,
      status: 'under_review',
      proposal: null,
      facts: { ...one.facts, roundBeganAt: one.facts.now, earlier },
    }
  },
}

const roundOf = ({ facts }: Case) => (facts.roundBeganAt ? 2 : 1)
const standing = ({ decided, mark }: Case) => decided.at(-1)?.decision.score ?? mark
const later = (facts: CaseFacts): CaseFacts => ({ ...facts, now: new Date(facts.now.getTime() + 1) })

function added(
  one: Case,
  event: SubmissionEventType,
  by: string,
  part: 'disclosed' | null,
  change: Partial<CaseFacts>,
): Case | null {
  if (!canHappen(one.status, event)) return null
  const done = part ? [...one.done, { personId: by, part, round: roundOf(one) }] : one.done
  const proposal = one.proposal && { ...one.proposal, stale: true }
  return { ...one, done, proposal, facts: later({ ...one.facts, ...change, isInQuestion: true }) }
}

function marked(one: Case, score: number): Case | null {
  if (!canHappen(one.status, 'submission.marked')) return null
  if (one.facts.isInQuestion && isBelow(score, one.facts.highestMark)) return null
  const highestMark = Math.max(score, one.facts.highestMark ?? 0)
  return reported({ ...one, mark: score, facts: { ...one.facts, highestMark } })
}

const reported = (one: Case): Case => (heldMark(one.status) ? one : { ...one, gradebook: standing(one) })

function decides(one: Case, decision: Decision): Case | null {
  if (!canHappen(one.status, 'submission.decided') || isAdverse(decision, one.facts)) return null
  return missingFor(decision, one.facts).length ? null : recorded(one, decision, null)
}

function recorded(one: Case, decision: Decision, second: string | null): Case {
  const status = nextStatus(one.status, 'submission.decided')
  return reported({ ...one, status, proposal: null, decided: [...one.decided, { decision, second, facts: one.facts }] })
}

function proposes(one: Case, by: string, decision: Decision): Case | null {
  if (!canHappen(one.status, 'submission.proposed') || missingFor(decision, one.facts).length) return null
  const done: Participation[] = [...one.done, { personId: by, part: 'proposed', round: roundOf(one) }]
  return { ...one, done, proposal: { by, decision, readers: [], stale: false } }
}

const isOut = (one: Case, person: string) => partsAgainst(person, roundOf(one), one.done).length > 0

function reads(one: Case, by: string): Case | null {
  if (!one.proposal || one.proposal.stale || isOut(one, by)) return null
  return { ...one, proposal: { ...one.proposal, readers: [...new Set([...one.proposal.readers, by])] } }
}

function confirms(one: Case, by: string): Case | null {
  if (!one.proposal?.readers.includes(by) || one.proposal.stale || isOut(one, by)) return null
  return stands(one, by)
}

function stands(one: Case, second: string): Case | null {
  const { decision } = one.proposal!
  return missingFor(decision, one.facts).length ? null : recorded(one, decision, second)
}

/** All of a case that what happens next depends on, so that equal cases are followed once. */
function keyOf({ status, facts, done, proposal, mark, gradebook, decided }: Case): string {
  const { now, disclosures, responses, roundBeganAt, earlier, isInQuestion, highestMark } = facts
  const latest = disclosures.at(-1)
  const window = latest && (latest.respondBy ? (latest.respondBy <= now ? 'over' : 'open') : 'not begun')
  return JSON.stringify([
    [status, mark, gradebook, highestMark, isInQuestion, facts.flags[0]!.isDismissed, responses.length, window],
    [
      latest && responses.some(({ at }) => at >= latest.at),
      roundBeganAt && latest && latest.at >= roundBeganAt,
      earlier,
    ],
    [...new Set(done.map(({ personId, part, round }) => `${personId} ${part} ${round}`))].sort(),
    proposal && [
      proposal.by,
      proposal.decision.outcome,
      proposal.decision.answers.length,
      [...proposal.readers].sort(),
      proposal.stale,
    ],
    decided.map(({ decision, second }) => [decision.outcome, decision.score, second]),
  ])
}

/** What must hold of every case, said apart from the rules: an adverse outcome was fair, and so is a mark that was lowered. */
function isFair({ decided, gradebook, mark, facts }: Case): boolean {
  const fair = decided.every(({ decision, second, facts: then }) => {
    const latest = then.disclosures.at(-1)
    // A zero that was given before anything was in question is what the marker gave.
    const lowered = decision.score === 0 && then.highestMark !== 0
    if (decision.outcome !== 'referred' && decision.outcome !== 'resubmission_invited' && !lowered) return true
    // Where the only flag was set aside and nothing was shown, the work is not in question.
    if (decision.outcome !== 'referred' && !then.disclosures.length && then.flags[0]!.isDismissed) return true
    const heard =
      latest && (then.responses.some(({ at }) => at >= latest.at) || (latest.respondBy && latest.respondBy <= then.now))
    const answered = then.responses.every(({ id }) =>
      decision.answers.some((one) => 'responseId' in one && one.responseId === id),
    )
    return Boolean(heard && answered && (second === 'waived' || second === 'second'))
  })
  const zero = gradebook === 0
  const explained =
    decided.some(({ decision, second }) => decision.score === 0 && second) || mark === 0 || facts.flags[0]!.isDismissed
  return fair && (!zero || explained)
}

test('no sequence of up to eight events reaches an adverse outcome or mark that is not fair', () => {
  let cases = new Map([['', start()]])
  const seen = new Set<string>()
  let [sequences, adverse] = [0, 0]
  for (let depth = 1; depth <= 8; depth += 1) {
    const next = new Map<string, Case>()
    for (const one of cases.values()) {
      for (const happen of Object.values(events)) {
        sequences += 1
        const after = happen(one)
        if (!after) continue
        const key = keyOf(after)
        if (!isFair(after)) throw new Error(`Not fair: ${JSON.stringify(after)}`)
        if (seen.has(key)) continue
        seen.add(key)
        if (after.decided.some(({ second }) => second)) adverse += 1
        next.set(key, after)
      }
    }
    cases = next
  }

  expect(sequences).toBeGreaterThan(10_000)
  expect(adverse).toBeGreaterThan(10)
}, 60_000)
