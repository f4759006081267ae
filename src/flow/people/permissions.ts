import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { permissionFor } from '../../db/people/permissions.ts'
import { actsOn, findOwnAssessment } from '../../db/policy/assessments.ts'
import { aiPermissions } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Purpose } from '../../domain/intake/reflection.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

export interface PermissionRequest {
  assessmentId: string
  tools: string[]
  purposes: Purpose[]
  request: string
}

export interface PermissionAnswer {
  state: 'granted' | 'refused'
  conditions?: string
  expiresAt?: string
}

/** A student asks before using an AI tool (point `ask_before_use`). Throws NOT_FOUND for an assessment that is not theirs. */
export async function askPermission({ db }: Context, who: Actor, request: PermissionRequest) {
  await findOwnAssessment(db, who, request.assessmentId)
  return db.transaction(async (tx) => {
    const [asked] = await tx
      .insert(aiPermissions)
      .values({ id: newId(), studentId: who.id, ...request })
      .returning()
    await record(tx, {
      type: 'permission.asked',
      who,
      data: { permission: asked!.id, assessment: request.assessmentId },
      contents: [content(aiPermissions, asked!)],
    })
    return asked!
  })
}

/** A tutor answers. The time is the database's, so that nothing can be back-dated. Throws STATE_CHANGED if answered already. */
export async function answerPermission(
  { db }: Context,
  who: Actor,
  id: string,
  { state, conditions, expiresAt }: PermissionAnswer,
) {
  return db.transaction(async (tx) => {
    const [asked] = await tx.select().from(aiPermissions).where(eq(aiPermissions.id, id)).for('update')
    if (!asked || !(await actsOn(tx, who, asked.assessmentId))) {
      throw new DomainError('NOT_FOUND', 'There is no such request, or it is not yours to answer.')
    }
    if (asked.state !== 'requested')
      throw new DomainError('STATE_CHANGED', `This request was ${asked.state} in the meantime.`)
    const [answered] = await tx
      .update(aiPermissions)
      .set({
        state,
        conditions: conditions ?? null,
        expiresAt: expiresAt ? new Date(expiresAt) : null,
        decidedBy: who.id,
        decidedAt: sql`clock_timestamp()`,
      })
      .where(and(eq(aiPermissions.id, id)))
      .returning()
    const contents = [content(aiPermissions, answered!)]
    const data = { permission: id, assessment: asked.assessmentId, student: asked.studentId }
    await record(tx, { type: `permission.${state}`, who, data, contents })
    return permissionFor(tx, who, id)
  })
}
