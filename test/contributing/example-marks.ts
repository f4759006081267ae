import type { LocalDetector } from '../../src/domain/screening/detector.ts'

export const exampleMarks: LocalDetector = {
  id: 'example-marks',
  version: '1.0.0',
  title: 'Marks left by an example program',
  point: 'cite_use', // what the policy asks, never a clause number
  basis: 'inspectable', // a person can see what it points at; “statistical” never goes above `check`
  dataFlow: { class: 'local' },
  looksAt: 'Marks that the example program leaves in copied text.',
  cannotSee: ['It does not see marks that were removed.'],
  abstainsWhen: [],
  figures: [],
  detect({ document }) {
    const quote = '[[example]]'
    const start = document.text.indexOf(quote)
    if (start < 0) return { flags: [] }
    const evidence = [{ in: 'text' as const, start, end: start + quote.length, quote }]
    const message = 'The text holds a mark of the example program.'
    return { flags: [{ rule: 'mark', severity: 'conflict', message, evidence }] }
  },
}
