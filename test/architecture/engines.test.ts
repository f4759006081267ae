import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './sources.ts'

const read = (name: string) => readFileSync(join(root, name), 'utf8')
const { engines, devDependencies, allowScripts } = JSON.parse(read('package.json'))

interface Locked {
  version?: string
  dev?: boolean
  engines?: { node?: string }
  hasInstallScript?: boolean
}
const locked = Object.entries(JSON.parse(read('package-lock.json')).packages as Record<string, Locked>).filter(
  ([path]) => path,
)
const production = locked.filter(([, { dev }]) => !dev)

/** The lowest version of each line of Node that we say we run on, such as 20.19.0. */
const floors = (engines.node as string).split('||').map((range) => lowestOf(range.trim()))
const lines = floors.map((version) => version.split('.')[0])

test('every package that production installs takes the lowest version of each Node that we promise', () => {
  const tooYoung = floors.flatMap((floor) =>
    production
      .filter(([, { engines: theirs }]) => theirs?.node && !satisfies(floor, theirs.node))
      .map(([path, { version, engines: theirs }]) => `${path} ${version} wants ${theirs!.node}, not ${floor}`),
  )

  expect(tooYoung).toEqual([])
})

test('what README, .nvmrc, the build, the types and the CI say about Node agrees with “engines”', () => {
  const [lowest] = floors
  const workflow = read('.github/workflows/ci.yml')

  expect(read('README.md')).toContain(`Node ${lowest!.replace(/\.0$/, '')}`)
  expect(read('.nvmrc').trim()).toBe(lowest!.replace(/\.0$/, ''))
  expect(read('bin/build.js')).toContain(`target: 'node${lowest!.replace(/\.0$/, '')}'`)
  expect(devDependencies['@types/node']).toMatch(new RegExp(`^\\^${lines[0]}\\.`))
  expect(/node: \[(.*)\]/.exec(workflow)![1]).toBe(
    floors.map((floor) => `'${floor.replace(/(\.0)+$/, '')}'`).join(', '),
  )
})

test('no package runs a script when it is installed, and each that would like to is named', () => {
  const named = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))

  expect(Object.fromEntries(named.map((name) => [name, false]))).toEqual(allowScripts)
})

describe('the reading of a range', () => {
  test.each([
    ['>=20', true],
    ['>= 20.18.1', true],
    ['^20.19.0 || >=22.12.0', true],
    ['>=v12.22.7', true],
    ['16 || 14 >=14.17', false],
    ['18 || 20 || >=22', true],
    ['>=20.16.0 <21 || >=22.3.0', true],
    ['>= 10.x', true],
    ['*', true],
    ['>=20.19.1', false],
    ['>=22', false],
    ['^22.17.0 || >=24.0.0', false],
    ['^18', false],
    ['<20', false],
  ])('%s takes 20.19.0: %s', (range, takes) => {
    expect(satisfies('20.19.0', range)).toBe(takes)
  })

  test('a form that it does not know is an error', () => {
    expect(() => satisfies('20.19.0', '~20.1 - 22')).toThrow('~20.1')
  })
})

/** Whether a version is in a range, in the forms that packages use for Node. */
function satisfies(version: string, range: string): boolean {
  return range.split('||').some((part) =>
    part
      .trim()
      .replaceAll(/([<>=^]) +/g, '$1')
      .split(/\s+/)
      .every((bound) => within(numbers(version), bound)),
  )
}

function within(version: number[], bound: string): boolean {
  const [, sign, given] = /^(>=|<=|>|<|\^|=?)v?(\*|\d[\dx.]*)$/.exec(bound) ?? []
  if (given === undefined) throw new Error(`A range of Node that this test cannot read: ${bound}`)
  if (given === '*') return true
  const order = compare(version, numbers(given))
  const sameLine = given.split('.').every((part, at) => part === 'x' || at > 0 || Number(part) === version[at])
  if (sign === '>=') return order >= 0
  if (sign === '>') return order > 0
  if (sign === '<=') return order <= 0
  if (sign === '<') return order < 0
  if (sign === '^') return sameLine && order >= 0
  return given.split('.').every((part, at) => part === 'x' || Number(part) === version[at])
}

function numbers(version: string): number[] {
  return [0, 1, 2].map((at) => Number.parseInt(version.split('.')[at] ?? '0', 10) || 0)
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : a[at]! - b[at]!
}

function lowestOf(range: string): string {
  return numbers(range.replace(/^\D+/, '')).join('.')
}
