import type { aService } from '../../service.ts'
import type { Case } from './case-in-any-order.ts'

type Service = Awaited<ReturnType<typeof aService>>

/** Checks the history of a case against itself: returns every way in which it does not fit. */
export async function consistencyOf({ context, owner }: Service) {
  const named = (await owner('select unnest(erasable_tables()) as name')) as unknown as { name: string }[]
  const tables = named.map(({ name }) => name).filter((name) => name !== 'audit_salts')
  const rowsOf = async <Row>(text: string, id: string) => (await context.db.$client.query(text, [id])).rows as Row[]

  return async ({ id, refused }: Case): Promise<string[]> => {
    const [found] = await rowsOf<{ status: string }>('select status from submissions where id = $1', id)
    const events = await rowsOf<Moved>(moved, id)
    const { status } = found!
    const kept = status === 'erased' ? (await rowsOf<{ name: string }>(leftIn(tables), id)).map(stillThere) : []
    const [made] = await rowsOf<Made>(counted, id)
    return [
      ...brokenMoves(events, status),
      ...kept,
      ...(status === 'erased' ? [] : unfitting(made!, events, status)),
    ].map((problem) => `${problem} (refused: ${refused.join(', ')})`)
  }
}

interface Moved {
  type: string
  from: string | null
  to: string
}
const moved = `
  select type, data->>'from' as "from", data->>'to' as "to" from audit_events
  where submission_id = $1 and type like 'submission.%' and data ? 'to' order by at, id`

/** Each event begins where the one before it ended, and the last one where the work is. */
function brokenMoves(events: Moved[], status: string): string[] {
  const gap = events.findIndex(({ from }, at) => at > 0 && from !== events[at - 1]!.to)
  const last = events.at(-1)!.to
  return [
    ...(gap < 0 ? [] : [`${events[gap]!.type} does not begin where ${events[gap - 1]!.type} ended`]),
    ...(last === status ? [] : [`it is ${status}, and the log says ${last}`]),
  ]
}

type Made = Record<'decisions' | 'reopenings' | 'rounds' | 'seconded' | 'adverse' | 'alone' | 'letters', number>
const counted = `
  select
    (select count(*)::int from decisions where submission_id = $1) as decisions,
    (select count(*)::int from reopenings where submission_id = $1) as reopenings,
    (select coalesce(max(round), 0)::int from decisions where submission_id = $1) as rounds,
    (select count(*)::int from letters where submission_id = $1) as letters,
    (select count(*)::int from confirmations where submission_id = $1 and agrees)
      + (select count(*)::int from waivers where submission_id = $1) as seconded,
    (select count(*)::int from decisions where submission_id = $1 and outcome = 'breach_recorded') as adverse,
    (select count(*)::int from decisions d where submission_id = $1 and outcome = 'breach_recorded'
      and not exists (select from confirmations c where c.proposal_id = d.proposal_id and c.agrees and c.confirmed_by <> d.decided_by)
      and not exists (select from waivers w where w.proposal_id = d.proposal_id)) as alone`

/** What people decided, opened again, confirmed and issued, against the log and against each other. */
function unfitting(made: Made, events: Moved[], status: string): string[] {
  const { decisions, reopenings, rounds, seconded, adverse, alone, letters } = made
  const count = (type: string) => events.filter((event) => event.type === `submission.${type}`).length
  const differs = (what: string, one: number, other: number) => (one === other ? [] : [`${what}: ${one} and ${other}`])
  return [
    ...differs('decisions and their events', decisions, count('decided')),
    ...differs('reopenings and their events', reopenings, count('reopened')),
    ...differs('letters and their events', letters, count('completed')),
    ...differs('decisions and rounds', decisions, rounds),
    ...differs(`decisions that stand while it is ${status}`, decisions - reopenings, status === 'decided' ? 1 : 0),
    ...differs('adverse decisions and second persons', adverse, seconded),
    ...differs('adverse decisions of one person alone', alone, 0),
    ...(status === 'superseded' ? differs('disclosures of work that was replaced', count('disclosed'), 0) : []),
  ]
}

const leftIn = (tables: string[]) =>
  tables.map((name) => `select '${name}' as name from ${name} where submission_id = $1`).join(' union all ')
const stillThere = ({ name }: { name: string }) => `a row of ${name} is left after the erasure`
