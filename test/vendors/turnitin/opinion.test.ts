import { describe, expect, test } from 'vitest'
import { opinionOf } from '../../../src/vendors/turnitin/opinion.ts'

const report = {
  overall_match_percentage: 62,
  internet_match_percentage: 40,
  publication_match_percentage: null,
  submitted_works_match_percentage: 0,
  top_source_largest_matched_word_count: 310,
  top_matches: [
    { name: 'journal.example', percentage: 40, source_type: 'INTERNET', matched_word_count_total: 310 },
    {
      name: 'Essay of Maria Schmidt',
      percentage: 9,
      source_type: 'SUBMITTED_WORK',
      institution_name: 'North College',
      matched_word_count_total: 70,
    },
  ],
}

describe('what a similarity report says', () => {
  test('parts that were not measured stay null, and a real zero stays zero', () => {
    const { measurements } = opinionOf(report, { checkFrom: null })!

    expect(Object.fromEntries(measurements.map(({ name, value }) => [name, value]))).toEqual({
      similarity: 62,
      'similarity-internet': 40,
      'similarity-publications': null,
      'similarity-submitted-works': 0,
      'words-in-largest-source': 310,
    })
  })

  test('every percentage is shown with what it is not', () => {
    const { measurements, flags } = opinionOf(report, { checkFrom: 50 })!

    for (const { meaning } of measurements.slice(0, 4)) expect(meaning).toContain('says nothing about how')
    expect(flags[0]!.message).toContain('says nothing about how')
  })

  test.each([
    [null, 'info'],
    [62, 'check'],
    [63, 'info'],
  ])('with a wish to look from %s on, 62 %% is “%s” and never more', (checkFrom, severity) => {
    expect(opinionOf(report, { checkFrom })!.flags.map((flag) => flag.severity)).toEqual([severity])
  })

  test("another student's work is named by its college alone", () => {
    const said = JSON.stringify(opinionOf(report, { checkFrom: 50 }))

    expect(said).toContain('North College')
    expect(said).not.toContain('Schmidt')
  })

  test('nothing alike points at nothing', () => {
    expect(opinionOf({ overall_match_percentage: 0, top_matches: [] }, { checkFrom: 50 })!.flags).toEqual([])
  })

  test('a field about AI writing is nothing we know, so it says nothing here', () => {
    const said = JSON.stringify(opinionOf({ ...report, ai_writing_percentage: 97 }, { checkFrom: 50 }))

    expect(said).not.toContain('97')
  })
})
