import Type from 'typebox'
import type { Context } from '../../context.ts'
import { noticesOf } from '../../db/asset-processor/notices.ts'
import { noticeServicesOf } from '../../db/asset-processor/orders.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { retryNotice } from '../../flow/asset-processor/retry-notice.ts'
import { ListOf, PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, pageAsked, pageQuery } from '../server/schemas.ts'
import { NoticeService, PlatformNotice, RetriedNotice } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** What an LMS said by notices and whether it goes on sending them. For admins. */
export const platformNoticeHistoryRoutes = groupOf(getServices, getNotices, postRetries)

function getServices(app: App, { db }: Context) {
  app.get(
    '/lti/registrations/:id/notice-services',
    {
      config,
      schema: {
        summary: 'Whether the notices of an LMS come here, by deployment',
        params: Params,
        response: { 200: ListOf(NoticeService) },
      },
    },
    async ({ params: { id } }) => {
      await findRegistration(db, id)
      return { items: await noticeServicesOf(db, id) }
    },
  )
}

function getNotices(app: App, { db }: Context) {
  app.get(
    '/lti/registrations/:id/notices',
    {
      config,
      schema: {
        summary: 'Notices of an LMS and what each came to, newest first, in pages',
        params: Params,
        querystring: Type.Object(pageQuery),
        response: { 200: PageOf(PlatformNotice) },
      },
    },
    async ({ params: { id }, query }) => {
      await findRegistration(db, id)
      return noticesOf(db, id, pageAsked(query))
    },
  )
}

function postRetries(app: App, context: Context) {
  app.post(
    '/lti/registrations/:id/notices/:noticeId/retries',
    {
      config,
      schema: {
        summary: 'Apply a notice once more that waits or was given up',
        params: Type.Object({ id: Id, noticeId: Id }),
        response: { 201: RetriedNotice },
      },
    },
    async ({ who, params: { id, noticeId } }, reply) =>
      reply.code(201).send(await retryNotice(context, who, id, noticeId)),
  )
}
