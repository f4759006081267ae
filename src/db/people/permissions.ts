import { and, desc, eq, getTableColumns, or, type SQL } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { contains } from '../contains.ts'
import { afterCursor, pageOf } from '../cursor.ts'
import { accounts, aiPermissions, assessments } from '../schema/index.ts'
import { idOfStudent, nameOfStudent } from '../submission/access.ts'
import { isOpenTo } from './membership.ts'

/** The permissions to use AI that a student has been granted for an assessment, expired ones too. */
export function grantedPermissions(session: Session, assessmentId: string, studentId: string) {
  return session
    .select()
    .from(aiPermissions)
    .where(
      and(
        eq(aiPermissions.assessmentId, assessmentId),
        eq(aiPermissions.studentId, studentId),
        eq(aiPermissions.state, 'granted'),
      ),
    )
}

export interface PermissionSearch {
  /** Part of the assessment's title or, where names are shown, of the student's name. */
  q?: string
  state?: 'requested'
  cursor?: string
  limit?: number
}

/** A page of requests to use AI that `who` may see, newest first: a student's own, those of a tutor's assessments, all for leads. */
export async function permissionsFor(
  session: Session,
  who: Actor,
  { q, state, cursor, limit = 50 }: PermissionSearch = {},
) {
  const at = aiPermissions.requestedAt
  const rows = await permissionsWhere(
    session,
    who,
    and(
      visibleTo(who),
      q ? or(contains(assessments.title, q), contains(nameOfStudent(who, assessments.anonymous), q)) : undefined,
      state ? eq(aiPermissions.state, state) : undefined,
      cursor ? afterCursor(cursor, { at, id: aiPermissions.id }, false) : undefined,
    ),
  )
    .orderBy(desc(at), desc(aiPermissions.id))
    .limit(limit + 1)
  return pageOf(
    rows.map((row) => ({ ...row, id: row.permission.id })),
    limit,
    ({ permission }) => permission.requestedAt,
  )
}

/** One of them, which is there. */
export async function permissionFor(session: Session, who: Actor, id: string) {
  const [found] = await permissionsWhere(session, who, and(eq(aiPermissions.id, id), visibleTo(who)))
  return found!.permission
}

/** A student keeps what they asked when they leave the course. */
const visibleTo = (who: Actor): SQL =>
  who.role === 'student' ? eq(aiPermissions.studentId, who.id) : isOpenTo(who, aiPermissions.assessmentId)

/** In marking without names neither the student's name nor their id leaves the database. */
function permissionsWhere(session: Session, who: Actor, where: SQL | undefined) {
  return session
    .select({
      permission: { ...getTableColumns(aiPermissions), studentId: idOfStudent(who, assessments.anonymous) },
      title: assessments.title,
      studentName: nameOfStudent(who, assessments.anonymous),
    })
    .from(aiPermissions)
    .innerJoin(assessments, eq(assessments.id, aiPermissions.assessmentId))
    .innerJoin(accounts, eq(accounts.id, aiPermissions.studentId))
    .where(where)
}
