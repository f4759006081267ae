import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

/**
 * Ways in which code could spell a clause of one provider's policy: named as such, also in a comment; with an item's
 * number behind it; or as a whole string. What a policy says is data, and code names a policy point.
 */
const spelt = [
  /\b(?:clauses?|policy) §?\d+(?:\.\d+)*(?:\(\w\))?/gi,
  /(?<![\w.,;-])\d\.\d\([1-9a-z]\)/g,
  /(['"`])[1-9]\.\d(?:\(\w\))?\1/g,
]

/** The version of a policy whose text names none. */
const versions = [`src/domain/policy/policy.ts: '1.0'`]

const clausesIn = (text: string) => spelt.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found))

test('no clause number of a policy is spelt in the code', () => {
  const found = sourcesIn('src', 'workers', 'tools').flatMap(({ path, text }) =>
    clausesIn(text).map((clause) => `${path}: ${clause}`),
  )

  expect(found.filter((one) => !versions.includes(one))).toEqual([])
})

test.each([
  `clause: '4.2',`,
  `// Policy 4.3(2): work is cited.`,
  '`Levels 4 and 5 depart from clause 4.3(3).`',
  `/** A citation for content (4.3(2)). */`,
  `/** Who owns that choice (clause 7). */`,
  `if (clauses.includes("6.3")) return`,
])('one would be noticed: %s', (line) => {
  expect(clausesIn(line)).not.toEqual([])
})

test.each([
  `version: '1.0.0',`,
  `// RFC 6962, 2.1.2; ISO 32000-2, 14.9.4; ODF 1.3, 6.1.2`,
  "const said = 'Clause ' + clause + ' of the policy'",
  `const busy = { factor: 1.8, every: 200 }`,
])('other numbers are let through: %s', (line) => {
  expect(clausesIn(line)).toEqual([])
})
