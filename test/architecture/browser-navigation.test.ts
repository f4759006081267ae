import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The lines of a browser test that navigate without waiting for the answer. `test/pages/browser.ts` has the calls that wait. */
function unawaitedNavigations(source: string): string[] {
  if (!/from '[./]*browser\.ts'/.test(source)) return []
  return source.split('\n').filter((line) => /\.(goto|click|reload|goBack|waitForURL|waitForTimeout)\(/.test(line))
}

test('browser tests press and navigate only by the calls that wait for the answer', () => {
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path}`)
    .filter((path) => path.endsWith('.ts') && path !== 'test/pages/browser.ts' && !path.includes('/architecture/'))

  const found = tests.flatMap((path) =>
    unawaitedNavigations(readFileSync(path, 'utf8')).map((line) => `${path}: ${line.trim()}`),
  )

  expect(found).toEqual([])
})

test('a press that does not wait is found', () => {
  const source = "import { aBrowser } from '../browser.ts'\nawait page.getByRole('button').click()\n"

  expect(unawaitedNavigations(source)).toEqual(["await page.getByRole('button').click()"])
})
