import { readConfig } from '../config.ts'
import * as flow from '../flow/screening/backfill.ts'
import { silent } from '../log.ts'
import { start } from '../start.ts'
import { type Command, exit } from './command.ts'

/** Screens work that came in before a detector was there, was switched on, or had its present version; reads it again first on request. */
export const backfill: Command = {
  usage: 'backfill [--reread]',
  about:
    'Asks every detector about earlier work that it has no opinion on yet. With --reread, files that an earlier version of the reader read are read again first; the earlier text is kept. Set up by the same variables as the service.',

  async run(args, print) {
    const unknown = args.find((arg) => arg !== '--reread')
    if (unknown !== undefined) {
      print(`backfill has no option “${unknown}”.`)
      return exit.unable
    }
    const service = await start(readConfig(), silent)
    try {
      const { isTTY } = process.stdout
      const done = await flow.backfill(service.context, { readAgain: args.includes('--reread') }, (count) => {
        if (isTTY) process.stdout.write(`\r${count} submissions`)
      })
      print(`${isTTY ? '\r' : ''}${done} submissions were gone through.`)
      return exit.holds
    } finally {
      await service.stop()
    }
  },
}
