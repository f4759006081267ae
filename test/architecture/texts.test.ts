import { expect, test } from 'vitest'
import { type Source, sourcesIn } from './sources.ts'

const home = 'src/db/text.ts'

/** Files that ask the table of texts themselves, in drizzle or in SQL, and not the queries of `src/db/text.ts`. */
function readersOfTexts(all: Source[]): string[] {
  const own = /\bimport\b[^;]*?\{[^}]*\btexts\b[^}]*\}\s*from\s*'[^']*schema\/(index|submissions)\.ts'/
  const raw = /\b(from|join|into|update)\s+texts\b/
  return all
    .filter(
      ({ path, text }) => path !== home && !path.startsWith('src/db/schema/') && (own.test(text) || raw.test(text)),
    )
    .map(({ path }) => path)
}

test('texts are read and written in one file, so that a change of the reader hides none', () => {
  expect(readersOfTexts(sourcesIn('src', 'workers', 'tools'))).toEqual([])
})

test('a query of its own would be found', () => {
  const path = 'src/flow/submission/shortcut.ts'
  const ours = "import { submissions, texts } from '../../db/schema/index.ts'\n"

  expect(readersOfTexts([{ path, text: ours }])).toEqual([path])
  expect(readersOfTexts([{ path, text: 'sql`select text from texts where true`' }])).toEqual([path])
  expect(readersOfTexts([{ path: home, text: ours }])).toEqual([])
})
