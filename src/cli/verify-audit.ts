import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openAuditLog } from '../db/audit/log.ts'
import { startEmbeddedPostgres } from '../db/embedded-postgres/start.ts'
import { verdictOf, verifyAll } from '../domain/audit/verify-all.ts'
import { DomainError } from '../domain/error.ts'
import { readJwks } from '../domain/signing/signing.ts'
import { type Command, exit } from './command.ts'

/** Checks the whole audit log and every record that it holds a hash of, best against keys and a checkpoint that were kept elsewhere. */
export const verifyAudit: Command = {
  usage: 'verify-audit [--database <url>] [--data-dir <folder>] [--keys <jwks>] [--checkpoint <file>]',
  about:
    'Recomputes every entry and every signed root of the audit log, compares every record with it, and names the first that does not agree.',

  async run(args, print) {
    const { values } = parseArgs({
      args,
      options: {
        database: { type: 'string' },
        'data-dir': { type: 'string' },
        keys: { type: 'string' },
        checkpoint: { type: 'string' },
      },
    })
    const home = await databaseOf(values.database, values['data-dir'])
    const log = await openAuditLog(home.url)
    try {
      const publicKeys = values.keys ? await keysIn(values.keys) : await log.keys()
      if (!values.keys) print('The keys come from the database itself; with --keys they would prove more.')
      const outside = values.checkpoint && (await readFile(values.checkpoint, 'utf8'))
      const report = await verifyAll({ ...log, publicKeys, ...(outside && { outside }) })

      for (const { sentence } of report.problems) print(sentence)
      print(verdictOf(report))
      return report.ok ? exit.holds : exit.fails
    } finally {
      await log.close()
      await home.stop()
    }
  },
}

/** The database that is named, or the embedded one of a data directory: used if it runs, started for the while if not. */
async function databaseOf(database: string | undefined, dataDir: string | undefined) {
  if (database) return { url: database, async stop() {} }
  return startEmbeddedPostgres({ dataDir: resolve(dataDir ?? join(process.cwd(), '.candour')) })
}

async function keysIn(path: string) {
  const jwks = readJwks(JSON.parse(await readFile(path, 'utf8')))
  if (!jwks) throw new DomainError('INVALID_INPUT', `${path} is not a key set: it has no “keys”.`)
  return jwks.keys
}
