import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asides } from '../../../../src/detectors/reading/prose/asides.ts'
import { isEnglish } from '../../../../src/detectors/reading/prose/language.ts'
import { runningProse } from '../../../../src/detectors/reading/prose/running-prose.ts'
import { between } from '../../../../src/detectors/reading/spans.ts'

const paragraph =
  'The ward keeps a diary of every visit, and each entry is read twice before it is closed. Nobody may skip the second reading.'

function found(text: string) {
  return asides(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])
}

describe('what is not the author’s own running prose', () => {
  test.each([
    [
      'quotation',
      `He wrote that “the diary was never meant to be read by anybody else” and closed it.`,
      '“the diary was never meant to be read by anybody else”',
    ],
    [
      'quotation',
      `He wrote that "the diary was never meant to be read by anybody else" and closed it.`,
      '"the diary was never meant to be read by anybody else"',
    ],
    [
      'quotation',
      `He wrote ‘the diary was never meant to be read by anybody’ and closed it.`,
      '‘the diary was never meant to be read by anybody’',
    ],
    [
      'citation',
      'Rest helps (Price, 2020, p. 4; Jones & Lee 2019) most people.',
      '(Price, 2020, p. 4; Jones & Lee 2019)',
    ],
    ['citation', 'Rest helps (Price 45–47) most people.', '(Price 45–47)'],
    ['citation', 'Rest helps [3, 5–7] most people.', '[3, 5–7]'],
    ['citation', 'Rest helps most people.¹² It is cheap.', '¹²'],
    ['heading', `${paragraph}\n\nMethods and Materials\n\n${paragraph}`, 'Methods and Materials'],
    ['caption', `${paragraph}\nTable 2: Visits by month\n${paragraph}`, 'Table 2: Visits by month'],
    ['table', `${paragraph}\nMay\t12\t14\t11\n${paragraph}`, 'May\t12\t14\t11'],
    ['list', `${paragraph}\n• gloves and a torch\n${paragraph}`, '• gloves and a torch'],
    [
      'code',
      `${paragraph}\nconst visits = list.filter((one) => one.open);\n${paragraph}`,
      'const visits = list.filter((one) => one.open);',
    ],
    ['formula', `${paragraph}\nA = 12.5 / 0.25\n${paragraph}`, 'A = 12.5 / 0.25'],
    ['formula', `The area $A = \\pi r^2$ is small.`, '$A = \\pi r^2$'],
    ['page-furniture', `${paragraph}\nPage 3 of 9\n${paragraph}`, 'Page 3 of 9'],
    ['title-block', `Ada Price\nStudent 4471\nA Diary of Visits\n${paragraph}\n${paragraph}`, 'Ada Price'],
    [
      'reference-list',
      `${paragraph}\n${paragraph}\nReferences\nPrice, A. (2020) Visits. Leeds: Ward.`,
      'References\nPrice, A. (2020) Visits. Leeds: Ward.',
    ],
  ])('%s', (kind, text, quote) => {
    expect(found(text)).toContainEqual([kind, quote])
  })

  test.each([
    paragraph,
    'She calls it a “second reading” and means it.',
    'In 2020 the ward (which was new) opened its doors.',
    'The nurses’ diary and the doctors’ diary don’t agree.',
    'Table 2 shows what the diary says about each visit in May.',
    `${paragraph}\nit goes on here without a heading, as a wrapped line does\n${paragraph.toLowerCase()}`,
  ])('nothing of “%s”', (text) => {
    expect(found(text)).toEqual([])
  })

  test('a block quotation after a colon, with its citation behind the full stop', () => {
    const quoted =
      'Every visit is to be entered on the day itself, in ink, by the person who made it, and no entry may be altered after the second reading. (Price 2020: 12)'

    expect(found(`${paragraph}\nThe rules of the ward are plain about this:\n${quoted}\n${paragraph}`)).toContainEqual([
      'quotation',
      quoted,
    ])
  })

  test('the list of sources ends where an appendix begins', () => {
    const text = `${paragraph}\n${paragraph}\nReferences\nPrice, A. (2020) Visits.\nAppendix A\n${paragraph}`

    expect(found(text)).toContainEqual(['reference-list', 'References\nPrice, A. (2020) Visits.'])
  })

  test('a running head is one that comes back, whatever its page number', () => {
    const text = [1, 2, 3].map((page) => `Visits and diaries ${page}\n${paragraph}`).join('\n')

    expect(found(text).filter(([kind]) => kind === 'page-furniture')).toHaveLength(3)
  })

  test('asides are in order, do not overlap, and leave the rest between them', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '"',
      '(',
      ')',
      '[1]',
      '\n',
      '\n\n',
      'Table 1: ',
      '2020',
      'References',
      ' word',
      ' Word.',
      '\t',
      '$x_1$',
      '> ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const spans = asides(text)

        const rest = between(text.length, spans)

        const all = [...spans, ...rest].sort((a, b) => a.start - b.start)
        expect(all.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        expect(all.every(({ start, end }) => start < end)).toBe(true)
      }),
    )
  })
})

describe('running prose', () => {
  test('counts what it keeps and what it sets aside', () => {
    const prose = runningProse('Rest helps (Price, 2020) most of the people who are tired.')

    expect(prose).toMatchObject({ words: 9, removedWords: 2 })
  })

  test('leaves out the notes and headers that the file format tells apart', () => {
    const text = `${paragraph}\nA note at the foot of the page.`
    const start = paragraph.length + 1

    const prose = runningProse(text, [{ kind: 'footnote', start, end: text.length }])

    expect(prose.text.trim()).toBe(paragraph)
  })
})

describe('the language gate', () => {
  test.each([
    paragraph,
    'Yesterday I have went to the shop for buy some breads, but the shop it was close, so I did go back in the home.',
    'The BiLSTM and the CRF of the seq2seq baseline are compared with an encoder that embeds the logits of all tokens.',
  ])('takes for English: %s', (text) => {
    expect(isEnglish(text)).toBe(true)
  })

  test.each([
    'Die Station führt ein Tagebuch über jeden Besuch, und jeder Eintrag wird zweimal gelesen, bevor er geschlossen wird.',
    'Le service tient un journal de chaque visite, et chaque entrée est relue deux fois avant d’être close par quelqu’un.',
    'Avdelningen för dagbok över varje besök, och varje anteckning läses två gånger innan den stängs av någon annan.',
  ])('does not take for English: %s', (text) => {
    expect(isEnglish(text)).toBe(false)
  })
})
