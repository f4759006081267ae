import type pg from 'pg'
import { saltLength } from '../../domain/audit/contents/content-hash.ts'
import { namedQuery } from '../named-query.ts'

/** What the statement takes of each acceptance, with its type: a list of each, in the order in which they arrived. */
const columns = {
  submission_id: 'uuid',
  assessment_id: 'uuid',
  student_id: 'uuid',
  zone: 'text',
  actor_id: 'uuid',
  actor_role: 'text',
  status: 'text',
  sha256: 'text',
  bytes: 'bigint',
  media_type: 'text',
  name: 'text',
  encoding: 'text',
  extra_files: 'jsonb',
  answers: 'jsonb',
  answers_sha256: 'text',
  answer_fingerprints: 'jsonb',
  key: 'text',
  request_hash: 'text',
  event_id: 'uuid',
  event_type: 'text',
  notice_id: 'uuid',
  notice_kind: 'text',
  contents: 'jsonb',
  salts: 'bytea',
} as const

type Column = keyof typeof columns
const names = Object.keys(columns) as Column[]

export type AcceptanceRow = Record<Column, string | number | Buffer | null>

/**
 * Writes acceptances in one statement and gives a row for each, in their order: `possible` where there is an assessment and a
 * policy, `attempt` null where nothing was written because the idempotency key was used. Of two with one key the first is written.
 */
export async function acceptSubmissions(client: Pick<pg.Pool, 'query'>, rows: AcceptanceRow[]) {
  const lists = names.map((name) => [name, rows.map((row) => row[name])])
  return (await statement(client, Object.fromEntries(lists))).rows
}

/** A time as the contents of events are written (`contentText`). */
const written = (time: string) => `to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

// Keys come first, because one that is taken keeps its work from being written. Keys and submissions are written in an order that all
// processes share, so that two groups never wait for each other; outbox rows in the order of arrival.
const statement = namedQuery(
  'accept-submissions',
  `
with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as at),
policy as (select id, version from policy_versions where active),
item as materialized (
  select * from unnest(${names.map((name) => `:${name}::${columns[name]}[]`).join(', ')}) with ordinality as item (${names.join(', ')}, place)
),
possible as materialized (
  select item.*, policy.id as policy_version_id, policy.version as policy_version
  from item, policy where exists (select from assessments where assessments.id = item.assessment_id)
),
keyed as (
  insert into idempotency_keys (account_id, key, request_hash, submission_id)
  select actor_id, key, request_hash, submission_id from possible where key is not null order by actor_id, key, place
  on conflict on constraint idempotency_keys_pkey do nothing
  returning submission_id
),
chosen as materialized (
  select possible.*, row_number() over (partition by assessment_id, student_id order by place) as nth
  from possible where key is null or submission_id in (select submission_id from keyed)
),
submission as (
  insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, received_at, late, due_at, due_because,
    assessment_version, status_since)
  select submission_id, chosen.assessment_id, student_id, actor_id,
    (coalesce((
      select max(attempt) from submissions earlier where earlier.assessment_id = chosen.assessment_id and earlier.student_id = chosen.student_id
    ), 0) + nth)::int,
    policy_version_id, status, moment.at, coalesce(moment.at > due.due_at, false), due.due_at, due.due_because,
    (select max(version) from assessment_versions one where one.assessment_id = chosen.assessment_id and one.counts_from <= moment.at), moment.at
  from chosen, moment, due_of(chosen.assessment_id, chosen.student_id, chosen.zone) due
  order by student_id, chosen.assessment_id, nth
  returning id, attempt, received_at, late, due_at, due_because, assessment_version
),
accepted as materialized (
  select chosen.*, attempt, received_at, late, due_at, due_because, assessment_version
  from chosen join submission on submission.id = submission_id
),
file as (
  insert into files (submission_id, sha256, bytes, media_type, name, encoding)
  select submission_id, sha256, bytes, media_type, name, encoding from accepted order by sha256
),
extra_files as (
  insert into attachments (id, submission_id, sha256, bytes, media_type, name, at)
  select one.id, submission_id, one.sha256, one.bytes, one."mediaType", one.name, received_at
  from accepted, jsonb_to_recordset(accepted.extra_files) as one (id uuid, sha256 text, bytes bigint, "mediaType" text, name text)
),
reflection as (
  insert into reflections (submission_id, answers, sha256, fingerprints, at)
  select submission_id, answers, answers_sha256, array(
    select one from jsonb_array_elements_text(answer_fingerprints) with ordinality as listed (one, place) order by listed.place
  ), received_at
  from accepted where answers is not null
),
salted as (
  insert into audit_salts (event_id, submission_id, salts) select event_id, submission_id, salts from accepted
),
hashed as (
  select submission_id, jsonb_build_object('contents', jsonb_agg(jsonb_build_object('table', one."table", 'key', one.key, 'hash', encode(sha256(
    substr(salts, one.place * ${saltLength} + 1, ${saltLength}) || convert_to(format(
      one.text, ${written('received_at')}, attempt, late::text, policy_version_id,
      coalesce(to_json(${written('due_at')})::text, 'null'), due_because, assessment_version
    ), 'UTF8')), 'hex')) order by one.place)) as data
  from accepted, jsonb_to_recordset(accepted.contents) as one (place int, "table" text, key text, text text)
  group by submission_id
),
event as (
  insert into audit_events (id, type, submission_id, actor_id, actor_role, data, at)
  select event_id, event_type, submission_id, actor_id, actor_role, hashed.data, received_at
  from accepted join hashed using (submission_id) order by accepted.place
),
work as (
  insert into outbox (event_id, type, submission_id) select event_id, event_type, submission_id from accepted order by place
),
notice as (
  insert into notices (id, person_id, kind, event_id, submission_id, assessment_id, channel, next_attempt_at)
  select notice_id, accounts.id, notice_kind, event_id, submission_id, assessment_id,
    case when accounts.email is null then 'page' else 'email' end,
    case when accounts.email is not null then clock_timestamp() end
  from accepted join accounts on accounts.id = student_id
)
select possible.place is not null as possible, attempt, received_at, late, due_at, due_because, accepted.policy_version, hashed.data
from item left join possible using (submission_id) left join accepted using (submission_id) left join hashed using (submission_id)
order by item.place`,
)
