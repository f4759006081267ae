import { expect, test } from 'vitest'
import { evidenceOf } from '../../../../src/pages/review/decision/evidence-picker.tsx'

type View = Parameters<typeof evidenceOf>[0]
const view = (concerns: object[], disclosures: object[]) => ({ concerns, disclosures }) as unknown as View

test('what people noted is offered once, and a concern without observations by its particulars', () => {
  const concerns = [
    { particulars: 'Both works agree.', observations: [{ observation: 'Page two.' }] },
    { particulars: 'The tone changes.', observations: [] },
  ]
  const disclosures = [{ items: [{ observation: 'Page two.' }, { flagId: 'f-1' }] }]

  const { noted, shown } = evidenceOf(view(concerns, disclosures))

  expect(noted).toEqual(['Page two.', 'The tone changes.'])
  expect([...shown]).toEqual(['Page two.', 'f-1'])
})

test('work about which nobody noted anything has no evidence of theirs', () => {
  expect(evidenceOf(view([], []))).toEqual({ noted: [], shown: new Set() })
})
