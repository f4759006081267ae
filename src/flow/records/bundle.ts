import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { auditExtract } from '../../db/audit/proofs.ts'
import { assessmentOfWork } from '../../db/dates/versions.ts'
import { aiPermissions, policyVersions } from '../../db/schema/index.ts'
import type { Submission } from '../../db/submission/access.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { type AuditExtract, bundlePaths, issueManifest } from '../../domain/records/bundle.ts'
import { publishedKeys } from '../audit/keys.ts'
import { seal } from '../audit/seal.ts'
import { attachmentsOf } from '../files/attachments.ts'
import { intactStream } from '../files/intact.ts'
import { record } from '../record.ts'
import { presentForRecord } from '../submission/present.ts'
import { isWholeFor } from '../submission/trail.ts'
import type { Access } from '../submission/visibility.ts'
import { type BundleFile, file, json } from './bundle-file.ts'
import { letterFiles, summaryOf } from './readable.ts'
import { entryWithout, redactor, whole } from './redact.ts'

/**
 * Everything about one case, as far as `who` may see it, in files that anybody can check years later without this
 * service (`npx candour verify-bundle`), with a summary in front. Where `redacted` says so, and for an auditor, third parties
 * are hidden; for an auditor the work and the reflection are left out too. Making it leaves an event. Throws NOT_FOUND, also once the work is erased.
 */
export async function bundle(
  context: Context,
  who: Actor,
  id: string,
  wish: { redacted?: boolean } = {},
): Promise<BundleFile[]> {
  const { view, ...access } = await presentForRecord(context, who, id)
  const withoutContent = access.visibility.extent !== 'whole'
  const redacted = wish.redacted || withoutContent
  const { submission } = access
  // What is beside a case is not part of its record.
  const { receipt, background: _, ...facts } = view
  if (!receipt) throw new DomainError('NOT_FOUND', 'The work has been erased.')
  await record(context.db, { type: 'submission.exported', who, submissionId: id })
  await seal(context)

  const madeAt = context.clock()
  const audit = await auditEntries(context, who, access)
  const rules = await rulesOf(context, submission)
  const hide = redacted ? await redactor(context, submission, { facts, audit, rules }) : whole
  const files = [
    ...(await summaryOf(context, submission, facts, { hide, madeAt })),
    ...(withoutContent ? [] : originals(context, access, facts.file!, await attachmentsOf(context, who, id))),
    ...(redacted ? [] : await letterFiles(context, facts)),
    ...(facts.reflection ? [file(bundlePaths.reflection, canonicalJson(facts.reflection))] : []),
    file(bundlePaths.receipt, `${receipt}\n`),
    json('record.json', hide(facts)),
    ...Object.entries(rules).map(([path, value]) => json(path, hide(value))),
    json(bundlePaths.audit, audit && { ...audit, entries: audit.entries.map((entry) => entryWithout(hide, entry)) }),
    json(bundlePaths.keys, await publishedKeys(context)),
    file('HOW-TO-CHECK.txt', howToCheck),
  ]
  const manifest = issueManifest(
    {
      v: 1,
      submission: id,
      madeAt: madeAt.toISOString(),
      ...(redacted && { redacted: true as const }),
      ...(withoutContent && { withoutContent: true as const }),
      files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    },
    context.signingKey,
  )
  return [...files, file(bundlePaths.manifest, `${manifest}\n`)]
}

/** The sealed entries that the reader may know of. An entry cannot be changed without breaking its proof, so it is left out. */
async function auditEntries(
  context: Context,
  who: Actor,
  access: Pick<Access, 'submission' | 'visibility'>,
): Promise<AuditExtract | null> {
  const extract = await auditExtract(context.db, access.submission.id)
  const isWhole = await isWholeFor(context, who, access)
  return extract && { ...extract, entries: extract.entries.filter((entry) => 'event' in entry && isWhole(entry.event)) }
}

/** What the work was judged by: the policy in force when it arrived, the assessment, and what the student was allowed. */
async function rulesOf({ db }: Context, { id, policyVersionId, assessmentId, studentId }: Submission) {
  const [policy] = await db.select().from(policyVersions).where(eq(policyVersions.id, policyVersionId))
  const permissions = await db
    .select()
    .from(aiPermissions)
    .where(and(eq(aiPermissions.assessmentId, assessmentId), eq(aiPermissions.studentId, studentId)))
  const asked = permissions.map(({ studentId: _, ...permission }) => permission)
  return {
    'policy.json': policy,
    'assessment.json': await assessmentOfWork(db, id),
    'permissions.json': asked,
  }
}

type Stored = { name: string; bytes: number; sha256: string }

/** The files as they arrived. In marking without names they stay here: their properties and their bytes tell whose they are. */
function originals(
  context: Context,
  { visibility }: Pick<Access, 'visibility'>,
  work: Stored,
  attached: (Stored & { id: string })[],
): BundleFile[] {
  if (!visibility.names) return []
  return [
    stored(context, bundlePaths.work, work),
    ...attached.map((one) => stored(context, `attachments/${one.id}-`, one)),
  ]
}

function stored(context: Context, folder: string, { name, bytes, sha256 }: Stored) {
  return { path: `${folder}${plain(name)}`, bytes, sha256, content: () => intactStream(context, sha256) }
}

/** A name that every file system takes and that leads nowhere else. */
function plain(name: string) {
  return name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '_')
}

const howToCheck = `This is the record of one submission, with SUMMARY.html and SUMMARY.pdf to read first: the work, the reflection, the rules in force, what was pointed at,
what was said, what was decided, and the audit entries about it. manifest.jws lists every file with its SHA-256 and is
signed by the provider.

    npx candour verify-bundle <this file> --keys <the provider's published keys>

The keys are published at /v1/receipts/keys. Those in keys.json came with this record; a set that you kept, or that
somebody else gives you, proves more. Without our program: manifest.jws and receipt.txt are JSON Web Signatures
(RFC 7515, EdDSA); the proofs in audit.json are those of RFC 6962, and its checkpoint is a signed note
(https://c2sp.org/tlog-checkpoint).
`
