import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { submissionStatuses } from '../../src/domain/submission/status.ts'

const root = resolve(import.meta.dirname, '../..')
const status = `(['"\`])(?:${submissionStatuses.join('|')})`

/** Two states in a row: items of an array, of SQL's `in (…)`, of a union type, or compared one after the other. */
const list = new RegExp(`${status}\\1\\s*(?:,|\\||(?:\\|\\||&&|\\bor\\b|\\band\\b)[^'"\`\\n]{0,60})\\s*${status}\\2`)

const listsIn = (text: string): string[] =>
  text.split(/\n(?=\S)/).flatMap((part) => list.exec(part)?.[0].replace(/\s+/g, ' ') ?? [])

test('which states belong together is said in domain/submission and nowhere else', () => {
  const found = ['src', 'workers', 'tools']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(root, path).startsWith('src/domain/submission/'))
    .flatMap((path) => listsIn(readFileSync(path, 'utf8')).map((text) => `${relative(root, path)}: ${text}`))

  expect(found).toEqual([])
})

test.each([
  `const readable = ['extracted', 'released']`,
  `const readable: SubmissionStatus[] = [\n  'extracted',\n  'released',\n]`,
  `sql\`select id from submissions where status in ('under_review','decided')\``,
  `sql\`select id from submissions where status = 'under_review' or status = 'decided'\``,
  `if (status !== 'under_review' && status !== 'decided') return`,
  `interface Row {\n  status: 'received' | 'awaiting_reflection'\n}`,
])('a list of states elsewhere would be noticed: %s', (text) => {
  expect(listsIn(text)).toHaveLength(1)
})

test.each([
  `if (status === 'decided') return null`,
  `notInArray(remoteRuns.state, ['erasing', 'erased'])`,
  `state: 'requested' | 'granted' | 'refused' | 'withdrawn'`,
])('a single state, and the states of other things, are left alone: %s', (text) => {
  expect(listsIn(text)).toEqual([])
})
