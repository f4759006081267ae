import { type History, of } from './history.ts'

/** The tables in which people add to a case, as `histories` lists all of them. */
export const caseHistories = {
  appeal_windows: of('time to appeal', 'notice.delivered', 'decision_id', 'submission_id opened_by days appeal_by at'),
  attachments: of(
    'file beside the work',
    'submission.received submission.reflection_required submission.responded',
    'id',
    'response_id submission_id sha256 bytes media_type name at',
  ),
  concerns: of(
    'concern',
    'submission.concern_raised',
    'id',
    'submission_id raised_by code particulars observations at',
  ),
  confirmations: of(
    'confirmation',
    'submission.confirmed submission.proposal_returned',
    'id',
    'submission_id proposal_id confirmed_by agrees reasons attestation at',
  ),
  conflicts_of_interest: of(
    'conflict of interest',
    'submission.conflict_declared',
    'id',
    'submission_id person_id declared_by reason at',
  ),
  conversation_answers: of(
    'answer to the record of a conversation',
    'submission.conversation_answered',
    'id',
    'submission_id conversation_id student_id stance text at',
  ),
  conversation_reads: of(
    'reading of the record of a conversation',
    'conversation.seen',
    'conversation_id',
    'submission_id student_id at',
  ),
  conversations: of(
    'record of a conversation',
    'submission.conversation_recorded',
    'id',
    'submission_id held_at purpose people evidence entries companion adjustments recorded_by at',
  ),
  decisions: of(
    'decision',
    'submission.decided',
    'id',
    'submission_id round decided_by outcome reasons points evidence answers score standard intent limits_considered attestation proposal_id at',
  ),
  disclosures: of(
    'disclosure',
    'submission.disclosed',
    'id',
    'submission_id disclosed_by message items response_days at',
  ),
  first_readings: of('first reading', 'submission.first_read', 'id', 'submission_id reader_id opinion note at'),
  flag_dismissals: of('dismissal of a flag', 'flag.dismissed', 'flag_id', 'submission_id dismissed_by reason at'),
  letters: of(
    'completion letter',
    'submission.completed',
    'id',
    'submission_id decision_id html pdf html_sha256 pdf_sha256 outside_by at',
  ),
  marks: of('mark', 'submission.marked', 'id', 'submission_id given_by score note at'),
  proposal_readings: of(
    'reading before a proposal',
    'submission.proposal_read',
    'id',
    'submission_id proposal_id reader_id opinion note at',
  ),
  proposals: of('proposal', 'submission.proposed', 'id', 'submission_id round proposed_by decision at'),
  referral_outcomes: of(
    'outcome of a referral',
    'submission.referral_returned',
    'id',
    'submission_id decision_id outcome code date reference recorded_by at',
  ),
  reopenings: of(
    'reopening',
    'submission.reopened',
    'id',
    'submission_id decision_id reopened_by kind grounds reason at',
  ),
  responses: of(
    'response',
    'submission.responded',
    'id',
    'submission_id disclosure_id student_id text points companion format at',
  ),
  response_windows: of('time to respond', 'notice.delivered', 'disclosure_id', 'submission_id opened_by respond_by at'),
  time_answers: of(
    'answer to a request for more time',
    'submission.time_answered',
    'id',
    'submission_id request_id answered_by granted until reason at',
  ),
  time_requests: of(
    'request for more time',
    'submission.time_asked',
    'id',
    'submission_id disclosure_id student_id reason until_asked at',
  ),
  waivers: of(
    'waiver of the second person',
    'submission.confirmation_waived',
    'id',
    'submission_id proposal_id waived_by reason at',
  ),
} as const satisfies Record<string, History>
