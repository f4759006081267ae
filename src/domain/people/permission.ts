export const roles = ['student', 'tutor', 'lead', 'admin', 'auditor', 'integration'] as const
export type Role = (typeof roles)[number]

/** Who asks: a person, or an LMS integration acting for students. */
export interface Actor {
  id: string
  role: Role
}

/**
 * What each role may do at all (docs/reference/policy.md#roles); everything else is refused. Which submissions the action may touch
 * is a second question, answered by the queries: a student's own, a tutor's assessments, a lead's cases, an
 * integration's own deliveries. An admin reads no student work and decides nothing.
 */
const allowed = {
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
  'time.ask': ['student'],
  'time.answer': ['tutor', 'lead'],
  'conversation.record': ['tutor', 'lead'],
  'conversation.answer': ['student'],
  'decision.make': ['tutor', 'lead'],
  'decision.propose': ['tutor', 'lead'],
  /** As the second person, who reads first and then confirms or returns. */
  'decision.confirm': ['tutor', 'lead'],
  'confirmation.waive': ['lead'],
  'conflict.declare': ['tutor', 'lead'],
  'mark.give': ['tutor', 'lead'],
  /** A tutor takes work that is not assigned; a lead assigns and reassigns. */
  'work.assign': ['tutor', 'lead'],
  /** Notes for those who review a work. */
  'note.write': ['tutor', 'lead'],
  /** The comment library. */
  'comment.keep': ['tutor', 'lead'],
  'decision.reopen': ['student', 'tutor', 'lead'],
  'referral.return': ['lead'],
  /** Completion letters. */
  'letter.read': ['student', 'tutor', 'lead'],
  'assessment.read': ['student', 'tutor', 'lead', 'admin', 'auditor', 'integration'],
  'assessment.write': ['tutor', 'lead', 'admin'],
  /** Extensions, and the list of those who have not handed in. */
  'extension.grant': ['tutor', 'lead', 'admin'],
  /** Standing adjustments, and the grounds and notes of extensions. */
  'adjustment.set': ['lead', 'admin'],
  'outage.read': ['lead', 'admin', 'auditor'],
  'outage.decide': ['lead'],
  'course.read': ['student', 'tutor', 'lead', 'admin', 'auditor'],
  'course.manage': ['lead', 'admin'],
  'enrolment.read': ['tutor', 'lead', 'admin'],
  'permission.ask': ['student'],
  'permission.decide': ['tutor', 'lead'],
  'permission.read': ['student', 'tutor', 'lead', 'auditor'],
  'policy.read': ['student', 'tutor', 'lead', 'admin', 'auditor', 'integration'],
  'policy.write': ['lead', 'admin'],
  'policy.acknowledge': ['student', 'tutor', 'lead', 'admin', 'auditor'],
  'detector.read': ['student', 'tutor', 'lead', 'admin', 'auditor', 'integration'],
  'detector.configure': ['admin'],
  'run.retry': ['tutor', 'lead'],
  'terms.accept': ['student'],
  'comparison.choose': ['student'],
  'audit.read': ['auditor'],
  'account.manage': ['admin'],
  'audit.verify': ['auditor', 'lead', 'admin'],
  'pages.use': ['student', 'tutor', 'lead', 'admin', 'auditor'],
  'reading.write': ['tutor', 'lead'],
  'sample.draw': ['lead'],
  'sample.read': ['lead', 'auditor'],
  'sample.review': ['tutor', 'lead'],
  'operations.read': ['admin'],
  'statistics.read': ['admin', 'lead', 'auditor'],
  'submission.erase': ['admin'],
  /** An auditor has the redacted record, without the work and the reflection. */
  'bundle.export': ['student', 'lead', 'auditor'],
} as const satisfies Record<string, Role[]>

export type Action = keyof typeof allowed

export function may(role: Role, action: Action): boolean {
  return (allowed[action] as readonly Role[]).includes(role)
}
