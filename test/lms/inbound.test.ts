import { expect, test } from 'vitest'
import type { DomainError } from '../../src/domain/error.ts'
import { readEnvelope, readInbound } from '../../src/lms/inbound.ts'

const work = (change: object = {}) => ({
  externalSubmissionId: 'sub-1',
  assignment: { externalId: 'assignment-1', title: 'Essay' },
  student: { externalId: 'student-1', name: 'Robin Field' },
  files: [{ url: 'https://lms.example.org/1', filename: 'essay.docx', size: 10, sha256: 'a'.repeat(64) }],
  ...change,
})
const file = (change: object) => ({ files: [{ ...work().files[0], ...change }] })

/** The fields that a refusal names. */
function refused(read: () => unknown): string[] {
  try {
    read()
  } catch (error) {
    return (error as DomainError).fields.map(({ field }) => field)
  }
  return []
}

test('work comes in with what is known of it', () => {
  const reflection = { aiUsed: false, whyNot: null }

  expect(readInbound('submission.created', work({ reflection, later: 1 }))).toEqual({
    type: 'submission.created',
    ...work({ reflection: { aiUsed: false } }),
  })
})

test('what an LMS leaves empty was not said', () => {
  const read = readInbound('submission.created', {
    ...work({ assignment: { externalId: 'a', title: '', dueAt: null }, reflection: null }),
    ...file({ sha256: '' }),
  })

  expect(read).toMatchObject({ assignment: { externalId: 'a' }, files: [{ filename: 'essay.docx' }] })
  expect(JSON.stringify(read)).not.toMatch(/title|dueAt|reflection|sha256/)
})

test.each([
  ['a size that is a text', 'submission.created', work(file({ size: '10' })), 'size'],
  ['a size below zero', 'submission.created', work(file({ size: -1 })), 'size'],
  ['a level that is a text', 'assignment.upserted', { externalId: 'a', title: 'Essay', aiLevel: '2' }, 'aiLevel'],
])('%s is left out, and the rest is kept', (_, type, data, gone) => {
  const read = readInbound(type, data)

  expect(read).not.toBeNull()
  expect(JSON.stringify(read)).not.toContain(gone)
})

test.each([
  ['submission.created', {}, ['externalSubmissionId', 'assignment', 'student', 'files']],
  ['submission.created', work({ files: [] }), ['files']],
  ['submission.created', work({ files: 'essay.docx' }), ['files']],
  ['submission.created', work({ files: Array.from({ length: 21 }, () => work().files[0]) }), ['files']],
  ['submission.created', work({ files: [work().files[0], 'essay.docx'] }), ['files[1]']],
  ['submission.created', work(file({ url: undefined })), ['files[0].url']],
  ['submission.created', work(file({ filename: ' ' })), ['files[0].filename']],
  ['submission.created', work(file({ sha256: 7 })), ['files[0].sha256']],
  ['submission.created', work({ student: 'me' }), ['student']],
  ['submission.created', work({ student: { externalId: 7 } }), ['student.externalId']],
  ['submission.created', work({ student: { externalId: 'x'.repeat(301) } }), ['student.externalId']],
  ['submission.created', work({ externalSubmissionId: 'sub\u0000' }), ['externalSubmissionId']],
  ['submission.updated', work({ assignment: { externalId: 'a', dueAt: 'soon' } }), ['assignment.dueAt']],
  ['assignment.upserted', { externalId: 'a', title: 'b', dueAt: '2027-03-28' }, ['dueAt']],
  ['assignment.upserted', { externalId: 'a', title: 'b', dueAt: 'March 28, 2027 23:59' }, ['dueAt']],
  ['assignment.upserted', { externalId: 'a', title: 'b', dueAt: '2027-02-30T12:00:00Z' }, ['dueAt']],
  ['submission.withdrawn', {}, ['externalSubmissionId']],
  ['assignment.upserted', { externalId: 'a' }, ['title']],
  ['membership.upserted', { person: { externalId: 'p' }, role: 'admin' }, ['role']],
  ['membership.upserted', { person: { externalId: 'p' }, role: 'tutor', assignment: {} }, ['assignment.externalId']],
] as const)('%s with %j is refused by field', (type, data, fields) => {
  expect(refused(() => readInbound(type, data as never))).toEqual(fields.map((field) => `data.${field}`))
})

test('a type that nothing reacts to is no error', () => {
  for (const type of ['ping', 'grade.changed', 'constructor', '__proto__']) expect(readInbound(type, {})).toBeNull()
})

test.each([
  ['not JSON', '{', ['body']],
  ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), ['body']],
  ['nothing', 'null', ['request']],
  ['a list', '[]', ['request']],
  ['no type and no time', '{}', ['type', 'timestamp']],
  ['a type with a space', '{"type":"a b","timestamp":"2026-01-01T00:00:00Z"}', ['type']],
  ['a time that is none', '{"type":"ping","timestamp":"soon"}', ['timestamp']],
  ['data that is a text', '{"type":"ping","timestamp":"2026-01-01T00:00:00Z","data":"x"}', ['data']],
])('an envelope that is %s is refused by field', (_, body, fields) => {
  expect(refused(() => readEnvelope(Buffer.from(body)))).toEqual(fields)
})

test('an envelope may come without data', () => {
  expect(readEnvelope(Buffer.from('{"type":"ping","timestamp":"2026-01-01T00:00:00Z"}'))).toEqual({
    type: 'ping',
    occurredAt: new Date('2026-01-01T00:00:00Z'),
    data: {},
  })
})
