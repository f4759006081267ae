import { resolve } from 'node:path'
import { turnitinAddress } from './vendors/turnitin/api/address.ts'

export interface S3Config {
  bucket: string
  endpoint?: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** An OpenID Connect identity provider, and who we are to it. */
export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string | null
  /** What the button says. */
  name: string
}

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

/** How this deployment is set up. Every value has a default that works on a laptop. */
export interface Config {
  port: number
  host: string
  /** The address people use, where it differs from `host` and `port`: behind a proxy, in receipts' origin, in links. */
  publicUrl: string | null
  dataDir: string
  databaseUrl: string | null
  redisUrl: string | null
  s3: S3Config | null
  /** PKCS#8 PEM of the Ed25519 key that signs receipts and checkpoints. */
  signingKey: string | null
  maxUploadBytes: number
  extractTimeoutMs: number
  sandboxes: number
  /** The program that reads files in a child, where it is not the one beside this code. */
  sandboxProgram?: URL
  logLevel: string
  /** For development and tests only: lets outside addresses be plain http on this machine. */
  outsideAllowLoopback: boolean
  /** Origins that may show our pages in a frame, such as an LMS; nobody unless named. */
  frameAncestors: string[]
  /** The identity provider at which people sign in, if there is one. */
  oidc: OidcConfig | null
  /** The Turnitin tenant, if there is one; nothing goes there before an admin switches it on. */
  turnitin: TurnitinConfig | null
  /** Whether this is a production deployment, where no emulator may pass for the real thing. */
  production: boolean
  /** Where work that came with queue trouble is looked for again, in milliseconds. */
  reconcileEveryMs: number
  /** How long a worker may be silent before its work is given to another, in milliseconds. A live one always renews. */
  queueLockMs: number
}

/**
 * Reads the configuration; the only reader of the environment. Throws an Error with one sentence per bad variable.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = []
  const number = (name: string, fallback: number, low: number, high: number) => {
    const value = env[name] ? Number(env[name]) : fallback
    if (Number.isInteger(value) && value >= low && value <= high) return value
    problems.push(`${name} is “${env[name]}”; it takes a whole number from ${low} to ${high}.`)
    return fallback
  }
  const url = (name: string, protocols: string[]) => {
    const value = env[name]
    if (!value) return null
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
    problems.push(`${name} is not a URL that begins with ${protocols.map((name) => `${name}//`).join(' or ')}.`)
    return null
  }

  const config: Config = {
    port: number('PORT', 3000, 0, 65_535),
    host: env.HOST || '127.0.0.1',
    publicUrl: url('PUBLIC_URL', ['http:', 'https:'])?.replace(/\/+$/, '') ?? null,
    dataDir: resolve(env.CANDOUR_DATA_DIR || '.candour'),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
    s3: s3(env, problems),
    signingKey: env.SIGNING_KEY?.replaceAll('\\n', '\n') || null,
    maxUploadBytes: number('MAX_UPLOAD_MB', 200, 1, 10_240) * 1024 * 1024,
    extractTimeoutMs: number('EXTRACT_TIMEOUT_MS', 20_000, 100, 600_000),
    sandboxes: number('SANDBOXES', 2, 1, 64),
    logLevel: env.LOG_LEVEL || 'info',
    outsideAllowLoopback: env.OUTSIDE_ALLOW_LOOPBACK === 'true',
    frameAncestors: origins(env.FRAME_ANCESTORS ?? '', problems),
    oidc: oidc(env, url('OIDC_ISSUER', ['https:', 'http:']), problems),
    turnitin: turnitin(env, number, problems),
    production: env.NODE_ENV === 'production',
    reconcileEveryMs: number('RECONCILE_EVERY_MS', 15_000, 100, 3_600_000),
    queueLockMs: number('QUEUE_LOCK_MS', 10_000, 500, 600_000),
  }
  if (problems.length)
    throw new Error(`The configuration cannot be used:\n${problems.map((line) => `- ${line}`).join('\n')}`)
  return config
}

function turnitin(
  env: NodeJS.ProcessEnv,
  number: (name: string, fallback: number, low: number, high: number) => number,
  problems: string[],
): TurnitinConfig | null {
  const { TURNITIN_BASE_URL: pasted, TURNITIN_API_KEY: key, TURNITIN_ALLOW_HOST: allowHost } = env
  if (!pasted && !key) {
    if (allowHost) problems.push('TURNITIN_ALLOW_HOST does nothing without TURNITIN_BASE_URL and TURNITIN_API_KEY.')
    return null
  }
  if (!pasted || !key?.trim()) {
    problems.push(
      `Turnitin needs TURNITIN_BASE_URL and TURNITIN_API_KEY together; ${pasted ? 'the key' : 'the address'} is missing.`,
    )
    return null
  }
  if (!/^[\x21-\x7e]+$/.test(key.trim()))
    problems.push('TURNITIN_API_KEY holds a space or a character that no key has.')
  const product = env.TURNITIN_PRODUCT || 'turnitin'
  if (product !== 'turnitin' && product !== 'ithenticate') {
    problems.push(`TURNITIN_PRODUCT is “${product}”; it is turnitin or ithenticate.`)
    return null
  }
  const address = turnitinAddress(pasted, allowHost || null)
  if ('problem' in address) {
    problems.push(address.problem)
    return null
  }
  return {
    ...address,
    apiKey: key.trim(),
    product,
    atOnce: number('TURNITIN_AT_ONCE', 4, 1, 64),
    perSecond: number('TURNITIN_PER_SECOND', 10, 1, 1_000),
  }
}

function origins(named: string, problems: string[]): string[] {
  const list = named.split(/[\s,]+/).filter(Boolean)
  for (const origin of list) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue
    problems.push(
      `FRAME_ANCESTORS names “${origin}”; it takes origins such as https://lms.example.org, with spaces between.`,
    )
  }
  return list
}

function oidc(env: NodeJS.ProcessEnv, issuer: string | null, problems: string[]): OidcConfig | null {
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env
  if (!issuer && !clientId) return null
  if (issuer && clientId) {
    return { issuer, clientId, clientSecret: clientSecret || null, name: name || new URL(issuer).host }
  }
  problems.push('Signing in by OpenID Connect needs OIDC_ISSUER and OIDC_CLIENT_ID together.')
  return null
}

function s3(env: NodeJS.ProcessEnv, problems: string[]): S3Config | null {
  const {
    S3_BUCKET: bucket,
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = env
  if (!bucket && !endpoint && !accessKeyId && !secretAccessKey) return null
  if (bucket && accessKeyId && secretAccessKey) {
    return { bucket, accessKeyId, secretAccessKey, region: env.S3_REGION || 'us-east-1', ...(endpoint && { endpoint }) }
  }
  problems.push('S3 storage needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together.')
  return null
}
