import { fieldsIn } from '../../http/lti/fields.ts'
import type { Routes } from '../../http/server/routes.ts'
import { takeEulaAnswer } from '../asset-processor/eula.tsx'
import { sendFramedErrorPage } from '../kit/error-page.tsx'
import { choose, redisplayChoice } from './choice.tsx'
import { launch } from './launch.tsx'
import { login } from './login.tsx'
import { register, sendRegisterPage } from './register.tsx'
import { sendSetupPage } from './setup.tsx'
import { confirmWindow, continueInWindow } from './window.tsx'

/**
 * How people come here from an LMS by LTI 1.3. These pages stand in frames of the LMS, so none of them needs a session;
 * no check is ever skipped because a cookie is missing.
 */
export const ltiPages: Routes = async (app, { context }) => {
  app.setErrorHandler((error: Error, request, reply) => sendFramedErrorPage(context, error, request, reply))
  // Every login is kept for ten minutes. A school behind one address stays well below this.
  const open = { config: { action: 'public' as const, rateLimit: { max: 1_200, timeWindow: '1 minute' } } }

  app.get('/lti/login', open, (request, reply) => login(context, fieldsIn(request.query), reply))
  app.post('/lti/login', open, (request, reply) => login(context, fieldsIn(request.body), reply))
  app.post('/lti/launch', open, (request, reply) => launch(context, request, reply))
  app.get('/lti/continue', open, (request, reply) => continueInWindow(context, request, reply))
  app.post('/lti/continue', open, (request, reply) => confirmWindow(context, request, reply))
  app.post('/lti/choice', { ...open, errorHandler: redisplayChoice(context) }, (request, reply) =>
    choose(context, request, reply),
  )
  app.post('/lti/eula', open, (request, reply) => takeEulaAnswer(context, request, reply))
  app.get('/lti/register', open, (request, reply) => sendRegisterPage(context, request, reply))
  app.post('/lti/register', open, (request, reply) => register(context, request, reply))
  app.get('/lti/setup', open, (request, reply) => sendSetupPage(context, request, reply))
}
