import type { Context } from '../../context.ts'
import { studentOf } from '../../db/notices/recipients.ts'
import { reflectionsWaiting } from '../../db/notices/reflections-waiting.ts'
import { oneReminderAtATime } from '../../db/notices/reminders.ts'
import { turnOf } from '../../domain/submission/turn.ts'
import { record } from '../record.ts'
import { notify } from './notify.ts'

/** Students whose work waits for its reflection are reminded of it, after so many days and after as many again. */
export async function remindOfReflections({
  db,
  config,
  clock,
}: Pick<Context, 'db' | 'config' | 'clock'>): Promise<void> {
  await db.transaction(async (tx) => {
    await oneReminderAtATime(tx)
    for (const { submissionId, conversation } of await reflectionsWaiting(tx, config.reflectionDays)) {
      if (turnOf(conversation, clock()).why !== 'reflection') continue
      const eventId = await record(tx, {
        type: 'notice.reflection_reminder',
        who: null,
        data: { submission: submissionId },
      })
      await notify(tx, { kind: 'reflection_reminder', to: studentOf(submissionId), about: { submissionId }, eventId })
    }
  })
}
