import { turnitinAddress } from '../vendors/turnitin/api/address.ts'
import type { Environment } from './variables.ts'

/** How a Turnitin or iThenticate tenant is reached. */
export interface TurnitinConfig {
  /** `https://{tenant}/api/v1`. */
  baseUrl: string
  apiKey: string
  product: 'turnitin' | 'ithenticate'
  /** Calls at once, and calls a second, that the tenant's key may make. */
  atOnce: number
  perSecond: number
}

/** Null where no account is set up; adds to `problems` what cannot be used. */
export function turnitin(env: Environment, problems: string[]): TurnitinConfig | null {
  const { TURNITIN_BASE_URL: pasted, TURNITIN_API_KEY: key, TURNITIN_ALLOW_HOST: allowHost = null } = env
  if (!pasted && !key) {
    if (allowHost) problems.push('TURNITIN_ALLOW_HOST does nothing without TURNITIN_BASE_URL and TURNITIN_API_KEY.')
    return null
  }
  if (!pasted || !key) {
    problems.push(
      `Turnitin needs TURNITIN_BASE_URL and TURNITIN_API_KEY together; ${pasted ? 'the key' : 'the address'} is missing.`,
    )
    return null
  }
  const address = turnitinAddress(pasted, allowHost)
  if ('problem' in address) {
    problems.push(address.problem)
    return null
  }
  const { TURNITIN_PRODUCT: product, TURNITIN_AT_ONCE: atOnce, TURNITIN_PER_SECOND: perSecond } = env
  return { ...address, apiKey: key.trim(), product, atOnce, perSecond }
}
