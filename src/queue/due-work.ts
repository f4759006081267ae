import { sql } from 'drizzle-orm'
import {
  assetReports,
  integrationEvents,
  ltiContexts,
  ltiEulaAnswers,
  ltiEulaServices,
  ltiNoticeServices,
  ltiNotices,
  ltiReports,
  notices,
  vendorRuns,
  webhookDeliveries,
} from '../db/schema/index.ts'
import type { DueWork } from './due.ts'

const minute = 60_000

/** Messages to endpoints. */
export const deliveries = {
  table: webhookDeliveries,
  due: 'nextAttemptAt',
  leaseMs: 2 * minute,
  worker: 'deliver',
  onClaim: { attempts: sql`${webhookDeliveries.attempts} + 1` },
} satisfies DueWork

/** Webhooks from an LMS that were let in. */
export const receivedWebhooks = {
  table: integrationEvents,
  due: 'nextAttemptAt',
  leaseMs: 10 * minute,
  worker: 'apply',
  onClaim: { attempts: sql`${integrationEvents.attempts} + 1` },
} satisfies DueWork

/** Reports to the gradebook of an LMS. */
export const gradebookReports = {
  table: ltiReports,
  due: 'nextAttemptAt',
  leaseMs: 5 * minute,
  worker: 'report',
  onClaim: { attempts: sql`${ltiReports.attempts} + 1` },
} satisfies DueWork

/** Rosters of the contexts of an LMS, found in the table and not in the queue. */
export const rosters = {
  table: ltiContexts,
  due: 'nextAttemptAt',
  leaseMs: 10 * minute,
  worker: null,
  onClaim: { attempts: sql`${ltiContexts.attempts} + 1` },
} satisfies DueWork

/** Steps of runs at vendors, found in the table and not in the queue. The lease is an upload and a little more. */
export const vendorSteps = {
  table: vendorRuns,
  due: 'nextStepAt',
  leaseMs: 3 * minute,
  worker: null,
  onClaim: { callbackPending: false },
} satisfies DueWork

/** Notices that go by mail, found in the table and not in the queue. The lease is longer than a message may take to its end. */
export const mails = {
  table: notices,
  due: 'nextAttemptAt',
  leaseMs: minute,
  worker: null,
  onClaim: { attempts: sql`${notices.attempts} + 1` },
} satisfies DueWork

/** Notices of an LMS that came in, found in the table. The lease is longer than the files of one may take. */
export const platformNotices = {
  table: ltiNotices,
  due: 'nextAttemptAt',
  leaseMs: 15 * minute,
  worker: null,
  onClaim: { attempts: sql`${ltiNotices.attempts} + 1` },
} satisfies DueWork

/** Orders of notices, found in the table: they are looked at again every few hours. */
export const noticeServices = {
  table: ltiNoticeServices,
  due: 'nextAttemptAt',
  leaseMs: 5 * minute,
  worker: null,
  onClaim: { attempts: sql`${ltiNoticeServices.attempts} + 1` },
} satisfies DueWork

/** Reports of files to an LMS, found in the table. */
export const reportsOfAssets = {
  table: assetReports,
  due: 'nextAttemptAt',
  leaseMs: 5 * minute,
  worker: null,
  onClaim: { attempts: sql`${assetReports.attempts} + 1` },
} satisfies DueWork

/** What LMSs are told of acceptances of the policy, found in the table: services are looked at again and again. */
export const eulaServices = {
  table: ltiEulaServices,
  due: 'nextAttemptAt',
  leaseMs: 5 * minute,
  worker: null,
  onClaim: { attempts: sql`${ltiEulaServices.attempts} + 1` },
} satisfies DueWork

export const eulaAnswers = {
  table: ltiEulaAnswers,
  due: 'nextAttemptAt',
  leaseMs: 5 * minute,
  worker: null,
  onClaim: { attempts: sql`${ltiEulaAnswers.attempts} + 1` },
} satisfies DueWork
