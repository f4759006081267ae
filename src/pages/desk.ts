import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { FastifyError } from 'fastify'
import type { Routes } from '../http/routes.ts'
import { checkCsrf } from '../http/session.ts'
import { accountPages } from './account.tsx'
import { auditPages } from './admin/audit.tsx'
import { detectorAdminPages } from './admin/detectors.tsx'
import { integrationPages } from './admin/integrations.tsx'
import { lmsPages } from './admin/lms.tsx'
import { overviewPages } from './admin/overview.tsx'
import { peoplePages } from './admin/people.tsx'
import { policyAdminPages } from './admin/policy.tsx'
import { statisticsPages } from './admin/statistics.tsx'
import { webhookPages } from './admin/webhooks.tsx'
import { assessmentPages } from './assessments.tsx'
import { assetRoutes } from './assets.ts'
import { detectorPages } from './detector-cards.tsx'
import { sendErrorPage } from './error-page.tsx'
import { formIn } from './form.ts'
import { homePages } from './home.tsx'
import { permissionPages } from './permissions.tsx'
import { policyPages } from './policy.tsx'
import { receiptPages } from './receipt-check.tsx'
import { elsewherePages } from './review/elsewhere.tsx'
import { reviewListPages } from './review/list.tsx'
import { submissionPages } from './review/submission.tsx'
import { protect } from './security.ts'
import { visitor } from './send.tsx'
import { signInPages } from './sign-in.tsx'
import { providerPages } from './sign-in-with-provider.ts'
import { followPages } from './student/follow.tsx'
import { handInPages } from './student/hand-in.tsx'
import { reflectionPages } from './student/reflection-page.tsx'
import { termsPages } from './student/terms.tsx'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The page reads its multipart form itself, and its token with it. */
    readsFiles?: boolean
  }
}

/** Everything people see. Each page calls the same flow functions as the API; no rule lives in a page. */
export const desk: Routes = async (app, { context }) => {
  app.setErrorHandler((error: FastifyError, request, reply) => sendErrorPage(context, error, request, reply))
  if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) await app.register(formbody)
  await app.register(rateLimit, { global: false })
  app.addHook('onRoute', (route) => {
    route.schema = { hide: true, ...route.schema }
  })
  app.addHook('onRequest', async (_request, reply) => protect(context, reply))
  app.addHook('preHandler', async (request) => {
    const { page, readsFiles, action } = request.routeOptions.config
    if (request.method === 'GET' || request.method === 'HEAD' || !page || action === 'public') return
    if (!(readsFiles && request.isMultipart()))
      checkCsrf(request, visitor(request).csrf, formIn(request.body).get('_csrf'))
  })

  for (const pages of [
    assetRoutes,
    signInPages,
    providerPages,
    accountPages,
    homePages,
    policyPages,
    detectorPages,
    receiptPages,
    permissionPages,
    handInPages,
    reflectionPages,
    followPages,
    reviewListPages,
    submissionPages,
    elsewherePages,
    termsPages,
    assessmentPages,
    overviewPages,
    peoplePages,
    detectorAdminPages,
    policyAdminPages,
    auditPages,
    lmsPages,
    integrationPages,
    webhookPages,
    statisticsPages,
  ]) {
    await app.register(pages, { context })
  }
}
