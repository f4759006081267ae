import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { dueOfEach } from '../../db/dates/due.ts'
import { ledger } from '../../db/dates/heartbeats.ts'
import { addCredits, undecidedOutages } from '../../db/dates/outages.ts'
import { newId } from '../../db/id.ts'
import { thePeople } from '../../db/notices/recipients.ts'
import { outageCredits, outageDecisions, outages } from '../../db/schema/index.ts'
import { outagesIn } from '../../domain/dates/outage.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { notify } from '../notices/notify.ts'
import { record } from '../record.ts'
import { applyDueDates } from './apply-due-dates.ts'

/** Looks for outages in the heartbeats and the answers of intake, and adds their time where the setting says so. */
export async function findOutages(context: Context): Promise<void> {
  const { db, config, clock } = context
  const settings = { now: clock(), intervalMs: config.heartbeatMs, leastMs: config.outageMinSeconds * 1000 }
  for (const found of outagesIn(await ledger(db), settings)) {
    await db.transaction(async (tx) => {
      const row = { id: newId(), ...found }
      const [saved] = await tx.insert(outages).values(row).onConflictDoNothing().returning()
      if (!saved) return
      const data = {
        outage: saved.id,
        from: saved.from.toISOString(),
        until: saved.until.toISOString(),
        cause: saved.cause,
      }
      await record(tx, { type: 'outage.found', who: null, data, contents: [content(outages, saved)] })
    })
  }
  if (config.outageGrant !== 'automatic') return
  for (const id of await undecidedOutages(db)) {
    await decideOutage(context, null, id, { granted: true, reason: 'The setting of the provider adds it.' })
  }
}

/**
 * A lead, or the setting, says whether the time of an outage is added to due dates. Where it is, each student of an
 * assessment whose last hours it fell into and who had not handed in gets it, with a notice. Throws NOT_FOUND, STATE_CHANGED
 * where it was decided before.
 */
export async function decideOutage(
  context: Context,
  who: Actor | null,
  outageId: string,
  { granted, reason }: { granted: boolean; reason: string },
) {
  return context.db.transaction(async (tx) => {
    const [known] = await tx.select().from(outages).where(eq(outages.id, outageId))
    if (!known) throw new DomainError('NOT_FOUND', 'There is no such outage.')
    const [saved] = await tx
      .insert(outageDecisions)
      .values({ outageId, granted, reason, decidedBy: who?.id ?? null })
      .onConflictDoNothing()
      .returning()
    if (!saved) throw new DomainError('STATE_CHANGED', 'This was decided before.')
    const data = { outage: outageId, granted }
    await record(tx, { type: 'outage.decided', who, data, contents: [content(outageDecisions, saved)] })
    if (granted) await credit(context, tx, who, outageId)
    return saved
  })
}

async function credit(context: Context, tx: Transaction, who: Actor | null, outageId: string) {
  const { outageHours, timeZone } = context.config
  const credits = await addCredits(tx, outageId, outageHours, timeZone)
  for (const assessmentId of new Set(credits.map((one) => one.assessmentId))) {
    const rows = credits.filter((one) => one.assessmentId === assessmentId)
    const studentIds = rows.map(({ studentId }) => studentId)
    const eventId = await record(tx, {
      type: 'outage.credited',
      who,
      data: { outage: outageId, assessment: assessmentId, students: rows.length },
      contents: rows.map((row) => content(outageCredits, row)),
    })
    const actBy = dueOfEach(assessmentId, timeZone)
    await notify(tx, { kind: 'due_date_changed', to: thePeople(studentIds), about: { assessmentId }, eventId, actBy })
    await applyDueDates(context, tx, who, { assessmentId, studentIds })
  }
}
