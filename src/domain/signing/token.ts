import { canonicalJson, exactBytes } from '../canonical.ts'
import { type Jwks, type PublicJwk, type SigningKey, signBytes, verifyBytes } from './signing.ts'

/** What a token says and which key vouches for it, or a sentence that says why it cannot be relied on. */
export type TokenCheck = { ok: true; key: PublicJwk; claims: unknown } | { ok: false; problem: string }

/**
 * Claims as a compact JWS (RFC 7515, EdDSA). Ed25519 and canonical JSON leave no choice, so the same claims and key
 * always give the same token, and it can be given again. `type` keeps one kind of token from passing for another.
 */
export function issueToken(type: string, claims: unknown, key: SigningKey): string {
  const signed = `${header(type, key.kid)}.${encode(canonicalJson(claims))}`
  return `${signed}.${signBytes(Buffer.from(signed), key).toString('base64url')}`
}

/** Opens a token of one type. Says nothing about when the key was in use; the claims know their own time. */
export function openToken(type: string, token: string, { keys }: Jwks): TokenCheck {
  const [head, payload, signature, ...rest] = token.split('.')
  const kid = (decode(head) as { kid?: unknown } | null)?.kid
  const bytes = exactBytes(signature ?? '', 'base64url')
  // Only the one header that this service writes is read, so `alg`, `typ` and `crit` leave nothing to negotiate.
  if (typeof kid !== 'string' || head !== header(type, kid) || !bytes || rest.length > 0) {
    return { ok: false, problem: `This is not a ${type} of this service, or it is incomplete.` }
  }
  const key = keys.find((candidate) => candidate.kid === kid)
  if (!key) return { ok: false, problem: `The key that signed this ${type} is not among the published keys.` }
  if (!verifyBytes(Buffer.from(`${head}.${payload}`), bytes, key)) {
    return {
      ok: false,
      problem: `The signature does not belong to this ${type}: it was changed after it was given.`,
    }
  }
  return { ok: true, key, claims: decode(payload) }
}

function header(type: string, kid: string) {
  return encode(canonicalJson({ alg: 'EdDSA', kid, typ: `candour-${type}+jwt` }))
}

function encode(text: string) {
  return Buffer.from(text, 'utf8').toString('base64url')
}

function decode(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
