import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { FastifyError } from 'fastify'
import { waitingCounts } from '../db/review/pile/waiting-counts.ts'
import { parseForm } from '../http/server/bodies/bounded-bodies.ts'
import { asDomainError } from '../http/server/problem.ts'
import type { Routes } from '../http/server/routes.ts'
import { checkCsrf } from '../http/server/session.ts'
import { accessibilityPages } from './account/accessibility.tsx'
import { accountPages } from './account/account.tsx'
import { receiptPages } from './account/receipt-check.tsx'
import { signInPages } from './account/sign-in.tsx'
import { providerPages } from './account/sign-in-with-provider.ts'
import { auditPages } from './admin/audit.tsx'
import { integrationPages } from './admin/connections/integrations.tsx'
import { lmsPages } from './admin/connections/lms/lms.tsx'
import { webhookPages } from './admin/connections/webhooks.tsx'
import { detectorAdminPages } from './admin/detectors.tsx'
import { mailPages } from './admin/mail.tsx'
import { outagePages } from './admin/outages.tsx'
import { overviewPages } from './admin/overview.tsx'
import { invitationPages } from './admin/people/invitations.tsx'
import { peoplePages } from './admin/people/people.tsx'
import { personPages } from './admin/people/person.tsx'
import { rosterImportPages } from './admin/people/roster-import.tsx'
import { policyAdminPages } from './admin/policy.tsx'
import { policyPointPages } from './admin/policy-points.tsx'
import { assetProcessorPages } from './asset-processor/settings.tsx'
import { adjustmentPages } from './courses/adjustments.tsx'
import { coursePages } from './courses/course.tsx'
import { coursesPages } from './courses/courses.tsx'
import { draftPages } from './drafts/drafts.ts'
import { endSentDraft, loadDrafts } from './drafts/hooks.ts'
import { returnToForm, showAgain } from './drafts/return-to-form.ts'
import { assetRoutes } from './kit/assets.ts'
import { sendCheckPage } from './kit/check/check-page.tsx'
import { UnconfirmedStep } from './kit/check/take-step.ts'
import { sendErrorPage } from './kit/error-page.tsx'
import { formIn } from './kit/form/form.ts'
import { setSecurityHeaders } from './kit/security.ts'
import { visitor } from './kit/send.tsx'
import { ltiPages } from './lti/index.ts'
import { noticePages } from './notices/notices.tsx'
import { assessmentPages } from './policy/assessments.tsx'
import { changePages } from './policy/change.tsx'
import { detectorPages } from './policy/detector-cards.tsx'
import { outstandingPages } from './policy/outstanding.tsx'
import { permissionPages } from './policy/permissions.tsx'
import { policyPages } from './policy/policy.tsx'
import { samplePages } from './quality/samples.tsx'
import { secondOpinionPages } from './quality/second-opinions.tsx'
import { statisticsPages } from './quality/statistics.tsx'
import { commentPages } from './review/comments/comments.tsx'
import { reviewListPages } from './review/list/list.tsx'
import { pilePages } from './review/pile/pages.ts'
import { proposalPages } from './review/proposal/pages.ts'
import { selectionPages } from './review/selection/selection.tsx'
import { submissionPages } from './review/submission.tsx'
import { vendorRunPages } from './review/vendor-runs.tsx'
import { downloadPages } from './student/follow/downloads.ts'
import { followPages } from './student/follow/follow.tsx'
import { handInPages } from './student/hand-in/hand-in.tsx'
import { reflectionPages } from './student/hand-in/reflection-page.tsx'
import { homePages } from './student/home.tsx'
import { talkPages } from './student/talk/talk.ts'
import { termsPages } from './student/terms.tsx'
import { tcaPages } from './tca/pages.tsx'

/** Every page. Each page calls the same flow functions as the API; no rule lives in a page. */
export const pages: Routes = async (app, { context }) => {
  app.setErrorHandler(async (error: FastifyError | UnconfirmedStep, request, reply) => {
    if (error instanceof UnconfirmedStep) {
      request.keepsDraft = true
      if (!error.goBack) return sendCheckPage(error, request, reply)
      return (await showAgain(context, request, reply)) ?? reply.redirect('/', 303)
    }
    const back = await returnToForm(context, request, reply, asDomainError(error)).catch(() => null)
    return back ?? sendErrorPage(context, error, request, reply)
  })
  if (!app.hasContentTypeParser('application/x-www-form-urlencoded'))
    await app.register(formbody, { parser: parseForm })
  await app.register(rateLimit, { global: false })
  app.addHook('onRoute', (route) => {
    route.schema = { hide: true, ...route.schema }
  })
  app.addHook('onRequest', async (_request, reply) => setSecurityHeaders(context, reply))
  app.addHook('preHandler', async (request) => {
    const { page, takesFile, action } = request.routeOptions.config
    if (request.method === 'GET' || request.method === 'HEAD' || !page || action === 'public') return
    if (!(takesFile && request.isMultipart()))
      checkCsrf(request, visitor(request).csrf, formIn(request.body).get('_csrf'))
  })
  app.addHook('preHandler', loadDrafts(context))
  app.addHook('onSend', endSentDraft(context))

  app.addHook('preHandler', async (request) => {
    const { page, action } = request.routeOptions.config
    if (!page || action === 'public' || !request.who) return
    request.waiting = await waitingCounts(context.db, visitor(request))
  })

  for (const group of [
    assetRoutes,
    signInPages,
    noticePages,
    mailPages,
    providerPages,
    accountPages,
    accessibilityPages,
    draftPages,
    homePages,
    policyPages,
    detectorPages,
    receiptPages,
    permissionPages,
    handInPages,
    reflectionPages,
    followPages,
    talkPages,
    downloadPages,
    reviewListPages,
    selectionPages,
    pilePages,
    commentPages,
    submissionPages,
    proposalPages,
    vendorRunPages,
    termsPages,
    coursesPages,
    coursePages,
    adjustmentPages,
    assessmentPages,
    changePages,
    outstandingPages,
    outagePages,
    overviewPages,
    peoplePages,
    invitationPages,
    personPages,
    rosterImportPages,
    detectorAdminPages,
    policyAdminPages,
    policyPointPages,
    auditPages,
    lmsPages,
    integrationPages,
    webhookPages,
    statisticsPages,
    samplePages,
    secondOpinionPages,
    ltiPages,
    assetProcessorPages,
    tcaPages,
  ]) {
    await app.register(group, { context })
  }
}
