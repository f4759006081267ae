import type { JWTPayload } from 'jose'
import type { Context } from '../../context.ts'
import type { LtiNotice } from '../../db/asset-processor/notices.ts'
import { newId } from '../../db/id.ts'
import { ltiContextCopies } from '../../db/schema/index.ts'
import { contextIn, originsIn } from '../../lms/asset-processor/notice.ts'
import type { Applied } from './applied.ts'

/**
 * Notes that a course of a platform is a copy of others. It opens nothing: what is met in the copy asks first whether it is the
 * same assessment, as a link does (docs/reference/lti.md#contexts).
 */
export async function noteCopy(context: Context, notice: LtiNotice, payload: JWTPayload): Promise<Applied> {
  const copy = contextIn(payload)
  const origins = originsIn(payload)
  if (!copy || !origins.length) return { state: 'ignored', detail: 'It does not say which course was copied.' }
  const { registrationId, deploymentId } = notice
  const rows = origins.map((originExternalId) => ({
    id: newId(),
    registrationId,
    deploymentId,
    externalId: copy.id,
    originExternalId,
  }))
  await context.db.insert(ltiContextCopies).values(rows).onConflictDoNothing()
  return { state: 'applied', detail: 'A course was copied. What is met in the copy asks its tutors first.' }
}
