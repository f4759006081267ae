import { DomainError } from '../domain/error.ts'
import { errorText } from '../errors/text.ts'
import { addAdmin } from './add-admin.ts'
import { backfill } from './backfill.ts'
import { type Command, exit } from './command.ts'
import { importCommand } from './import.ts'
import { migrate } from './migrate.ts'
import { newSigningKey } from './new-signing-key.ts'
import { doctor } from './operations/doctor.ts'
import { restoreDrillCommand } from './operations/restore-drill.ts'
import { signInLink } from './sign-in-link.ts'
import { storage } from './storage.ts'
import { trash } from './trash.ts'
import { verifyAudit } from './verify-audit.ts'
import { verifyBundle } from './verify-bundle.ts'
import { verifyReceipt } from './verify-receipt.ts'

const commands = new Map<string, Command>([
  ['verify-receipt', verifyReceipt],
  ['verify-audit', verifyAudit],
  ['verify-bundle', verifyBundle],
  ['new-signing-key', newSigningKey],
  ['import', importCommand],
  ['migrate', migrate],
  ['add-admin', addAdmin],
  ['sign-in-link', signInLink],
  ['backfill', backfill],
  ['storage', storage],
  ['trash', trash],
  ['doctor', doctor],
  ['restore-drill', restoreDrillCommand],
])

/**
 * The `candour` command. Exits with 0 when everything that was checked holds, 1 when something does not, 2 when it could
 * not be checked.
 */
export async function main([name, ...args]: string[], print: (line: string) => void): Promise<number> {
  const command = commands.get(name ?? '')
  if (command) return command.run(args, print).catch((error) => unable(error, print))

  if (name !== undefined && name !== 'help' && name !== '--help') print(`There is no command “${name}”.`)
  for (const { usage, about } of commands.values()) print(`candour ${usage}\n    ${about}`)
  return name === 'help' || name === '--help' ? exit.holds : exit.unable
}

/** Says why a command could not do its work. A driver's message may hold what a query was to store, so it is not said. */
function unable(error: Error & { code?: string; syscall?: string }, print: (line: string) => void): number {
  const isSayable = error instanceof DomainError || error.syscall || error.code?.startsWith('ERR_PARSE_ARGS')
  print(isSayable ? error.message : errorText(error))
  return exit.unable
}
