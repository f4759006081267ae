import type { Context } from '../../../context.ts'
import { type Reviewer, reviewersOf } from '../../../db/review/assignments.ts'
import { type Comment, listComments } from '../../../db/review/comments.ts'
import { type PlaceInList, placeOf } from '../../../db/review/pile/place.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { ownList } from '../list/filters.ts'

/** A work as one of a person's list. */
export interface Pile {
  /** The filters of the list as a query; empty for none. */
  query: string
  place: PlaceInList
  hasShortcuts: boolean
  /** Those whom a lead can assign it to; empty for a tutor, who can take it. */
  reviewers: Reviewer[]
  /** The newest comments of the library, and whether there are more. */
  comments: { items: Comment[]; more: boolean }
}

/** What the page of a work shows of the list that it is in, and of the comments that can be inserted. */
export async function pileOf(context: Context, who: Actor, { id, assessment }: WholeView): Promise<Pile> {
  const { db } = context
  const { query, filter, hasShortcuts } = await ownList(context, who)
  const { items, nextCursor } = await listComments(db, who)
  return {
    query,
    hasShortcuts,
    place: await placeOf(db, who, filter, id),
    reviewers: who.role === 'lead' ? await reviewersOf(db, assessment.id) : [],
    comments: { items, more: nextCursor !== null },
  }
}
