import { describe, expect, test } from 'vitest'
import { linesOf } from '../../../../src/detectors/reading/lines.ts'
import { asides, referenceLists } from '../../../../src/detectors/reading/prose/asides.ts'
import { canonical } from '../../../../src/detectors/reading/prose/canonical.ts'
import { citations } from '../../../../src/detectors/reading/prose/citations.ts'
import { code, formulas } from '../../../../src/detectors/reading/prose/code-and-formulas.ts'
import { layout } from '../../../../src/detectors/reading/prose/layout.ts'
import { blockQuotations, quotations } from '../../../../src/detectors/reading/quotations.ts'

const paragraph = 'The ward keeps a diary of every visit, and each entry is read twice before the nurse may close it.'
const quotesOf = (text: string, spans: { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end))

describe('pointers to sources', () => {
  test.each([
    ...['(1999)', '(1512)', '(2004a)', '(Roy 2004)', '(n.d.)', '(Roy, n. d.)', '(Roy, in press)', '(Roy, forthcoming)'],
    ...[
      '(see also Roy 2004, p. 4)',
      '(Roy & O’Neil-Smith, 2004; Jones 2009: 4)',
      "(cf. O'Neil et al., 2004)",
      '(St. John, 2004)',
    ],
    ...[
      '(Roy 45)',
      '(Roy, 45)',
      '(Roy and Jones 45–47)',
      '(Roy & Jones 45-47)',
      '(Roy, and Jones 45)',
      '(Roy et al. 9)',
      '(Roy et al 9)',
    ],
    ...[
      '(Roy p. 9)',
      '(Roy pp. 9 – 11)',
      '(Roy p.9)',
      '(van Roy 9)',
      '(von Roy 9)',
      '(de la Roy 9)',
      '(del Roy 9)',
      '(di Roy 9)',
      '(le Roy 9)',
      '(al Roy 9)',
    ],
    ...["(O'Neil 9)", '(O’Neil 9)', '(St.John 9)', '(Roy-Lee 9)', '(R 9)'],
    ...[
      '(45)',
      '(p. 45)',
      '(pp.45)',
      '(ibid. 45)',
      '(ibid, 45)',
      '(ibid., 12)',
      '(line 3)',
      '(lines 3-4)',
      '(l. 3)',
      '(ll. 3)',
      '(ch. 3)',
      '(3, 7–9)',
      '(3 ; 7 - 9)',
      '( 45)',
    ],
    ...['(ibid.)', '( ibid )', '(op. cit.)', '(loc. cit)'],
    ...['[12]', '[3, 5–7]', '[3; 5 - 7]', '[123]'],
    ...['¹', '²³', '⁰⁴⁹'],
    ...['https://ward.org/a-b', 'http://ward.org', 'doi: 10.1/x', 'doi:10.1/x'],
  ])('“%s”', (pointer) => {
    const text = `Rest ${pointer} helps.`

    expect(quotesOf(text, citations(text))).toEqual([pointer])
  })

  test.each([
    ['Rest helps.12 It is so', ['12']],
    ['Rest helps,3 So', ['3']],
    ['Rest helps.”4 So', ['4']],
    ['(Rest helps).5 So', ['5']],
    ['Rest helps.6', ['6']],
    ['Rest helps.7 so', []],
    ['Rest of 3.5 So', []],
    ['(which was new)', []],
    ['(12345)', []],
    ['(1450 or 1999)', []],
    ['(rest\n2004)', []],
    ['(rest (so) 2004)', []],
    ['(a b)', []],
    ['(roy 45)', []],
    ['[1234]', []],
    ['See (https://ward.org/a) and [https://ward.org/b].', ['https://ward.org/a', 'https://ward.org/b']],
  ])('%j', (text, pointers) => {
    expect(quotesOf(text, citations(text))).toEqual(pointers)
  })
})

test.each([
  ['“a” „b‟ «c»', '"a" "b" "c"'],
  ['‘a’ ‚b‛ c′', "'a' 'b' c'"],
  ['a‐b‑c', 'a-b-c'],
  ['a‒b–c—d―e', 'a — b — c — d — e'],
  ['a - b -- c --- d', 'a — b — c — d'.replace(/ — (?=[cd])/g, '  —  ')],
  ["''a`` b", '"a" b'],
  ['a... b. . . c.. d', 'a… b… c.. d'],
  ['ﬁne naïve caf\u00ade', 'fine naive cafe'],
  ['мир 日 §', 'xxx x §'],
  ['hand-\nling', 'handling'],
  ['hand- \t\r\n  ling', 'handling'],
  ['Hand-\nLing', 'Hand-\nLing'],
  ['HAND-\nling', 'HAND-\nling'],
  ['plain', 'plain'],
])('%j in one form', (text, form) => {
  expect(canonical(text)).toBe(form)
})

describe('quotations', () => {
  const words = 'it was so and it is so'

  test.each([
    ...[
      `“${words}”`,
      `«${words}»`,
      `„${words}“`,
      `„${words}”`,
      `"${words}"`,
      `'${words}.'`,
      `‘${words}’`,
      `‘don’t you see it was so and so’`,
    ],
    ...[`'it was so and it was so, it didn't do so'`, `“one two three four five six seven”`],
  ])('%s', (quotation) => {
    const text = `He said ${quotation} on.`

    expect(quotesOf(text, quotations(text))).toEqual([quotation])
  })

  test.each([
    '“one two three four five six”',
    `5" ${words} 6" on`,
    `" ${words}"`,
    `"${words} "`,
    `"${words}"x`,
    `"it was so and\nit is so it"`,
    `nurses' ${words}, nurses' on`,
    `' ${words}.'`,
    `‘so it was and it is so’s`,
  ])('none: %s', (text) => {
    expect(quotations(text)).toEqual([])
  })

  test.each([
    ['> so it is', true],
    [`${paragraph} (Price 2020: 12)`, true],
    [`${paragraph} [12]`, true],
    [`${paragraph.replace(/\.$/, '?')} (12)`, true],
    [`${paragraph.replace(/\.$/, '.”')} (12)`, true],
    [paragraph, false],
    [`${paragraph.replace(/\.$/, '')} (12)`, false],
    [`${paragraph} (Price)`, false],
    ['It was so and it is so. (12)', false],
  ])('set off behind a colon: %s %s', (line, isQuotation) => {
    expect(blockQuotations(linesOf(`It says:\n${line}`))).toHaveLength(isQuotation ? 1 : 0)
    expect(blockQuotations(linesOf(`It says.\n${line}`))).toHaveLength(line.startsWith('>') ? 1 : 0)
    expect(blockQuotations(linesOf(line))).toHaveLength(line.startsWith('>') ? 1 : 0)
  })
})

describe('the list of sources', () => {
  const body = `${paragraph}\n${paragraph}`
  const listIn = (text: string) => quotesOf(text, referenceLists(linesOf(text)))

  test.each([
    ...[
      'References',
      'Reference',
      'REFERENCES',
      'References:',
      'Reference List',
      'References cited',
      'List of references',
      '7. References',
      'VI References',
      '7) References',
    ],
    ...[
      'Bibliography',
      'Bibliographies',
      'Annotated bibliography',
      'Works cited',
      'Work cited',
      'Works consulted',
      'Literature',
      'Literature cited',
      'Sources',
      'Sources cited',
      'Notes',
      'Endnotes',
      'Footnotes',
    ],
  ])('under “%s”', (heading) => {
    expect(listIn(`${body}\n${heading}\nA source.`)).toEqual([`${heading}\nA source.`])
    expect(listIn(`${body}\nSome ${heading} here\nA source.`)).toEqual([])
    expect(listIn(`${body}\n${heading}`)).toEqual([])
  })

  test.each(['Appendix A', 'Appendices', 'ANNEX'])('up to “%s”', (next) => {
    expect(listIn(`${body}\nReferences\nA source.\n${next}\nMore.\nNotes\nA note.`)).toEqual([
      'References\nA source.',
      'Notes\nA note.',
    ])
  })

  test.each([
    ...[
      'Price, A. (2020) Visits.',
      'Price, Ada (1999) Visits.',
      'Price A, Visits 2020.',
      'Price AB. Visits 2020.',
      'O’Neil, A. (2020) Visits.',
      "O'Neil, A. (2020) Visits.",
      'Roy-Lee, A. (2020) Visits.',
    ],
    ...[
      '[1] Price, A. (2020) Visits.',
      '1. Price, A. (2020) Visits.',
      '12) Price, A. (2020) Visits.',
      'Price, A. Visits. https://ward.org',
      'Price, A. Visits. doi 10.1',
    ],
  ])('by three entries like “%s”', (entry) => {
    expect(listIn(`${body}\n${entry}\n${entry}\n${entry}`)).toEqual([`${entry}\n${entry}\n${entry}`])
    expect(listIn(`${body}\n${entry}\n${entry}`)).toEqual([])
  })

  test.each(['Price, A. Visits.', 'Price was here in 2020.', 'price, A. (2020) Visits.'])('not by “%s”', (line) => {
    expect(listIn(`${body}\n${line}\n${line}\n${line}`)).toEqual([])
  })

  test('after a third of the text', () => {
    expect(listIn(`Notes\n${body}\n${body}`)).toEqual([])
  })
})

describe('lines that are layout', () => {
  const kindOf = (line: string) => {
    const text = `${paragraph}\n${line}\n${paragraph}`
    return layout(linesOf(text)).map(({ kind, start, end }) => [kind, text.slice(start, end)])
  }

  test.each([
    ...[
      'Table 2: Visits',
      'table 2. Visits',
      'TABLE 2 – Visits',
      'Figure 3: Visits',
      'Fig. 3: Visits',
      'fig 3: Visits',
      'FIG. 3: Visits',
      'FIGURE 3: Visits',
      'Table IV: Visits',
      'Table 2.1a Visits',
      'Figure 3',
      'Table 2 — Visits',
      'Table 2 - Visits',
    ],
    ...[
      'Chart',
      'Graph',
      'Box',
      'Exhibit',
      'Diagram',
      'Plate',
      'Image',
      'Illustration',
      'Equation',
      'Map',
      'Scheme',
    ].map((word) => `${word} 1: Visits`),
  ])('caption “%s”', (line) => {
    expect(kindOf(line)).toEqual([['caption', line]])
  })

  test.each(['12', 'Page 3', 'page 3 of 9', '3/9', '- 4 -', '[4]', '(4)', '– 5 –', '— 5 —'])(
    'page number “%s”',
    (line) => {
      expect(kindOf(line)).toEqual([['page-furniture', line]])
    },
  )

  test.each([
    ...[
      '• gloves and a torch',
      '· gloves',
      '▪ gloves',
      '◦ gloves',
      '‣ gloves',
      '● gloves',
      '○ gloves',
      '* gloves',
      '- gloves',
      '– gloves',
      '— gloves',
    ],
    ...['1. gloves', '12) gloves', '(3) gloves', 'a) gloves', 'b. gloves', '(iv) gloves', 'iv. gloves'],
  ])('list item “%s”', (line) => {
    expect(kindOf(line)).toEqual([['list', line]])
  })

  test.each([
    ['May\t12\t14\t11', [['table', 'May\t12\t14\t11']]],
    ['May    12    14 so', [['table', 'May    12    14 so']]],
    ['in 12, 14 (5%)', [['table', 'in 12, 14 (5%)']]],
    ['it was 12 so', []],
    ['Methods', [['heading', 'Methods']]],
    ['Methods and the', []],
    ['Results:', [['heading', 'Results:']]],
    ['results:', []],
    ['“Methods”', [['heading', '“Methods”']]],
    ['2 Methods', [['heading', '2 Methods']]],
    ['• gloves are worn.', []],
    ['• gloves are worn.”', []],
    ['Table 2 shows visits.', []],
    ['A B C D E F G H I J K L', [['heading', 'A B C D E F G H I J K L']]],
    ['A B C D E F G H I J K L M', []],
    ...[...'.?!…:;,'].map((end): [string, string[][]] => [`So the ward kept all of its diaries${end}`, []]),
    ...'a an the of to in on at by for with from and or but as is are was were that which his her their its this'
      .split(' ')
      .map((word): [string, string[][]] => [`The ward ${word}`, []]),
  ])('%j', (line, kinds) => {
    expect(kindOf(line)).toEqual(kinds)
  })
})

describe('the bounds of layout', () => {
  const some = (count: number) => Array.from({ length: count }, (_, at) => (at === 0 ? 'So' : 'so')).join(' ')
  const names = (count: number) => Array.from({ length: count }, (_, at) => `Name ${String.fromCharCode(97 + at)}`)
  const kindsOf = (...lines: string[]) => {
    const text = lines.join('\n')
    const found = layout(linesOf(text))
    return lines.map((line) => found.find(({ start, end }) => text.slice(start, end) === line)?.kind ?? '')
  }

  test.each<[string, string[], number, string]>([
    ['a caption of 60 words', [paragraph, `Table 1: ${some(58)}`, paragraph], 1, 'caption'],
    ['a caption of 61', [paragraph, `Table 1: ${some(59)}`, paragraph], 1, ''],
    ['an item of 14 words', [paragraph, `• ${some(13)}`, paragraph], 1, 'list'],
    ['an item of 15', [paragraph, `• ${some(14)}`, paragraph], 1, ''],
    ['an item that goes on', [paragraph, '• gloves and', 'a torch', paragraph], 1, ''],
    ['a heading with nothing below, of six words', [paragraph, some(6)], 1, 'heading'],
    ['and of seven', [paragraph, some(7)], 1, ''],
    ['a heading under a line of thirteen words', [paragraph, some(13), 'Methods', paragraph], 2, ''],
    ['and under twelve', [paragraph, some(12), 'Methods', paragraph], 2, 'heading'],
    ['and after an empty line', [paragraph, some(13), '', 'Methods', paragraph], 3, 'heading'],
    ['a heading over small letters', [paragraph, 'Methods', 'of the ward', paragraph], 1, ''],
    ['a label of six words', [paragraph, `${some(6)}:`, paragraph], 1, 'heading'],
    ['and of seven', [paragraph, `${some(7)}:`, paragraph], 1, ''],
    ['a label under an open line', [paragraph, some(13), 'Results:', paragraph], 2, ''],
    ['a row of 40 words', [paragraph, `${some(38)}\tSo\tSo`, paragraph], 1, 'table'],
    ['and of 41', [paragraph, `${some(39)}\tSo\tSo`, paragraph], 1, ''],
    ['a row of one cell', [paragraph, `${some(14)}\tSo`, paragraph], 1, ''],
    ['two figures of three words', [paragraph, 'so 12 14', paragraph], 1, 'table'],
    ['two figures of four', [paragraph, 'so 12 it 14', paragraph], 1, ''],
    ['two figures of two words', [paragraph, '12 14%', paragraph], 1, 'heading'],
    ['a title before nineteen words', ['Ada Price', some(19), paragraph], 0, 'title-block'],
    ['a title before a sentence of six words', ['Ada Price', `${some(6)}.`, paragraph], 0, 'title-block'],
    ['a line of eighteen words before it', ['Ada Price', some(18), paragraph], 1, 'title-block'],
    ['a sentence of five words before it', ['Ada Price', `${some(5)}.`, paragraph], 1, 'title-block'],
    ['a title that goes on', ['Ada Price of the', 'ward', paragraph], 0, ''],
    ['fourteen lines of title', [...names(14), paragraph], 0, 'title-block'],
    ['fifteen lines', [...names(15), paragraph], 1, 'heading'],
    [
      'a line that comes three times',
      [paragraph, some(12), paragraph, some(12), paragraph, some(12)],
      1,
      'page-furniture',
    ],
    ['and of thirteen words', [paragraph, some(13), paragraph, some(13), paragraph, some(13)], 1, ''],
    ['a sentence that comes three times', [paragraph, 'So it is.', 'So it is.', 'So it is.'], 1, ''],
    ['a line that comes twice', [paragraph, some(13), paragraph, 'Ward', paragraph, 'Ward', paragraph], 3, 'heading'],
  ])('%s', (_, lines, at, kind) => {
    expect(kindsOf(...lines)[at]).toBe(kind)
  })
})

test('lines know their words, whether they are indented, and the gap before them', () => {
  const lines = linesOf('\n One two \n\tThree\r\nFour\r\n\r\n  Five\fSix\n \nSeven')

  expect(
    lines.map(({ text, start, words, indented, afterBlank }) => [text, start, words, indented, afterBlank]),
  ).toEqual([
    ['One two', 2, 2, true, true],
    ['Three', 12, 1, true, false],
    ['Four', 19, 1, false, false],
    ['Five', 29, 1, true, true],
    ['Six', 34, 1, false, true],
    ['Seven', 40, 1, false, true],
  ])
})

describe('program code and formulas', () => {
  test.each([
    ...[
      '```',
      '~~~',
      'x = list[1] = y == {z};',
      'if (a < b) {',
      '}',
      '#include <stdio>',
      'import x_y = 2',
      'from os import a_b = c',
      'def a(b=1, c=2):',
    ],
    ...[
      'class A_B(c=d):',
      'function a_b(c = d)',
      'const a = b = c',
      'let a = b = c',
      'var a = b = c',
      'return a == b_c',
      'public a = b == c',
      'private a = b == c',
      '<div>',
    ],
  ])('code “%s”', (line) => {
    expect(code(linesOf(`${paragraph}\n${line}`))).toHaveLength(1)
  })

  test.each([
    'The ward; it was so',
    'return to the ward',
    'let it be = so that it goes on and on and on',
    'a_b'.padEnd(30, ' c'),
  ])('no code “%s”', (line) => {
    expect(code(linesOf(`${paragraph}\n${line}`))).toEqual([])
  })

  test('code goes on until its fence closes', () => {
    expect(code(linesOf('Rest.\n```\nRest.\n```\nRest.'))).toHaveLength(3)
  })

  test.each([
    ...[
      '$a_1$',
      '$$ so $$',
      '$a = b$',
      '\\cite{roy}',
      '\\citep[4]{roy}',
      '\\ref{a}',
      '\\label{a}',
      '\\footnote{a}',
      '\\includegraphics{a}',
      '\\documentclass{a}',
      '\\usepackage{a}',
      '\\bibliography{a}',
      '\\caption{a}',
    ],
    ...['section', 'subsection', 'subsubsection', 'chapter', 'paragraph', 'title', 'author', 'date'].map(
      (name) => `\\${name}{a}`,
    ),
    '\\section*{a}',
    ...['equation', 'align', 'figure', 'table', 'tabular', 'verbatim', 'lstlisting', 'math', 'displaymath'].map(
      (name) => `\\begin{${name}}a\\end{${name}}`,
    ),
    '\\begin{align*}a\\end{align*}',
  ])('formula “%s”', (marked) => {
    const text = `Rest ${marked} helps.`

    expect(quotesOf(text, formulas(text, []))).toEqual([marked])
  })

  test.each([...'=≈≤≥∑∫√'])('an equation with “%s”', (sign) => {
    const text = `12 ${sign} 34 + 5`

    expect(formulas(text, linesOf(text))).toHaveLength(1)
  })

  test.each([
    [`a = ${'1'.repeat(195)}`, 1],
    [`a = ${'1'.repeat(196)}`, 0],
    ['ab c = 123', 0],
    ['ab c = 1234', 1],
  ])('an equation is short and has few letters: %s', (text, count) => {
    expect(formulas(text, linesOf(text))).toHaveLength(count)
  })

  test.each([
    ['abcd=', 0],
    ['abc=', 1],
    ['abcdefghijklmno;', 1],
    ['abcdefghijklmnop;', 0],
  ])('code has many symbols: %s', (text, count) => {
    expect(code(linesOf(text))).toHaveLength(count)
  })

  test.each(['it costs $5 or $6 a day', 'so the ward = the diary', '12 + 34 + 5'])('no formula “%s”', (text) => {
    expect(formulas(text, linesOf(text))).toEqual([])
  })
})

test('where two kinds claim a place, the longer keeps it, and the first of equals', () => {
  const text = `${paragraph}\n> Rest (Roy 2004) helps.\n${paragraph}`

  expect(asides(text).map(({ kind }) => kind)).toEqual(['quotation'])
})
