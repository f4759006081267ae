import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../src/domain/canonical.ts'
import { purposes } from '../../../src/domain/intake/reflection.ts'
import { readReflection } from '../../../src/domain/intake/reflection-shape.ts'
import { noAi, reflection } from '../../samples.ts'

const today = '2025-06-01'
const fieldsOf = (sent: unknown) => {
  const read = readReflection(sent, today)
  return 'problems' in read ? read.problems.map(({ field }) => field) : []
}
const withUse = (change: Record<string, unknown>) => {
  const whole = reflection()
  return { ...whole, uses: [{ ...whole.uses[0], ...change }] }
}

test('a full account of AI use is kept field by field', () => {
  const sent = reflection()

  expect(readReflection(sent, today)).toEqual({ reflection: sent })
})

test('work without AI is a full answer of its own', () => {
  const sent = noAi({ otherTools: ['spelling', 'assistive_technology'] })

  expect(readReflection(sent, today)).toEqual({ reflection: sent })
  expect(fieldsOf(noAi({ otherTools: [] }))).toEqual([])
})

test.each([undefined, null, 'I used no AI.', 7, true, [], [{ aiUsed: false }]])('%j is not a reflection', (sent) => {
  expect(fieldsOf(sent)).toEqual(['reflection'])
})

test.each([
  ['no answer', undefined],
  ['a text', 'false'],
  ['a number', 0],
  ['null', null],
])('whether AI was used is a yes or a no, not %s', (_, aiUsed) => {
  expect(fieldsOf({ ...noAi(), aiUsed })).toEqual(['reflection.aiUsed'])
})

test('responsibility is accepted in so many words', () => {
  expect(fieldsOf(noAi({ responsibilityAccepted: 'yes' }))).toEqual(['reflection.responsibilityAccepted'])
  expect(fieldsOf(reflection({ responsibilityAccepted: false }))).toEqual(['reflection.responsibilityAccepted'])
})

test.each([
  ['tool', ''],
  ['tool', ' \t'],
  ['tool', 'x'.repeat(201)],
  ['tool', 7],
  ['firstUsed', undefined],
  ['firstUsed', '12 March 2025'],
  ['firstUsed', '2025-02-30'],
  ['firstUsed', '2025-06-02'],
  ['lastUsed', '2025-03-11'],
  ['lastUsed', '2025-13-01'],
  ['purpose', 'everything'],
  ['purpose', undefined],
  ['outputUsed', 'some'],
  ['personalData', 'none of your business'],
  ['how', { text: 'an object' }],
  ['how', 'x'.repeat(20_001)],
  ['version', 4],
])('a use whose %s is %j is asked about by name', (field, value) => {
  expect(fieldsOf(withUse({ [field]: value }))).toEqual([`reflection.uses[0].${field}`])
})

test.each([[[]], [{}], ['ChatGPT'], [null], [Array.from({ length: 31 }, () => reflection().uses[0])]])(
  'having used AI means at least one use and at most thirty',
  (uses) => {
    expect(fieldsOf(reflection({ uses }))).toContain('reflection.uses')
  },
)

test.each([[undefined], ['spelling'], [['spelling', 'telepathy']], [[7]]])(
  'other tools are a list of known ones, not %j',
  (otherTools) => {
    expect(fieldsOf(noAi({ otherTools }))).toEqual(['reflection.otherTools'])
  },
)

test('each use that needs another look is named by its place', () => {
  const [use] = reflection().uses

  const fields = fieldsOf(reflection({ uses: [use, { ...use, tool: '' }, { ...use, purpose: '' }] }))

  expect(fields).toEqual(['reflection.uses[1].tool', 'reflection.uses[2].purpose'])
})

test('every refusal is said in words with what would be right', () => {
  const read = readReflection({ aiUsed: true, uses: [{}] }, today)

  if (!('problems' in read)) throw new Error('it was accepted')
  for (const { problem, expected } of read.problems) {
    expect(problem).toMatch(/^[A-Z].*\.$/)
    expect(expected.length).toBeGreaterThan(3)
  }
})

test('fields that nobody asked for are left out', () => {
  const read = readReflection({ ...noAi(), score: 83, __proto__: { polluted: true } }, today)

  expect(Object.keys((read as { reflection: object }).reflection).sort()).toEqual([
    'aiUsed',
    'otherTools',
    'priorLearning',
    'responsibilityAccepted',
    'whyNot',
  ])
})

test('what is accepted can be kept and hashed, whatever characters were sent', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  )

  fc.assert(
    fc.property(text, text, text, (how, why, tool) => {
      const read = readReflection(withUse({ how, why, tool: `T${tool}`.slice(0, 200) }), today)
      if ('problems' in read) return
      const kept = canonicalJson(read.reflection)
      expect(kept).not.toContain('\\u0000')
      expect(Buffer.from(kept).toString()).toBe(kept)
    }),
  )
})

test('anything at all that is sent is either kept or answered in fields', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.record({
      aiUsed: fc.boolean(),
      uses: fc.array(fc.dictionary(fc.constantFrom('tool', 'how', 'purpose'), fc.anything())),
    }),
  )

  fc.assert(
    fc.property(anything, (sent) => {
      const read = readReflection(sent, today)
      if ('problems' in read) expect(read.problems.length).toBeGreaterThan(0)
      else expect(read.reflection.responsibilityAccepted).toBe(true)
    }),
  )
})

test.each(purposes)('%s is a purpose that can be declared', (purpose) => {
  expect(fieldsOf(withUse({ purpose }))).toEqual([])
})
