import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openAuditLog } from '../../db/audit/log.ts'
import { openRestored } from '../../db/operations/restored.ts'
import { verdictOf, verifyAll } from '../../domain/audit/verify-all.ts'
import { type Diagnosis, right, wrong } from '../../domain/operations/diagnosis.ts'
import { filesOf, verifyReceipt } from '../../domain/records/receipt.ts'
import { jwksOf } from '../../domain/signing/signing.ts'
import { identityNote } from '../files/join-storage.ts'

/** A restored copy: its database, the folder of its files, and how many receipts are compared with their bytes. */
export interface RestoredCopy {
  database: string
  files: string
  samples: number
  /** Keys that were kept elsewhere; without them those of the copy itself are believed. */
  keys?: { x: string }[]
}

type Restored = Awaited<ReturnType<typeof openRestored>>

/** Proves that a restored copy is whole: database and files belong together, the log holds, receipts and bytes agree. Only reads. */
export async function restoreDrill(copy: RestoredCopy): Promise<Diagnosis[]> {
  const restored = await openRestored(copy.database)
  try {
    const keys = copy.keys ?? (await restored.keys()).map((x) => ({ x }))
    return [
      await identityOf(restored, copy.files),
      await logOf(copy.database, keys),
      await presenceOf(restored, copy.files),
      await receiptsOf(restored, copy, keys),
    ]
  } finally {
    await restored.close()
  }
}

async function identityOf(restored: Restored, files: string): Promise<Diagnosis> {
  const name = await readFile(join(files, 'notes', identityNote), 'utf8').catch(() => null)
  if (name !== null && name === (await restored.storageId()))
    return right('identity', 'Database and files belong together.')
  const problem = name === null ? 'The folder has no name in notes/identity' : 'The folder belongs to another database'
  return wrong('identity', `${problem}. Restore the files of this deployment, with “notes”.`)
}

async function logOf(database: string, publicKeys: { x: string }[]): Promise<Diagnosis> {
  const log = await openAuditLog(database)
  try {
    const report = await verifyAll({ ...log, publicKeys })
    const sentences = [...report.problems.slice(0, 5).map(({ sentence }) => sentence), verdictOf(report)]
    return report.ok ? right('audit log', sentences.join(' ')) : wrong('audit log', sentences.join(' '))
  } finally {
    await log.close()
  }
}

const pathOf = (files: string, sha256: string) => join(files, sha256.slice(0, 2), sha256.slice(2))

async function presenceOf(restored: Restored, files: string): Promise<Diagnosis> {
  const hashes = await restored.hashes()
  const missing: string[] = []
  for (const sha256 of hashes) await access(pathOf(files, sha256)).catch(() => missing.push(sha256))
  if (!missing.length) return right('files', `All ${hashes.length} files are there.`)
  const some = missing.slice(0, 5).join(', ')
  return wrong(
    'files',
    `${missing.length} of ${hashes.length} files are missing, such as ${some}. Restore them from a later copy.`,
  )
}

async function receiptsOf(
  restored: Restored,
  { files, samples }: RestoredCopy,
  keys: { x: string }[],
): Promise<Diagnosis> {
  const present = new Set(await restored.hashes())
  const tokens = await restored.receipts(samples)
  let bytes = 0
  for (const token of tokens) {
    const check = verifyReceipt(token, jwksOf(keys))
    if (!check.ok) return wrong('receipts', `A receipt does not hold: ${check.problem}`)
    // Of work that was erased its receipt stays, and its bytes do not.
    for (const { sha256 } of filesOf(check.claims).filter(({ sha256 }) => present.has(sha256))) {
      if ((await hashOf(pathOf(files, sha256))) !== sha256) {
        return wrong('receipts', `The file ${sha256} is damaged or missing. Restore it from another copy.`)
      }
      bytes += 1
    }
  }
  return right(
    'receipts',
    `${tokens.length} receipts hold, and the ${bytes} files that they are for have the bytes that they state.`,
  )
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk)
    return hash.digest('hex')
  } catch {
    return null
  }
}
