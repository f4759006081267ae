import type { JWTPayload } from 'jose'
import type { Platform } from './platform.ts'

/** How a launch is bent before it is sent; each part may be replaced. */
export interface Bend {
  /** Changes the claims before they are signed. */
  claims?: (claims: JWTPayload) => JWTPayload
  /** Signs in another way. */
  sign?: (claims: JWTPayload) => Promise<string> | string
  /** Changes the form that is posted. */
  form?: (form: Record<string, string>) => Record<string, string>
  /** Keeps no cookies. */
  cookieless?: boolean
  login?: Record<string, string>
}

/** A browser without a window: it follows one person, keeps their cookies, and posts what a platform's page would. */
export function aVisitor(baseUrl: string) {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(path, baseUrl), {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name!)
      else jar.set(name!, value!)
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      text: await response.text(),
    }
  }
  const post = (path: string, form: Record<string, string>) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })

  /** Begins a login and returns what the platform is asked to sign for. */
  const login = async (platform: Platform, user: string, hint: string, extra: Record<string, string> = {}) => {
    const begun = await ask(`/lti/login?${new URLSearchParams({ ...platform.loginParams(user, hint), ...extra })}`)
    return { begun, query: new URL(begun.location ?? 'http://nowhere/').searchParams }
  }

  const launch = async (platform: Platform, user: string, hint: string, bend: Bend = {}) => {
    const { query } = await login(platform, user, hint, bend.login)
    if (bend.cookieless) jar.clear()
    const claims = (bend.claims ?? ((same) => same))(platform.claimsFor(user, hint, query.get('nonce')!))
    const form = { state: query.get('state')!, id_token: await (bend.sign ?? platform.sign)(claims) }
    return post('/lti/launch', (bend.form ?? ((same) => same))(form))
  }
  return { jar, ask, post, login, launch }
}

/** The value of a form's hidden field. */
export const field = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
