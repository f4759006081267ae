import type { App, Routes } from '../server/routes.ts'
import { leaveBody, readAnyType } from './bodies.ts'
import { deleteCallback, getCallback, getCallbacks, patchCallback, postCallback } from './callbacks.ts'
import { describe, nothing } from './described.ts'
import { guardDoor } from './door.ts'
import { getAcceptances, getEula, getFeatures, postAcceptance } from './eula.ts'
import { sendRefusal } from './refusals.ts'
import { getSimilarity, postViewerUrl, putSimilarity } from './similarity.ts'
import { deleteSubmission, getSubmission, indexRoutes, postSubmissions, putOriginal } from './submissions.ts'

const withJson = [
  getFeatures,
  getEula,
  postAcceptance,
  getAcceptances,
  postSubmissions,
  getSubmission,
  deleteSubmission,
  indexRoutes,
  putSimilarity,
  getSimilarity,
  postViewerUrl,
  getCallbacks,
  postCallback,
  getCallback,
  patchCallback,
  deleteCallback,
]

/**
 * The door for unmodified Turnitin plug-ins (docs/lms/turnitin-plugins.md): a front that speaks as much of Turnitin's Core
 * API as they use, under a path for each integration, and at the root path under a host name of its own.
 */
export const tcaRoutes: Routes = async (app, { context }) => {
  for (const path of ['/tca/:door', '']) {
    await app.register(api, { context, prefix: `${path}/api/v1` })
    await app.register(logging, { context, prefix: `${path}/remote-logging` })
  }
}

const api: Routes = async (app, { context }) => {
  app.setErrorHandler(sendRefusal)
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  guardDoor(app, context)
  await app.register(async (json) => {
    readAnyType(json)
    for (const add of withJson) add(json as App, context)
  })
  await app.register(async (file) => {
    leaveBody(file)
    putOriginal(file as App, context)
  })
}

/** Plug-ins send their errors here, with key and secret in clear. Nothing of it is read. */
const logging: Routes = async (app) => {
  leaveBody(app)
  const schema = describe('A Turnitin plug-in logs an error; nothing of it is read', { 204: nothing })
  app.post('/api/log', { config: { action: 'public' }, schema }, async (request, reply) => {
    request.raw.resume()
    return reply.code(204).send(null)
  })
}
