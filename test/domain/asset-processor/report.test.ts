import { describe, expect, test } from 'vitest'
import { reportOf } from '../../../src/domain/asset-processor/report.ts'
import { assetReportTypes, type ReportFacts } from '../../../src/domain/asset-processor/report-types.ts'
import { submissionStatuses } from '../../../src/domain/submission/status.ts'

const named = { point: 'ai_is_no_author', basis: 'inspectable', severity: 'conflict' } as const
const statistical = { point: 'own_work', basis: 'statistical', severity: 'check' } as const
const other = { point: 'declare_use', basis: 'inspectable', severity: 'conflict' } as const

const facts = (some: Partial<ReportFacts> = {}): ReportFacts => ({
  part: 'work',
  problem: null,
  status: 'under_review',
  isUnreadable: false,
  flags: [],
  waits: 'statistical',
  isDecided: false,
  switches: { citations: true, advisory: true },
  ...some,
})

/** Every combination of what a report depends on. */
const all = [...submissionStatuses, null].flatMap((status) =>
  (['statistical', 'all', 'none'] as const).flatMap((waits) =>
    [[], [named], [statistical], [other], [named, statistical, other]].flatMap((flags) =>
      (['work', 'extra', 'waiting', 'failed', 'overtaken'] as const).flatMap((part) =>
        [true, false].map((isDecided) => facts({ status, waits, flags, part, isDecided })),
      ),
    ),
  ),
)

describe('whatever happened', () => {
  test.each(assetReportTypes)('a report of type %s fits the service and holds no figure', (type) => {
    for (const report of all.map((one) => reportOf(type, one)).filter((one) => one !== null)) {
      expect(report.result?.length ?? 0).toBeLessThanOrEqual(16)
      expect(report.result === undefined || report.processingProgress === 'Processed').toBe(true)
      expect(`${report.result} ${report.comment}`).not.toMatch(/\d|%|cheat|guilty|suspect/i)
    }
  })

  test.each([
    ['citations', 3],
    ['ai-advisory', 1],
  ] as const)('%s goes up to %i at most and is never shown to the student', (type, most) => {
    for (const report of all.map((one) => reportOf(type, one)).filter((one) => one !== null)) {
      expect(report.priority).toBeLessThanOrEqual(most)
      expect(report.visibleToOwner).toBe(false)
    }
  })

  test('nothing is said of a decision that no person made', () => {
    for (const one of all.filter(({ isDecided, status }) => !isDecided && status !== 'decided')) {
      expect([null, 'NotProcessed']).toContain(reportOf('decision', one)?.processingProgress ?? null)
    }
  })
})

describe('advice', () => {
  test('an AI named as an author is more pressing than what a statistical check says', () => {
    expect(reportOf('citations', facts({ flags: [named] }))).toMatchObject({ result: 'Please look', priority: 3 })
    expect(reportOf('ai-advisory', facts({ flags: [statistical], waits: 'none' }))).toMatchObject({ priority: 1 })
  })

  test('what waits for the first reading is left out, and cannot be told from nothing', () => {
    const [some, none] = [facts({ flags: [statistical] }), facts()].map((one) => reportOf('ai-advisory', one))

    expect(some).toEqual(none)
    expect(reportOf('ai-advisory', facts({ flags: [statistical], status: 'decided' }))!.result).toBe('Please look')
    expect(reportOf('citations', facts({ flags: [named], waits: 'all' }))!.result).toBe('Nothing noted')
  })

  test.each([
    ['awaiting_reflection', 'NotReady'],
    ['received', 'Processing'],
    ['extracted', 'Processing'],
    ['released', 'Processed'],
    ['withdrawn', 'NotProcessed'],
    ['superseded', 'NotProcessed'],
    ['erased', 'NotProcessed'],
  ] as const)('of work that is %s is %s', (status, progress) => {
    expect(reportOf('citations', facts({ status }))!.processingProgress).toBe(progress)
  })

  test('of a text that no program could read, and of a report that is switched off, says nothing', () => {
    const off = facts({ switches: { citations: false, advisory: false } })

    expect(reportOf('citations', facts({ isUnreadable: true }))!.processingProgress).toBe('NotProcessed')
    expect(reportOf('citations', off)).toBeNull()
    expect(reportOf('ai-advisory', off)).toBeNull()
  })
})

describe('the statement', () => {
  test('that is due is processed and visible, or the student would not find it', () => {
    expect(reportOf('reflection', facts({ status: 'awaiting_reflection' }))).toMatchObject({
      processingProgress: 'Processed',
      result: 'Statement due',
      visibleToOwner: true,
    })
  })

  test.each([
    ['DOWNLOAD_FAILED', 'Resubmit all files'],
    ['ASSET_TOO_LARGE', 'larger'],
    ['ASSET_TOO_SMALL', 'empty'],
  ])('of a file with %s says what is wrong', (problem, words) => {
    const report = reportOf('reflection', facts({ part: 'failed', problem, status: null }))

    expect(report).toMatchObject({ processingProgress: 'Failed', errorCode: problem })
    expect(report!.comment).toContain(words)
  })

  test('is the one report that every file has', () => {
    expect(all.map((one) => reportOf('reflection', one))).not.toContain(null)
  })
})
