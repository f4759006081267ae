import { and } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import { type Asset, setAssets } from '../../../db/asset-processor/assets.ts'
import { type AssetProcessor, letDeliver } from '../../../db/asset-processor/processors.ts'
import type { LtiContext } from '../../../db/lti/contexts.ts'
import type { Registration } from '../../../db/lti/registrations.ts'
import { enrolments } from '../../../db/schema/index.ts'
import { sha256Hex } from '../../../domain/hash.ts'
import { fileName, isRead, mediaTypeOf } from '../../../domain/intake/file-kind.ts'
import type { WorkNotice } from '../../../lms/asset-processor/notice.ts'
import type { SentFile } from '../../intake/hand-in.ts'
import { submit } from '../../intake/submit.ts'
import { accountOf, saysSo } from '../../lti/enrolments.ts'
import { enrol, isOf, saidBy } from '../../people/enrolments.ts'
import { askForAssets } from '../queue-reports.ts'
import { fetchAsset } from './fetch-asset.ts'

interface Delivery {
  processor: AssetProcessor
  work: WorkNotice
  rows: Asset[]
  courseContext: LtiContext
}

/**
 * Fetches the files of a hand-in and hands them in as one work of their student, who completes the reflection here. Of several
 * files, the first that can be read is the work and the others are kept beside it. Returns the submission's id. Throws what
 * `fetchAsset` and `submit` throw.
 */
export async function handInAssets(context: Context, registration: Registration, delivery: Delivery): Promise<string> {
  const { processor, work, rows } = delivery
  const studentId = await introduce(context, delivery)
  const fetched: SentFile[] = []
  for (const offered of work.assets) {
    fetched.push(await fetchAsset(context, registration, delivery, offered))
  }
  const at = Math.max(
    0,
    fetched.findIndex(({ head, name }) => isRead(mediaTypeOf(head!, fileName(name)))),
  )
  const who = { id: processor.deliveredBy, role: 'integration' as const }
  const { id } = await submit(context, who, {
    assessmentId: processor.assessmentId,
    studentId,
    reflection: undefined,
    file: fetched[at]!,
    extraFiles: fetched.filter((_, index) => index !== at),
    idempotencyKey: keyOf(processor, work),
  })
  await noteParts(context, { rows, workAssetId: work.assets[at]!.id, submissionId: id })
  return id
}

/** The same files of the same hand-in are one work, however often they are offered. */
function keyOf({ id }: AssetProcessor, { externalId, assets }: WorkNotice): string {
  return `asset ${id} ${sha256Hex(JSON.stringify([externalId, assets.map((asset) => asset.id).sort()]))}`
}

async function noteParts(
  { db }: Context,
  { rows, workAssetId, submissionId }: { rows: Asset[]; workAssetId: string; submissionId: string },
) {
  const [work, extra] = [
    rows.filter(({ assetId }) => assetId === workAssetId),
    rows.filter(({ assetId }) => assetId !== workAssetId),
  ]
  await setAssets(
    db,
    work.map(({ id }) => id),
    { part: 'work', problem: null, submissionId },
  )
  await setAssets(
    db,
    extra.map(({ id }) => id),
    { part: 'extra', problem: null, submissionId },
  )
  await askForAssets(db, [
    ...work.map((row) => ({ ...row, part: 'work' as const })),
    ...extra.map((row) => ({ ...row, part: 'extra' as const })),
  ])
}

/**
 * The account of the student whom a notice names. Work that a platform delivers vouches for its student: it enrols them in the course.
 * Whose enrolment by this course has ended stays as they are, until the roster names them again.
 */
function introduce({ db }: Context, { processor, work, courseContext }: Delivery): Promise<string> {
  const { subject, name } = work
  return db.transaction(async (tx) => {
    const { id: accountId } = await accountOf(tx, processor, { subject, role: 'student', name })
    await letDeliver(tx, processor.deliveredBy, accountId)
    const said = { ...saysSo(courseContext), accountId, role: 'student' as const }
    const [earlier] = await tx
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(and(saidBy('lms', courseContext.id), isOf(said)))
      .limit(1)
    if (!earlier) await enrol(tx, { id: processor.deliveredBy, role: 'integration' }, [said])
    return accountId
  })
}
