import { addAdmin } from './add-admin.ts'
import { backfill } from './backfill.ts'
import { type Command, exit } from './command.ts'
import { newSigningKey } from './new-signing-key.ts'
import { verifyAudit } from './verify-audit.ts'
import { verifyBundle } from './verify-bundle.ts'
import { verifyReceipt } from './verify-receipt.ts'

const commands = new Map<string, Command>([
  ['verify-receipt', verifyReceipt],
  ['verify-audit', verifyAudit],
  ['verify-bundle', verifyBundle],
  ['new-signing-key', newSigningKey],
  ['add-admin', addAdmin],
  ['backfill', backfill],
])

/**
 * The `candour` command. Exits with 0 when everything that was checked holds, 1 when something does not, 2 when it could
 * not be checked.
 */
export async function main([name, ...args]: string[], print: (line: string) => void): Promise<number> {
  const command = commands.get(name ?? '')
  if (command) return command.run(args, print)

  if (name !== undefined && name !== 'help' && name !== '--help') print(`There is no command “${name}”.`)
  for (const { usage, about } of commands.values()) print(`candour ${usage}\n    ${about}`)
  return name === 'help' || name === '--help' ? exit.holds : exit.unable
}
