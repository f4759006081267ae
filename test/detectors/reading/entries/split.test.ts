import { describe, expect, test } from 'vitest'
import { lists } from '../../../../evaluation/evaluators/citations/lists.ts'
import { listRows } from '../../../../evaluation/sets/lists/rows.ts'
import { splitList } from '../../../../src/detectors/reading/entries/split.ts'
import { linesOf } from '../../../../src/detectors/reading/lines.ts'

const none = { offsets: new Set<number>(), guessed: false }

function entriesIn(text: string): string[] {
  return splitList(linesOf(text), none).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
}

test('whole works in every style are split right in texts, DOCX and PDF files', async () => {
  const counter = lists()

  for (const row of await listRows(1)) await counter.add(row)

  const measured = counter.metrics() as Record<string, { splitShare: number; recall: number; extra: number }>
  for (const file of ['text', 'docx', 'pdf']) {
    expect(measured[file]!.splitShare).toBeGreaterThanOrEqual(0.98)
    expect(measured[file]!.recall).toBeGreaterThanOrEqual(0.98)
    expect(measured[file]!.extra).toBe(0)
  }
})

describe('a list of lines is cut', () => {
  test.each([
    [
      'where names begin small',
      ['van der Berg, J. (2019). Rest. Sage.', 'xAI. (2024). Notes on rest. xAI.', 'de Souza, A. (2011). Light. Sage.'],
    ],
    [
      'where entries end without a stop',
      ['Roy A, Rest on wards (Sage 2019)', 'al-Rashid B, Light (Grange 2020)', 'Ng L, Nights (Sage 2021)'],
    ],
    [
      'where numbers count up, whatever other numbers begin a line',
      ['1. Roy A. Rest. Ward J. 2019;\n12. 4–9', '2. da Silva B. Light. Ward J. 2020;3:4', '3. xAI. Notes. 2024'],
    ],
    [
      'by numbers that have no mark behind them',
      ['1 Roy A. Rest. 2019', '2 van Dam B. Light. 2020', '3 Ng L. Nights. 2021'],
    ],
    [
      'as chemists write',
      ['(1) Roy, A.; Ng, L. Rest. Ward J. 2019, 3, 4–9.', '(2) le Roux, P. Light. Ward J. 2020, 4, 1–2.'],
    ],
    [
      'where lines are wrapped and nothing stands between entries',
      [
        'Roy, A. and Lowe, B. (2019) ‘What is known about nights’, Journal of Rota\nPractice, 12(3), pp. 4–9.',
        'van Hall, C. (2020) ‘Light and rest in northern towns’, Ward Journal, 4(1),\npp. 1–12.',
        'World Rest Council (2021) Notes on quiet rooms. Leeds: Grange Press.',
      ],
    ],
    [
      'and a link on a line of its own goes on with its entry',
      [
        'Roy, A. (2019) Rest. Sage.\nhttps://example.org/rest',
        'Ng, L. (2020) Light. Sage.\nAvailable at: https://example.org',
      ],
    ],
  ])('%s', (_, entries) => {
    expect(entriesIn(entries.join('\n'))).toEqual(entries.map((entry) => entry.replace(/\s+/g, ' ')))
  })
})
