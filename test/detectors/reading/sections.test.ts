import { describe, expect, test } from 'vitest'
import { linesOf } from '../../../src/detectors/reading/lines.ts'
import { sectionsOf } from '../../../src/detectors/reading/sections.ts'

const paragraph = 'The ward keeps a diary of every visit, and each entry is read twice before the nurse may close it.'
const body = Array.from({ length: 4 }, () => paragraph).join('\n')
const entries = ['Roy, A. (2019) Rest. Sage.', 'Ng, L. (2020) Nights. Sage.', 'Ek, P. (2021) Light. Sage.']

/** The kinds of the sections that hold anything, each with how many lines it has. */
const kindsOf = (text: string) =>
  sectionsOf(linesOf(text))
    .filter(({ lines, heading }) => heading || lines.length > 0)
    .map(({ kind, lines }) => `${kind} ${lines.length}`)

describe('the parts of a work', () => {
  test.each<[string, string, string[]]>([
    ['text alone', body, ['opening 4']],
    [
      'each heading begins a part',
      `${body}\nNotes\n1 So.\nReferences\n${entries[0]}\nAppendix A\nSo.\nAI statement\nSo.`,
      ['opening 4', 'notes 1', 'references 1', 'appendix 1', 'statement 1'],
    ],
    [
      'running text ends a list',
      `${body}\nReferences\n${entries[0]}\nConclusion\nSo.`,
      ['opening 4', 'references 1', 'body 1'],
    ],
    [
      'a statement is a paragraph or two',
      `AI statement\n${Array.from({ length: 17 }, () => paragraph).join('\n')}`,
      ['statement 15', 'body 2'],
    ],
    [
      'a table of contents opens nothing',
      `Contents\nReferences\nAppendix A\nRest on wards\n${body}\nReferences\n${entries[0]}\nAppendix A\nSo.`,
      ['opening 8', 'references 1', 'appendix 1'],
    ],
    [
      'a title over each page of a long list opens it at the first',
      `${body}\nReferences\nRest on wards.\nSage.\nReferences\nNights on wards.\nSage.`,
      ['opening 4', 'references 2', 'references 2'],
    ],
  ])('%s', (_, text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })
})

describe('a title that heads chapters too', () => {
  const long = `${paragraph} ${paragraph}`

  test.each<[string, string, string[]]>([
    ['heads a list of entries', `${body}\nSources\n${entries[0]}`, ['opening 4', 'references 1']],
    [
      'heads a list of long entries without a year',
      `${body}\nSources\n${paragraph} ${paragraph.slice(0, 60)}`,
      ['opening 4', 'references 1'],
    ],
    ['heads a chapter in the first third', `Sources\n${long}\n${body}`, ['body 5']],
    [
      'heads a chapter before the list',
      `${body}\nSources\n${long}\nReferences\n${entries[0]}`,
      ['opening 4', 'body 1', 'references 1'],
    ],
    ['heads a chapter of long paragraphs', `${body}\nSources\n${long} ${paragraph}`, ['opening 4', 'body 1']],
  ])('%s', (_, text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })
})

describe('a list without a heading', () => {
  test.each<[string, string, string[]]>([
    [
      'three entries in a row, whatever follows',
      `${body}\n${entries.join('\n')}\nRoy. So.`,
      ['opening 4', 'references 4'],
    ],
    [
      'with the entries right before the first third',
      `Rest.\n${[...entries, ...entries].join('\n')}`,
      ['opening 1', 'references 6'],
    ],
    ['two entries at the end', `${body}\n${entries[0]}\n${entries[1]}`, ['opening 4', 'references 2']],
    ['but not one', `${body}\n${entries[0]}`, ['opening 5']],
    ['nor two with text behind them', `${body}\n${entries[0]}\n${entries[1]}\n${paragraph}`, ['opening 7']],
    [
      'nor beside a list that has one',
      `${body}\n${entries.join('\n')}\nReferences\n${entries[0]}`,
      ['opening 7', 'references 1'],
    ],
  ])('%s', (_, text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })

  test.each([
    ...[
      'Roy, Ann. Rest on wards. Sage, 2019.',
      'Roy AB. Rest on wards. Lancet. 2019;4:3.',
      'van der Roy, A. Rest, 3 May 2019',
    ],
    ...[
      'World Health Organization (2019) Rest.',
      'HM Government (n.d.). Rest.',
      'Office for National Statistics. (2019). Rest.',
    ],
    ...['[1] Rest on wards, 2019.', '12. Roy, A. (2019) Rest.', '• Roy, A. (2019) Rest.', '3. “Rest on wards”, 2019.'],
    ...['Roy, A. Rest on wards, https://ward.org/rest', 'O’Neill, A. (2019) Rest.', '[WaCG 23] Rest on wards, 2019.'],
  ])('its entries begin like “%s”', (entry) => {
    expect(kindsOf(`${body}\n${entry}\n${entry}\n${entry}`)).toEqual(['opening 4', 'references 3'])
  })

  test.each([
    ...[
      'Roy (2019) argues that rest helps.',
      'HM Government (2019) says that rest helps.',
      'Roy, A. (2019) says that it helps.',
    ],
    ...['In 2019, rest was new.', '1. In 2019 the ward closed.', 'Roy, A. Rest on wards.', 'rest (2019) helps'],
    `Roy, A. (2019) Rest ${'and more rest '.repeat(30)}.`,
  ])('prose like “%s” is none', (line) => {
    expect(kindsOf(`${body}\n${line}\n${line}\n${line}`)).toEqual(['opening 7'])
  })
})
