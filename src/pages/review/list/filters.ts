import Type, { type Static } from 'typebox'
import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import { assessmentOpenTo, assessmentsNamed } from '../../../db/policy/assessments.ts'
import { preferencesOf } from '../../../db/review/pile/preferences.ts'
import type { ReviewFilter } from '../../../db/review/pile/wanted.ts'
import { whatWaits } from '../../../db/review/reading-setting.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { isHeld, type Waits } from '../../../domain/review/first-reading.ts'
import { type SubmissionStatus, submissionStatuses } from '../../../domain/submission/status.ts'
import { pageAsked } from '../../../http/server/schemas.ts'
import { listQuery } from '../../kit/list.tsx'

const Word = Type.Optional(Type.String({ maxLength: 100 }))

/** What the address of the review list says. What is not known is left out. */
export const FilterQuery = Type.Object({
  assessment: Type.Optional(Type.String({ maxLength: 300 })),
  assessmentId: Type.Optional(Type.String({ maxLength: 36 })),
  status: Word,
  kind: Word,
  turn: Word,
  assignee: Word,
  order: Word,
  notice: Word,
  ...listQuery,
})
export type FilterQuery = Static<typeof FilterQuery>

/** The filters of the review list as its form shows them. */
export interface Filters {
  status: SubmissionStatus
  /** A title, or a part of titles. */
  assessment?: string
  assessmentId?: string
  kind?: string
  turn?: 'tutor' | 'student'
  /** `me`, `none`, or the id of a person. */
  assignee?: string
  order?: 'newest'
  q?: string
}

/** The filters in an address, as far as they are known here. `kinds` are the reasons that may be named. */
export async function filtersIn(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  query: FilterQuery,
  kinds: Record<string, string>,
): Promise<Filters> {
  const { q } = pageAsked(query)
  const turn = (['tutor', 'student'] as const).find((known) => known === query.turn)
  const assignee = query.assignee && (/^(me|none)$/.test(query.assignee) || isId(query.assignee)) && query.assignee
  const named =
    query.assessmentId && isId(query.assessmentId) ? await assessmentOpenTo(db, who, query.assessmentId) : null
  const assessment = named?.title ?? query.assessment?.trim()
  return {
    status: submissionStatuses.find((known) => known === query.status) ?? 'under_review',
    ...(assessment && { assessment }),
    ...(named && { assessmentId: named.id }),
    ...(query.kind && Object.hasOwn(kinds, query.kind) && { kind: query.kind }),
    ...(turn && { turn }),
    ...(assignee && { assignee }),
    ...(query.order === 'newest' && { order: 'newest' as const }),
    ...(q && { q }),
  }
}

/** The filters as the query of an address; empty for the whole list. */
export function queryOf({ status, assessmentId, assessment, ...filters }: Filters): string {
  const pairs = Object.entries({
    ...(status !== 'under_review' && { status }),
    ...(assessmentId ? { assessmentId } : { assessment }),
    ...filters,
  }).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return new URLSearchParams(pairs).toString()
}

/** What the filters mean for the database. A title that one assessment bears means that one; other text is a part of titles. */
export async function filterOf(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  { assessment, assessmentId, assignee, ...filters }: Filters,
): Promise<ReviewFilter> {
  const named = assessment && !assessmentId ? await assessmentsNamed(db, assessment) : []
  const only = assessmentId ?? (named.length === 1 ? named[0]!.id : undefined)
  return {
    ...filters,
    ...(only ? { assessmentId: only } : assessment && { assessment }),
    ...(assignee && { assignee: assignee === 'me' ? who.id : assignee }),
    waits: (await whatWaits(db)) !== 'none',
  }
}

/** The list as a person filtered it last: its filters as a query, and as the database takes them. */
export async function ownList(context: Context, who: Actor) {
  const { filters: query, hasShortcuts } = await preferencesOf(context.db, who.id)
  const kinds = kindsShown(context, await whatWaits(context.db))
  const filters = await filtersIn(context, who, Object.fromEntries(new URLSearchParams(query)), kinds)
  return { query, filter: await filterOf(context, who, filters), hasShortcuts }
}

/** The reasons that may be named before anybody has read the work; a statistical one would colour the reading. */
export function kindsShown({ detectors }: Pick<Context, 'detectors'>, waits: Waits): Record<string, string> {
  const named = detectors.filter(({ basis }) => !isHeld(waits, basis))
  return {
    ...Object.fromEntries(named.map(({ id, title }) => [id, title])),
    appeal: 'Appeal',
    concern: 'Concern raised by hand',
    unreadable: 'Text could not be read',
    partly_read: 'Part of the file was not read',
  }
}
