import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { presets } from '../../../src/lms/lti/presets.ts'

const guide = await readFile(new URL('../../../docs/lms/connect.md', import.meta.url), 'utf8')

test.each(Object.entries(presets))('the guide names every address of %s, and how to set it up', (name, of) => {
  const addresses = Object.values(of('https://lms.your-school.org'))

  expect(guide).toMatch(new RegExp(`^\\d\\. ${name}: `, 'im'))
  for (const address of addresses) expect(guide).toContain(address)
})
