import { verifyCheckpoint } from '../audit/checkpoint.ts'
import { entryBytes } from '../audit/entry.ts'
import { leafHash } from '../audit/hash.ts'
import { verifyInclusion } from '../audit/inclusion.ts'
import { isFor } from '../audit/verify-receipts.ts'
import type { Jwks } from '../signing/signing.ts'
import { type AuditExtract, bundlePaths, type ExtractedEntry, openManifest } from './bundle.ts'
import { verifyReceipt } from './receipt.ts'

/** A file of a bundle as it was found: its size and SHA-256, and its text where a check has to look into it. */
export interface FoundFile {
  bytes: number
  sha256: string
  text: string | null
}

/** One thing that was checked, as a sentence. */
export interface Checked {
  ok: boolean
  sentence: string
}

/**
 * Checks a bundle against the provider's public keys: the manifest's signature, every file against it, the receipt
 * against work and reflection, and each audit entry against the signed checkpoint. Needs nothing but the bundle and keys.
 */
export function checkBundle(files: Map<string, FoundFile>, keys: Jwks): Checked[] {
  const opened = openManifest(files.get(bundlePaths.manifest)?.text?.trim() ?? '', keys)
  if (!opened.ok) return [{ ok: false, sentence: opened.problem }]

  const { manifest, kid } = opened
  const { submission, madeAt, redacted, withoutContent = false } = manifest
  const bundle: Opened = {
    files,
    keys,
    submission,
    withoutContent,
    hasWork: manifest.files.some(({ path }) => path.startsWith(bundlePaths.work)),
    extract: readExtract(files.get(bundlePaths.audit)?.text),
  }
  return [
    {
      ok: true,
      sentence: `The bundle of submission ${submission} was made on ${madeAt} and signed with the key ${kid}.${redacted ? ' Third parties are hidden in it.' : ''}`,
    },
    checkFiles(files, manifest.files),
    ...checkReceipt(bundle),
    ...checkAudit(bundle),
  ]
}

/** A bundle whose manifest is genuine, with what its checks need. */
interface Opened {
  files: Map<string, FoundFile>
  keys: Jwks
  submission: string
  /** Whether the work itself was put into the bundle. */
  hasWork: boolean
  /** Whether the work and the reflection were left out for their reader. */
  withoutContent: boolean
  extract: AuditExtract | null
}

function checkFiles(files: Map<string, FoundFile>, listed: { path: string; bytes: number; sha256: string }[]): Checked {
  const known = new Set<string>([bundlePaths.manifest, ...listed.map(({ path }) => path)])
  const changed = listed.filter(({ path, bytes, sha256 }) => {
    const found = files.get(path)
    return found?.sha256 !== sha256 || found.bytes !== bytes
  })
  const added = [...files.keys()].filter((path) => !known.has(path))
  if (added.length) return { ok: false, sentence: `${added[0]} was added after the bundle was made.` }
  if (changed.length) return { ok: false, sentence: `${changed[0]!.path} is missing or is not what was signed.` }
  return { ok: true, sentence: `All ${listed.length} files are as they were signed.` }
}

function checkReceipt({ files, submission, keys, hasWork, withoutContent, extract }: Opened): Checked[] {
  const receipt = verifyReceipt(files.get(bundlePaths.receipt)?.text?.trim() ?? '', keys)
  if (!receipt.ok) return [{ ok: false, sentence: receipt.problem }]

  const { claims } = receipt
  const work = [...files].find(([path]) => path.startsWith(bundlePaths.work))?.[1]
  const reflection = files.get(bundlePaths.reflection)
  return [
    hasWork
      ? verdictOn(
          claims.submission === submission && work?.sha256 === claims.fileSha256 && work.bytes === claims.fileBytes,
          `The work is the file that was received on ${claims.receivedAt}.`,
          'The work is not the file that the receipt was given for.',
        )
      : verdictOn(
          claims.submission === submission,
          `${withoutContent ? 'The work and the reflection are left out of this record for its reader' : 'The work was marked without names, so it is not in this record'}; its receipt is of ${claims.receivedAt}.`,
          'The receipt was given for other work.',
        ),
    verdictOn(
      withoutContent || (reflection?.sha256 ?? null) === claims.reflectionSha256,
      withoutContent
        ? 'The reflection is held by its hash in the receipt alone.'
        : reflection
          ? 'The reflection is the one that the receipt was given for.'
          : 'There was no reflection yet.',
      'The reflection is not the one that the receipt was given for.',
    ),
    verdictOn(
      (extract?.entries ?? []).some(
        (entry) => 'event' in entry && isFor(claims, { ...entry.event, at: new Date(entry.event.at) }),
      ),
      'The receipt is the one that the audit log says was given.',
      'No audit entry says that this receipt was given.',
    ),
  ]
}

function checkAudit({ submission, keys, extract }: Opened): Checked[] {
  if (!extract) return [{ ok: false, sentence: 'There are no audit entries that could be checked.' }]
  const check = verifyCheckpoint(extract.checkpoint, keys.keys)
  if (!check.ok) return [{ ok: false, sentence: check.problem }]

  const { size, root } = check.checkpoint
  const stray = extract.entries.find((entry) => {
    const hashes = entry.proof.map((hash) => Buffer.from(hash, 'hex'))
    const isForeign = 'event' in entry && entry.event.submissionId !== submission
    return isForeign || !verifyInclusion(entry.position, size, leafOf(entry), hashes, root)
  })
  return [
    verdictOn(
      stray === undefined,
      `All ${extract.entries.length} audit entries are in the log of ${size} entries that a checkpoint sealed.`,
      `Audit entry ${stray?.position} is not in the log that the checkpoint sealed.`,
    ),
  ]
}

/** The leaf of an entry; of one that is hidden only its hash is there. */
export function leafOf(entry: ExtractedEntry) {
  if ('leaf' in entry) return Buffer.from(entry.leaf, 'hex')
  const { event } = entry
  return leafHash(entryBytes({ ...event, at: new Date(event.at) }))
}

function readExtract(text: string | null | undefined): AuditExtract | null {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

function verdictOn(ok: boolean, holds: string, fails: string): Checked {
  return { ok, sentence: ok ? holds : fails }
}
