import { expect, test } from 'vitest'
import { type Content, contentHash, keyOf } from '../../../../src/domain/audit/contents/content-hash.ts'
import { type ContentEntry, verifyContents } from '../../../../src/domain/audit/contents/verify-contents.ts'

const at = new Date('2026-01-02T03:04:05.006Z')
const salt = Buffer.alloc(16, 1)
const choice = (id: string, allowed = true): Content => ({
  table: 'comparison_choices',
  row: { id, student_id: 's', allowed, at },
})
const entryOf = (content: Content, given: Partial<ContentEntry> = {}): ContentEntry => ({
  table: content.table,
  key: keyOf(content),
  hash: contentHash(salt, content),
  salt,
  events: 1,
  type: 'comparison.allowed',
  at,
  submissionId: null,
  erased: false,
  ...given,
})

/** What is said of these entries and rows, and how many rows were compared. */
async function verdict(entries: ContentEntry[], rows: Content[]) {
  const problems: string[] = []
  async function* contentEntries() {
    yield* entries
  }
  async function* rowsOf(table: string) {
    yield* rows.filter((row) => row.table === table)
  }
  const compared = await verifyContents({ contentEntries, rowsOf }, (sentence) => problems.push(sentence))
  return { compared, problems: problems.join('\n') }
}

test('rows that are what their events recorded agree', async () => {
  const rows = [choice('a'), choice('b')]

  expect(
    await verdict(
      rows.map((row) => entryOf(row)),
      rows,
    ),
  ).toEqual({ compared: 2, problems: '' })
})

test('a changed row, a missing one and one that no event made are named, and what stands beside them still agrees', async () => {
  const { problems } = await verdict(
    [entryOf(choice('a')), entryOf(choice('b')), entryOf(choice('d'))],
    [choice('a', false), choice('c'), choice('d')],
  )

  expect(problems).toBe(
    [
      'The choice about comparison a (table comparison_choices) is not what comparison.allowed of 2026-01-02T03:04:05.006Z recorded.',
      'The choice about comparison b (table comparison_choices) is missing; comparison.allowed of 2026-01-02T03:04:05.006Z recorded it.',
      'The choice about comparison c (table comparison_choices) is in the database, but no event made it.',
    ].join('\n'),
  )
})

test('a row that is written once and recorded twice, or whose salt is gone, is named', async () => {
  const row = choice('a')

  expect((await verdict([entryOf(row, { events: 2 })], [row])).problems).toContain('by more than one event')
  expect((await verdict([entryOf(row, { salt: null })], [row])).problems).toContain('the salt of')
})

test('content of an erased submission is missed by nobody, and its stub is', async () => {
  const gone = { submissionId: 's1', erased: true }
  const stub = { table: 'submissions', key: 's1', hash: '', salt, events: 2, type: 'submission.erased', at } as const

  expect((await verdict([entryOf(choice('a'), gone)], [])).problems).toBe('')
  expect((await verdict([{ ...stub, ...gone }], [])).problems).toContain('The record s1 (table submissions) is missing')
})

test('an event that names a table without history is named', async () => {
  expect((await verdict([entryOf(choice('a'), { table: 'sessions' })], [])).problems).toBe(
    'An event names a row of sessions, which holds no history.',
  )
})
