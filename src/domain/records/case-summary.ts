import { type TimeZone, timeInWords } from '../dates/zone.ts'
import type { CaseRecord } from './case-record.ts'
import { aboutWork, considered, decisionSection } from './case-sections.ts'
import type { ReadableDocument } from './document.ts'

/** The record of a case in words, to stand in front of its files. `madeAt` is when the record was made. */
export function caseSummary(record: CaseRecord, zone: TimeZone, madeAt: Date): ReadableDocument {
  const none = 'There is no decision.'
  return {
    title: 'Record of a submission',
    sections: [
      {
        heading: 'The work',
        blocks: [
          aboutWork(record, zone),
          { facts: [['This record was made', timeInWords(madeAt, zone)]] },
          'The files beside this summary hold everything in full; HOW-TO-CHECK.txt says how to prove that none was changed.',
        ],
      },
      { heading: 'What happened', blocks: considered(record, zone) },
      ...record.decisions.map((decision) => decisionSection(record, decision, zone)),
      ...(record.decisions.length ? [] : [{ heading: 'Decisions', blocks: [none] }]),
    ],
  }
}
