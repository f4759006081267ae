import type { Context } from '../../../context.ts'
import type { Diagnosis } from '../../../domain/operations/diagnosis.ts'
import { backupAge } from './backup.ts'
import { listeningPlace, readingWalls } from './machine.ts'
import { lmsKeys, mailServer } from './outside.ts'
import { partsOfHealth, serviceLogin } from './parts.ts'

/** Looks at everything that a deployment needs, in the order of reading. Changes nothing, and ends in time whatever is away. */
export async function examine(context: Context): Promise<Diagnosis[]> {
  const parts = await Promise.all([
    serviceLogin(context),
    partsOfHealth(context),
    readingWalls(context),
    mailServer(context),
    lmsKeys(context),
    backupAge(context),
    listeningPlace(context),
  ])
  return parts.flat()
}
