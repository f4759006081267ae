import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { Refusal } from './refusal.ts'

/** How far clocks may differ and how old a token may be, in seconds; how long it may be, in characters. */
const limits = { tolerance: 30, age: 600, length: 64_000 }

/**
 * The claims of an id_token that this platform signed for us just now (docs/reference/lti.md#launch-checks, 3, 4 and 6):
 * RS256 only, key by the platform's key set, issuer, audience, `azp`, times. Throws Refusal.
 */
export function verifyIdToken(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId }: { issuer: string; clientId: string },
  now: Date,
): Promise<JWTPayload> {
  return verifyToken(token, keys, { issuer, clientId }, now, {
    maxTokenAge: limits.age,
    requiredClaims: ['exp', 'iat', 'nonce', 'sub'],
  })
}

/**
 * The claims of a notice that this platform signed for us (Platform Notification Service 1.0): the same checks, but a notice
 * names no person and may be as old as its own end allows. Throws Refusal.
 */
export function verifyNoticeToken(
  token: string,
  keys: JWTVerifyGetKey,
  platform: { issuer: string; clientId: string },
  now: Date,
): Promise<JWTPayload> {
  return verifyToken(token, keys, platform, now, { requiredClaims: ['exp', 'iat'] })
}

async function verifyToken(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId }: { issuer: string; clientId: string },
  now: Date,
  options: { maxTokenAge?: number; requiredClaims: string[] },
): Promise<JWTPayload> {
  if (token.length > limits.length) throw new Refusal('token_size', 'The token is larger than any real one.')
  const { payload } = await jwtVerify(token, keys, {
    ...options,
    algorithms: ['RS256'],
    issuer,
    audience: clientId,
    clockTolerance: limits.tolerance,
    currentDate: now,
  }).catch((error) => {
    throw refusalFor(error)
  })
  const several = Array.isArray(payload.aud) && payload.aud.length > 1
  if ((several || payload.azp !== undefined) && payload.azp !== clientId) {
    throw new Refusal('azp', 'The token is meant for several audiences, and its “azp” does not name our client id.')
  }
  return payload
}

function refusalFor(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new Refusal('expired', 'The token has expired. Are the clocks right?')
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim } = error
    const help: Record<string, string> = {
      iss: 'The issuer in the token is not the one that is registered.',
      aud: 'The token was made for another client id.',
      iat: 'The token is too old or from the future. Are the clocks right?',
    }
    return new Refusal(`claim_${claim}`, help[claim] ?? `The token's claim “${claim}” is missing or wrong.`)
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return new Refusal('algorithm', 'The token is not signed with RS256.')
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return new Refusal('key', 'No key of the platform fits. Is the key set URL right?')
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return new Refusal('signature', 'The signature is wrong.')
  if (error instanceof errors.JOSEError) return new Refusal('token', 'This is not a token that can be read.')
  return error
}
