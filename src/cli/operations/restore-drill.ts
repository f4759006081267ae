import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { DomainError } from '../../domain/error.ts'
import { lineOf } from '../../domain/operations/diagnosis.ts'
import { readJwks } from '../../domain/signing/signing.ts'
import { restoreDrill } from '../../flow/operations/restore-drill.ts'
import { type Command, exit } from '../command.ts'

const options = {
  database: { type: 'string' },
  files: { type: 'string' },
  keys: { type: 'string' },
  samples: { type: 'string', default: '200' },
} as const

/** Proves a backup by a copy that was restored from it, beside production and without touching it. */
export const restoreDrillCommand: Command = {
  usage: 'restore-drill --database <url> --files <folder> [--keys <jwks>] [--samples <number>]',
  about:
    'Proves a restored copy: database and files belong together, the audit log and every record hold, all files are there, and receipts drawn at random agree with the bytes. Reads only; refuses the database that the variables of the service name.',

  async run(args, print) {
    const { values } = parseArgs({ args, options })
    const { database, files, keys, samples } = values
    if (!database || !files || !/^\d{1,6}$/.test(samples)) {
      print(`Usage: candour ${this.usage}`)
      return exit.unable
    }
    if (isInUse(database)) {
      print('This is the database that the service uses. Restore the backup beside it, and name that copy.')
      return exit.unable
    }
    const found = await restoreDrill({
      database,
      files: resolve(files),
      samples: Number(samples),
      ...(keys && { keys: await keysIn(keys) }),
    })
    if (!keys) print('The keys come from the copy itself; with --keys they would prove more.')
    for (const diagnosis of found) print(lineOf(diagnosis))
    const holds = found.every(({ state }) => state === 'right')
    print(holds ? 'This copy is whole.' : 'This copy is not whole.')
    return holds ? exit.holds : exit.fails
  },
}

/** Whether an address is, by host, port and name, a database of the configuration. */
function isInUse(database: string): boolean {
  const { databaseUrl, migrateDatabaseUrl } = readConfig()
  const placeOf = (url: string) => {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}:${port || 5432}${pathname}`
  }
  return [databaseUrl, migrateDatabaseUrl].some((url) => url !== null && placeOf(url) === placeOf(database))
}

async function keysIn(path: string) {
  const jwks = readJwks(JSON.parse(await readFile(path, 'utf8')))
  if (!jwks) throw new DomainError('INVALID_INPUT', `${path} is not a key set: it has no “keys”.`)
  return jwks.keys
}
