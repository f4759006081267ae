import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { assessmentsToChoose } from '../../../db/policy/assessments.ts'
import { countOf, firstWaiting } from '../../../db/review/pile/place.ts'
import { keepPreferences, preferencesOf } from '../../../db/review/pile/preferences.ts'
import { whatWaits } from '../../../db/review/reading-setting.ts'
import { reviewList } from '../../../db/review/review-list.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { page, send, visitor } from '../../kit/send.tsx'
import { FilterQuery, filterOf, filtersIn, kindsShown, queryOf } from './filters.ts'
import { ReviewList } from './list-view.tsx'

/** What waits for a person, oldest first. */
export const reviewListPages: Routes = async (app, { context }) => {
  app.get('/review', { ...page('decision.make'), schema: { querystring: FilterQuery } }, (request, reply) =>
    sendReviewList(context, request, reply),
  )
}

type ListRequest = FastifyRequest<{ Querystring: FilterQuery }>

/**
 * Answers with the review list, filtered as the address says, and keeps the filters for the person. An address without
 * filters goes on to those that they used last.
 */
async function sendReviewList(context: Context, request: ListRequest, reply: FastifyReply) {
  const { db, clock } = context
  const who = visitor(request)
  const { cursor, notice, ...asked } = request.query
  const saved = await preferencesOf(db, who.id)
  if (!cursor && !Object.keys(asked).length && saved.filters) {
    return reply.redirect(`/review?${saved.filters}${notice ? `&notice=${encodeURIComponent(notice)}` : ''}`, 303)
  }
  const kinds = kindsShown(context, await whatWaits(db))
  const filters = await filtersIn(context, who, asked, kinds)
  const query = queryOf(filters)
  if (query !== saved.filters) await keepPreferences(db, who.id, { filters: query })
  const filter = await filterOf(context, who, filters)
  const { items, nextCursor } = await reviewList(db, who, { ...filter, ...(cursor && { cursor }) })
  return send(
    reply,
    <ReviewList
      who={who}
      rows={items}
      count={await countOf(db, who, filter)}
      waiting={await firstWaiting(db, who, filter)}
      filters={filters}
      assessments={await assessmentsToChoose(db, who)}
      kinds={kinds}
      next={nextCursor}
      past={Boolean(cursor)}
      hasShortcuts={saved.hasShortcuts}
      now={clock()}
    />,
  )
}
