import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AiUse, Reflection } from '../../../src/domain/intake/reflection.ts'
import { answerFingerprints } from '../../../src/domain/intake/reflection-answers.ts'
import { reflectionHints, reflectionProblems, workedExample } from '../../../src/domain/intake/reflection-gate.ts'
import { noAi, reflection } from '../../samples.ts'

const nothingElse = { templates: [], earlierAnswers: [] }
const gate = (sent: unknown, context: Partial<Parameters<typeof reflectionProblems>[1]> = {}) =>
  reflectionProblems(sent as Reflection, { ...nothingElse, ...context }).map(({ field }) => field)
const withUse = (change: Partial<AiUse>) => {
  const whole = reflection()
  return { ...whole, uses: [{ ...whole.uses[0], ...change }] }
}

test('honest answers pass, with AI and without', () => {
  expect(gate(reflection())).toEqual([])
  expect(gate(noAi())).toEqual([])
})

describe('an answer that is empty', () => {
  test.each([
    '',
    '   ',
    '…',
    '.,;!?',
    '—',
    '👍👍👍',
    'n/a',
    'N / A',
    'ｎ／ａ',
    'None.',
    'TEST',
    'test test test',
    'Lorem ipsum dolor',
    'to do',
    'tbc',
    'xxx',
    'the the the',
    'I I I I',
  ])('such as %j is asked for', (how) => {
    expect(gate(withUse({ how }))).toEqual(['reflection.uses[0].how'])
  })

  test.each(['n/a', '—', 'none', 'Nothing!', 'Test', ''])('%j is no reason for not using AI either', (whyNot) => {
    expect(gate(noAi({ whyNot }))).toEqual(['reflection.whyNot'])
  })

  test('one word is a reason for not using AI', () => {
    expect(gate(noAi({ whyNot: 'Unnecessary.' }))).toEqual([])
  })

  test('every missing answer is named at once', () => {
    const empty = { ...withUse({ how: '', why: ' ', verification: '' }), criticalReflection: '', priorLearning: '' }

    expect(gate(empty)).toEqual([
      'reflection.uses[0].how',
      'reflection.uses[0].why',
      'reflection.uses[0].verification',
      'reflection.criticalReflection',
      'reflection.priorLearning',
    ])
    expect(gate(noAi({ whyNot: '', priorLearning: '' }))).toEqual(['reflection.whyNot', 'reflection.priorLearning'])
  })

  test('what was taken over has to have been checked; what was not taken over need not', () => {
    expect(gate(withUse({ outputUsed: 'adapted', verification: '' }))).toEqual(['reflection.uses[0].verification'])
    expect(gate(withUse({ outputUsed: 'none', verification: '' }))).toEqual([])
  })

  test.each(['images_media', 'code', 'data_analysis'] as const)('the origin of %s is asked for', (purpose) => {
    expect(gate(withUse({ purpose, provenanceNote: '' }))).toEqual(['reflection.uses[0].provenanceNote'])
    expect(gate(withUse({ purpose, provenanceNote: 'Made from my own drawings.' }))).toEqual([])
  })

  test('entering other people’s data needs a rationale, entering one’s own does not', () => {
    expect(gate(withUse({ personalData: 'others' }))).toEqual(['reflection.uses[0].personalDataNote'])
    expect(gate(withUse({ personalData: 'own' }))).toEqual([])
  })

  test.each([
    '我用它来解释第三章里的两个理论。',
    'Использовала, чтобы понять термины главы.',
    'لقد استخدمته لفهم الفصل الثالث.',
    '概念を理解するために使いました。',
    'Pytałem o trudne słowa.',
    'ใช้เพื่อทำความเข้าใจบทเรียน',
  ])('is not one in another language: %s', (how) => {
    expect(gate(withUse({ how }))).toEqual([])
  })
})

describe('an answer that is duplicated', () => {
  test('is named where it stands second, whatever its spelling', () => {
    const text = 'It explained the chapter to me.'

    expect(gate(withUse({ how: text, why: '  it EXPLAINED the chapter, to me! ' }))).toEqual(['reflection.uses[0].why'])
    expect(gate({ ...withUse({ why: text }), criticalReflection: text })).toEqual(['reflection.criticalReflection'])
    expect(gate(noAi({ whyNot: text, priorLearning: text }))).toEqual(['reflection.priorLearning'])
  })

  test('may describe two uses of the same kind in the same words', () => {
    const whole = reflection()
    const [use] = whole.uses

    expect(gate({ ...whole, uses: [use, { ...use, tool: 'Claude' }] })).toEqual([])
  })

  test('from another assessment is asked about, except why no AI was used', () => {
    const earlier = reflection()
    const again = { ...reflection(), priorLearning: earlier.priorLearning.toUpperCase() }
    const without = noAi()

    expect(gate(again, { earlierAnswers: answerFingerprints(earlier as Reflection) })).toEqual([
      'reflection.priorLearning',
    ])
    expect(
      gate(noAi({ whyNot: without.whyNot }), { earlierAnswers: answerFingerprints(without as Reflection) }),
    ).toEqual([])
  })
})

describe('an answer that is copied', () => {
  test('from the worked example is asked about', () => {
    expect(gate(withUse({ how: workedExample }), { templates: [workedExample] })).toEqual(['reflection.uses[0].how'])
  })

  test('counts from seventy per cent of its five-word sequences', () => {
    const brief = Array.from({ length: 40 }, (_, index) => `brief${index}`)
    const own = Array.from({ length: 40 }, (_, index) => `own${index}`)
    const mixed = (copied: number) => [...brief.slice(0, copied), ...own.slice(0, 34 - copied)].join(' ')

    // 34 words have 30 sequences; n copied words in a row give n − 4 of them.
    expect(gate(withUse({ how: mixed(25) }), { templates: [brief.join(' ')] })).toEqual(['reflection.uses[0].how'])
    expect(gate(withUse({ how: mixed(24) }), { templates: [brief.join(' ')] })).toEqual([])
  })

  test('when it is short, counts only as a whole', () => {
    const templates = ['Say what you checked and how.', 'Say what you checked and how you did it in detail.']

    expect(gate(withUse({ how: 'say what you checked, and how' }), { templates })).toEqual(['reflection.uses[0].how'])
    expect(gate(withUse({ how: 'Say what you checked and why' }), { templates })).toEqual([])
  })
})

test('hints suggest more detail and never stop anybody', () => {
  const brief = reflection()

  expect(gate(brief)).toEqual([])
  expect(reflectionHints(brief as Reflection).map(({ field }) => field)).toContain('reflection.uses[0].how')
})

test('the words for an answer that needs another look blame nobody', () => {
  const sent = {
    ...withUse({ how: 'n/a', why: workedExample, verification: '' }),
    criticalReflection: 'A b c.',
    priorLearning: 'A b c.',
  }

  const problems = reflectionProblems(sent as Reflection, { templates: [workedExample], earlierAnswers: [] })

  expect(problems).toHaveLength(4)
  for (const { problem, expected } of problems) {
    expect(`${problem} ${expected}`).not.toMatch(/cheat|guilt|suspect|offen|fail|invalid|wrong|illegal|must/i)
  }
})

test('three different words of anybody’s own always pass, in any order and spelling', () => {
  const word = fc.stringMatching(/^[a-z]{4,10}$/)
  const words = fc.uniqueArray(word, { minLength: 3, maxLength: 30 }).map((list) => list.join(' '))

  fc.assert(
    fc.property(
      words.filter((text) => !text.startsWith('lorem')),
      (how) => {
        expect(gate(withUse({ how }), { templates: [workedExample] })).toEqual([])
      },
    ),
  )
})
