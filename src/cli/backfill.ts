import { readConfig } from '../config.ts'
import * as flow from '../flow/screening/backfill.ts'
import { silent } from '../log.ts'
import { start } from '../start.ts'
import { type Command, exit } from './command.ts'

/** Screens work that came in before a detector was there, was switched on, or had its present version; reads it again first on request. */
export const backfill: Command = {
  usage: 'backfill [--reread]',
  about:
    'Asks every detector about earlier work that it has no opinion on yet. With --reread, files that have not been read by the present reader are read first, such as those that were damaged or missing; an earlier text is kept. Set up by the same variables as the service.',

  async run(args, print) {
    const unknown = args.find((arg) => arg !== '--reread')
    if (unknown !== undefined) {
      print(`backfill has no option “${unknown}”.`)
      return exit.unable
    }
    const service = await start(readConfig(), silent)
    try {
      const { isTTY } = process.stdout
      const readAgain = args.includes('--reread')
      const { done, readings } = await flow.backfill(service.context, { readAgain }, (count) => {
        if (isTTY) process.stdout.write(`\r${count} submissions`)
      })
      print(`${isTTY ? '\r' : ''}${done} submissions were gone through.`)
      if (readAgain) sayReadings(readings, print)
      return exit.holds
    } finally {
      await service.stop()
    }
  },
}

/** How the second readings ended, one sentence each, without those that came to nothing. */
function sayReadings(
  { read, damaged, unreadable, absent, unreachable }: Awaited<ReturnType<typeof flow.backfill>>['readings'],
  print: (line: string) => void,
): void {
  print(`${read} files were read again.`)
  const missing = absent + unreachable
  if (damaged)
    print(`${damaged} are still damaged: their bytes are not those that were handed in. Restore them from a backup.`)
  if (missing) print(`${missing} could not be had from the storage. Is a disk not mounted?`)
  if (unreadable) print(`${unreadable} cannot be read; a person reads them.`)
}
