import type { Card } from '../../domain/screening/detector.ts'

const pairs = { dataset: 'Pairs of reflection and work, development part', n: 6, measuredOn: '2026-11-26' }

const suggested = {
  dataset: 'Suggested forms, every tool of the lexicon and eight unknown',
  n: 3174,
  measuredOn: '2026-11-30',
}
const aboutAi = { dataset: 'Sentences about AI by writers who used none, generated', n: 1328, measuredOn: '2026-11-30' }
const abstracts = { dataset: 'Whole abstracts about AI, generated', n: 320, measuredOn: '2026-11-30' }
const contradictions = { dataset: 'Sentences of use beside “no AI used”, generated', n: 1100, measuredOn: '2026-11-30' }
const works = { dataset: 'Whole works with reflections, eight subjects, generated', n: 320, measuredOn: '2026-11-30' }

/** Published figures; each is held by `evaluation/reports/reflection-consistency.json`. */
export const figures: Card['figures'] = [
  { name: 'pairs.exact', value: 6, ...pairs },
  { name: 'honest.accusations', value: 0, ...suggested },
  { name: 'honest.accusations', value: 0, ...aboutAi },
  { name: 'honest.accusations', value: 0, ...abstracts },
  { name: 'contradictory.foundShare', value: 0.962727, ...contradictions },
  { name: 'honest.accusations', value: 0, ...works },
  { name: 'contradictory.foundShare', value: 1, ...works },
]
