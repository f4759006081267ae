import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Context } from './context.ts'
import { DomainError } from './domain/error.ts'
import { limits } from './domain/limits.ts'
import { platformNoticeRoutes } from './http/asset-processor/notices.ts'
import { keepLedger } from './http/dates/heartbeat.ts'
import { apiRoutes } from './http/index.ts'
import { ltiKeySetRoutes } from './http/lti/key-set.ts'
import { healthRoutes } from './http/operations/health.ts'
import { measure } from './http/operations/registry.ts'
import { declareAnswers } from './http/server/answers.ts'
import { boundBodies } from './http/server/bodies/bounded-bodies.ts'
import { closeBodies, refuseUnboundedSchemas } from './http/server/bodies/bounded-schemas.ts'
import { endSlowBodies } from './http/server/bodies/slow-bodies.ts'
import { closePolitely } from './http/server/closing.ts'
import { identity } from './http/server/identity.ts'
import { keepNothing } from './http/server/no-store.ts'
import { sendProblem } from './http/server/problem.ts'
import { nameRequests, requestIdLabel, requestNaming } from './http/server/request-id.ts'
import type { Routes } from './http/server/routes.ts'
import { sendRouterProblem, setSecurityHeaders } from './http/server/security/headers.ts'
import { logRefusals } from './http/server/security/refusals.ts'
import { limitShares } from './http/server/shares.ts'
import { tcaRoutes } from './http/tca/index.ts'
import { pages } from './pages/index.ts'
import { sendErrorPage } from './pages/kit/error-page.tsx'

/** The longest part of an address that is read, in characters: an id of an outside system may have 300, some of them encoded. */
const longestParameter = 1_000

/** A reflection travels in a header on the raw lane; 64 KB of it, and room for the rest. */
const longestHeaders = 96 * 1024

/**
 * How much of a form its parser takes before it asks the sender to wait, in bytes. Node reads 64 KB from a socket at a
 * time: with less room than that, the sender would be asked to wait after each of them.
 */
const formBuffer = 96 * 1024

const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Candour',
    version: 'v1',
    description: 'Work comes in with an honest account of AI use; machines advise; a person decides.',
  },
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  security: [{ key: [] }],
} satisfies FastifyDynamicSwaggerOptions['openapi']

const forms = {
  highWaterMark: formBuffer,
  fileHwm: 64 * 1024,
  limits: { files: 1, fileSize: Number.POSITIVE_INFINITY, fields: 20, fieldSize: limits.formCharacters, parts: 30 },
}

/** Builds the service on a context. It never listens: `main.ts` and the tests do. */
export async function buildApp(context: Context): Promise<FastifyInstance> {
  const app = anApp(context)
  app.decorate('timeZone', context.config.timeZone)
  app.decorate('words', context.words)
  answerErrors(app, context)

  nameRequests(app)
  await setSecurityHeaders(app)
  await app.register(swagger, { openapi, refResolver: { buildLocalReference: ({ $id }) => String($id) } })
  await app.register(multipart, forms)
  await app.register(cookie)
  keepNothing(app)
  identity(app, context)
  limitShares(app, context)
  boundBodies(app)
  refuseUnboundedSchemas(app)
  closeBodies(app)
  endSlowBodies(app, context.config)
  closePolitely(app)
  measure(app)
  logRefusals(app)
  keepLedger(app, context)

  await app.register(operations, { context })
  await app.register(tcaRoutes, { context })
  await app.register(pages, { context })
  await app.register(ltiKeySetRoutes, { context })
  await app.register(platformNoticeRoutes, { context })
  app.get('/openapi.json', { config: { action: 'public' }, schema: { hide: true } }, () => app.swagger())
  return app
}

/** What a worker answers on a port of its own: how it fares, and nothing else. */
export async function buildHealthApp(context: Context): Promise<FastifyInstance> {
  const app = anApp(context)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => sendProblem(nothingHere(), request, reply))
  nameRequests(app)
  await setSecurityHeaders(app)
  keepNothing(app)
  identity(app, context)
  closePolitely(app)
  declareAnswers(app)
  await app.register(healthRoutes, { context })
  return app
}

/** What programs reach: the state of the service, and the API. */
const operations: Routes = async (app, { context }) => {
  declareAnswers(app)
  await app.register(healthRoutes, { context })
  for (const routes of apiRoutes) await app.register(routes, { context, prefix: '/v1' })
}

function anApp({ log, config }: Context): FastifyInstance {
  return Fastify({
    ...requestNaming,
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: requestIdLabel }),
    http: { maxHeaderSize: longestHeaders },
    frameworkErrors: sendRouterProblem,
    routerOptions: { maxParamLength: longestParameter },
    bodyLimit: 2 * 1024 * 1024,
    connectionTimeout: 120_000,
    forceCloseConnections: 'idle',
    trustProxy: config.trustedProxies.length > 0 && config.trustedProxies,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } },
  })
}

/** Programs get a problem document; a person who asks for a page that is not there gets a page. */
function answerErrors(app: FastifyInstance, context: Context) {
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => {
    return request.headers.accept?.includes('text/html')
      ? sendErrorPage(context, nothingHere(), request, reply)
      : sendProblem(nothingHere(), request, reply)
  })
}

const nothingHere = () => new DomainError('NOT_FOUND', 'There is nothing at this address.')
