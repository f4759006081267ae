import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decision, outcomes } from '../../../src/domain/review/decision.ts'
import { type CaseFacts, checkDecision, missingForReferral } from '../../../src/domain/review/missing-for.ts'

const now = new Date('2025-06-20T12:00:00Z')
const day = 86_400_000
const later = (days: number) => new Date(now.getTime() + days * day)
const reasons = 'Three references name a tool as their author.'

/** A case in which a referral is fair: seen, shown, answered. */
const fair = (): { decision: Decision; facts: CaseFacts } => ({
  decision: {
    outcome: 'referred',
    reasons,
    points: [],
    evidence: [{ flagId: 'flag' }],
    answers: [{ responseId: 'response', text: 'Thank you; the guide you name asks for something else.' }],
  },
  facts: {
    now,
    flags: [
      { id: 'flag', basis: 'inspectable' },
      { id: 'score', basis: 'statistical' },
    ],
    disclosures: [
      {
        at: later(-12),
        respondBy: later(-2),
        items: [{ flagId: 'flag' }, { flagId: 'score' }, { observation: 'Seen.' }],
      },
    ],
    responses: [{ id: 'response', at: later(-5), text: 'I followed a guide.' }],
  },
})
const missing = (change: { decision?: Partial<Decision>; facts?: Partial<CaseFacts> }) => {
  const { decision, facts } = fair()
  return missingForReferral({ ...decision, ...change.decision }, { ...facts, ...change.facts }).map(
    ({ field }) => field,
  )
}

test('a referral that is written, visible, shown and answered lacks nothing', () => {
  expect(missing({})).toEqual([])
})

describe('a referral', () => {
  test.each(['', '  ', 'AI.', 'Looks like AI.', '\n\n'])('needs reasons a student can read, more than %j', (words) => {
    expect(missing({ decision: { reasons: words } })).toEqual(['reasons'])
  })

  test('cannot rest on statistics, nor on nothing', () => {
    expect(missing({ decision: { evidence: [{ flagId: 'score' }] } })).toEqual(['evidence'])
    expect(missing({ decision: { evidence: [] } })).toEqual(['evidence'])
    expect(missing({ decision: { evidence: [{ flagId: 'score' }, { observation: 'Seen.' }] } })).toEqual([])
  })

  test('rests on nothing that the student was not shown', () => {
    expect(missing({ decision: { evidence: [{ flagId: 'flag' }, { observation: 'Not shown.' }] } })).toEqual([
      'evidence[1]',
    ])
    expect(missing({ facts: { disclosures: [], responses: [] }, decision: { answers: [] } })).toEqual(['evidence[0]'])
  })

  test('waits for the student, to the moment the time is over', () => {
    const waiting = (respondBy: Date | null) =>
      missing({
        decision: { answers: [] },
        facts: { responses: [], disclosures: [{ at: later(-1), respondBy, items: [{ flagId: 'flag' }] }] },
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
  })

  test('is told everything it lacks at once', () => {
    const nothing = { disclosures: [{ at: later(-1), respondBy: later(9), items: [] }] }

    expect(
      missing({ decision: { reasons: '', evidence: [{ flagId: 'score' }], answers: [] }, facts: nothing }),
    ).toEqual(['reasons', 'evidence', 'evidence[0]', 'outcome', 'answers'])
  })
})

test('no referral passes unless all four conditions hold, whatever the case', () => {
  const item = fc.oneof(
    fc.record({ flagId: fc.constantFrom('flag', 'score', 'unknown') }),
    fc.record({ observation: fc.constantFrom('Seen.', 'Not shown.') }),
  )
  const time = fc.integer({ min: -20, max: 20 }).map(later)
  const cases = fc.record({
    reasons: fc.constantFrom('', 'Too short', reasons),
    evidence: fc.array(item, { maxLength: 3 }),
    answered: fc.boolean(),
    disclosures: fc.array(
      fc.record({ at: time, respondBy: fc.option(time), items: fc.array(item, { maxLength: 3 }) }),
      {
        maxLength: 3,
      },
    ),
    responses: fc.array(fc.record({ id: fc.uuid(), at: time, text: fc.constant('My answer.') }), { maxLength: 2 }),
  })

  fc.assert(
    fc.property(cases, ({ reasons: words, evidence, answered, disclosures, responses }) => {
      const { facts } = fair()
      const answers = answered ? responses.map(({ id }) => ({ responseId: id, text: 'Yes.' })) : []
      const decision: Decision = { outcome: 'referred', reasons: words, points: [], evidence, answers }
      const known = { ...facts, disclosures: disclosures.sort((a, b) => +a.at - +b.at), responses }
      const written = words === reasons
      const visible = evidence.some((it) => 'observation' in it || it.flagId === 'flag')
      const shown = JSON.stringify(disclosures.flatMap(({ items }) => items))
      const disclosed = evidence.every((it) => shown.includes(JSON.stringify(it)))
      const last = disclosures.at(-1)
      const heard =
        !last || (last.respondBy !== null && last.respondBy <= now) || responses.some(({ at }) => at >= last.at)
      const answeredAll = answered || !responses.length

      const allowed = missingForReferral(decision, known).length === 0

      expect(allowed).toBe(written && visible && disclosed && heard && answeredAll)
    }),
    { numRuns: 2_000 },
  )
})

describe('any decision', () => {
  test.each(outcomes.filter((outcome) => outcome !== 'referred' && outcome !== 'breach_recorded'))(
    '%s needs a reason and nothing else',
    (outcome) => {
      const { facts } = fair()
      const decision = { outcome, reasons: 'Read and understood.', points: [], evidence: [], answers: [] }

      expect(() => checkDecision(decision, facts)).not.toThrow()
      expect(() => checkDecision({ ...decision, reasons: ' ' }, facts)).toThrow(
        expect.objectContaining({
          code: 'DECISION_INCOMPLETE',
          fields: [expect.objectContaining({ field: 'reasons' })],
        }),
      )
    },
  )

  test('names only flags and responses of its own submission', () => {
    const { decision, facts } = fair()
    const foreign = {
      ...decision,
      outcome: 'no_concern' as const,
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
