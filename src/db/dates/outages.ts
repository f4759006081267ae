import { desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { TimeZone } from '../../domain/dates/zone.ts'
import type { Session, Transaction } from '../client.ts'
import { outageCredits, outageDecisions, outages } from '../schema/index.ts'

/** Outages with what was decided about them, newest first: a page of `limit`, after the one with the id `after`. */
export async function listOutages(
  session: Session,
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
) {
  const rows = await session
    .select({
      id: outages.id,
      from: outages.from,
      until: outages.until,
      cause: outages.cause,
      foundAt: outages.foundAt,
      granted: outageDecisions.granted,
      reason: outageDecisions.reason,
      decidedBy: outageDecisions.decidedBy,
      students: sql<number>`(select count(*)::int from outage_credits where outage_id = ${outages.id})`,
    })
    .from(outages)
    .leftJoin(outageDecisions, eq(outageDecisions.outageId, outages.id))
    .where(after ? lt(outages.id, after) : undefined)
    .orderBy(desc(outages.id))
    .limit(limit + 1)
  return { items: rows.slice(0, limit), nextCursor: rows.length > limit ? rows[limit - 1]!.id : null }
}

/** The ids of the outages that nothing was decided about, oldest first. */
export async function undecidedOutages(session: Session): Promise<string[]> {
  const rows = await session
    .select({ id: outages.id })
    .from(outages)
    .leftJoin(outageDecisions, eq(outageDecisions.outageId, outages.id))
    .where(isNull(outageDecisions.outageId))
    .orderBy(outages.from)
  return rows.map(({ id }) => id)
}

/**
 * Adds the part of an outage that fell into the last `hours` before a due date to it, rounded up to the minute, for each
 * student who was enrolled and had not handed in when it began (docs/reference/dates.md#own-downtime).
 */
export async function addCredits(tx: Transaction, outageId: string, hours: number, zone: TimeZone) {
  await tx.execute(sql`
    insert into outage_credits (outage_id, assessment_id, student_id, until)
    select o.id, a.id, student, date_trunc('minute',
      due.due_at + (o.until - greatest(o."from", due.due_at - window_before)) + interval '59.999 seconds')
    from outages o
    cross join (select make_interval(hours => ${hours}) as window_before) setting
    join assessments a on a.due_at is not null and a.due_at - window_before < o.until
      and a.due_at > o."from" - interval '400 days'
    cross join lateral students_of(a.id) student
    cross join lateral due_of(a.id, student, ${zone}) due
    where o.id = ${outageId} and due.due_at > o."from" and due.due_at - window_before < o.until
      and not exists (
        select from submissions s where s.assessment_id = a.id and s.student_id = student and s.received_at < o."from")`)
  return tx.select().from(outageCredits).where(eq(outageCredits.outageId, outageId))
}
