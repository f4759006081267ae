import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { detectors } from '../../src/detectors/index.ts'
import type { Card } from '../../src/domain/screening/detector.ts'

/** A committed report: what `evaluate` printed on one day, data set by data set. */
interface Report {
  detector: string
  version: string
  measuredOn: string
  measurements: { dataset: string; n: number; measuredOn?: string; metrics: Record<string, unknown> }[]
}

const measured = detectors
  .filter(({ figures }) => figures.length > 0)
  .map((detector) => [detector.id, detector] as const)

describe.each(measured)('the card of %s', (id, card) => {
  test('claims no figure that its committed report does not hold', () => {
    const report = reportOf(id)

    expect(unsupported(card, report)).toEqual([])
  })

  test('would be caught with a figure that was improved by hand', () => {
    const report = reportOf(id)
    const [figure] = card.figures

    const improved = { ...card, figures: [{ ...figure!, value: figure!.value + 0.001 }] }
    const borrowed = { ...card, figures: [{ ...figure!, dataset: 'some other data' }] }
    const outdated = { ...card, version: `${card.version}-next` }

    expect([improved, borrowed, outdated].map((claim) => unsupported(claim, report).length > 0)).toEqual([
      true,
      true,
      true,
    ])
  })
})

describe.each(detectors.map((detector) => [detector.id, detector] as const))('the card of %s', (_, card) => {
  test('says in whole sentences what it cannot see', () => {
    expect(card.cannotSee.length).toBeGreaterThan(0)
    expect(card.cannotSee.filter((limit) => !/^\p{Lu}.* .*[.]$/u.test(limit))).toEqual([])
  })

  test('has an id of its own', () => {
    expect(detectors.filter(({ id }) => id === card.id)).toHaveLength(1)
  })
})

test('README states no figure that a card does not hold', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const stated = [...readme.matchAll(/^\| \[`([a-z-]+)`\]\(docs.*$/gm)].flatMap(([row, id]) =>
    [...row.matchAll(/`([\w./-]+)` (\d+(?:\.(\d+))?)/g)].map(([, name, value, digits]) => ({
      id,
      name,
      value: Number(value),
      digits: digits?.length ?? 0,
    })),
  )

  expect(new Set(stated.map(({ id }) => id))).toEqual(new Set(measured.map(([id]) => id)))
  expect(
    stated.filter(({ id, name, value, digits }) => {
      const card = detectors.find((detector) => detector.id === id)
      return !card?.figures.some((figure) => figure.name === name && Number(figure.value.toFixed(digits)) === value)
    }),
  ).toEqual([])
})

function reportOf(id: string): Report {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../evaluation/reports', `${id}.json`), 'utf8'))
}

/** The figures of a card that its report does not hold under that name, data set, size and day. */
function unsupported(card: Pick<Card, 'id' | 'version' | 'figures'>, report: Report): string[] {
  if (report.detector !== card.id || report.version !== card.version) return ['the report is of another version']
  return card.figures
    .filter(({ name, value, dataset, n, measuredOn }) => {
      const held = report.measurements.filter(
        (one) => one.dataset === dataset && one.n === n && (one.measuredOn ?? report.measuredOn) === measuredOn,
      )
      return !held.some(({ metrics }) => at(metrics, name) === value)
    })
    .map(({ name, dataset }) => `${name} on ${dataset}`)
}

function at(metrics: unknown, path: string): unknown {
  return path.split('.').reduce((inner: unknown, key) => (inner as Record<string, unknown> | undefined)?.[key], metrics)
}
