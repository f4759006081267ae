import { stat } from 'node:fs/promises'
import type { Context } from '../../../context.ts'
import { lastArchived } from '../../../db/operations/archive.ts'
import { type Diagnosis, doubtful, right, wrong } from '../../../domain/operations/diagnosis.ts'

/** How old the last backup is: by the file that it touches, or else by what Postgres says of its archive. */
export async function backupAge({ db, config, clock }: Context): Promise<Diagnosis[]> {
  const what = 'backup'
  const { backupStamp, backupHours } = config
  const last = backupStamp
    ? await stat(backupStamp).then(
        ({ mtime }) => mtime,
        () => null,
      )
    : await lastArchived(db).catch(() => null)
  if (!last && !backupStamp) {
    const advice = 'Set BACKUP_STAMP to a file that your backup touches when it has ended (docs/operating/backup.md).'
    return [doubtful(what, `It is not known when the last backup was made. ${advice}`)]
  }
  const hours = last ? Math.floor((clock().getTime() - last.getTime()) / 3_600_000) : null
  if (hours !== null && hours <= backupHours) return [right(what, `The last one ended ${hours} hours ago.`)]
  const age = hours === null ? 'BACKUP_STAMP names a file that is not there' : `The last one ended ${hours} hours ago`
  return [wrong(what, `${age}; BACKUP_HOURS allows ${backupHours}. Look into the log of the backup and make one now.`)]
}
