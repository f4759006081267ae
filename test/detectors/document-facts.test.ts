import { expect, test } from 'vitest'
import { documentFacts } from '../../src/detectors/document-facts.ts'
import type { DocumentFacts } from '../../src/domain/screening/document.ts'
import { inputOf, testDetector } from '../detector-tester.ts'

const facts: DocumentFacts = {
  words: 1200,
  pages: 4,
  author: 'Ada Price',
  lastModifiedBy: 'Ada Price',
  title: 'Essay',
  application: 'LibreOffice 24.8',
  createdAt: '2026-03-02T09:00:00Z',
  modifiedAt: '2026-03-09T18:30:00Z',
  editingMinutes: 0,
  revisions: 1,
}

testDetector(documentFacts, {
  quiet: ['An essay about canals.', { text: 'Pasted in one go.', document: { facts } }],
  flags: [],
})

async function measured(given: Partial<DocumentFacts>) {
  const opinion = await documentFacts.detect(inputOf({ document: { text: 'Words.', facts: { ...facts, ...given } } }))
  if (!('measurements' in opinion) || !opinion.measurements) throw new Error('no measurements')
  return opinion.measurements
}

test('every fact comes with its meaning, and what the file does not say is left open', async () => {
  const found = await measured({ pages: null, editingMinutes: null })

  expect(Object.fromEntries(found.map(({ name, value }) => [name, value]))).toEqual({
    words: 1200,
    pages: null,
    'editing-time': null,
    revisions: 1,
    application: 'LibreOffice 24.8',
    created: '2026-03-02T09:00:00Z',
    modified: '2026-03-09T18:30:00Z',
  })
  expect(found.every(({ meaning }) => /^[A-Z].+\.$/.test(meaning))).toBe(true)
})

test('a real zero is not the same as nothing', async () => {
  const [editing] = (await measured({ editingMinutes: 0 })).filter(({ name }) => name === 'editing-time')

  expect(editing!.value).toBe(0)
})

test('nobody’s name is among the facts', async () => {
  expect(JSON.stringify(await measured({}))).not.toContain('Ada Price')
})
