import type { LocalDetector } from '../../../src/domain/screening/detector.ts'
import type { Flag, Opinion } from '../../../src/domain/screening/opinion.ts'

/** A detector of these tests: in a text that says its id it returns what `answer` makes of a flag about that place. */
function detectorOf(id: string, answer: (flag: Flag) => unknown, basis: LocalDetector['basis'] = 'inspectable') {
  const detector: LocalDetector = {
    id,
    version: '1',
    title: `The check “${id}”`,
    point: 'own_work',
    basis,
    dataFlow: { class: 'local' },
    looksAt: 'Its own name.',
    cannotSee: ['Everything else.'],
    abstainsWhen: [],
    figures: [],
    detect({ document: { text } }) {
      const start = text.indexOf(id)
      if (start < 0) return { flags: [] }
      const evidence = [{ in: 'text' as const, start, end: start + id.length, quote: id }]
      return answer({ rule: 'own-name', severity: 'check', message: 'It says a name.', evidence }) as Opinion
    },
  }
  return detector
}

/** Writes a conflict under an id that nothing else in the product knows. */
export const conflicting = detectorOf('of-a-newcomer', (flag) => ({ flags: [{ ...flag, severity: 'conflict' }] }))

/** Each returns something that the database refuses, though it quotes the text right. */
export const refused = [
  detectorOf('nul-in-the-message', (flag) => ({ flags: [{ ...flag, message: 'A \u0000 inside.' }] })),
  detectorOf('nul-in-a-figure', (flag) => ({ flags: [{ ...flag, figures: { word: '\u0000' } }] })),
  detectorOf('half-a-character', (flag) => ({
    flags: [flag],
    measurements: [{ name: '\ud800', value: 1, meaning: '' }],
  })),
  detectorOf('no-point', (flag) => ({ flags: [flag, { ...flag, point: null }] })),
]

/** Each returns something that is no opinion. */
export const nonsense = [
  detectorOf('nothing', () => undefined),
  detectorOf('a-number', () => 7),
  detectorOf('no-list', () => ({ flags: 'many' })),
  detectorOf('no-json', (flag) => ({ flags: [{ ...flag, figures: { big: 1n } }] })),
  detectorOf('a-conflict-by-statistics', (flag) => ({ flags: [{ ...flag, severity: 'conflict' }] }), 'statistical'),
]

export const oddDetectors = [conflicting, ...refused, ...nonsense]
