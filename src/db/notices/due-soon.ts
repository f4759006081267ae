import { sql } from 'drizzle-orm'
import type { TimeZone } from '../../domain/dates/zone.ts'
import { retired } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'

/** The students of an assessment whose due date comes near. */
export interface DueSoon {
  assessmentId: string
  studentIds: string[]
}

/**
 * Who is enrolled in an open assessment, has not handed in, and has a due date within so many hours that no notice of these
 * hours has named to them.
 */
export async function dueSoon(session: Session, hours: number, zone: TimeZone): Promise<DueSoon[]> {
  const span = sql`make_interval(hours => ${hours})`
  const { rows } = await session.execute(sql`
    with near as (select clock_timestamp() as now, clock_timestamp() + ${span} as horizon),
    -- Whose due date can lie in these hours, by where it comes from.
    candidate as (
      select a.id as assessment_id, student as student_id
      from near, assessments a cross join lateral students_of(a.id) student where a.due_at > now and a.due_at <= horizon
      union select e.assessment_id, e.student_id from near, extensions e where e.until > now and e.until <= horizon
      union select c.assessment_id, c.student_id from near, outage_credits c where c.until > now and c.until <= horizon
      union select m.assessment_id, m.account_id from near, memberships m join assessments a on a.id = m.assessment_id
        where a.due_at <= horizon and m.account_id in (select student_id from adjustments)
    )
    select c.assessment_id, array_agg(c.student_id order by c.student_id) as student_ids
    from near, candidate c join assessments a on a.id = c.assessment_id
    cross join lateral due_of(c.assessment_id, c.student_id, ${zone}) due
    where due.due_at > now and due.due_at <= horizon and coalesce(a.opens_at, a.published_at) <= now
      and c.student_id in (select students_of(c.assessment_id))
      and not exists (
        select from submissions s
        where s.assessment_id = c.assessment_id and s.student_id = c.student_id and s.status not in ${retired}
      )
      and not exists (
        select from notices n where n.person_id = c.student_id and n.assessment_id = c.assessment_id
          and n.act_by = due.due_at and n.created_at > due.due_at - ${span}
      )
    group by c.assessment_id order by c.assessment_id`)
  return rows.map((row) => ({ assessmentId: row.assessment_id as string, studentIds: row.student_ids as string[] }))
}
