import type { Environment } from './variables.ts'

/** The provider's time zone, and what counts as an outage of ours. */
export interface DatingConfig {
  /** The IANA time zone of the provider. */
  timeZone: string
  heartbeatMs: number
  outageHours: number
  outageMinSeconds: number
  outageGrant: 'automatic' | 'lead'
}

export const dating = (env: Environment): DatingConfig => ({
  timeZone: env.PROVIDER_TIME_ZONE,
  heartbeatMs: env.HEARTBEAT_MS,
  outageHours: env.OUTAGE_HOURS,
  outageMinSeconds: env.OUTAGE_MIN_SECONDS,
  outageGrant: env.OUTAGE_GRANT,
})
