import { findCitations } from '../../../src/detectors/ai-author-citation/find.ts'
import { ratio } from '../counting.ts'
import { textsIn } from '../texts-in.ts'
import type { Counter } from './counter.ts'
import { places, worst } from './places.ts'

/** Whole student texts from before AI tools: nothing should be raised about any of them. */
export function texts(): Counter {
  let rows = 0
  let screened = 0
  let checks = 0
  let violations = 0
  return {
    name: 'texts',
    reads: (row) => textsIn(row).length > 0,
    rows: () => rows,
    add(row) {
      rows++
      const found = textsIn(row).map((text) => places(findCitations(text).findings))
      screened += found.length
      checks += found.filter((own) => worst(own) === 'check').length
      violations += found.filter((own) => worst(own) === 'violation').length
      return [{ id: row.id, findings: found.flat() }]
    },
    metrics: () => ({ texts: screened, checks, violations, flaggedShare: ratio(checks + violations, screened) }),
  }
}
