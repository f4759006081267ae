import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { files, submissions, texts } from '../../db/schema/index.ts'
import { addFingerprints } from '../../db/screening/fingerprints.ts'
import { lockForWork } from '../../db/submission/access.ts'
import { fingerprints } from '../../detectors/overlap/fingerprints.ts'
import type { Reading } from '../../domain/screening/document.ts'
import { readerVersion } from '../../domain/screening/document.ts'
import { SandboxFault } from '../../sandbox/sandbox.ts'
import { advance } from '../advance.ts'
import { intactPath } from '../files/intact.ts'

/** Reads the text of a received file, in a child that can be killed. Work that cannot be read goes to a person. */
export async function extract(context: Context, submissionId: string): Promise<void> {
  const [file] = await context.db
    .select({ status: submissions.status, sha256: files.sha256, name: files.name, mediaType: files.mediaType })
    .from(submissions)
    .innerJoin(files, eq(files.submissionId, submissions.id))
    .where(eq(submissions.id, submissionId))
  if (file?.status !== 'received') return

  const reading = await read(context, file)

  await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (submission?.status !== 'received') return
    if ('unreadable' in reading) {
      await tx.update(submissions).set({ unreadable: reading.detail }).where(eq(submissions.id, submissionId))
      const data = { reason: reading.unreadable }
      await advance(tx, submission, { type: 'submission.text_unreadable', who: null, data })
      return
    }
    const { text, ...layout } = reading.document
    const sha256 = createHash('sha256').update(text).digest('hex')
    await tx.insert(texts).values({ submissionId, readerVersion, text, sha256, layout }).onConflictDoNothing()
    await addFingerprints(tx, submissionId, fingerprints(text))
    await advance(tx, submission, { type: 'submission.text_extracted', who: null, data: { reader: readerVersion } })
  })
}

/** Reads one file in the sandbox. What cannot be read is an answer in words, never an error. */
export async function read(
  { db, files, sandbox, config, log }: Pick<Context, 'db' | 'files' | 'sandbox' | 'config' | 'log'>,
  file: { sha256: string; name: string; mediaType: string },
) {
  const found = await intactPath({ db, files, log }, file.sha256)
  if (!found) return unreadable.changed
  const { path, done } = found
  try {
    const task = { kind: 'extract' as const, path, name: file.name, mediaType: file.mediaType }
    const reading = (await sandbox.run(task, { timeoutMs: config.extractTimeoutMs })) as Reading
    return 'document' in reading ? { document: storable(reading.document) } : reading
  } catch (fault) {
    if (!(fault instanceof SandboxFault)) throw fault
    log.warn({ err: fault }, 'a file could not be read within its limits')
    return unreadable[fault.code]
  } finally {
    await done()
  }
}

const kept = 'The file is kept as it is and a person will read it.'
const unreadable = {
  timeout: { unreadable: 'too_slow', detail: `Reading the text of this file took too long. ${kept}` },
  memory: {
    unreadable: 'too_large',
    detail: `This file needs more memory to read than is set aside for one file. ${kept}`,
  },
  crash: { unreadable: 'damaged', detail: `The program that reads files stopped at this one. ${kept}` },
  changed: {
    unreadable: 'bytes_changed',
    detail:
      'The copy of this file that is kept here was damaged after it arrived, so its text was not read. It can be sent again, and a person will read it.',
  },
  threw: { unreadable: 'damaged', detail: `The program that reads files could not make sense of this one. ${kept}` },
} as const satisfies Record<SandboxFault['code'] | 'changed', Reading>

/**
 * Postgres keeps neither NUL nor halves of characters, and files hold both, in what they say about themselves and in the
 * data of reference managers too. Each is replaced one for one, so that offsets stay true.
 */
function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('\u0000', '\uFFFD').toWellFormed() as Value
  if (Array.isArray(value)) return value.map(storable) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)])) as Value
}
