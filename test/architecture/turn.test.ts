import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

/** A time to respond that is compared with the present time, or a disclosure with a response: parts of whose turn it is. */
const spellings = [
  /\brespondBy\b\s*(<|>|<=|>=)|(<|>|<=|>=)\s*\w*\.?respondBy\b/,
  /\brespondedAt\b\s*(&&|<|>|<=|>=)/,
  /\bfunction\s+turnOf\b|\bconst\s+turnOf\s*=/,
]

/** Where such a comparison is another rule: what a decision needs, and what a request for more time does. */
const others = [
  'src/domain/review/gate/hearing.ts',
  'src/domain/review/more-time.ts',
  'src/domain/submission/turn.ts',
  'src/flow/vendors/upkeep.ts',
]

const spells = (text: string) => spellings.some((spelling) => spelling.test(text))

test('whose turn it is is said in one place', () => {
  const found = sourcesIn('src', 'workers').filter(({ text }) => spells(text))

  expect(found.map(({ path }) => path).filter((path) => !others.includes(path))).toEqual([])
})

test.each([
  'const open = disclosure.respondBy > now',
  'if (now < view.respondBy) return',
  'const answered = respondedAt && respondedAt >= disclosedAt',
  'export function turnOf(row: Row, now: Date): Turn {',
])('another spelling would be noticed: %s', (text) => {
  expect(spells(text)).toBe(true)
})

test.each([
  "import { turnOf } from './turn.ts'",
  'const turn = turnOf(conversation, context.clock())',
  'respondBy: null,',
])('a use is none: %s', (text) => {
  expect(spells(text)).toBe(false)
})
