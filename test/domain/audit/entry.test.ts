import { expect, test } from 'vitest'
import { type AuditEvent, entryBytes } from '../../../src/domain/audit/entry.ts'

const event: AuditEvent = {
  id: 'e-1',
  type: 'submission.received',
  at: new Date('2026-03-12T09:30:00.120Z'),
  actorId: 'p-7',
  actorRole: 'student',
  submissionId: 's-3',
  data: { to: 'received', bytes: 2048 },
}

test('an event is written as canonical JSON with its time to the millisecond', () => {
  expect(entryBytes(event).toString()).toBe(
    '{"actor":{"id":"p-7","role":"student"},"at":"2026-03-12T09:30:00.120Z","data":{"bytes":2048,"to":"received"},' +
      '"id":"e-1","submission":"s-3","type":"submission.received"}',
  )
})

test('an event of the service itself has no actor', () => {
  const bytes = entryBytes({ ...event, actorId: null, actorRole: null, submissionId: null, data: {} })

  expect(bytes.toString()).toBe(
    '{"actor":null,"at":"2026-03-12T09:30:00.120Z","data":{},"id":"e-1","submission":null,"type":"submission.received"}',
  )
})

test.each<Partial<AuditEvent>>([
  { id: 'e-2' },
  { type: 'submission.released' },
  { at: new Date('2026-03-12T09:30:00.121Z') },
  { actorId: 'p-8' },
  { actorId: null },
  { actorRole: 'tutor' },
  { actorRole: null },
  { actorId: null, actorRole: null },
  { submissionId: null },
  { data: {} },
  { data: { to: 'received', bytes: '2048' } },
])('another event has other bytes: %j', (change) => {
  expect(entryBytes({ ...event, ...change })).not.toEqual(entryBytes(event))
})

test('a role without a person, and a person without a role, are recorded as such', () => {
  const actors = [null, 'p-7'].flatMap((actorId) =>
    [null, 'worker'].map((actorRole) => entryBytes({ ...event, actorId, actorRole }).toString()),
  )

  expect(new Set(actors).size).toBe(4)
})

test('an event that cannot be hashed the same way everywhere is refused', () => {
  expect(() => entryBytes({ ...event, data: { score: 0.83 } })).toThrow(TypeError)
  expect(() => entryBytes({ ...event, at: new Date('never') })).toThrow(RangeError)
})
