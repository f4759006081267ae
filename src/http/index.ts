import { platformNoticeHistoryRoutes } from './asset-processor/history.ts'
import { auditRoutes } from './audit/audit.ts'
import { extensionRoutes } from './dates/extensions.ts'
import { outageRoutes } from './dates/outages.ts'
import { versionRoutes } from './dates/versions.ts'
import { attachmentRoutes } from './files/attachments.ts'
import { intakeRoutes } from './intake/intake.ts'
import { ltiContextRoutes } from './lti/contexts.ts'
import { ltiHistoryRoutes } from './lti/history.ts'
import { ltiMarkRoutes } from './lti/marks.ts'
import { ltiRegistrationRoutes } from './lti/registrations.ts'
import { accessRoutes } from './people/access.ts'
import { accountRoutes } from './people/accounts.ts'
import { courseRoutes } from './people/courses.ts'
import { enrolmentRoutes } from './people/enrolments.ts'
import { importRoutes } from './people/imports.ts'
import { permissionRoutes } from './people/permissions.ts'
import { assessmentRoutes } from './policy/assessments.ts'
import { coverageRoutes } from './policy/coverage.ts'
import { policyRoutes } from './policy/policy.ts'
import { sampleRoutes } from './quality/samples.ts'
import { secondOpinionRoutes } from './quality/second-opinions.ts'
import { bundleRoutes } from './records/bundles.ts'
import { letterRoutes } from './records/letters.ts'
import { receiptRoutes } from './records/receipts.ts'
import { appealRoutes } from './review/appeals.ts'
import { caseRoutes } from './review/cases.ts'
import { conversationRoutes } from './review/conversations.ts'
import { decisionRoutes } from './review/decisions.ts'
import { markRoutes } from './review/marks.ts'
import { moreTimeRoutes } from './review/more-time.ts'
import { pileRoutes } from './review/pile/pile.ts'
import { proposalRoutes } from './review/proposals.ts'
import { comparisonRoutes } from './screening/comparison.ts'
import { detectorRoutes } from './screening/detectors.ts'
import type { Routes } from './server/routes.ts'
import { progressRoutes } from './submission/progress.ts'
import { submissionRoutes } from './submission/submissions.ts'
import { remoteCallbackRoutes } from './vendors/callbacks.ts'
import { remoteDetectorRoutes } from './vendors/detectors.ts'
import { remoteReportRoutes } from './vendors/reports.ts'
import { webhookEndpointRoutes } from './webhooks/endpoints.ts'
import { integrationEventRoutes } from './webhooks/integration-events.ts'
import { integrationRoutes } from './webhooks/integrations.ts'
import { webhookInRoutes } from './webhooks/receive.ts'

/** The API, group by group, in the order of its documentation. All of it stands under `/v1`. */
export const apiRoutes: Routes[] = [
  intakeRoutes,
  submissionRoutes,
  attachmentRoutes,
  progressRoutes,
  caseRoutes,
  moreTimeRoutes,
  conversationRoutes,
  decisionRoutes,
  appealRoutes,
  sampleRoutes,
  secondOpinionRoutes,
  proposalRoutes,
  markRoutes,
  pileRoutes,
  bundleRoutes,
  courseRoutes,
  enrolmentRoutes,
  assessmentRoutes,
  versionRoutes,
  extensionRoutes,
  outageRoutes,
  policyRoutes,
  coverageRoutes,
  comparisonRoutes,
  permissionRoutes,
  detectorRoutes,
  remoteDetectorRoutes,
  remoteReportRoutes,
  remoteCallbackRoutes,
  letterRoutes,
  receiptRoutes,
  auditRoutes,
  accountRoutes,
  importRoutes,
  accessRoutes,
  webhookEndpointRoutes,
  integrationRoutes,
  integrationEventRoutes,
  webhookInRoutes,
  ltiRegistrationRoutes,
  ltiHistoryRoutes,
  ltiMarkRoutes,
  ltiContextRoutes,
  platformNoticeHistoryRoutes,
]
