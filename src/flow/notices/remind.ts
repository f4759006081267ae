import type { Context } from '../../context.ts'
import { addDigests, digestIsDue } from '../../db/notices/digests.ts'
import { assessmentOf, studentOf, theLeads, tutorsOf } from '../../db/notices/recipients.ts'
import { unopenedWork, windowsRunningOut } from '../../db/notices/reminders.ts'
import { lastTimeAt } from '../../domain/dates/last-time-at.ts'
import { turnOf } from '../../domain/submission/turn.ts'
import { record } from '../record.ts'
import { notify } from './notify.ts'
import { remindOfDueDates } from './remind-due.ts'
import { remindOfReflections } from './remind-reflections.ts'

/** Tells people of what waits for them and of time that runs out, each thing once however often this runs. */
export async function remind(context: Context): Promise<void> {
  await remindStudents(context)
  await remindOfDueDates(context)
  await remindOfReflections(context)
  await remindOfUnopenedWork(context)
  await makeDigests(context)
}

/** Half way through the time to respond, and a day before its end. */
async function remindStudents({ db, clock }: Context) {
  for (const { submissionId, disclosureId, eventId, isLastDay, conversation } of await windowsRunningOut(db)) {
    if (!runsOut.has(turnOf(conversation, clock()).why)) continue
    const kind = isLastDay ? 'response_last_day' : 'response_half_way'
    const about = { submissionId, disclosureId }
    await db.transaction((tx) => notify(tx, { kind, to: studentOf(submissionId), about, eventId }))
  }
}

/** The turns in which the student can still respond: also while their request for more time waits for its answer. */
const runsOut: ReadonlySet<string> = new Set(['to_respond', 'time_asked'])

/** First the tutors, and after as many days again the leads. */
async function remindOfUnopenedWork({ db, config, clock }: Context) {
  for (const [role, days] of [
    ['tutor', config.waitingDays],
    ['lead', 2 * config.waitingDays],
  ] as const) {
    for (const { submissionId, eventId, conversation } of await unopenedWork(db, days, role)) {
      if (turnOf(conversation, clock()).on !== 'tutor') continue
      const to = role === 'tutor' ? tutorsOf(assessmentOf(submissionId)) : theLeads
      await db.transaction((tx) => notify(tx, { kind: 'work_waiting', to, about: { submissionId }, eventId }))
    }
  }
}

/** At the set hour, what came before it. */
async function makeDigests({ db, config, clock }: Context) {
  const hour = lastTimeAt(config.digestHour, clock(), config.timeZone)
  if (!(await digestIsDue(db, hour))) return
  await db.transaction(async (tx) => {
    const eventId = await record(tx, { type: 'notice.digests_made', who: null })
    await addDigests(tx, hour, eventId)
  })
}
