import { describe, expect, test } from 'vitest'
import { type Action, may, type Role, roles } from '../../../src/domain/people/permission.ts'

/** The permission matrix (docs/reference/policy.md#roles) written down a second time: who may, everybody else may not. */
const matrix: Partial<Record<Action, Role[]>> = {
  'submission.create': ['student', 'integration'],
  'submission.read': ['student', 'tutor', 'lead', 'auditor', 'integration'],
  'submission.read_work': ['student', 'tutor', 'lead'],
  'submission.list': ['student', 'tutor', 'lead', 'integration'],
  'submission.withdraw': ['student', 'integration'],
  'submission.link': ['integration'],
  'reflection.write': ['student'],
  'concern.raise': ['tutor', 'lead'],
  'flag.dismiss': ['tutor', 'lead'],
  'disclosure.make': ['tutor', 'lead'],
  'response.write': ['student'],
  'decision.make': ['tutor', 'lead'],
  'decision.reopen': ['student', 'tutor', 'lead'],
  'referral.return': ['lead'],
  'letter.read': ['student', 'tutor', 'lead'],
  'work.assign': ['tutor', 'lead'],
  'note.write': ['tutor', 'lead'],
  'comment.keep': ['tutor', 'lead'],
  'assessment.read': ['student', 'tutor', 'lead', 'admin', 'auditor', 'integration'],
  'assessment.write': ['tutor', 'lead', 'admin'],
  'permission.ask': ['student'],
  'permission.decide': ['tutor', 'lead'],
  'permission.read': ['student', 'tutor', 'lead', 'auditor'],
  'policy.read': ['student', 'tutor', 'lead', 'admin', 'auditor', 'integration'],
  'policy.write': ['lead', 'admin'],
  'policy.acknowledge': ['student', 'tutor', 'lead', 'admin', 'auditor'],
  'detector.read': ['student', 'tutor', 'lead', 'admin', 'auditor', 'integration'],
  'detector.configure': ['admin'],
  'audit.read': ['auditor'],
  'account.manage': ['admin'],
  'submission.erase': ['admin'],
  'bundle.export': ['student', 'lead', 'auditor'],
}

describe.each(Object.entries(matrix) as [Action, Role[]][])('%s', (action, allowed) => {
  test.each(roles)('%s', (role) => {
    expect(may(role, action)).toBe(allowed.includes(role))
  })
})

test('an admin reads no student work and decides nothing', () => {
  const work = [
    'submission.read',
    'submission.read_work',
    'submission.list',
    'decision.make',
    'disclosure.make',
  ] as const

  expect(work.filter((action) => may('admin', action))).toEqual([])
})

test('only people decide', () => {
  expect(roles.filter((role) => may(role, 'decision.make'))).toEqual(['tutor', 'lead'])
})
