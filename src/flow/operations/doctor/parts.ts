import type { Context } from '../../../context.ts'
import { loginRights } from '../../../db/operations/rights.ts'
import { listed } from '../../../db/rights/check.ts'
import { type Diagnosis, doubtful, right, wrong } from '../../../domain/operations/diagnosis.ts'
import { type HealthCheck, healthChecks } from '../../../domain/operations/health.ts'
import { healthNow } from '../health.ts'

/** What each part of the service's health is called, and what is said of it when it is well. */
const well: Record<HealthCheck, [what: string, sentence: string]> = {
  database: ['database', 'Postgres answers.'],
  database_rights: ['database rights', 'The login of the service has the rights that it needs.'],
  storage: ['storage', 'The storage of files belongs to this database and can be used.'],
  disk: ['disk', 'The disk of CANDOUR_DATA_DIR has more room than DISK_RESERVE_MB asks for.'],
  queue: ['queue', 'The queue answers.'],
  workers: ['workers', 'At least one worker was heard of in the last half minute.'],
  stuck_queue: ['queue pace', 'No job waits or runs for too long.'],
  outbox: ['outbox', 'Events reach the queue.'],
  clock: ['clock', 'The clocks of this machine and of the database agree.'],
}

/** Every part of the service's health, with what to do about those that are not well. */
export async function partsOfHealth(context: Context): Promise<Diagnosis[]> {
  const { findings } = await healthNow(context)
  return healthChecks.map((check) => {
    const [what, sentence] = well[check]
    const found = findings.find((finding) => finding.check === check)
    return found ? wrong(what, found.sentence) : right(what, sentence)
  })
}

/** Whether the service's login owns nothing and may do nothing beyond what the service needs. */
export async function serviceLogin({ db }: Context): Promise<Diagnosis[]> {
  const what = 'database login'
  try {
    const { login, excess } = await loginRights(db)
    if (!excess.length) return [right(what, `“${login}” may do nothing that the service does not need.`)]
    const advice = 'Give the service a login of its own (docs/operating/database.md).'
    return [wrong(what, `“${login}” may do more than the service needs: ${listed(excess)}. ${advice}`)]
  } catch {
    return [doubtful(what, 'Its rights could not be read. Look at the lines about the database.')]
  }
}
