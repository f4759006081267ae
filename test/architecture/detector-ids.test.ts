import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { detectors } from '../../src/detectors/index.ts'
import { root, type Source, sourcesIn } from './sources.ts'

const ids = [...detectors.map(({ id }) => id), 'turnitin', 'reference-lookup']
const quoted = new RegExp(`(['"\`])(${ids.join('|')})\\1`, 'g')

/** A setting names the vendor's own products; one of them has the vendor's name. It names no detector. */
const vendorProducts = /choice\(\[[^\]]*\], \{\n\s+default: '\w+'|product: '[\w' |]+|product: 'turnitin' as const/g

/** A right of the database has the word of a detector for its name. */
const databaseRights = /'truncate', 'references', 'trigger'/g

const idsIn = ({ path, text }: Source) =>
  [...text.replaceAll(vendorProducts, '').replaceAll(databaseRights, '').matchAll(quoted)].map(
    ([, , id]) => `${path}: ${id}`,
  )

test('no detector is known by its id outside the rooms of detectors and vendors', () => {
  const elsewhere = sourcesIn('src', 'workers', 'tools').filter(
    ({ path }) => !/^src\/(detectors|vendors)\/|^tools\/turnitin-emulator\//.test(path),
  )

  expect(elsewhere.flatMap(idsIn)).toEqual([])
})

test.each([
  `const local = ['overlap', 'authorship']`,
  `if (run.detector === 'hidden-text') return`,
  'where detector = "turnitin"',
])('one elsewhere would be noticed: %s', (text) => {
  expect(idsIn({ path: 'src/flow/x.ts', text })).not.toEqual([])
})

test('nor by the database', () => {
  const sql = ['0000_schema.sql', '0001_guards.sql'].map((name) => ({
    path: `migrations/${name}`,
    text: readFileSync(join(root, 'migrations', name), 'utf8'),
  }))

  expect(sql.flatMap(idsIn)).toEqual([])
})
