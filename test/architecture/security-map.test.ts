import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import levels from './asvs-5.0.0.json' with { type: 'json' }
import { root } from './sources.ts'

/** A requirement of the standard and what the documents say about it. */
interface Row {
  number: string
  level: string
  asked: string
  met: string
  test: string
}

/** How a row begins that names no code and test, and the word for it in the totals. */
const others = ['Not met', 'Up to the operator', 'Does not apply'] as const
type State = 'met' | (typeof others)[number]

const pages = readdirSync(join(root, 'docs/security')).map((name) => `docs/security/${name}`)
const rows = pages.flatMap((page) => rowsIn(readFileSync(join(root, page), 'utf8')))

/** Every requirement of levels 1 and 2: a section is written as the levels of its requirements, one digit each. */
const wanted = Object.entries(levels).flatMap(([section, digits]) =>
  [...digits].flatMap((level, index) => (level === '3' ? [] : [`${section}.${index + 1} level ${level}`])),
)

function rowsIn(text: string): Row[] {
  return [...text.matchAll(/^\| (\d+\.\d+\.\d+) \|(.*)\|$/gm)].map(([, number, rest]) => {
    const [level = '', asked = '', met = '', test = ''] = rest!.split('|').map((cell) => cell.trim())
    return { number: number!, level, asked, met, test }
  })
}

const stateOf = ({ met }: Row): State => others.find((other) => met.startsWith(`**${other}:** `)) ?? 'met'
const pathsIn = (cell: string) =>
  [...cell.matchAll(/`([\w.-]*\/[\w./-]+|Dockerfile|[\w.-]+\.(?:json|yml))`/g)].map(([, path]) => path!)

test('every requirement of levels 1 and 2 of ASVS 5.0.0 has one row, and no other has any', () => {
  expect(wanted).toHaveLength(253)
  expect(rows.map(({ number, level }) => `${number} level ${level}`).sort()).toEqual([...wanted].sort())
})

test('no row is empty', () => {
  for (const row of rows) {
    const said = row.met.replace(/^\*\*[^*]+\*\* ?/, '')

    expect(row.asked, row.number).toMatch(/\w{2}/)
    expect(said.split(/\s+/).length, row.number).toBeGreaterThan(stateOf(row) === 'met' ? 0 : 2)
  }
})

test('what is met names its code and its test, and what is not names no test', () => {
  for (const row of rows) {
    if (stateOf(row) !== 'met') expect(row.test, row.number).toBe('–')
    else {
      expect(pathsIn(row.met).length, row.number).toBeGreaterThan(0)
      expect(pathsIn(row.test).length, row.number).toBeGreaterThan(0)
      expect(
        pathsIn(row.test).filter((path) => !/^test\/.*\.test\.ts$/.test(path)),
        row.number,
      ).toEqual([])
    }
  }
})

test('every file that a row names is there', () => {
  const named = rows.flatMap(({ number, met, test }) => pathsIn(`${met} ${test}`).map((path) => ({ number, path })))

  // `/v1` and the like are addresses, not files.
  const missing = named.filter(({ path }) => !path.startsWith('/') && !existsSync(join(root, path)))

  expect(missing).toEqual([])
})

describe('the front page', () => {
  const front = readFileSync(join(root, 'docs/security.md'), 'utf8')

  test('leads to every chapter', () => {
    for (const page of pages) expect(front).toContain(`](${page.replace('docs/', '')})`)
  })

  test('counts what the chapters say', () => {
    const count = (state: State) => rows.filter((row) => stateOf(row) === state).length
    const line = `| ${rows.length} | ${count('met')} | ${count('Up to the operator')} | ${count('Does not apply')} | ${count('Not met')} |`

    expect(front).toContain(line)
  })

  test('lists what is not met', () => {
    const listed = [...front.matchAll(/^- \[(\d+\.\d+\.\d+)\]/gm)].map(([, number]) => number!)

    expect(listed.sort()).toEqual(
      rows
        .filter((row) => stateOf(row) === 'Not met')
        .map(({ number }) => number)
        .sort(),
    )
  })
})

test('a row is read cell by cell', () => {
  const text = '| 1.2.3 | 1 | asked | **Not met:** a reason | – |\n| 1.2 | 1 | no row | x | y |'

  const [row, ...more] = rowsIn(text)

  expect(more).toEqual([])
  expect(row).toEqual({ number: '1.2.3', level: '1', asked: 'asked', met: '**Not met:** a reason', test: '–' })
  expect(stateOf(row!)).toBe('Not met')
})
