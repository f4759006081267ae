import type { Context } from '../../context.ts'
import { dueOfEach } from '../../db/dates/due.ts'
import { dueSoon } from '../../db/notices/due-soon.ts'
import { thePeople } from '../../db/notices/recipients.ts'
import { oneReminderAtATime } from '../../db/notices/reminders.ts'
import { record } from '../record.ts'
import { notify } from './notify.ts'

/** Students who have not handed in are reminded once of each due date that applies to them, when it comes near. */
export async function remindOfDueDates({ db, config }: Pick<Context, 'db' | 'config'>): Promise<void> {
  const { dueSoonHours, timeZone } = config
  await db.transaction(async (tx) => {
    await oneReminderAtATime(tx)
    for (const { assessmentId, studentIds } of await dueSoon(tx, dueSoonHours, timeZone)) {
      const data = { assessment: assessmentId, students: studentIds.length }
      const eventId = await record(tx, { type: 'notice.due_soon', who: null, data })
      const [to, actBy] = [thePeople(studentIds), dueOfEach(assessmentId, timeZone)]
      await notify(tx, { kind: 'due_soon', to, about: { assessmentId }, eventId, actBy })
    }
  })
}
