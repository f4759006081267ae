import { newId } from '../../src/db/id.ts'

type Query = (text: string, values?: unknown[]) => Promise<unknown>

/** A disclosure: when it was made, for how many days, and whether its notice arrived. */
interface Disclosed {
  submissionId: string
  tutorId: string
  items: object[]
  daysAgo?: number
  responseDays?: number
  /** Absent for a notice that has not arrived. */
  arrivedDaysAgo?: number
}

/** Writes a disclosure into the past, with its notice and the time to respond that began with it, as the owner of the tables. */
export async function disclosed(query: Query, { submissionId, tutorId, items, ...times }: Disclosed): Promise<string> {
  const { daysAgo = 12, responseDays = 10, arrivedDaysAgo } = times
  const id = newId()
  const ago = (days: number) => `clock_timestamp() - interval '${days} days'`
  await query(
    `insert into disclosures (id, submission_id, disclosed_by, message, items, at, response_days)
     values ($1, $2, $3, 'Please look.', (
       select coalesce(jsonb_agg(item || coalesce((
         select jsonb_build_object('detector', detector, 'rule', rule, 'message', message, 'evidence', evidence, 'limits', '[]'::jsonb)
         from flags where flags.id::text = item->>'flagId'
       ), '{}')), '[]') from jsonb_array_elements($4::jsonb) item
     ), ${ago(daysAgo)}, $5)`,
    [id, submissionId, tutorId, JSON.stringify(items), responseDays],
  )
  if (arrivedDaysAgo === undefined) return id
  await query(
    `insert into notices (id, person_id, kind, event_id, submission_id, disclosure_id, channel, state, delivered_at)
     select $1, student_id, 'evidence_disclosed', $2, id, $3, 'email', 'delivered', ${ago(arrivedDaysAgo)} from submissions where id = $4`,
    [newId(), newId(), id, submissionId],
  )
  await query(
    `insert into response_windows (disclosure_id, submission_id, opened_by, at, respond_by)
     values ($1, $2, 'email', ${ago(arrivedDaysAgo)}, ${ago(arrivedDaysAgo)} + make_interval(days => $3))`,
    [id, submissionId, responseDays],
  )
  return id
}
