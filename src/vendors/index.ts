import type { RemoteDetector } from '../domain/screening/detector.ts'
import { referenceLookup } from './reference-lookup/detector.ts'
import type { Settings as References } from './reference-lookup/settings.ts'
import type { Settings } from './turnitin/api/settings.ts'
import { turnitin } from './turnitin/detector.ts'

/** The remote detectors that this deployment is set up for; none is used before an admin switches it on. */
export function remoteDetectors(config: {
  turnitin: Settings | null
  references: References | null
}): RemoteDetector[] {
  return [
    ...(config.turnitin ? [turnitin(config.turnitin)] : []),
    ...(config.references ? [referenceLookup(config.references)] : []),
  ]
}
