import type { AuditEvent } from '../audit/entry.ts'
import type { Jwks, SigningKey } from '../signing/signing.ts'
import { issueToken, openToken } from '../signing/token.ts'

/**
 * A case as one file that anybody can check without us (docs/reference/policy.md#case-record): the work, the reflection, the policy it was
 * judged by, what machines pointed at, what people said and decided, and the audit entries with their proofs. These are
 * the paths of the parts that a check looks into; the others are held by the manifest alone.
 */
export const bundlePaths = {
  manifest: 'manifest.jws',
  keys: 'keys.json',
  receipt: 'receipt.txt',
  reflection: 'reflection.json',
  audit: 'audit.json',
  work: 'work/',
} as const

/** What a bundle holds, file by file; hashes are SHA-256 in hex. Signed, so that nothing can be added or left out. */
export interface Manifest {
  v: 1
  submission: string
  /** ISO 8601. */
  madeAt: string
  /** Whether third parties are hidden. */
  redacted?: true
  /** Whether the work and the reflection are left out, as they are for an auditor. */
  withoutContent?: true
  files: { path: string; bytes: number; sha256: string }[]
}

/** `audit.json`: every sealed entry about the submission, with its way to the root of a signed checkpoint. */
export interface AuditExtract {
  /** The checkpoint as signed text (C2SP tlog-checkpoint). */
  checkpoint: string
  entries: ExtractedEntry[]
}

/** An entry of the log, or in a redacted record only the hash of its leaf (hex), where it names a third party. */
export type ExtractedEntry = { position: number; proof: string[] } & (
  | { event: Omit<AuditEvent, 'at'> & { at: string } }
  | { leaf: string }
)

export function issueManifest(manifest: Manifest, key: SigningKey): string {
  return issueToken('bundle', manifest, key)
}

/** The manifest, or a sentence that says why it cannot be relied on. */
export function openManifest(
  token: string,
  jwks: Jwks,
): { ok: true; kid: string; manifest: Manifest } | { ok: false; problem: string } {
  const opened = openToken('bundle', token, jwks)
  if (!opened.ok) return opened
  const manifest = opened.claims as Manifest
  if (manifest?.v !== 1 || !Array.isArray(manifest.files)) {
    return { ok: false, problem: 'The bundle is signed, but this program does not know its version.' }
  }
  return { ok: true, kid: opened.key.kid, manifest }
}
