import type { Context } from '../../context.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import type { Link } from '../../db/lti/visits.ts'
import { type Service, serviceOf } from '../../lms/lti/token-service.ts'
import { toolKey } from './keys.ts'

/** The services of a platform, called in our name by `fetch`. */
export function platformService(
  context: Context,
  { deploymentId }: Pick<Link, 'deploymentId'>,
  registration: Registration,
  fetch = context.fetch,
): Service {
  return serviceOf(fetch, { ...registration, deploymentId }, () => toolKey(context))
}
