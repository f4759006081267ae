import type { Context } from '../../context.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import type { Link } from '../../db/lti/visits.ts'
import { type Service, serviceOf } from '../../lms/lti/token-service.ts'
import { toolKey } from './keys.ts'

/** The services of the platform behind a link, called in our name. */
export function platformService(context: Context, { deploymentId }: Link, registration: Registration): Service {
  return serviceOf(context.fetch, { ...registration, deploymentId }, () => toolKey(context))
}
