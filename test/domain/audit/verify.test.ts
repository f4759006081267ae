import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuditEvent } from '../../../src/domain/audit/entry.ts'
import type { LogEntry } from '../../../src/domain/audit/replay.ts'
import { verifyLog } from '../../../src/domain/audit/verify.ts'
import { generateSigningKey } from '../../../src/domain/signing/signing.ts'
import { aLog, anEvent, entryOf, key, renumbered, type SealedLog, sealed } from './log.ts'

const sizes = [3, 7, 12]
const log = aLog(12, sizes)
const publicKeys = [key]
/** What somebody outside was sent when the log had seven entries. */
const outside = log.checkpoints[1]!

function replaced(at: number, entry: LogEntry): LogEntry[] {
  return log.entries.with(at, entry)
}

function changed(at: number, change: Partial<AuditEvent>): AuditEvent {
  return { ...anEvent(at), ...change }
}

test('a log that nobody touched holds, with and without a checkpoint kept elsewhere', async () => {
  const report = { ok: true, entries: 12, problems: [] }

  expect(await verifyLog({ ...log, publicKeys })).toEqual(report)
  expect(await verifyLog({ ...log, publicKeys, outside })).toEqual(report)
})

test('a log is read once, as a stream', async () => {
  async function* streamed<Item>(items: Item[]) {
    yield* items
  }

  const report = await verifyLog({ entries: streamed(log.entries), checkpoints: streamed(log.checkpoints), publicKeys })

  expect(report).toEqual({ ok: true, entries: 12, problems: [] })
})

test('a log without entries holds, also when that state was signed', async () => {
  const empty = aLog(0, [0, 0])

  expect(await verifyLog({ entries: [], checkpoints: [], publicKeys })).toEqual({ ok: true, entries: 0, problems: [] })
  expect(await verifyLog({ ...empty, publicKeys })).toEqual({ ok: true, entries: 0, problems: [] })
})

test('a log signed with one key after another holds when both are known', async () => {
  const newer = generateSigningKey()
  const checkpoints = [...sealed(log.entries, [3, 7]), ...sealed(log.entries, [12], newer)]

  expect(await verifyLog({ entries: log.entries, checkpoints, publicKeys: [key, newer] })).toMatchObject({ ok: true })
})

describe.each<[string, Partial<AuditEvent>]>([
  ['id', { id: 'event-6' }],
  ['type', { type: 'submission.withdrawn' }],
  ['time', { at: new Date(anEvent(5).at.getTime() + 1) }],
  ['actor', { actorId: 'person-9' }],
  ['lack of an actor', { actorId: null }],
  ['role', { actorRole: 'tutor' }],
  ['submission', { submissionId: 'submission-6' }],
  ['data', { data: { to: 'received', bytes: 1 } }],
  ['additional data', { data: { ...anEvent(5).data, note: 1 } }],
  ['data of a form that is never recorded', { data: { to: 'received', bytes: 0.5 } }],
  ['time that is none', { at: new Date(Number.NaN) }],
])('an entry with another %s', (_, change) => {
  test('is named', async () => {
    const entries = replaced(5, { ...log.entries[5]!, event: changed(5, change) })

    expect(await verifyLog({ entries, checkpoints: log.checkpoints, publicKeys })).toEqual({
      ok: false,
      entries: 12,
      problems: [{ position: 5, sentence: 'Entry 5 is not what was recorded: its leaf hash is another.' }],
    })
  })
})

test.each<[string, Partial<AuditEvent>]>([
  ['type', { type: 'submission.withdrawn' }],
  ['time', { at: new Date(0) }],
  ['data', { data: {} }],
])(
  'an entry with another %s and a leaf hash to match is named by the range that was sealed at once',
  async (_, change) => {
    const entries = replaced(5, entryOf(changed(5, change), 5))

    expect(await verifyLog({ entries, checkpoints: log.checkpoints, publicKeys })).toEqual({
      ok: false,
      entries: 12,
      problems: [{ position: 3, sentence: 'Entries 3 to 6 are not what the checkpoint of size 7 sealed.' }],
    })
  },
)

const tamperings: [string, SealedLog, number | null, string][] = [
  [
    'a changed leaf hash beside an unchanged entry',
    { ...log, entries: replaced(5, { ...log.entries[5]!, storedLeaf: log.entries[6]!.storedLeaf }) },
    5,
    'Entry 5 is not what was recorded: its leaf hash is another.',
  ],
  ['an entry taken out', { ...log, entries: log.entries.toSpliced(5, 1) }, 5, 'Entry 5 is missing.'],
  ['several entries taken out', { ...log, entries: log.entries.toSpliced(5, 3) }, 5, 'Entries 5 to 7 are missing.'],
  ['the first entry taken out', { ...log, entries: log.entries.slice(1) }, 0, 'Entry 0 is missing.'],
  [
    'an entry taken out and the gap closed',
    { ...log, entries: renumbered(log.entries.toSpliced(5, 1)) },
    3,
    'Entries 3 to 6 are not what the checkpoint of size 7 sealed.',
  ],
  [
    'an entry put in beside another',
    { ...log, entries: log.entries.toSpliced(6, 0, entryOf(anEvent(99), 5)) },
    5,
    'Entry 5 is there more than once, or out of its place.',
  ],
  [
    'an entry put in and the rest moved on',
    { ...log, entries: renumbered(log.entries.toSpliced(5, 0, entryOf(anEvent(99), 5))) },
    3,
    'Entries 3 to 6 are not what the checkpoint of size 7 sealed.',
  ],
  [
    'an entry put in at the end',
    { ...log, entries: [...log.entries, entryOf(anEvent(99), 12)] },
    12,
    'Entry 12 is not covered by any checkpoint.',
  ],
  [
    'two events that changed places',
    {
      ...log,
      entries: replaced(4, { ...log.entries[4]!, event: anEvent(5) }).with(5, {
        ...log.entries[5]!,
        event: anEvent(4),
      }),
    },
    4,
    'Entry 4 is not what was recorded: its leaf hash is another.',
  ],
  [
    'two events that changed places with their leaf hashes',
    { ...log, entries: renumbered(log.entries.with(4, log.entries[5]!).with(5, log.entries[4]!)) },
    3,
    'Entries 3 to 6 are not what the checkpoint of size 7 sealed.',
  ],
  [
    'entries read out of order',
    { ...log, entries: log.entries.with(4, log.entries[5]!).with(5, log.entries[4]!) },
    4,
    'Entry 4 is missing.',
  ],
  [
    'an empty log that was not',
    { ...log, entries: [] },
    0,
    'From entry 0 on the log is too short by 12: a checkpoint of size 12 was signed.',
  ],
  [
    'checkpoints that were taken away',
    { ...log, checkpoints: [] },
    0,
    'Entries 0 to 11 are not covered by any checkpoint.',
  ],
  [
    'a checkpoint of the same size with another root',
    { ...log, checkpoints: log.checkpoints.toSpliced(2, 0, ...sealed(aLog(7, []).entries.reverse(), [7])) },
    null,
    'A checkpoint of size 7 states another root than its entries have.',
  ],
  [
    'a checkpoint out of order',
    { ...log, checkpoints: [...log.checkpoints, log.checkpoints[0]!] },
    null,
    'Checkpoint number 4 has size 3, but one of size 12 was signed before it.',
  ],
  [
    'a checkpoint with another size written into it',
    { ...log, checkpoints: log.checkpoints.with(1, log.checkpoints[1]!.replace('\n7\n', '\n8\n')) },
    null,
    'Checkpoint number 2 cannot be relied on. No known key signed this checkpoint as it stands.',
  ],
  [
    'a checkpoint that is no longer one',
    { ...log, checkpoints: log.checkpoints.with(1, '') },
    null,
    'Checkpoint number 2 cannot be relied on. This is not the text of a checkpoint.',
  ],
  [
    'the whole log sealed again with another key',
    { ...log, checkpoints: sealed(log.entries, sizes, generateSigningKey()) },
    null,
    'Checkpoint number 1 cannot be relied on. No known key signed this checkpoint as it stands.',
  ],
]

test.each(tamperings)('found out: %s', async (_, tampered, position, sentence) => {
  const report = await verifyLog({ ...tampered, publicKeys })

  expect(report.ok).toBe(false)
  expect(report.problems[0]).toEqual({ position, sentence })
})

test.each(Array.from({ length: 12 }, (_, k) => k + 1))('found out: the last %i entries cut off', async (k) => {
  const report = await verifyLog({ ...log, entries: log.entries.slice(0, -k), publicKeys })

  expect(report.ok).toBe(false)
  const agreed = Math.max(0, ...sizes.filter((size) => size <= 12 - k))
  const sentence = `From entry ${agreed} on the log is too short by ${k}: a checkpoint of size 12 was signed.`
  expect(report.problems).toEqual([{ position: agreed, sentence }])
})

describe('whoever holds database and signing key can make a log that holds in itself', () => {
  const cutOff = { entries: log.entries.slice(0, 3), checkpoints: log.checkpoints.slice(0, 1) }
  const rewritten = renumbered(log.entries.with(5, entryOf(changed(5, { type: 'submission.withdrawn' }), 5)))
  const fork = { entries: rewritten, checkpoints: sealed(rewritten, sizes) }
  const shortened = renumbered(log.entries.toSpliced(2, 2))
  const history = { entries: shortened, checkpoints: sealed(shortened, [3, 7, 10]) }

  test.each<[string, SealedLog, number | null, string]>([
    ['cut off', cutOff, 3, 'From entry 3 on the log is too short by 4: the checkpoint kept elsewhere has size 7.'],
    ['emptied', aLog(0, []), 0, 'From entry 0 on the log is too short by 7: the checkpoint kept elsewhere has size 7.'],
    ['forked', fork, null, 'The first 7 entries are not those that the checkpoint kept elsewhere sealed.'],
    ['shortened', history, null, 'The first 7 entries are not those that the checkpoint kept elsewhere sealed.'],
  ])('but a checkpoint kept elsewhere shows that it was %s', async (_, other, position, sentence) => {
    expect(await verifyLog({ ...other, publicKeys })).toMatchObject({ ok: true })
    expect(await verifyLog({ ...other, publicKeys, outside })).toMatchObject({
      ok: false,
      problems: [{ position, sentence }],
    })
  })

  test('and with a key of their own, the keys published elsewhere show it too', async () => {
    const own = generateSigningKey()
    const resealed = { entries: rewritten, checkpoints: sealed(rewritten, sizes, own) }

    expect(await verifyLog({ ...resealed, publicKeys: [own] })).toMatchObject({ ok: true })
    expect(await verifyLog({ ...resealed, publicKeys })).toMatchObject({ ok: false })
    expect(await verifyLog({ ...resealed, publicKeys: [own], outside })).toMatchObject({ ok: false })
  })
})

test('a checkpoint kept elsewhere may be of any size, also one that the database never kept', async () => {
  for (let size = 0; size <= 12; size++) {
    const [kept] = sealed(log.entries, [size])

    expect(await verifyLog({ ...log, publicKeys, outside: kept! })).toMatchObject({ ok: true })
  }
})

test('a checkpoint kept elsewhere that is damaged or of another log is said to be so', async () => {
  const [ofAnother] = sealed(log.entries, [7], key, 'another.example/candour')

  expect(await verifyLog({ ...log, publicKeys, outside: outside.slice(1) })).toMatchObject({
    problems: [
      { position: null, sentence: expect.stringMatching(/^The checkpoint kept elsewhere cannot be relied on/) },
    ],
  })
  expect(await verifyLog({ ...log, publicKeys, outside: ofAnother! })).toMatchObject({
    problems: [
      { position: null, sentence: 'The checkpoint kept elsewhere is of another log, another.example/candour.' },
    ],
  })
})

test('every changed entry is named, each once', async () => {
  const entries = log.entries.map((entry) =>
    entry.position % 4 === 1 ? { ...entry, event: changed(entry.position, { type: 'other' }) } : entry,
  )

  const { problems } = await verifyLog({ entries, checkpoints: log.checkpoints, publicKeys })

  expect(problems.map(({ position }) => position)).toEqual([1, 5, 9])
})

test.each<[string, LogEntry[], number]>([
  ['missing', log.entries.toSpliced(5, 1), 5],
  ['there twice', log.entries.toSpliced(6, 0, log.entries[5]!), 5],
])('an entry that is %s is the only one named: the others are in their places', async (_, entries, position) => {
  const { problems } = await verifyLog({ entries, checkpoints: log.checkpoints, publicKeys })

  expect(problems).toMatchObject([{ position }])
})

test.each<[string, number, number | null, string]>([
  ['before', 1, 3, 'Entries 3 to 6 are not what the checkpoint of size 7 sealed.'],
  ['after', 2, null, 'A checkpoint of size 7 states another root than its entries have.'],
])('damage is named apart from a false checkpoint %s the true one', async (_, place, position, sentence) => {
  const entries = log.entries.with(9, entryOf(changed(9, { type: 'other' }), 9))
  const [other] = sealed(aLog(8, []).entries.slice(1), [7])

  const { problems } = await verifyLog({
    entries,
    checkpoints: log.checkpoints.toSpliced(place, 0, other!),
    publicKeys,
  })

  expect(problems).toEqual([
    { position, sentence },
    { position: 7, sentence: 'Entries 7 to 11 are not what the checkpoint of size 12 sealed.' },
  ])
})

test('after damage that nothing can undo, later checkpoints repeat nothing', async () => {
  const entries = log.entries.with(1, entryOf(changed(1, { type: 'other' }), 1))

  const { problems } = await verifyLog({ entries, checkpoints: log.checkpoints, publicKeys })

  expect(problems).toEqual([{ position: 0, sentence: 'Entries 0 to 2 are not what the checkpoint of size 3 sealed.' }])
})

test('a log that is spoilt from end to end is reported with its first hundred problems', async () => {
  const { entries, checkpoints } = aLog(150, [150])
  const spoilt = entries.map((entry) => ({ ...entry, event: anEvent(entry.position + 1) }))

  const report = await verifyLog({ entries: spoilt, checkpoints, publicKeys })

  expect(report.problems).toHaveLength(100)
  expect(report.problems[0]).toMatchObject({ position: 0 })
  expect(report).toMatchObject({ ok: false, entries: 150 })
})

test('whatever is done to a sealed log, it is found out, and nothing before the damage is named', async () => {
  const aSize = fc.integer({ min: 1, max: 25 })
  const tampering = fc.record({
    kind: fc.constantFrom('edit', 'rewrite', 'delete', 'close', 'insert', 'swap', 'truncate'),
    at: fc.nat(),
    other: fc.nat(),
  })

  await fc.assert(
    fc.asyncProperty(aSize, fc.array(aSize, { maxLength: 4 }), tampering, async (length, cuts, { kind, at, other }) => {
      const ends = [...cuts.filter((size) => size < length), length].sort((a, b) => a - b)
      const { entries, checkpoints } = aLog(length, ends)
      const first = at % length
      const second = other % length
      fc.pre(kind !== 'swap' || first !== second)
      const event = changed(first, { type: 'another' })
      const tampered = {
        edit: () => entries.with(first, { ...entries[first]!, event }),
        rewrite: () => entries.with(first, entryOf(event, first)),
        delete: () => entries.toSpliced(first, 1),
        close: () => renumbered(entries.toSpliced(first, 1)),
        insert: () => renumbered(entries.toSpliced(first, 0, entryOf(event, first))),
        swap: () => renumbered(entries.with(first, entries[second]!).with(second, entries[first]!)),
        truncate: () => entries.slice(0, first),
      }[kind as 'edit']()

      const report = await verifyLog({ entries: tampered, checkpoints, publicKeys })

      const untouched = kind === 'swap' ? Math.min(first, second) : first
      const lastGood = Math.max(0, ...ends.filter((size) => size <= untouched))
      expect(report.ok).toBe(false)
      expect(report.problems[0]!.position).toBeGreaterThanOrEqual(lastGood)
      expect(report.problems[0]!.position).toBeLessThanOrEqual(untouched)
    }),
    { numRuns: 300 },
  )
})
