import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../evaluation/main.ts'

const entry = (id: string, label: string, text: string, more = {}) => ({
  id,
  style: 'one',
  style_class: 'in-text',
  label,
  accept: [label],
  in_text: '',
  bibliography_entry: text,
  spans: [],
  ...more,
})
const entries = [
  entry('1', 'violation', 'ChatGPT. (2024). Rest on wards. Ward Journal, 3, 4–9.'),
  entry('2', 'ok', 'Claude, A. (2009). Light and sleep. Grange.'),
  entry('3', 'check', 'OpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com', { style: 'two' }),
  entry('4', 'violation', 'Roy, A. et al. (2024). Rest on wards. Grange.', { style: 'two' }),
  entry('5', 'ok', 'Gemini Code. (2024). Rest on wards. Grange.', { noise: 'wrap' }),
]

describe('the command that measures a detector', () => {
  test('counts entries as the annotated data does and prints them as its last line', async () => {
    const { code, printed } = await run(['ai-author-citation', '--data', file(entries)])

    expect(code).toBe(0)
    expect(JSON.parse(printed.at(-1)!).entries).toMatchObject({
      rows: 5,
      truePositives: 1,
      falsePositives: 1,
      misses: 1,
      precision: 0.5,
      recall: 0.5,
      labelAccuracy: 0.6,
      worstStyles: [
        { style: 'two', recall: 0 },
        { style: 'one', recall: 1 },
      ],
    })
  })

  test('reads the same figures from a gzipped file, to the bit', async () => {
    const plain = await run(['ai-author-citation', '--data', file(entries)])
    const zipped = await run(['ai-author-citation', '--data', file(entries, 'rows.jsonl.gz')])

    expect(zipped.printed).toEqual(plain.printed)
  })

  test('writes one prediction a row in the names of the annotated data, places in the text listed on their own', async () => {
    const text = 'Rest is vital (ChatGPT, 2024).\nReferences\nChatGPT (2024) Rest on wards. Ward Journal, 3, 4–9.'
    const target = join(folder(), 'out.jsonl')

    await run([
      'ai-author-citation',
      '--data',
      file([{ id: 's', zone: 'body', text, spans: [] }]),
      '--predictions',
      target,
    ])

    expect(
      readFileSync(target, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: 's',
        findings: [
          { ruleId: 'AI-AUTHOR-INTEXT', severity: 'violation', start: 15, end: 22 },
          { ruleId: 'AI-AUTHOR-REF', severity: 'violation', start: 42, end: 49 },
        ],
      },
    ])
  })

  test('lists a maker’s citations in the text under the rule of its entry', async () => {
    const text =
      'It gave three points (OpenAI, 2024).\nReferences\nOpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com'
    const target = join(folder(), 'out.jsonl')

    await run([
      'ai-author-citation',
      '--data',
      file([{ id: 's', zone: 'body', text, spans: [] }]),
      '--predictions',
      target,
    ])

    const { findings } = JSON.parse(readFileSync(target, 'utf8'))
    expect(findings.map(({ ruleId, severity }: { ruleId: string; severity: string }) => [ruleId, severity])).toEqual([
      ['VENDOR-AS-AUTHOR', 'check'],
      ['VENDOR-AS-AUTHOR', 'check'],
    ])
  })

  test('counts snippets by overlapping places, and clean ones that were flagged', async () => {
    const snippets = [
      {
        id: 'a',
        zone: 'byline',
        text: 'Author: ChatGPT',
        spans: [{ start: 8, end: 15, text: 'ChatGPT', label: 'violation' }],
      },
      { id: 'b', zone: 'body', text: 'Rest is vital (ChatGPT, 2024).', spans: [] },
      {
        id: 'c',
        zone: 'meta',
        text: 'dc:creator: ChatGPT',
        spans: [{ start: 12, end: 19, text: 'ChatGPT', label: 'violation', accept: ['check'] }],
      },
    ]

    const { printed } = await run(['ai-author-citation', '--data', file(snippets)])

    expect(JSON.parse(printed.at(-1)!).snippets).toMatchObject({
      goldSpans: 2,
      recall: 1,
      findings: 3,
      precision: 0.666667,
      clean: 1,
      cleanWithViolation: 1,
    })
  })

  test('judges a pair by both detectors together', async () => {
    const pairs = [
      {
        id: 'p',
        reflection: 'I did not use AI.',
        body: 'Rest is vital (ChatGPT, 2024).',
        gold: ['AI-AUTHOR-INTEXT', 'AI-USE-DENIED-BUT-CITED'],
      },
      {
        id: 'q',
        reflection: 'I did not copy from ChatGPT, I used it for ideas.',
        body: 'Rest.',
        gold: ['AI-USE-NOT-CITED-ASSISTIVE'],
      },
      { id: 'r', reflection: 'AI was not used.', body: 'Rest.', gold: ['AI-USE-NOT-CITED'] },
    ]

    const { printed } = await run(['reflection-consistency', '--data', file(pairs)])

    expect(JSON.parse(printed.at(-1)!).pairs).toEqual({ rows: 3, exact: 2, exactShare: 0.666667 })
  })

  test('renders structured records in six shapes and takes the worst', async () => {
    const records = [
      {
        id: 'x',
        authors: ['Roy, Ann', 'ChatGPT'],
        title: 'Rest on wards',
        year: 2024,
        venue: 'Ward J.',
        label: 'violation',
        accept: ['violation'],
      },
      {
        id: 'y',
        authors: ["Claude, Andr\\'e", 'Bing Liu'],
        title: '{ChatGPT} and rest',
        year: 2024,
        venue: 'Ward J.',
        label: 'ok',
        accept: ['ok'],
      },
    ]

    const { printed } = await run(['ai-author-citation', '--data', file(records)])

    expect(JSON.parse(printed.at(-1)!).records).toMatchObject({
      truePositives: 1,
      falsePositives: 0,
      labels: { violation: 1, check: 0, ok: 1 },
      violationsByShape: { apa: 1, harvard: 1, vancouver: 1, ieee: 1, mla: 1, note: 1 },
    })
  })

  test('finds residue that it puts into human texts itself', async () => {
    const text = 'The rota was read aloud to the whole team on the first day of the month. '.repeat(6)

    const { printed } = await run(['chat-residue', '--data', file([{ id: 't', text }])])

    expect(JSON.parse(printed.at(-1)!)).toMatchObject({
      texts: 1,
      flagged: 0,
      foundShare: { 'chat-markup': 1, placeholder: 1 },
    })
  })

  test.each([
    ['no detector', []],
    ['an unknown detector', ['crystal-ball', '--data', 'x.jsonl']],
    ['no data', ['ai-author-citation']],
    ['a file that is not there', ['ai-author-citation', '--data', '/nowhere/x.jsonl']],
    ['an unknown option', ['ai-author-citation', '--date', 'x.jsonl']],
    ['two detectors', ['ai-author-citation', 'chat-residue', '--data', 'x.jsonl']],
  ])('refuses %s with code 2 and says how it is used', async (_, argv) => {
    const { code, printed, said } = await run(argv)

    expect(code).toBe(2)
    expect(printed).toEqual([])
    expect(said).toMatch(/^\S.*[.?”][\s\S]*Usage: npm run --silent evaluate/)
  })

  test.each([
    ['rows of an unknown format', [{ id: 1, colour: 'red' }]],
    ['a row that is no object', [7]],
  ])('refuses %s', async (_, rows) => {
    const { code, said } = await run(['ai-author-citation', '--data', file(rows)])

    expect(code).toBe(2)
    expect(said).toMatch(/Row 1|Line 1/)
  })

  test('refuses a file that is not JSON Lines, and one that is not gzip', async () => {
    const text = join(folder(), 'x.jsonl')
    writeFileSync(text, 'not json\n')
    const zipped = join(folder(), 'x.jsonl.gz')
    writeFileSync(zipped, 'not gzip')

    expect([
      (await run(['chat-residue', '--data', text])).code,
      (await run(['chat-residue', '--data', zipped])).code,
    ]).toEqual([2, 2])
  })

  test('draws progress for a person and stays quiet for a program', async () => {
    const quiet = await run(['ai-author-citation', '--data', file(entries)])
    const shown = await run(['ai-author-citation', '--data', file(entries)], true)

    expect(quiet.said).toBe('')
    expect(shown.said).toContain('100 % (5 of 5)')
    expect(shown.printed).toEqual(quiet.printed)
  })
})

async function run(argv: string[], isTerminal = false) {
  const printed: string[] = []
  let said = ''
  const code = await evaluate(argv, {
    out: (line) => printed.push(line),
    err: (text) => {
      said += text
    },
    isTerminal,
  })
  return { code, printed, said }
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'evaluate-'))
}

function file(rows: unknown[], name = 'rows.jsonl'): string {
  const path = join(folder(), name)
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}
