import { canHappen, type SubmissionStatus, submissionStatuses } from './status.ts'

type StatusSet = readonly SubmissionStatus[]

/** A newer attempt can take its place. */
export const supersedable: StatusSet = submissionStatuses.filter((status) => canHappen(status, 'submission.superseded'))

/** The states of work on its arrival: `awaiting_reflection` when an LMS delivers it without a reflection. */
export const arrivalStatuses = ['received', 'awaiting_reflection'] as const satisfies SubmissionStatus[]
export type ArrivalStatus = (typeof arrivalStatuses)[number]

/** Programs work on it and move it on within minutes; a page that shows it refreshes itself. */
export const processing: StatusSet = ['received', 'extracted']

/** Its text can be screened, sent to a remote detector and compared with other work. */
export const screenable: StatusSet = ['extracted', 'released', 'under_review', 'decided']

/** A person reviews it or has decided about it. */
export const reviewed: StatusSet = ['under_review', 'decided']

/** A mark of it goes to the gradebook; while it is under review it is held back. */
export const reportable: StatusSet = ['released', 'decided']

/** A program, the student or a reviewer has yet to do something. */
export const unfinished: StatusSet = ['awaiting_reflection', 'received', 'extracted', 'under_review']

/** It no longer counts as handed in: taken back, replaced by a newer attempt, or erased. */
export const retired: StatusSet = ['withdrawn', 'superseded', 'erased']

/** It was taken back or erased: an LMS that delivered it sees it as deleted. */
export const takenAway: StatusSet = ['withdrawn', 'erased']

/** Left out of a provider's figures: the student handed in something else instead, or nothing. */
export const uncounted: StatusSet = ['withdrawn', 'superseded']

/** A later due date can come to apply to it. */
export const datable: StatusSet = submissionStatuses.filter((status) => canHappen(status, 'submission.due_changed'))
