import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll } from 'vitest'

/** Who signs in next, and how far the provider departs from what is right. */
export interface Next {
  sub: string
  email?: string
  email_verified?: boolean
  nonce?: string
  audience?: string | string[]
  issuer?: string
  foreignKey?: boolean
  /** How the token is signed, where it is not the provider's own RS256 key. */
  algorithm?: 'HS256' | 'none'
  /** In seconds from now. */
  expiresIn?: number
  /** What the token endpoint answers in place of a token. */
  tokenStatus?: number
}

/** A small identity provider of the tests' own: discovery, a code with PKCE, a token, keys. It signs everybody in at once. */
export async function anIdentityProvider(clientId: string, clientSecret = 'secret') {
  const own = await generateKeyPair('RS256', { extractable: true })
  const foreign = await generateKeyPair('RS256')
  const codes = new Map<string, { nonce: string; challenge: string }>()
  let next: Next = { sub: 'nobody' }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, issuer)
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname.endsWith('/.well-known/openid-configuration')) {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      })
    }
    if (url.pathname === '/keys')
      return json({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256' }] })
    if (url.pathname === '/authorize') {
      const asked = url.searchParams
      const code = randomUUID()
      codes.set(code, { nonce: asked.get('nonce')!, challenge: asked.get('code_challenge')! })
      const back = new URL(asked.get('redirect_uri')!)
      back.searchParams.set('state', asked.get('state')!)
      back.searchParams.set('code', code)
      return response.writeHead(302, { location: back.href }).end()
    }
    if (url.pathname === '/token') {
      const form = new URLSearchParams((await request.toArray()).join(''))
      const known = codes.get(form.get('code')!)
      codes.delete(form.get('code')!)
      const challenge = createHash('sha256').update(form.get('code_verifier')!).digest('base64url')
      if (!known || known.challenge !== challenge) return json({ error: 'invalid_grant' }, 400)
      const { sub, email, email_verified, nonce = known.nonce, audience = clientId, issuer: iss = issuer } = next
      if (next.tokenStatus) return json({ error: 'temporarily_unavailable' }, next.tokenStatus)
      const now = Math.floor(Date.now() / 1000)
      const exp = now + (next.expiresIn ?? 300)
      const token = await signed({ sub, iss, aud: audience, iat: now, exp, nonce, email, email_verified })
      return json({ id_token: token, token_type: 'Bearer', access_token: 'unused' })
    }
    return json({ error: 'not_found' }, 404)
  })
  const signed = (claims: JWTPayload) => {
    if (next.algorithm === 'none') return new UnsecuredJWT(claims).encode()
    const token = new SignJWT(claims)
    if (next.algorithm === 'HS256') {
      return token.setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(clientSecret))
    }
    return token.setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign((next.foreignKey ? foreign : own).privateKey)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => server.close())

  return {
    issuer,
    signInAs(person: Next) {
      next = person
    },
  }
}
