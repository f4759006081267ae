import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { storageFigures } from '../db/files/storage-counts.ts'
import { adoptStorage } from '../flow/files/join-storage.ts'
import { whyNotRemove } from '../flow/files/removal-gate.ts'
import { silent } from '../log.ts'
import { start } from '../start.ts'
import { type Command, exit } from './command.ts'

/** Says how storage and database stand to each other, or joins them after a restore or a move. */
export const storage: Command = {
  usage: 'storage [adopt]',
  about:
    'Says whether the storage of files and the database belong together and whether files may be removed. “adopt” joins them, after a restore of the database or a move of the files; nothing is removed for a day afterwards. Set up by the same variables as the service.',

  async run(args, print) {
    const [verb, ...more] = args
    if (more.length || (verb !== undefined && verb !== 'adopt')) {
      print(`Usage: candour ${this.usage}`)
      return exit.unable
    }
    const service = await start(readConfig(), silent, { anyStorage: true })
    try {
      if (verb === 'adopt') {
        const name = await adoptStorage(service.context)
        print(`The storage ${name} and this database belong together from now on.`)
      }
      return await sayHowItStands(service.context, print)
    } finally {
      await service.stop()
    }
  },
}

async function sayHowItStands(context: Context, print: (line: string) => void): Promise<number> {
  const held = await whyNotRemove(context)
  const { removed, purged, broughtBack, waiting } = await storageFigures(context.db)
  print(held ?? 'Files that nothing refers to may be removed.')
  print(`So far ${removed} went to the trash, ${purged} were deleted for good and ${broughtBack} came back.`)
  if (waiting) print(`${waiting} submissions wait for a file that cannot be had.`)
  return held ? exit.fails : exit.holds
}
