import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Context } from './context.ts'
import { DomainError } from './domain/error.ts'
import { auditRoutes } from './http/audit/audit.ts'
import { attachmentRoutes } from './http/files/attachments.ts'
import { intakeRoutes } from './http/intake/intake.ts'
import { ltiKeySetRoutes } from './http/lti/key-set.ts'
import { ltiRegistrationRoutes } from './http/lti/registrations.ts'
import { accountRoutes } from './http/people/accounts.ts'
import { permissionRoutes } from './http/people/permissions.ts'
import { assessmentRoutes } from './http/policy/assessments.ts'
import { coverageRoutes } from './http/policy/coverage.ts'
import { policyRoutes } from './http/policy/policy.ts'
import { bundleRoutes } from './http/records/bundles.ts'
import { receiptRoutes } from './http/records/receipts.ts'
import { caseRoutes } from './http/review/cases.ts'
import { decisionRoutes } from './http/review/decisions.ts'
import { comparisonRoutes } from './http/screening/comparison.ts'
import { detectorRoutes } from './http/screening/detectors.ts'
import { closePolitely } from './http/server/closing.ts'
import { healthRoutes, measure } from './http/server/health.ts'
import { identity } from './http/server/identity.ts'
import { sendProblem } from './http/server/problem.ts'
import { keepStorable } from './http/server/storable.ts'
import { progressRoutes } from './http/submission/progress.ts'
import { submissionRoutes } from './http/submission/submissions.ts'
import { remoteCallbackRoutes } from './http/vendors/callbacks.ts'
import { remoteDetectorRoutes } from './http/vendors/detectors.ts'
import { remoteReportRoutes } from './http/vendors/reports.ts'
import { webhookEndpointRoutes } from './http/webhooks/endpoints.ts'
import { integrationRoutes } from './http/webhooks/integrations.ts'
import { webhookInRoutes } from './http/webhooks/receive.ts'
import { pages } from './pages/index.ts'
import { sendErrorPage } from './pages/kit/error-page.tsx'

/** A reflection travels in a header on the raw lane; 64 KB of it, and room for the rest. */
const longestHeaders = 96 * 1024

/**
 * How much of a form its parser takes before it asks the sender to wait, in bytes. Node reads 64 KB from a socket at a
 * time: with less room than that, the sender would be asked to wait after each of them.
 */
const formBuffer = 96 * 1024

/** Builds the service on a context. It never listens: `main.ts` and the tests do. */
export async function buildApp(context: Context): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: context.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    http: { maxHeaderSize: longestHeaders },
    bodyLimit: 2 * 1024 * 1024,
    connectionTimeout: 120_000,
    forceCloseConnections: 'idle',
    trustProxy: context.config.publicUrl !== null,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } },
  })
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => {
    const nothing = new DomainError('NOT_FOUND', 'There is nothing at this address.')
    return request.headers.accept?.includes('text/html')
      ? sendErrorPage(context, nothing, request, reply)
      : sendProblem(nothing, request, reply)
  })

  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Candour',
        version: 'v1',
        description: 'Work comes in with an honest account of AI use; machines advise; a person decides.',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
  })
  await app.register(multipart, {
    highWaterMark: formBuffer,
    fileHwm: 64 * 1024,
    limits: { files: 1, fileSize: Number.POSITIVE_INFINITY, fields: 20, fieldSize: 1024 * 1024, parts: 30 },
  })
  await app.register(cookie)
  identity(app, context)
  keepStorable(app)
  closePolitely(app)
  measure(app)

  await app.register(healthRoutes, { context })
  for (const routes of [
    intakeRoutes,
    submissionRoutes,
    attachmentRoutes,
    progressRoutes,
    caseRoutes,
    decisionRoutes,
    bundleRoutes,
    assessmentRoutes,
    policyRoutes,
    coverageRoutes,
    comparisonRoutes,
    permissionRoutes,
    detectorRoutes,
    remoteDetectorRoutes,
    remoteReportRoutes,
    remoteCallbackRoutes,
    receiptRoutes,
    auditRoutes,
    accountRoutes,
    webhookEndpointRoutes,
    integrationRoutes,
    webhookInRoutes,
    ltiRegistrationRoutes,
  ]) {
    await app.register(routes, { context, prefix: '/v1' })
  }
  await app.register(pages, { context })
  await app.register(ltiKeySetRoutes, { context })
  app.get('/openapi.json', { config: { action: 'public' }, schema: { hide: true } }, () => app.swagger())
  return app
}
