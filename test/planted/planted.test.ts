import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const folder = new URL('.', import.meta.url)
const root = new URL('../../', import.meta.url)
const bugs = (await readdir(folder)).filter((name) => name.endsWith('.patch'))

test('there are twelve planted bugs, for `npm run planted` to try the tests with', () => {
  expect(bugs.length).toBeGreaterThanOrEqual(12)
})

test.each(bugs)('%s says what is wrong, names a test that is there, and fits the sources as they are', async (name) => {
  const [what = '', test = '', ...diff] = (await readFile(new URL(name, folder), 'utf8')).split('\n')
  const [, path] = /^\+\+\+ b\/(.+)$/m.exec(diff.join('\n'))!
  const source = await readFile(new URL(path!, root), 'utf8')
  const hunks = diff
    .join('\n')
    .split(/^@@.*$/m)
    .slice(1)
  const before = hunks.map((hunk) => {
    const lines = hunk.split('\n').slice(1)
    return lines.flatMap((line) => (/^[ -]/.test(line) ? [line.slice(1)] : [])).join('\n')
  })

  expect(what).toMatch(/^[A-Z].+\.$/)
  expect(existsSync(new URL(test.replace('Test: ', ''), root))).toBe(true)
  expect(before.filter((text) => source.includes(text))).toHaveLength(hunks.length)
})
