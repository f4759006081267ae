import { toolKeySet } from '../../flow/lti/keys.ts'
import type { Routes } from '../server/routes.ts'

/** The public keys with which a platform checks what we sign. Platforms may keep them for five minutes. */
export const ltiKeySetRoutes: Routes = async (app, { context }) => {
  app.get('/lti/jwks', { config: { action: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(await toolKeySet(context)),
  )
}
