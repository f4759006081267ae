import { readConfig } from '../../config.ts'
import { DomainError } from '../../domain/error.ts'
import { lineOf } from '../../domain/operations/diagnosis.ts'
import { examine } from '../../flow/operations/doctor/examine.ts'
import { silent } from '../../log.ts'
import { start } from '../../start.ts'
import { type Command, exit } from '../command.ts'

/** Looks at a deployment and says what is wrong with it and what to do. */
export const doctor: Command = {
  usage: 'doctor',
  about:
    'Checks this deployment: logins, clocks, storage, disk, queue, workers, mail, keys of each LMS, walls around reading, age of the backup. Says for each what to do (✓ right, ! doubtful, ✗ wrong), and ends with 1 where something is wrong. Changes nothing. Set up by the same variables as the service.',

  async run(args, print) {
    if (args.length) {
      print(`Usage: candour ${this.usage}`)
      return exit.unable
    }
    const config = readConfig()
    const service = await start(config, silent, { anyStorage: true }).catch((error: Error) => {
      if (!(error instanceof DomainError)) throw error
      print(`✗ start: ${error.message}`)
      return null
    })
    if (!service) return exit.fails
    try {
      const found = await examine(service.context)
      for (const diagnosis of found) print(lineOf(diagnosis))
      const count = found.filter(({ state }) => state === 'wrong').length
      print(count ? `${count} of ${found.length} are wrong.` : 'Nothing is wrong.')
      return count ? exit.fails : exit.holds
    } finally {
      await service.stop()
    }
  },
}
