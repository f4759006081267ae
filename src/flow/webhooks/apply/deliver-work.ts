import type { Context } from '../../../context.ts'
import type { Integration, IntegrationEvent } from '../../../db/webhooks/integrations.ts'
import { deadlines } from '../../../domain/deadlines.ts'
import { DomainError } from '../../../domain/error.ts'
import { fileName, isRead, mediaTypeOf } from '../../../domain/intake/file-kind.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import type { Inbound, OfferedFile } from '../../../lms/inbound.ts'
import { openDownload } from '../../../outside/download.ts'
import { guardedFetch } from '../../../outside/fetch.ts'
import type { HandIn, SentFile } from '../../intake/hand-in.ts'
import { submit } from '../../intake/submit.ts'
import { assessmentFor } from './assignments.ts'
import { enrolByWork } from './enrol-by-work.ts'
import { accountOf } from './outside-person.ts'

type Work = Extract<Inbound, { type: 'submission.created' | 'submission.updated' }>

/**
 * Takes in a student's work that an LMS offers: the file is fetched, stored and accepted like any other. Without a
 * complete reflection it is receipted and waits for the student, who finds it under the link in the webhook that says
 * so. Delivering the same event again finds the same submission.
 */
export async function deliverWork(
  context: Context,
  who: Actor,
  integration: Integration,
  event: IntegrationEvent,
  work: Work,
) {
  const assessmentId = await assessmentFor(context, who, integration, work.assignment)
  const student = await context.db.transaction(async (tx) => {
    const account = await accountOf(tx, integration, 'student', work.student)
    await enrolByWork(tx, who, integration, { assessmentId, accountId: account.id })
    return account
  })
  const fetched: SentFile[] = []
  for (const offered of work.files) fetched.push(await fetchFile(context, integration, offered))
  const { file, extraFiles } = theWork(fetched)
  const handIn = { assessmentId, studentId: student.id, file, extraFiles, idempotencyKey: `webhook ${event.id}` }
  const { id, status } = await withOrWithout(context, who, handIn, work.reflection)
  const detail =
    status === 'received' ? 'Handed in with its reflection.' : 'Handed in; it waits for the student’s reflection.'
  return {
    state: 'applied' as const,
    detail: extraFiles.length ? detail + several(fetched.length) : detail,
    submissionId: id,
  }
}

/** Of several files, the work is the first of a kind whose text is read here, or the first; the others are extra files. */
function theWork(fetched: SentFile[]) {
  const readable = fetched.findIndex(({ head, name }) => isRead(mediaTypeOf(head!, fileName(name))))
  const at = Math.max(0, readable)
  return { file: fetched[at]!, extraFiles: fetched.filter((_, index) => index !== at) }
}

function several(count: number): string {
  const others = count === 2 ? 'The other one is' : `The other ${count - 1} are`
  return ` It came as ${count} files. The first that can be read here is the work. ${others} kept beside it, on the receipt, and not read by any check.`
}

/** A reflection that needs another look is not a reason to turn work away: the student completes it here. */
async function withOrWithout(context: Context, who: Actor, handIn: Omit<HandIn, 'reflection'>, reflection: unknown) {
  try {
    return await submit(context, who, { ...handIn, reflection })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'REFLECTION_INCOMPLETE') throw error
    return submit(context, who, { ...handIn, reflection: undefined })
  }
}

async function fetchFile(context: Context, { fileHosts }: Integration, { url, filename, size, sha256 }: OfferedFile) {
  const limit = context.config.maxUploadBytes
  const reach = guardedFetch({
    allowLoopback: context.config.outsideAllowLoopback,
    maxBytes: limit,
    timeoutMs: deadlines.offeredFile.wholeMs,
    ...(fileHosts.length && { allowHosts: fileHosts }),
  })
  const source = await openDownload(reach, url, {
    ...(size !== undefined && { bytes: size }),
    ...(sha256 !== undefined && { sha256 }),
  })
  return { ...(await context.files.receive(source, limit)), name: filename, mediaType: 'application/octet-stream' }
}
