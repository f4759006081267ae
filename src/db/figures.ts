import { type SQL, sql } from 'drizzle-orm'
import { reviewed, uncounted, unfinished } from '../domain/submission/status-sets.ts'
import type { Session } from './client.ts'

/** A stretch of time; open at an end that is null. */
export interface Period {
  from: Date | null
  until: Date | null
}

export type AllFigures = Awaited<ReturnType<typeof figuresOf>>

/**
 * What a provider has to be able to say about its cases, without names. Each thing counts by when it happened. Times
 * are in hours, medians.
 */
export async function figuresOf(session: Session, period: Period) {
  const within = (at: SQL) =>
    sql`(${at} >= coalesce(${period.from?.toISOString() ?? null}::timestamptz, '-infinity') and ${at} < coalesce(${period.until?.toISOString() ?? null}::timestamptz, 'infinity'))`
  const rows = async <T>(query: ReturnType<typeof sql>) => (await session.execute(query)).rows as T[]
  return {
    assessments: await rows<{
      title: string
      received: number
      reviewed: number
      decided: number
      cleared: number
    }>(sql`
      select a.title, count(*)::int as received,
        count(*) filter (where s.status in ${reviewed})::int as reviewed,
        count(d.id)::int as decided, count(d.id) filter (where d.outcome = 'no_concern')::int as cleared
      from submissions s join assessments a on a.id = s.assessment_id
      left join lateral (select id, outcome from decisions where submission_id = s.id order by round desc limit 1) d on true
      where s.status not in ${uncounted} and ${within(sql`s.received_at`)}
      group by a.id, a.title order by a.published_at desc, a.id`),
    outcomes: await rows<{ outcome: string; count: number; hours: number | null }>(sql`
      select outcome, count(*)::int as count,
        percentile_cont(0.5) within group (order by extract(epoch from d.at - s.received_at) / 3600) as hours
      from decisions d join submissions s on s.id = d.submission_id where ${within(sql`d.at`)} group by outcome order by outcome`),
    reopenings: await rows<{ kind: string; count: number }>(
      sql`select kind, count(*)::int as count from reopenings where ${within(sql`at`)} group by kind order by kind`,
    ),
    referrals: await rows<{ outcome: string; count: number }>(sql`
      select coalesce(r.outcome, 'open') as outcome, count(*)::int as count
      from decisions d
      left join lateral (select outcome from referral_outcomes where decision_id = d.id order by at desc, id desc limit 1) r on true
      where d.outcome = 'referred' and ${within(sql`d.at`)} group by 1 order by 1`),
    responses: await rows<{ disclosures: number; answered: number; hours: number | null }>(sql`
      select count(*)::int as disclosures, count(r.at)::int as answered,
        percentile_cont(0.5) within group (order by extract(epoch from r.at - d.at) / 3600) as hours
      from disclosures d
      left join lateral (select min(at) as at from responses where disclosure_id = d.id) r on true
      where ${within(sql`d.at`)}`),
    opinions: await rows<{ before: string; after: string; count: number }>(sql`
      select f.opinion as before, d.outcome as after, count(*)::int as count
      from first_readings f join decisions d on d.submission_id = f.submission_id and d.decided_by = f.reader_id and d.at > f.at
        and not exists (
          select 1 from decisions e
          where e.submission_id = d.submission_id and e.decided_by = d.decided_by and e.at > f.at and e.at < d.at
        )
      where ${within(sql`d.at`)} group by f.opinion, d.outcome order by 1, 2`),
    detectors: await rows<{ detector: string; runs: number; flags: number; setAside: number }>(sql`
      select r.detector, count(distinct r.id)::int as runs, count(distinct f.id)::int as flags,
        count(distinct x.flag_id)::int as "setAside"
      from runs r left join flags f on f.run_id = r.id left join flag_dismissals x on x.flag_id = f.id
      where ${within(sql`r.at`)} group by r.detector order by r.detector`),
  }
}

/** How the background fares: what waits and for how long, in seconds; runs that did not end well, by detector. */
export async function healthOf(session: Session) {
  const rows = async <T>(query: ReturnType<typeof sql>) => (await session.execute(query)).rows as T[]
  const [outbox] = await rows<{ waiting: number; oldest: number | null }>(sql`
    select count(*)::int as waiting, max(extract(epoch from clock_timestamp() - e.at))::int as oldest
    from (select event_id from outbox order by id limit 1000) o join audit_events e on e.id = o.event_id`)
  const [unsealed] = await rows<{ waiting: number }>(
    sql`select count(*)::int as waiting from (select 1 from audit_unsealed limit 10000) u`,
  )
  return {
    outbox: outbox!,
    unsealed: unsealed!.waiting,
    submissions: await rows<{ status: string; count: number; oldest: number }>(sql`
      select status, count(*)::int as count, extract(epoch from clock_timestamp() - min(status_since))::int as oldest
      from submissions where status in ${unfinished} group by status`),
    runs: await rows<{ detector: string; state: string; count: number; latest: string; detail: string }>(sql`
      select detector, state, count(*)::int as count, max(at) as latest,
        (array_agg(coalesce(reason, state) order by at desc))[1] as detail
      from runs where at > statement_timestamp() - interval '7 days' and state <> 'succeeded'
      group by detector, state order by detector, state`),
  }
}

/** What waits for an admin at the places where other systems connect, and what has stopped there. */
export async function connectionsOf(session: Session) {
  const { rows } = await session.execute(sql`select
    (select count(*)::int from lti_registrations where state = 'waiting') as registrations,
    (select count(*)::int from lti_deployments d join lti_registrations r on r.id = d.registration_id
      where d.state = 'waiting' and r.state = 'active') as deployments,
    (select count(*)::int from integration_events where state in ('parked', 'failed')) as events,
    (select count(*)::int from webhook_endpoints
      where deleted_at is null and (disabled_at is not null or failing_since is not null)) as endpoints,
    (select count(*)::int from vendor_status where paused_at is not null) as "pausedDetectors"`)
  return rows[0] as Record<'registrations' | 'deployments' | 'events' | 'endpoints' | 'pausedDetectors', number>
}
