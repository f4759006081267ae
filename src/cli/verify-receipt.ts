import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import * as receipts from '../domain/records/receipt.ts'
import { readJwks } from '../domain/signing/signing.ts'
import { type Command, exit } from './command.ts'

/** Proves offline that a file is the one a receipt was given for. */
export const verifyReceipt: Command = {
  usage: 'verify-receipt <file> <receipt> <jwks>',
  about:
    'Checks that <file> is what <receipt> (a file or the token itself) was given for, by the public keys in <jwks>.',

  async run(args, print) {
    const [file, receipt, jwks] = args
    if (file === undefined || receipt === undefined || jwks === undefined || args.length > 3) {
      print(`Usage: candour ${this.usage}`)
      return exit.unable
    }

    try {
      const keys = readJwks(parsed(await readFile(jwks, 'utf8')))
      if (!keys) throw new Error(`${jwks} holds no key set; it should be JSON with “keys”.`)
      const token = isToken(receipt) ? receipt : (await readFile(receipt, 'utf8')).trim()
      const { bytes, sha256 } = await fingerprint(file)

      return compare(receipts.verifyReceipt(token, keys), bytes, sha256, print)
    } catch (error) {
      print(`It could not be checked: ${(error as Error).message}`)
      return exit.unable
    }
  },
}

function compare(check: receipts.ReceiptCheck, bytes: number, sha256: string, print: (line: string) => void) {
  if (!check.ok) {
    print(`✗ ${check.problem}`)
    return exit.fails
  }

  const { kid, claims } = check
  const own = receipts.filesOf(claims)
  const stated = own.find((file) => file.sha256 === sha256) ?? own[0]!
  const sameSize = bytes === stated.bytes
  const sameHash = sha256 === stated.sha256
  print(`✓ The receipt is unchanged and was signed with the provider’s key ${kid}.`)
  print(
    sameSize
      ? `✓ The file has the size in the receipt, ${bytes} bytes.`
      : `✗ The file has ${bytes} bytes, the receipt states ${stated.bytes}.`,
  )
  print(
    sameHash
      ? `✓ The file has the SHA-256 in the receipt, ${sha256}.`
      : `✗ The file has the SHA-256 ${sha256}, the receipt states ${stated.sha256}.`,
  )
  if (!sameSize || !sameHash) return exit.fails

  const when = claims.late ? 'after the deadline' : 'in time'
  print(`This file was received as submission ${claims.submission} on ${claims.receivedAt}, ${when}.`)
  return exit.holds
}

/** Every receipt begins with `{"alg"`, which no path does in base64url. */
function isToken(text: string) {
  return /^eyJhbGci[\w-]*\.[\w-]+\.[\w-]+$/.test(text)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

async function fingerprint(path: string) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}
