import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { storageRuns } from '../schema/index.ts'

/** A mark that a process left in the storage: which process, and its how manieth. */
export interface Mark {
  run: string
  marks: number
}

/** Notes that a process has begun to work on this database and its storage. */
export async function beginRun(session: Session, run: string): Promise<void> {
  await session.insert(storageRuns).values({ id: run, marks: 0 })
}

/** Notes one more mark of a process. Returns which one it is; null where the database does not know the process. */
export async function countMark(session: Session, run: string): Promise<number | null> {
  const [counted] = await session
    .update(storageRuns)
    .set({ marks: sql`${storageRuns.marks} + 1`, seenAt: sql`clock_timestamp()` })
    .where(eq(storageRuns.id, run))
    .returning({ marks: storageRuns.marks })
  return counted?.marks ?? null
}

/** The marks that this database did not make, or no longer knows of because it is older than they are. */
export async function unknownMarks(session: Session, found: Mark[]): Promise<Mark[]> {
  if (!found.length) return []
  const ids = found.map(({ run }) => run)
  const known = await session.select().from(storageRuns).where(inArray(storageRuns.id, ids))
  const marksOf = new Map(known.map(({ id, marks }) => [id, marks]))
  return found.filter(({ run, marks }) => (marksOf.get(run) ?? -1) < marks)
}

/** Takes marks as known, for a database that is adopted by a storage that is newer. It was not there when they were made. */
export async function acknowledgeMarks(session: Session, marks: Mark[]): Promise<void> {
  if (!marks.length) return
  await session
    .insert(storageRuns)
    .values(marks.map(({ run, marks }) => ({ id: run, marks })))
    .onConflictDoUpdate({
      target: storageRuns.id,
      set: { marks: sql`greatest(${storageRuns.marks}, excluded.marks)` },
    })
}

/** Which of these processes were last seen before then. */
export async function endedRuns(session: Session, runs: string[], before: Date): Promise<string[]> {
  if (!runs.length) return []
  const rows = await session
    .select({ id: storageRuns.id })
    .from(storageRuns)
    .where(and(inArray(storageRuns.id, runs), lt(storageRuns.seenAt, before)))
  return rows.map(({ id }) => id)
}

/** How far the clocks of the database and of the storage may differ, and how long an upload may take to become a row. */
const slack = sql`interval '2 minutes'`

/**
 * Which of these moments lie where this database knows that a process worked on it. A file that was stored at another
 * moment was stored by a process of which the database knows nothing: it may be acknowledged work whose rows were lost.
 * After an adoption that is judged strictly, because the database may lack the last of what earlier processes did.
 */
export async function workedOnAt(session: Session, moments: Date[]): Promise<boolean[]> {
  const { rows } = await session.execute(sql`
    with adopted as (select max(at) as at from storage_identities having count(*) > 1),
    times as (
      select
        case when began_at > adopted.at then greatest(began_at - ${slack}, adopted.at) else began_at - ${slack} end as since,
        case when seen_at < adopted.at then seen_at - ${slack} else seen_at + ${slack} end as until
      from storage_runs left join adopted on true
    )
    select exists (select from times where asked.at between since and until) as known
    from unnest(${sql.param(moments.map((at) => at.toISOString()))}::timestamptz[]) with ordinality as asked (at, place)
    order by place`)
  return rows.map(({ known }) => known as boolean)
}
