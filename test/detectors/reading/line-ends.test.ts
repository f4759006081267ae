import { expect, test } from 'vitest'
import { findCitations } from '../../../src/detectors/ai-author-citation/find.ts'

const named = (text: string) => findCitations(text).work!.names.map(({ start, end }) => text.slice(start, end))

test.each([
  ['a heading under a line', 'What people say of Jasper\n2. Methods', ['Jasper']],
  ['a paragraph under another', 'They spoke with Claude\n\n3 wards were seen.', ['Claude']],
  ['a title under a name', 'Gemini\nPro and contra', ['Gemini']],
])('a name does not run on into %s', (_, text, names) => {
  expect(named(text)).toEqual(names)
})

test('a name runs over the end of a wrapped line', () => {
  const text =
    'The team read the rota aloud on the first day and then asked Microsoft\nCopilot for a shorter one, which it read aloud too, on the day after that.'

  expect(named(text)).toEqual(['Microsoft\nCopilot'])
})
