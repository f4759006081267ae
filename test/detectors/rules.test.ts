import { expect, test } from 'vitest'
import { detectors } from '../../src/detectors/index.ts'
import { readerVersion } from '../../src/domain/screening/document.ts'

interface Rules {
  version: string
  sha256: string
  place: string
}

const { rulesKept, rulesNow, toRaise } = (await import(new URL('../../bin/rules.js', import.meta.url).href)) as {
  rulesKept(): Record<string, Rules>
  rulesNow(): Promise<Record<string, Rules>>
  toRaise(now: Record<string, Rules>, before: Record<string, Rules>): string[]
}
const now = await rulesNow()

test('the version of each detector and of the reader changes with its rules; the message says which to raise', () => {
  const written = Object.entries(now).map(([name, { version, sha256 }]) => [name, { version, sha256 }])

  expect(toRaise(now, rulesKept())).toEqual([])
  expect(rulesKept(), 'a version was raised, or there is a new detector: run “npm run rules”').toEqual(
    Object.fromEntries(written),
  )
})

test('the versions that are written down are those that runs and texts carry', () => {
  const versions = Object.fromEntries(Object.entries(now).map(([name, { version }]) => [name, version]))

  expect(versions).toEqual({
    ...Object.fromEntries(detectors.map(({ id, version }) => [id, version])),
    reader: readerVersion,
  })
})

test('rules that changed under the same version are named with the file of the version', () => {
  const before = { overlap: { ...now.overlap!, sha256: 'other' } }

  expect(toRaise(now, before)).toEqual([
    expect.stringMatching(
      /^The rules of overlap have changed: raise its version, now \S+, in src\/detectors\/overlap\/detector\.ts\./,
    ),
  ])
  expect(toRaise({ overlap: { ...now.overlap!, version: '9.0.0' } }, before)).toEqual([])
})
