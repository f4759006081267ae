import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readConfig } from '../../src/config.ts'
import { newId } from '../../src/db/id.ts'
import { silent } from '../../src/log.ts'
import { start } from '../../src/start.ts'
import { catchMail } from '../../tools/mail-catcher/catcher.ts'
import { startMail } from '../../workers/mail.ts'
import { round, type Workload } from '../workload.ts'

/** Notices that are queued at once, to the last one that a mail server on the same machine has taken. */
export const notices: Workload = {
  name: 'notices',
  async run({ quick, log }) {
    const count = quick ? 200 : 5_000
    const catcher = await catchMail()
    const dataDir = await mkdtemp(join(tmpdir(), 'candour-notices-'))
    const mail = { url: catcher.url, from: 'notices@example.org', replyTo: null }
    const service = await start({ ...readConfig({}), dataDir, port: 0, mail }, silent)
    try {
      const { context } = service
      const id = newId()
      await context.db.execute(
        sql`insert into accounts (id, role, name, email) values (${id}, 'student', 'A student', 'student@example.org')`,
      )
      await context.db.execute(sql`
        insert into notices (id, person_id, kind, event_id, channel, next_attempt_at)
        select gen_random_uuid(), ${id}, 'policy_to_acknowledge', gen_random_uuid(), 'email', clock_timestamp()
        from generate_series(1, ${count})`)
      const before = process.memoryUsage().rss
      let most = before
      const begun = performance.now()
      const sending = startMail(context)
      // What the server took is counted and let go, so that only our own memory is measured.
      for (let taken = 0; taken < count; taken += catcher.caught.splice(0).length) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        most = Math.max(most, process.memoryUsage().rss)
      }
      const seconds = (performance.now() - begun) / 1000
      await sending.stop()
      log(`${count} notices in ${seconds.toFixed(1)} s`)
      return [
        { name: 'notices sent by mail', value: round(count / seconds), unit: 'a second', goal: '≥ 50' },
        { name: 'memory added while notices are sent', value: round((most - before) / 2 ** 20), unit: 'MB' },
      ]
    } finally {
      await service.stop()
      await catcher.stop()
    }
  },
}
