import { describe, expect, test } from 'vitest'
import type { CaseFacts } from '../../../src/domain/review/case-facts.ts'
import type { Decision, Point } from '../../../src/domain/review/decision.ts'
import { checkDecision, missingFor } from '../../../src/domain/review/missing-for.ts'

const now = new Date('2025-06-20T12:00:00Z')
const day = 86_400_000
const later = (days: number) => new Date(now.getTime() + days * day)
const reasons = 'Three references name a tool as their author.'

const point: Point = {
  code: 'ai_named_as_author',
  particulars: 'A tool stands in the list as an author.',
  policyPoint: 'ai_is_no_author',
  finding: 'established',
  reasons,
  evidence: [{ observation: 'Seen.' }],
  answers: [],
}
const attestation = { readWork: true, readResponse: true, couldHaveDecidedOtherwise: true }

/** A case in which a referral is fair: seen, shown, answered. */
const fair = (): { decision: Decision; facts: CaseFacts } => ({
  decision: {
    outcome: 'referred',
    reasons,
    points: [point],
    evidence: [{ flagId: 'flag', confirmed: true }],
    answers: [{ responseId: 'response', text: 'Thank you; the guide you name asks for something else.' }],
    intent: 'Nothing can be said about the intent.',
    limitsConsidered: 'The score says little, and little was made of it.',
    attestation,
  },
  facts: {
    now,
    isInQuestion: true,
    highestMark: null,
    waitsForTime: false,
    roundBeganAt: null,
    earlier: null,
    conversations: [{ id: 'talk', isSeen: true, answers: [] }],
    flags: [
      { id: 'flag', basis: 'inspectable', isDismissed: false },
      { id: 'score', basis: 'statistical', isDismissed: false },
    ],
    disclosures: [
      {
        at: later(-12),
        respondBy: later(-2),
        items: [{ flagId: 'flag' }, { flagId: 'score' }, { observation: 'Seen.' }],
      },
    ],
    responses: [{ id: 'response', at: later(-5), text: 'I followed a guide.', points: [] }],
  },
})
const missing = (change: { decision?: Partial<Decision>; facts?: Partial<CaseFacts> }) => {
  const { decision, facts } = fair()
  return missingFor({ ...decision, ...change.decision }, { ...facts, ...change.facts }).map(({ field }) => field)
}

test('a referral that is written, visible, shown and answered lacks nothing', () => {
  expect(missing({})).toEqual([])
})

describe('a referral', () => {
  test.each(['', '  ', 'AI.', 'Looks like AI.', '\n\n'])('needs reasons a student can read, more than %j', (words) => {
    expect(missing({ decision: { reasons: words } })).toEqual(['reasons'])
  })

  test('cannot rest on statistics, nor on nothing', () => {
    const score = { flagId: 'score', confirmed: true }
    const resting = (evidence: Decision['evidence']) =>
      missing({ decision: { evidence, points: [{ ...point, evidence }] } })

    expect(resting([score])).toEqual(['evidence', 'points[0].evidence'])
    expect(resting([])).toEqual(['evidence', 'points[0].evidence'])
    expect(resting([score, { observation: 'Seen.' }])).toEqual([])
  })

  test('rests on flags that a person has confirmed, and that none has found not to apply', () => {
    const { facts } = fair()
    const dismissed = facts.flags.map((flag) => ({ ...flag, isDismissed: true }))

    expect(missing({ decision: { evidence: [{ flagId: 'flag' }] } })).toEqual(['evidence[0].confirmed'])
    expect(missing({ facts: { flags: dismissed } })).toEqual(['evidence[0].flagId'])
  })

  test('says what the limits of a statistical signal are that it cites, and how they were weighed', () => {
    const evidence = [
      { flagId: 'flag', confirmed: true },
      { flagId: 'score', confirmed: true },
    ]

    expect(missing({ decision: { evidence, limitsConsidered: ' ' } })).toEqual(['limitsConsidered'])
    expect(missing({ decision: { limitsConsidered: '' } })).toEqual([])
  })

  test('has points with reasons, says something of the intent, and what the person has read', () => {
    expect(missing({ decision: { points: [] } })).toEqual(['points'])
    expect(missing({ decision: { points: [{ ...point, reasons: 'AI.' }] } })).toEqual(['points[0].reasons'])
    expect(missing({ decision: { intent: '' } })).toEqual(['intent'])
    expect(missing({ decision: { attestation: { ...attestation, readWork: false } } })).toEqual([
      'attestation.readWork',
    ])
    expect(missing({ decision: { outcome: 'no_concern' } })).toEqual(['points'])
    expect(missing({ decision: { outcome: 'advice_given', score: 3 } })).toEqual(['score', 'points'])
  })

  test('cites a conversation only if the student has seen its record', () => {
    const evidence = [{ conversationId: 'talk' }]

    expect(missing({ decision: { evidence } })).toEqual([])
    expect(
      missing({ decision: { evidence }, facts: { conversations: [{ id: 'talk', isSeen: false, answers: [] }] } }),
    ).toEqual(['evidence[0].conversationId'])
  })

  test('is disclosed anew where it is harsher than the decision before', () => {
    const { facts } = fair()
    const earlier = { outcome: 'advice_given' as const, points: [], mark: null }
    const again = { roundBeganAt: later(-1), earlier }

    expect(missing({ facts: again })).toEqual(['outcome'])
    expect(missing({ facts: { ...again, earlier: { outcome: 'referred', points: [point], mark: null } } })).toEqual([])
    expect(
      missing({ facts: { ...again, disclosures: [{ ...facts.disclosures[0]!, at: later(-1), respondBy: now }] } }),
    ).toEqual([])
  })

  test('rests on nothing that the student was not shown', () => {
    expect(
      missing({ decision: { evidence: [{ flagId: 'flag', confirmed: true }, { observation: 'Not shown.' }] } }),
    ).toEqual(['evidence[1]'])
    expect(missing({ facts: { disclosures: [], responses: [] }, decision: { answers: [] } })).toEqual([
      'evidence[0]',
      'points[0].evidence[0]',
    ])
  })

  test('waits for the student, to the moment the time is over', () => {
    const waiting = (respondBy: Date | null) =>
      missing({
        decision: { answers: [] },
        facts: {
          responses: [],
          disclosures: [{ at: later(-1), respondBy, items: [{ flagId: 'flag' }, { observation: 'Seen.' }] }],
        },
      })

    expect(waiting(later(9))).toEqual(['outcome'])
    expect(waiting(new Date(now.getTime() + 1))).toEqual(['outcome'])
    expect(waiting(now)).toEqual([])
    expect(waiting(null)).toEqual(['outcome'])
  })

  test('waits again when something more is shown after the student answered', () => {
    const { facts } = fair()
    const more = { at: later(-1), respondBy: later(9), items: [{ observation: 'More.' }] }

    expect(missing({ facts: { disclosures: [...facts.disclosures, more] } })).toEqual(['outcome'])
  })

  test('answers every point the student made', () => {
    const answers = [{ responseId: 'response', text: '  ' }]

    expect(missing({ decision: { answers: [] } })).toEqual(['answers'])
    expect(missing({ decision: { answers } })).toEqual(['answers'])
    const { facts } = fair()
    const responses = [{ ...facts.responses[0]!, points: [{ item: 'The list', text: 'It says so.' }] }]
    expect(missing({ facts: { responses } })).toEqual(['answers'])
  })

  test('is told everything it lacks at once', () => {
    const nothing = { disclosures: [{ at: later(-1), respondBy: later(9), items: [] }] }
    const lacking = { reasons: '', points: [], evidence: [{ flagId: 'score' }], answers: [], limitsConsidered: '' }

    expect(missing({ decision: { ...lacking, intent: '' }, facts: nothing })).toEqual([
      'reasons',
      'evidence',
      'evidence[0].confirmed',
      'evidence[0]',
      'outcome',
      'answers',
      'limitsConsidered',
      'points',
    ])
  })
})

test.each([
  ['agrees', []],
  ['corrects', ['answers']],
  ['disputes', ['answers']],
] as const)('a student who %s with the record of a conversation is answered accordingly', (stance, lacking) => {
  const conversations = [{ id: 'talk', isSeen: true, answers: [{ id: 'said', stance, text: 'It was a friend.' }] }]
  const { decision } = fair()
  const answers = [...decision.answers, { conversationAnswerId: 'said', text: 'The record stays, with your words.' }]

  expect(missing({ facts: { conversations } })).toEqual(lacking)
  expect(missing({ facts: { conversations }, decision: { answers } })).toEqual([])
  expect(missing({ decision: { answers } })).toEqual(['answers[1].conversationAnswerId'])
})

test('a referral waits for the answer to a request for more time', () => {
  expect(missing({ facts: { waitsForTime: true } })).toEqual(['outcome'])
})

describe('any decision', () => {
  test.each(['no_concern', 'advice_given'] as const)('%s needs a reason and nothing else', (outcome) => {
    const { facts } = fair()
    const decision = { outcome, reasons: 'Read and understood.', points: [], evidence: [], answers: [] }

    expect(() => checkDecision(decision, facts)).not.toThrow()
    expect(() => checkDecision({ ...decision, reasons: ' ' }, facts)).toThrow(
      expect.objectContaining({
        code: 'DECISION_INCOMPLETE',
        fields: [expect.objectContaining({ field: 'reasons' })],
      }),
    )
  })

  test('names only flags and responses of its own submission', () => {
    const { decision, facts } = fair()
    const foreign = {
      ...decision,
      outcome: 'no_concern' as const,
      points: [],
      evidence: [{ flagId: 'flag' }, { flagId: 'elsewhere' }],
      answers: [{ responseId: 'elsewhere', text: 'Hello.' }],
    }

    expect(() => checkDecision(foreign, facts)).toThrow(
      expect.objectContaining({
        fields: [
          expect.objectContaining({ field: 'evidence[1].flagId' }),
          expect.objectContaining({ field: 'answers[0].responseId' }),
        ],
      }),
    )
  })
})
