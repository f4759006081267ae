import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import { assessmentOpenTo, assessmentsToChoose } from '../../../db/policy/assessments.ts'
import { whatWaits } from '../../../db/review/reading-setting.ts'
import { reviewList } from '../../../db/review/review-list.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { isHeld, type Waits } from '../../../domain/review/first-reading.ts'
import { submissionStatuses } from '../../../domain/submission/status.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { pageAsked } from '../../../http/server/schemas.ts'
import { listQuery } from '../../kit/list.tsx'
import { page, send, visitor } from '../../kit/send.tsx'
import { ReviewList } from './list-view.tsx'

const Query = Type.Object({
  assessmentId: Type.Optional(Type.String({ maxLength: 36 })),
  status: Type.Optional(Type.String({ maxLength: 30 })),
  kind: Type.Optional(Type.String({ maxLength: 100 })),
  ...listQuery,
})

/** What waits for a person, oldest first. */
export const reviewListPages: Routes = async (app, { context }) => {
  app.get('/review', { ...page('decision.make'), schema: { querystring: Query } }, (request, reply) =>
    sendReviewList(context, request, reply),
  )
}

/** Answers with the review list, filtered as the address says. An unknown filter is left out. */
async function sendReviewList(
  context: Context,
  request: FastifyRequest<{ Querystring: Static<typeof Query> }>,
  reply: FastifyReply,
) {
  const who = visitor(request)
  const { query } = request
  const status = submissionStatuses.find((known) => known === query.status) ?? 'under_review'
  const assessments = await assessmentsToChoose(context.db, who)
  const assessmentId = await chosenAmong(context, who, assessments, query.assessmentId)
  const waits = await whatWaits(context.db)
  const kinds = kindsShown(context, waits)
  const kind = Object.hasOwn(kinds, query.kind ?? '') ? query.kind : undefined
  const { items, nextCursor } = await reviewList(context.db, who, {
    status,
    waits: waits !== 'none',
    ...(assessmentId && { assessmentId }),
    ...(kind && { kind }),
    ...pageAsked(query),
  })
  return send(
    reply,
    <ReviewList
      who={who}
      rows={items}
      filters={{ status, assessmentId, kind, q: query.q }}
      assessments={assessments}
      kinds={kinds}
      next={nextCursor}
      past={Boolean(query.cursor)}
      now={context.clock()}
    />,
  )
}

/** The assessment that the address names, if `who` acts on it; added to those that can be chosen where it is not among them. */
async function chosenAmong(
  { db }: Context,
  who: Actor,
  assessments: { id: string; title: string }[],
  asked: string | undefined,
): Promise<string | undefined> {
  if (!asked || !isId(asked)) return undefined
  if (!assessments.some(({ id }) => id === asked)) {
    const found = await assessmentOpenTo(db, who, asked)
    if (!found) return undefined
    assessments.push(found)
  }
  return asked
}

/** The reasons that may be named before anybody has read the work; a statistical one would colour the reading. */
function kindsShown({ detectors }: Context, waits: Waits): Record<string, string> {
  const named = detectors.filter(({ basis }) => !isHeld(waits, basis))
  return {
    ...Object.fromEntries(named.map(({ id, title }) => [id, title])),
    appeal: 'Appeal',
    concern: 'Concern raised by hand',
    unreadable: 'Text could not be read',
    partly_read: 'Part of the file was not read',
  }
}
