import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  type CryptoKey,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'
import { afterAll } from 'vitest'

const claim = 'https://purl.imsglobal.org/spec/lti/claim/'
const spec = 'https://purl.imsglobal.org/spec/'
export const names = { claim, spec }
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership'
const ags = [
  `${spec}lti-ags/scope/score`,
  `${spec}lti-ags/scope/result.readonly`,
  `${spec}lti-ags/scope/lineitem`,
  `${spec}lti-ags/scope/lineitem.readonly`,
]

/** What real platforms do differently, each as a switch (docs/reference/lti.md). */
export interface Deviations {
  /** `aud` as a list. */
  audienceAsList?: boolean
  /** A second audience, with `azp` naming us. */
  severalAudiences?: boolean
  /** No name, e-mail or given name, and empty `lis` fields. */
  namesHidden?: boolean
  /** Variables that are not filled in arrive as they were written. */
  literalVariables?: boolean
  /** The launch names no line item, because a second one exists; it can be found in the course. */
  lineItemNotNamed?: boolean
  /** No scope to read results. */
  resultsNotReadable?: boolean
  /** Roles in the roster by short name, in pages of one. */
  shortRoles?: boolean
  /** The deep linking request carries no `data`. */
  noDeepLinkingData?: boolean
  /** No extra claims of Canvas or Moodle, or many of them. */
  extraClaims?: boolean
  /** A message hint works once, as in Moodle: a login that is begun again with it is refused. */
  singleUseHints?: boolean
  /** The roster lists everybody who teaches as a learner, as Moodle does with its non-editing teachers. */
  rosterDisagrees?: boolean
  /** The line item takes no scores. */
  lockedLineItem?: boolean
}

interface Person {
  name: string
  roles: string[]
  status?: string
  /** The course whose roster lists them; the first one unless this says otherwise. */
  course?: string
  /** No roster lists them, as with an admin of the site. */
  unlisted?: boolean
  /** They have left the course: no roster lists them, and no score is taken for them. */
  unenrolled?: boolean
}

export interface Grade {
  score: number | null
  maximum: number | null
  activity: string
  grading: string
  timestamp: string
}

/** The platform side of LTI 1.3 Advantage, for tests: one course, its people, its links and its gradebook. */
export async function aPlatform(deviations: Deviations = {}) {
  const people: Record<string, Person> = {
    ada: { name: 'Ada Quill', roles: [`${membership}#Learner`] },
    ben: { name: 'Ben Marsh', roles: [`${membership}#Learner`] },
    tess: { name: 'Tess Thorne', roles: [`${membership}#Instructor`] },
    tim: { name: 'Tim Assist', roles: [`${membership}/Instructor#TeachingAssistant`, `${membership}#Instructor`] },
    mo: { name: 'Mo Mentor', roles: [`${membership}#Mentor`] },
  }
  const links: Record<string, { title: string; custom: Record<string, string>; course?: string }> = {
    'link-1': { title: 'Essay', custom: {} },
  }
  /** What each line item holds, by its number. That of the first course is 7. */
  const gradebook: Record<string, Record<string, Grade>> = { 7: {} }
  const grades = gradebook[7]!
  const received: { path: string; status: number; headers: IncomingMessage['headers']; body: string }[] = []
  const choices: JWTPayload[] = []
  const registrations: Record<string, unknown>[] = []
  const hints = new Map<string, string>()
  const keys = { kid: 'platform-1', ...(await generateKeyPair('RS256', { extractable: true })) }
  const clientId = `client-${Math.random().toString(36).slice(2)}`
  const deploymentId = '1'
  /** `due` fills in the variable in the custom parameters of links; `opens` and `ends` stand in the line item. */
  const state = { tool: '', trouble: 0, tokens: 0, maximum: 100, due: '', opens: '', ends: '' }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, issuer)
    const body = await text(request)
    await answer(request, response, url, body).catch((error) => response.writeHead(500).end(String(error)))
    received.push({
      path: `${request.method} ${url.pathname}`,
      status: response.statusCode,
      headers: request.headers,
      body,
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const lineItemOf = (number: string) => `${issuer}/lineitems/${number}/lineitem?type_id=1`
  /** The number of the line item of a course: 7 for the first one, that of its name for others. */
  const numberOf = (course: string | undefined) => (course ? `9${course.replace(/\D/g, '')}` : '7')

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string): Promise<unknown> {
    const json = (value: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
    const path = url.pathname
    if (path === '/certs')
      return json({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: keys.kid, alg: 'RS256', use: 'sig' }] })
    if (path === '/auth') return sendLaunch(response, url.searchParams)
    if (path === '/token') return token(request, response, body)
    if (path === '/course') return coursePage(response, url.searchParams)
    if (path === '/deep-links') return deepLinked(response, body)
    if (path === '/.well-known/openid-configuration') return json(configuration())
    if (path === '/register') {
      registrations.push(JSON.parse(body))
      return json({
        ...JSON.parse(body),
        client_id: clientId,
        [`${spec}lti-tool-configuration`]: { deployment_id: deploymentId },
      })
    }
    if (!request.headers.authorization?.startsWith('Bearer token-')) return response.writeHead(401).end()
    if (path === '/members') return roster(response, url)
    if (state.trouble > 0) {
      state.trouble--
      return response.writeHead(503).end()
    }
    if (path === '/lineitems') {
      const assessmentId = links['link-1']?.custom.candour_assessment
      return json([
        { id: `${issuer}/lineitems/8/lineitem`, resourceId: 'another' },
        { id: lineItemOf('7'), resourceId: assessmentId, scoreMaximum: state.maximum },
      ])
    }
    const [, number, part] = /^\/lineitems\/(\d+)\/lineitem(?:\/(results|scores))?$/.exec(path) ?? []
    if (!number || url.searchParams.get('type_id') !== '1') return response.writeHead(404).end()
    gradebook[number] ??= {}
    const held = gradebook[number]
    if (part === 'scores') return score(request, response, body, held)
    if (part === 'results') {
      const of = url.searchParams.get('user_id')!
      const grade = held[of]
      return json(grade ? [{ userId: of, resultScore: grade.score, resultMaximum: grade.maximum }] : [])
    }
    const dates = {
      ...(state.opens && { startDateTime: state.opens }),
      ...(state.ends && { endDateTime: state.ends }),
    }
    return json({ id: lineItemOf(number), scoreMaximum: state.maximum, label: 'Essay', ...dates })
  }

  function score(request: IncomingMessage, response: ServerResponse, body: string, grades: Record<string, Grade>) {
    if (request.headers['content-type'] !== 'application/vnd.ims.lis.v1.score+json')
      return response.writeHead(400).end()
    const {
      userId,
      scoreGiven,
      scoreMaximum,
      timestamp,
      activityProgress: activity,
      gradingProgress: grading,
    } = JSON.parse(body)
    if (deviations.lockedLineItem) return response.writeHead(403).end()
    if (people[userId]?.unenrolled) return response.writeHead(404).end()
    if (grades[userId] && grades[userId].timestamp > timestamp) return response.writeHead(409).end()
    // As Moodle does: what carries no score takes the score away.
    grades[userId] = { score: scoreGiven ?? null, maximum: scoreMaximum ?? null, activity, grading, timestamp }
    return response.writeHead(200).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse, body: string) {
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') {
      return response.writeHead(400).end('{"error":"invalid_request"}')
    }
    const form = new URLSearchParams(body)
    const toolKeys = createRemoteJWKSet(new URL(`${state.tool}/lti/jwks`))
    const { payload } = await jwtVerify(form.get('client_assertion')!, toolKeys, {
      algorithms: ['RS256'],
      issuer: clientId,
      audience: `${issuer}/token`,
    })
    if (payload.sub !== clientId || !payload.jti) return response.writeHead(400).end()
    const answer = {
      access_token: `token-${++state.tokens}`,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: form.get('scope'),
    }
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  function roster(response: ServerResponse, url: URL) {
    const course = url.searchParams.get('course') ?? 'course-1'
    const of = Object.entries(people).filter(
      ([, person]) => (person.course ?? 'course-1') === course && !person.unlisted && !person.unenrolled,
    )
    const listed = deviations.rosterDisagrees ? () => [`${membership}#Learner`] : (roles: string[]) => roles
    const all = of.map(([id, { name, roles, status = 'Active' }]) => ({
      user_id: id,
      name,
      status,
      roles: listed(roles).map((role) => (deviations.shortRoles ? role.split('#')[1] : role)),
    }))
    const page = Number(url.searchParams.get('page') ?? 0)
    const size = deviations.shortRoles ? 1 : 50
    const next =
      (page + 1) * size < all.length
        ? { link: `<${issuer}/members?course=${course}&page=${page + 1}>; rel="next"` }
        : {}
    response
      .writeHead(200, { 'content-type': 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json', ...next })
      .end(JSON.stringify({ id: url.href, members: all.slice(page * size, (page + 1) * size) }))
  }

  async function deepLinked(response: ServerResponse, body: string) {
    const toolKeys = createRemoteJWKSet(new URL(`${state.tool}/lti/jwks`))
    const { payload } = await jwtVerify(new URLSearchParams(body).get('JWT')!, toolKeys, {
      algorithms: ['RS256'],
      issuer: clientId,
      audience: issuer,
    })
    choices.push(payload)
    const [item] = payload[`${spec}lti-dl/claim/content_items`] as { title: string; custom: Record<string, string> }[]
    links['link-1'] = { title: item!.title, custom: item!.custom }
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Linked</h1>')
  }

  const configuration = () => ({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/certs`,
    registration_endpoint: `${issuer}/register`,
    scopes_supported: ['openid', ...ags],
    [`${spec}lti-platform-configuration`]: {
      product_family_code: 'emulator',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }],
    },
  })

  /** Custom parameters with the variable for the due date replaced, or left as it is while there is none. */
  const filledIn = (custom: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(custom).map(([name, value]) => [
        name,
        value === '$ResourceLink.submission.endDateTime' && state.due ? state.due : value,
      ]),
    )

  /** The claims of a launch; `hint` names the link, or `deep-linking`. */
  function claimsFor(userId: string, hint: string, nonce: string): JWTPayload {
    const now = Math.floor(Date.now() / 1000)
    const person = people[userId]!
    const link = links[hint]
    const scope = deviations.resultsNotReadable ? ags.filter((one) => !one.includes('result')) : ags
    return {
      iss: issuer,
      sub: userId,
      aud: deviations.severalAudiences ? [clientId, 'another'] : deviations.audienceAsList ? [clientId] : clientId,
      ...(deviations.severalAudiences && { azp: clientId }),
      iat: now,
      exp: now + 60,
      nonce,
      ...(!deviations.namesHidden && { name: person.name, email: `${userId}@school.org` }),
      [`${claim}version`]: '1.3.0',
      [`${claim}deployment_id`]: deploymentId,
      [`${claim}target_link_uri`]: `${state.tool}/lti/launch`,
      [`${claim}roles`]: [...person.roles, 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student'],
      [`${claim}context`]: link?.course
        ? { id: link.course, label: 'C2', title: `Course ${link.course}`, type: ['CourseSection'] }
        : { id: 'course-1', label: 'C1', title: 'Course One', type: ['CourseSection'] },
      [`${claim}custom`]: {
        ...filledIn(link?.custom ?? {}),
        ...(deviations.literalVariables && {
          due: '$ResourceLink.submission.endDateTime',
          candour_assessment: link?.custom.candour_assessment ?? '$Unknown.variable',
        }),
      },
      [`${claim}lis`]: deviations.namesHidden
        ? { person_sourcedid: '', course_section_sourcedid: '' }
        : { person_sourcedid: userId },
      [`${spec}lti-nrps/claim/namesroleservice`]: {
        context_memberships_url: `${issuer}/members${link?.course ? `?course=${link.course}` : ''}`,
        service_versions: ['2.0'],
      },
      ...(deviations.extraClaims && {
        [`${spec}lti-bo/claim/basicoutcome`]: { lis_result_sourcedid: 'x' },
        'https://www.instructure.com/placement': null,
        errors: { errors: {} },
      }),
      ...(link
        ? {
            [`${claim}message_type`]: 'LtiResourceLinkRequest',
            [`${claim}resource_link`]: { id: hint, title: link.title },
            [`${spec}lti-ags/claim/endpoint`]: {
              scope,
              lineitems: `${issuer}/lineitems`,
              ...(!deviations.lineItemNotNamed && { lineitem: lineItemOf(numberOf(link.course)) }),
            },
          }
        : {
            [`${claim}message_type`]: 'LtiDeepLinkingRequest',
            [`${spec}lti-dl/claim/deep_linking_settings`]: {
              deep_link_return_url: `${issuer}/deep-links`,
              accept_types: ['ltiResourceLink', 'link'],
              accept_presentation_document_targets: ['iframe', 'window'],
              ...(!deviations.noDeepLinkingData && { data: 'give me back' }),
            },
          }),
    }
  }

  const sign = (
    payload: JWTPayload,
    { key = keys.privateKey as CryptoKey | Uint8Array, kid = keys.kid, alg = 'RS256' } = {},
  ) => new SignJWT(payload).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key)

  async function sendLaunch(response: ServerResponse, query: URLSearchParams) {
    const sent = query.get('lti_message_hint')!
    const hint = deviations.singleUseHints ? hints.get(sent) : sent
    if (hint === undefined) return response.writeHead(400).end('This message hint was used before.')
    hints.delete(sent)
    const token = await sign(claimsFor(query.get('login_hint')!, hint, query.get('nonce')!))
    const form = `<form method="post" action="${query.get('redirect_uri')}"><input name="id_token" value="${token}"><input name="state" value="${query.get('state')}"><button>Go</button></form><script>document.forms[0].submit()</script>`
    response.writeHead(200, { 'content-type': 'text/html' }).end(form)
  }

  /** A page of the course, as the browser sees it: opening the link begins the login. */
  function coursePage(response: ServerResponse, query: URLSearchParams) {
    const fields = loginParams(query.get('user')!, query.get('link')!)
    const inputs = Object.entries(fields).map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
    )
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        `<h1>Course One</h1><form method="post" action="${state.tool}/lti/login">${inputs.join('')}<button>Open the assignment</button></form>`,
      )
  }

  function loginParams(userId: string, link: string): Record<string, string> {
    const hint = deviations.singleUseHints ? `once-${Math.random().toString(36).slice(2)}` : link
    hints.set(hint, link)
    return {
      iss: issuer,
      client_id: clientId,
      login_hint: userId,
      lti_message_hint: hint,
      target_link_uri: `${state.tool}/lti/launch`,
      lti_deployment_id: deploymentId,
    }
  }

  /** Copies the first course: its link stands in the copy too, and names the same assessment. */
  function copyCourse(course: string) {
    links[`link-1 of ${course}`] = { ...links['link-1']!, course }
    return `link-1 of ${course}`
  }

  const registration = {
    issuer,
    clientId,
    authUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/certs`,
    deploymentIds: [deploymentId],
  }
  return {
    issuer,
    clientId,
    deploymentId,
    registration,
    people,
    links,
    grades,
    gradebook,
    received,
    choices,
    registrations,
    keys,
    state,
    sign,
    claimsFor,
    loginParams,
    copyCourse,
    deviations,
  }
}

export type Platform = Awaited<ReturnType<typeof aPlatform>>
