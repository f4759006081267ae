import type { Environment } from './variables.ts'

/** An OpenID Connect identity provider, and who we are to it. */
export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string | null
  /** What the button says. */
  name: string
}

/** The identity provider that the environment names, or null; what is missing is added to `problems`. */
export function oidc(env: Environment, problems: string[]): OidcConfig | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret = null,
    OIDC_NAME: name,
  } = env
  if (!issuer && !clientId) return null
  if (issuer && clientId) return { issuer, clientId, clientSecret, name: name ?? new URL(issuer).host }
  problems.push('Signing in by OpenID Connect needs OIDC_ISSUER and OIDC_CLIENT_ID together.')
  return null
}
