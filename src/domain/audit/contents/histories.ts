import { caseHistories } from './case-histories.ts'
import { type History, of } from './history.ts'

/**
 * Every table that history rests on. Each row is hashed, with a salt, into the event that makes it, in the same
 * transaction (`src/flow/record.ts`), and `verify-audit` compares all of them. All columns count. To keep another table
 * so, add its line here and give its rows to the event as `contents`.
 */
export const histories = {
  ...caseHistories,
  adjustments: of('standing adjustment', 'adjustment.set', 'id', 'student_id days share note granted_by at'),
  ai_permissions: of(
    'permission',
    'permission.asked permission.granted permission.refused permission.withdrawn',
    'id',
    'assessment_id student_id tools purposes request state conditions requested_at decided_by decided_at expires_at',
    'changes',
  ),
  assessments: of(
    'assessment',
    'assessment.published assessment.changed',
    'id',
    'course_id title brief ai_level guidance allowed_purposes outcomes supervised level_reason level_approver anonymous sample_rate response_days opens_at due_at version published_at created_by',
    'changes',
  ),
  assessment_versions: of(
    'version of an assessment',
    'assessment.published assessment.changed',
    'id',
    'assessment_id version title brief ai_level guidance allowed_purposes outcomes supervised level_reason level_approver anonymous sample_rate response_days opens_at due_at counts_from reason changed_by at',
  ),
  comparison_choices: of(
    'choice about comparison',
    'comparison.allowed comparison.objected',
    'id',
    'student_id allowed at',
  ),
  courses: of(
    'course',
    'course.added course.changed',
    'id',
    'title code external_id starts_on ends_on created_by created_at',
    'changes',
  ),
  decision_samples: of('sample of decisions', 'decision_sample.drawn', 'id', 'seed rate from until drawn_by at'),
  detector_options: of(
    'setting of a detector',
    'detector.options_set',
    'id',
    'detector assessment_id options monthly_budget set_by at',
  ),
  detector_switches: of(
    'switch of a detector',
    'detector.switched_on detector.switched_off',
    'id',
    'detector assessment_id state owner reason declaration switched_by at',
  ),
  enrolments: of(
    'enrolment',
    'enrolment.added enrolment.ended',
    'id',
    'course_id account_id role from until source source_id',
    'changes',
  ),
  extensions: of('extension', 'extension.granted', 'id', 'assessment_id student_id until ground note granted_by at'),
  files: of(
    'file of the work',
    'submission.received submission.reflection_required',
    'submission_id',
    'sha256 bytes media_type name encoding',
  ),
  flags: of(
    'flag',
    'runs.added',
    'id',
    'run_id submission_id detector basis rule severity point clause message suggestion evidence figures position at',
  ),
  outage_credits: of('due date after an outage', 'outage.credited', 'outage_id assessment_id student_id', 'until at'),
  outage_decisions: of('decision about an outage', 'outage.decided', 'outage_id', 'granted reason decided_by at'),
  outages: of('outage', 'outage.found', 'id', 'from until cause found_at'),
  policy_acknowledgements: of(
    'acknowledgement of the policy',
    'policy.acknowledged',
    'account_id policy_version_id',
    'at',
  ),
  policy_versions: of(
    'policy version',
    'policy.imported policy.points_confirmed policy.activated',
    'id',
    'title version issued_on next_review_on authorised_by authorised_on source_sha256 clauses points points_confirmed_by points_confirmed_at active created_at activated_at',
    'changes',
  ),
  reading_settings: of('setting of the first reading', 'provider.first_reading_set', 'id', 'waits set_by at'),
  reflections: of(
    'reflection',
    'submission.received submission.reflected',
    'submission_id',
    'answers sha256 fingerprints at',
  ),
  runs: of(
    'run of a detector',
    'runs.added',
    'id',
    'submission_id detector version point clause attempt state reason detail measurements reader_version at next_attempt_at',
  ),
  sample_actions: of(
    'action after a sample',
    'submission.sample_action',
    'id',
    'submission_id sampled_id recorded_by action at',
  ),
  sample_opinions: of(
    'second opinion',
    'submission.second_opinion',
    'id',
    'submission_id sampled_id reviewer_id outcome reasons at',
  ),
  sampled_decisions: of(
    'decision in a sample',
    'submission.decision_sampled',
    'id',
    'sample_id submission_id decision_id',
  ),
  submissions: of(
    'record',
    'submission.*',
    'id',
    'assessment_id student_id submitted_by attempt policy_version_id status unreadable received_at late due_at due_because assessment_version status_since',
    'changes',
  ),
  terms_acceptances: of(
    'acceptance of terms',
    'terms.accepted',
    'id',
    'detector account_id version language accepted_at',
  ),
  texts: of(
    'text that was read',
    'submission.text_extracted submission.text_reread',
    'submission_id reader_version',
    'text sha256 layout at',
  ),
  vendor_spending: of('amount spent at a vendor', 'detector.units_spent', 'run_id', 'detector units at'),
} as const satisfies Record<string, History>

export type HistoryTable = keyof typeof histories

export const isHistory = (table: string): table is HistoryTable => Object.hasOwn(histories, table)

/** Whether an event of this type may hold a row of this table. */
export function isMadeBy(table: HistoryTable, type: string): boolean {
  const { events }: History = histories[table]
  return events.some((event) => (event.endsWith('*') ? type.startsWith(event.slice(0, -1)) : type === event))
}
