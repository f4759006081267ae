import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { bringBack } from '../flow/files/bring-back.ts'
import { silent } from '../log.ts'
import { start } from '../start.ts'
import { type Command, exit } from './command.ts'

/** Shows what is in the trash, and brings files back from it. */
export const trash: Command = {
  usage: 'trash [restore [<sha256> …]]',
  about:
    'Lists the removed files, by their SHA-256, with the day after which each is deleted for good. “restore” brings these back to their place, or all of them. Set up by the same variables as the service.',

  async run([verb, ...hashes], print) {
    const isKnown = verb === undefined || (verb === 'restore' && hashes.every((one) => /^[0-9a-f]{64}$/.test(one)))
    if (!isKnown) {
      print(`Usage: candour ${this.usage}`)
      return exit.unable
    }
    const service = await start(readConfig(), silent, { anyStorage: true })
    try {
      return verb ? await restore(service.context, hashes, print) : await list(service.context, print)
    } finally {
      await service.stop()
    }
  },
}

async function list({ files, config }: Context, print: (line: string) => void): Promise<number> {
  let count = 0
  for await (const { sha256, at } of files.trash()) {
    count += 1
    print(`${sha256}  until ${new Date(at.getTime() + config.trashDays * 86_400_000).toISOString().slice(0, 10)}`)
  }
  print(`${count} files are in the trash.`)
  return exit.holds
}

async function restore(context: Context, hashes: string[], print: (line: string) => void): Promise<number> {
  const wanted = hashes.length ? hashes : await allOf(context)
  let back = 0
  for (const sha256 of wanted) {
    if (await bringBack(context, sha256)) back += 1
    else print(`${sha256} is not in the trash.`)
  }
  print(`${back} files are back in their place.`)
  return back === wanted.length ? exit.holds : exit.fails
}

async function allOf({ files }: Context): Promise<string[]> {
  const found: string[] = []
  for await (const { sha256 } of files.trash()) found.push(sha256)
  return found
}
