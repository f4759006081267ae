import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import yauzl from 'yauzl'
import { bundlePaths } from '../domain/records/bundle.ts'
import { checkBundle, type FoundFile } from '../domain/records/bundle-check.ts'
import { readJwks } from '../domain/signing/signing.ts'
import { type Command, exit } from './command.ts'

/** The parts that are looked into are small; the work and attachments are only hashed. */
const longestText = 64 * 1024 * 1024
const lookedInto = new Set<string>(Object.values(bundlePaths))

/** Proves offline that the record of a case is what the provider signed. */
export const verifyBundle: Command = {
  usage: 'verify-bundle <zip> [--keys <jwks>]',
  about:
    'Checks the record of a submission: every file, the receipt and each audit entry, by the provider’s public keys.',

  async run(args, print) {
    try {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { keys: { type: 'string' } },
      })
      const [zip] = positionals
      if (zip === undefined || positionals.length > 1) {
        print(`Usage: candour ${this.usage}`)
        return exit.unable
      }
      const files = await filesIn(zip)
      const keys = readJwks(JSON.parse(values.keys ? await readFile(values.keys, 'utf8') : keysWithin(files)))
      if (!keys) throw new Error('There is no key set to check it with; it should be JSON with “keys”.')
      if (!values.keys) print('The keys come from the bundle itself; with --keys they would prove more.')

      const checked = checkBundle(files, keys)
      for (const { ok, sentence } of checked) print(`${ok ? '✓' : '✗'} ${sentence}`)
      return checked.every(({ ok }) => ok) ? exit.holds : exit.fails
    } catch (error) {
      print(`It could not be checked: ${(error as Error).message}`)
      return exit.unable
    }
  },
}

const keysWithin = (files: Map<string, FoundFile>) => files.get(bundlePaths.keys)?.text ?? 'null'

/** Reads a zip once, without unpacking it anywhere. A name that stands twice is refused: which one would count? */
async function filesIn(path: string): Promise<Map<string, FoundFile>> {
  const zip = await yauzl.openPromise(path, { autoClose: false })
  const files = new Map<string, FoundFile>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (files.has(entry.fileName)) throw new Error(`${entry.fileName} is in it twice.`)
      const hash = createHash('sha256')
      const kept: Buffer[] = []
      let bytes = 0
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        hash.update(chunk)
        bytes += chunk.length
        if (lookedInto.has(entry.fileName) && bytes <= longestText) kept.push(chunk)
      }
      const text = lookedInto.has(entry.fileName) ? Buffer.concat(kept).toString('utf8') : null
      files.set(entry.fileName, { bytes, sha256: hash.digest('hex'), text })
    }
  } finally {
    zip.close()
  }
  return files
}
