import { sql } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import type { Conversation } from '../../domain/submission/turn.ts'
import type { Session } from '../client.ts'
import { pageOf } from '../cursor.ts'
import { nameOfStudent } from '../submission/access.ts'
import { conversationColumns, conversationIn, conversationJoins } from '../submission/conversation.ts'
import { assigneeOf } from './assignments.ts'
import { cameUnread, isAppeal, isRead, type ReviewFilter, stretchOf } from './pile/wanted.ts'

export type { ReviewFilter } from './pile/wanted.ts'

export interface ReviewRow extends Conversation {
  id: string
  receivedAt: Date
  attempt: number
  late: boolean
  unreadable: boolean
  /** Whether parts of the file that could not be read brought it to a person. */
  partlyRead: boolean
  assessmentId: string
  title: string
  studentName: string | null
  /** Detectors that point at something for a person, and that were not set aside. */
  detectors: string[]
  concerns: number
  /** Whether an appeal brought it back. */
  appeal: boolean
  /** To whom it is assigned; null where it is not. */
  assignee: { id: string; name: string } | null
}

const pageSize = 50

/** A page of the review list by keyset, the oldest first unless the filter says otherwise. Never ordered by a score. */
export async function reviewList(session: Session, who: Actor, filter: ReviewFilter) {
  const direction = filter.order === 'newest' ? sql`desc` : sql`asc`
  const { rows } = await session.execute(sql`
    select s.id, ${conversationColumns(sql`s`)}, s.received_at, s.attempt, s.late, s.unreadable is not null as unreadable,
      ${cameUnread(sql`s`)} as partly_read, ${isAppeal(sql`s`)} as appeal,
      assessments.id as assessment_id, assessments.title, ${nameOfStudent(who)} as student_name,
      array(select distinct f.detector from flags f where f.submission_id = s.id and f.severity <> 'info'
        and not exists (select 1 from flag_dismissals x where x.flag_id = f.id)) as detectors,
      (select count(*)::int from concerns c where c.submission_id = s.id and ${isRead(who, filter, sql`s`)}) as concerns,
      (select json_build_object('id', id, 'name', name) from accounts assigned where id = ${assigneeOf(sql`s.id`)}) as assignee
    from (${stretchOf(who, filter, { limit: pageSize + 1 })}) s
    join assessments on assessments.id = s.assessment_id
    join assessment_versions on assessment_versions.assessment_id = s.assessment_id and assessment_versions.version = s.assessment_version
    join accounts on accounts.id = s.student_id
    ${conversationJoins(sql`s`)}
    order by s.received_at ${direction}, s.id ${direction}`)
  return pageOf(rows.map(rowOf), pageSize, ({ receivedAt }) => receivedAt)
}

function rowOf(row: Record<string, unknown>): ReviewRow {
  return {
    id: row.id as string,
    ...conversationIn(row),
    receivedAt: new Date(row.received_at as string),
    attempt: row.attempt as number,
    late: row.late as boolean,
    unreadable: row.unreadable as boolean,
    partlyRead: row.partly_read as boolean,
    assessmentId: row.assessment_id as string,
    title: row.title as string,
    studentName: row.student_name as string | null,
    detectors: row.detectors as string[],
    concerns: row.concerns as number,
    appeal: row.appeal === true,
    assignee: row.assignee as ReviewRow['assignee'],
  }
}
