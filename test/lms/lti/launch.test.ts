import { sql } from 'drizzle-orm'
import { CompactSign, exportJWK, generateKeyPair, type JWTPayload, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { readLaunch } from '../../../src/lms/lti/launch.ts'
import { roleIn } from '../../../src/lms/lti/roles.ts'
import { aService } from '../../service.ts'
import { aPlatform, type Deviations, names, type Platform } from './platform.ts'
import { aVisitor, type Bend, field } from './visitor.ts'

const { context, baseUrl, people, call, assessment } = await aService(
  { outsideAllowLoopback: true },
  { knowsItsAddress: true },
)
const { claim, spec } = names

async function registered(platform: Platform) {
  platform.state.tool = baseUrl
  const { body } = await call(people.admin, 'POST', '/v1/lti/registrations', platform.registration)
  const refusals = async () => (await call(people.admin, 'GET', `/v1/lti/registrations/${body.id}`)).body.refusals
  return { id: body.id as string, refusals }
}

/** A platform whose link leads to an assessment that its tutor made by deep linking. */
async function aCourse(deviations: Deviations = {}) {
  const platform = await aPlatform(deviations)
  const registration = await registered(platform)
  const tutor = aVisitor(baseUrl)
  const chosen = await tutor.launch(platform, 'tess', 'deep-linking')
  const made = await tutor.post('/lti/choice', {
    ticket: field(chosen.text, 'ticket'),
    title: 'Essay on rivers',
    aiLevel: '2',
    guidance: 'Say how you used AI.',
  })
  await fetch(`${platform.issuer}/deep-links`, {
    method: 'POST',
    body: new URLSearchParams({ JWT: field(made.text, 'JWT') }),
  })
  const assessmentId = platform.links['link-1']!.custom.candour_assessment!
  return { platform, registration, assessmentId, tutor, made }
}

const course = await aCourse()
const other = await aCourse()
const stranger = await generateKeyPair('RS256', { extractable: true })
const past = Math.floor(Date.now() / 1000) - 3_600

describe('a launch by a student', () => {
  test('leads to the hand-in of that assignment, signed in', async () => {
    const student = aVisitor(baseUrl)

    const arrived = await student.launch(course.platform, 'ada', 'link-1')

    expect([arrived.status, arrived.location]).toEqual([303, `/assessments/${course.assessmentId}/hand-in`])
    expect([...student.jar.keys()]).toEqual(['candour'])
    const page = await student.ask(arrived.location!)
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Essay on rivers')])
  })

  test('makes one account of one person, however often they come', async () => {
    await aVisitor(baseUrl).launch(course.platform, 'ben', 'link-1')
    await aVisitor(baseUrl).launch(course.platform, 'ben', 'link-1')

    const { rows } = await context.db.execute(sql`
      select accounts.name, accounts.role, count(*)::int as n from identities join accounts on accounts.id = account_id
      where subject = 'ben' and issuer like ${`lti ${course.registration.id}%`} group by 1, 2`)
    expect(rows).toEqual([{ name: 'Ben Marsh', role: 'student', n: 1 }])
  })

  test('is another person on another platform, even with the same name there', async () => {
    await aVisitor(baseUrl).launch(course.platform, 'ada', 'link-1')
    await aVisitor(baseUrl).launch(other.platform, 'ada', 'link-1')

    const { rows } =
      await context.db.execute(sql`select count(distinct account_id)::int as n from identities where subject = 'ada'
      and issuer in (${`lti ${course.registration.id}`}, ${`lti ${other.registration.id}`})`)
    expect(rows[0]!.n).toBe(2)
  })

  test('of a link that names no assessment tells them to come back', async () => {
    course.platform.links['link-bare'] = { title: 'Bare', custom: {} }

    const arrived = await aVisitor(baseUrl).launch(course.platform, 'ada', 'link-bare')

    expect([arrived.status, arrived.text]).toEqual([403, expect.stringContaining('come back later')])
  })
})

describe('a launch by a tutor', () => {
  test('leads to the review list of that assignment', async () => {
    const arrived = await aVisitor(baseUrl).launch(course.platform, 'tim', 'link-1')

    expect([arrived.status, arrived.location]).toEqual([303, `/review?assessmentId=${course.assessmentId}`])
  })

  test('of a link without an assessment leads to the choice of one, and then to its reviews', async () => {
    course.platform.links['link-new'] = { title: 'New', custom: {} }
    const tutor = aVisitor(baseUrl)

    const choice = await tutor.launch(course.platform, 'tess', 'link-new')
    const chosen = await tutor.post('/lti/choice', {
      ticket: field(choice.text, 'ticket'),
      assessmentId: course.assessmentId,
    })
    const student = await aVisitor(baseUrl).launch(course.platform, 'ada', 'link-new')

    expect(choice.text).toContain('Essay on rivers')
    expect([chosen.status, chosen.location]).toEqual([303, `/review?assessmentId=${course.assessmentId}`])
    expect(student.location).toBe(`/assessments/${course.assessmentId}/hand-in`)
  })

  test('cannot reach an assessment that was never offered to their platform', async () => {
    for (const assessmentId of [assessment.id, other.assessmentId]) {
      course.platform.links['link-foreign'] = { title: 'Foreign', custom: { candour_assessment: assessmentId } }
      const tutor = aVisitor(baseUrl)

      const arrived = await tutor.launch(course.platform, 'tess', 'link-foreign')
      const chosen = await tutor.post('/lti/choice', { ticket: field(arrived.text, 'ticket'), assessmentId })

      expect(arrived.text).not.toContain(assessmentId)
      expect(chosen.status).toBe(404)
    }
  })

  test('is a tutor by exact role only', () => {
    const uri = 'http://purl.imsglobal.org/vocab/lis/v2/membership'

    expect(
      [`${uri}#Instructor`, `${uri}/Instructor#TeachingAssistant`, `${uri}#Learner`].map((role) => roleIn([role])),
    ).toEqual(['tutor', 'tutor', 'student'])
    for (const role of [
      `${uri}#instructor`,
      `${uri}#Instructor `,
      `${uri}#NonInstructor`,
      `${uri}#Mentor`,
      `${uri}#Administrator`,
      `${uri}/Learner#Instructor`,
      `x${uri}#Instructor`,
      'Instructor',
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor',
      'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
      'constructor',
      '__proto__',
      '',
    ]) {
      expect(roleIn([role])).toBeNull()
    }
  })
})

describe('deep linking', () => {
  test('gives the platform a link to an assessment, with a line item, and its data back', () => {
    const [answer] = course.platform.choices

    expect(answer).toMatchObject({
      iss: course.platform.clientId,
      aud: course.platform.issuer,
      [`${claim}message_type`]: 'LtiDeepLinkingResponse',
      [`${claim}version`]: '1.3.0',
      [`${claim}deployment_id`]: '1',
      [`${spec}lti-dl/claim/data`]: 'give me back',
      [`${spec}lti-dl/claim/content_items`]: [
        {
          type: 'ltiResourceLink',
          title: 'Essay on rivers',
          custom: { candour_assessment: course.assessmentId },
          lineItem: { scoreMaximum: 100, resourceId: course.assessmentId },
        },
      ],
    })
    expect(answer!.exp! - answer!.iat!).toBeLessThanOrEqual(300)
  })

  test('is for tutors, and its ticket works once', async () => {
    const student = await aVisitor(baseUrl).launch(course.platform, 'ada', 'deep-linking')
    const tutor = aVisitor(baseUrl)
    const page = await tutor.launch(course.platform, 'tess', 'deep-linking')
    const form = { ticket: field(page.text, 'ticket'), assessmentId: course.assessmentId }

    const answers = [await tutor.post('/lti/choice', form), await tutor.post('/lti/choice', form)]

    expect(student.status).toBe(403)
    expect(answers.map(({ status }) => status)).toEqual([200, 404])
    expect(answers[0]!.headers.get('content-security-policy')).toContain(`form-action 'self' ${course.platform.issuer}`)
  })

  test('asks again for what an assessment still lacks', async () => {
    const tutor = aVisitor(baseUrl)
    const page = await tutor.launch(course.platform, 'tess', 'deep-linking')
    const ticket = field(page.text, 'ticket')

    const missing = await tutor.post('/lti/choice', {
      ticket,
      title: 'A <b>title</b>',
      aiLevel: '4',
      guidance: 'Anything goes.',
    })
    const nothing = await tutor.post('/lti/choice', { ticket })

    expect([missing.status, nothing.status]).toEqual([422, 422])
    expect(missing.text).toContain('approved')
  })
})

describe('what real platforms do differently', () => {
  const deviations: Deviations[] = [
    { audienceAsList: true },
    { severalAudiences: true },
    { namesHidden: true },
    { literalVariables: true },
    { noDeepLinkingData: true },
    { extraClaims: true },
    { lineItemNotNamed: true },
  ]

  test.each(deviations)('is taken as it comes: %j', async (deviation) => {
    const { platform, assessmentId } = await aCourse(deviation)

    const arrived = await aVisitor(baseUrl).launch(platform, 'ada', 'link-1')

    expect(arrived.location).toBe(`/assessments/${assessmentId}/hand-in`)
    expect(`${spec}lti-dl/claim/data` in platform.choices[0]!).toBe(!deviation.noDeepLinkingData)
  })

  test('a platform that changed its key signs with the new one, and the one before is no longer good', async () => {
    const platform = await aPlatform()
    const before = { ...platform.keys }
    Object.assign(platform.keys, { kid: 'platform-2', ...(await generateKeyPair('RS256', { extractable: true })) })
    const { refusals } = await registered(platform)

    const now = await aVisitor(baseUrl).launch(platform, 'tess', 'deep-linking')
    const old = await aVisitor(baseUrl).launch(platform, 'tess', 'deep-linking', {
      sign: (claims) => platform.sign(claims, { key: before.privateKey, kid: before.kid }),
    })

    expect([now.status, old.status]).toEqual([200, 403])
    expect((await refusals())[0].reason).toBe('key')
  })
})

const set = (name: string, value: unknown): Bend => ({ claims: (claims) => ({ ...claims, [name]: value }) })
const drop = (name: string): Bend => ({ claims: ({ [name]: _gone, ...claims }) => claims as JWTPayload })
const signedWith = (options: object): Bend => ({ sign: (claims) => course.platform.sign(claims, options) })
const raw = (header: object, claims: JWTPayload) =>
  `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`

/** Launches that somebody might try, and why each is refused, as the admin learns it. */
const hostile: [string, string, Bend][] = [
  ['no signature', 'algorithm|token', { sign: (claims) => new UnsecuredJWT(claims).encode() }],
  [
    'alg “none” written otherwise',
    'algorithm|token',
    { sign: (claims) => raw({ alg: 'NoNe', kid: 'platform-1' }, claims) },
  ],
  [
    'HS256 with the public key as the secret',
    'algorithm',
    {
      sign: async (claims) =>
        course.platform.sign(claims, {
          key: Buffer.from(JSON.stringify(await exportJWK(course.platform.keys.publicKey))),
          alg: 'HS256',
        }),
    },
  ],
  [
    'RS384',
    'algorithm',
    {
      sign: async (claims) =>
        course.platform.sign(claims, { key: (await generateKeyPair('RS384')).privateKey, alg: 'RS384' }),
    },
  ],
  [
    'PS256',
    'algorithm',
    {
      sign: async (claims) =>
        course.platform.sign(claims, { key: (await generateKeyPair('PS256')).privateKey, alg: 'PS256' }),
    },
  ],
  [
    'ES256',
    'algorithm',
    {
      sign: async (claims) =>
        course.platform.sign(claims, { key: (await generateKeyPair('ES256')).privateKey, alg: 'ES256' }),
    },
  ],
  ['another key under the right key id', 'signature', signedWith({ key: stranger.privateKey })],
  ['an unknown key id', 'key', signedWith({ key: stranger.privateKey, kid: 'unknown' })],
  ['another platform’s key and key id', 'signature', { sign: (claims) => other.platform.sign(claims) }],
  [
    'a key in its own header',
    'signature',
    {
      sign: async (claims) =>
        new CompactSign(Buffer.from(JSON.stringify(claims)))
          .setProtectedHeader({ alg: 'RS256', kid: 'platform-1', jwk: await exportJWK(stranger.publicKey) })
          .sign(stranger.privateKey),
    },
  ],
  [
    'a key address in its own header',
    'signature',
    {
      sign: async (claims) =>
        new CompactSign(Buffer.from(JSON.stringify(claims)))
          .setProtectedHeader({ alg: 'RS256', kid: 'platform-1', jku: 'https://evil.org/jwks' })
          .sign(stranger.privateKey),
    },
  ],
  [
    'an extension that must be understood',
    'token',
    {
      sign: async (claims) => `${raw({ alg: 'RS256', kid: 'platform-1', crit: ['x'], x: 1 }, claims)}AAAA`,
    },
  ],
  [
    'a changed payload',
    'signature',
    {
      sign: async (claims) => {
        const [head, , signature] = (await course.platform.sign(claims)).split('.')
        return `${head}.${Buffer.from(JSON.stringify({ ...claims, sub: 'tess' })).toString('base64url')}.${signature}`
      },
    },
  ],
  ['a cut signature', 'signature|token', { sign: async (claims) => (await course.platform.sign(claims)).slice(0, -8) }],
  ['no token', 'token', { form: (form) => ({ ...form, id_token: '' }) }],
  ['something that is not a token', 'token', { form: (form) => ({ ...form, id_token: 'a.b.c' }) }],
  ['a token without end', 'token_size', { form: (form) => ({ ...form, id_token: 'x'.repeat(70_000) }) }],
  ['another issuer', 'claim_iss', set('iss', 'https://evil.org')],
  ['the issuer with a slash', 'claim_iss', { claims: (claims) => ({ ...claims, iss: `${claims.iss}/` }) }],
  ['another audience', 'claim_aud', set('aud', 'another-client')],
  ['an empty audience', 'claim_aud', set('aud', [])],
  [
    'several audiences without azp',
    'azp',
    { claims: (claims) => ({ ...claims, aud: [course.platform.clientId, 'another'] }) },
  ],
  [
    'a foreign azp',
    'azp',
    { claims: (claims) => ({ ...claims, aud: [course.platform.clientId, 'another'], azp: 'another' }) },
  ],
  ['a foreign azp beside one audience', 'azp', set('azp', 'another')],
  ['an end in the past', 'expired', set('exp', past)],
  ['no end', 'claim_exp', drop('exp')],
  ['no issue time', 'claim_iat', drop('iat')],
  [
    'an issue time long ago',
    'claim_iat|expired',
    { claims: (claims) => ({ ...claims, iat: past, exp: past + 86_400 }) },
  ],
  [
    'an issue time to come',
    'claim_iat',
    { claims: (claims) => ({ ...claims, iat: Date.now() / 1000 + 3_600, exp: Date.now() / 1000 + 7_200 }) },
  ],
  ['a beginning to come', 'claim_nbf', set('nbf', past + 7_200)],
  ['times as text', 'claim_exp|claim_iat|token', set('exp', 'tomorrow')],
  ['no nonce', 'claim_nonce', drop('nonce')],
  ['another nonce', 'nonce', set('nonce', 'x'.repeat(43))],
  ['a nonce that is a list', 'nonce', { claims: (claims) => ({ ...claims, nonce: [claims.nonce] as never }) }],
  ['nobody', 'claim_sub', drop('sub')],
  ['an empty subject', 'subject|claim_sub', set('sub', '')],
  ['version 1.1', 'version', set(`${claim}version`, '1.1')],
  ['no version', 'version', drop(`${claim}version`)],
  ['no deployment', 'deployment', drop(`${claim}deployment_id`)],
  ['an unknown deployment', 'deployment_unknown', set(`${claim}deployment_id`, '666')],
  ['no message type', 'message_type', drop(`${claim}message_type`)],
  ['a message type of another service', 'message_type', set(`${claim}message_type`, 'LtiSubmissionReviewRequest')],
  [
    'a notice posted as a launch',
    'message_type',
    {
      claims: (claims) => ({
        ...claims,
        [`${claim}message_type`]: undefined,
        [`${claim}notice`]: { type: 'LtiAssetProcessorSubmissionNotice' },
      }),
    },
  ],
  ['no link', 'resource_link', drop(`${claim}resource_link`)],
  ['a link without an id', 'resource_link', set(`${claim}resource_link`, { title: 'x' })],
  ['a foreign target', 'target', set(`${claim}target_link_uri`, 'https://evil.org/lti/launch')],
  ['a target that only begins like ours', 'target', set(`${claim}target_link_uri`, `${baseUrl}.evil.org/lti/launch`)],
  [
    'a target with our address as its user',
    'target',
    set(`${claim}target_link_uri`, `${baseUrl.replace('http://', 'http://x@')}@evil.org/`),
  ],
  ['no target', 'target', drop(`${claim}target_link_uri`)],
  ['no roles', 'roles', drop(`${claim}roles`)],
  ['roles as text', 'roles', set(`${claim}roles`, 'Instructor')],
  ['a deep link without settings', 'deep_linking', set(`${claim}message_type`, 'LtiDeepLinkingRequest')],
]

describe('a hostile launch', () => {
  test('comes in more than forty kinds', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(40)
  })

  test.each(hostile)('with %s is refused', async (_name, reason, bend) => {
    const visitor = aVisitor(baseUrl)

    const answer = await visitor.launch(course.platform, 'ada', 'link-1', bend)

    const [refusal] = await course.registration.refusals()
    expect(answer.status).toBe(403)
    expect(refusal.reason).toMatch(new RegExp(`^(${reason})$`))
    expect(answer.text).toContain(refusal.reference)
    expect(answer.text).not.toContain(refusal.detail)
    expect(visitor.jar.has('candour')).toBe(false)
  })

  test('with the browser’s part missing, foreign or spent is not let in', async () => {
    const victim = aVisitor(baseUrl)
    const attacker = aVisitor(baseUrl)
    const { query } = await attacker.login(course.platform, 'ada', 'link-1')
    const token = await course.platform.sign(course.platform.claimsFor('ada', 'link-1', query.get('nonce')!))
    const form = { state: query.get('state')!, id_token: token }

    const other = await attacker.login(course.platform, 'ada', 'link-1')
    const nonce = other.query.get('nonce')!
    const second = {
      state: other.query.get('state')!,
      id_token: await course.platform.sign(course.platform.claimsFor('ada', 'link-1', nonce)),
    }

    const unbound = await victim.post('/lti/launch', form)
    const guessed = await victim.post('/lti/launch', { ...second, binding: 'x'.repeat(43) })
    const spent = await attacker.post('/lti/launch', form)

    expect([unbound.status, unbound.text]).toEqual([200, expect.stringContaining('as <strong><bdi>Ada Quill')])
    expect(victim.jar.has('candour')).toBe(false)
    expect([guessed.status, spent.status]).toEqual([403, 403])
  })

  test('with a state that was used, never was, or belongs to another platform is not let in', async () => {
    const visitor = aVisitor(baseUrl)
    let form: Record<string, string> = {}
    await visitor.launch(course.platform, 'ada', 'link-1', { form: (sent) => (form = sent) })
    const { query } = await visitor.login(other.platform, 'ada', 'link-1')
    const foreign = {
      state: query.get('state')!,
      id_token: await course.platform.sign(course.platform.claimsFor('ada', 'link-1', query.get('nonce')!)),
    }

    const answers = [
      await visitor.post('/lti/launch', form),
      await visitor.post('/lti/launch', { ...form, state: 'y'.repeat(43) }),
      await visitor.post('/lti/launch', foreign),
      await visitor.post('/lti/launch', {}),
    ]

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  })

  test('of two launches with one state at the same moment, one at most goes on', async () => {
    const visitor = aVisitor(baseUrl)
    const { query } = await visitor.login(course.platform, 'ada', 'link-1')
    const form = {
      state: query.get('state')!,
      id_token: await course.platform.sign(course.platform.claimsFor('ada', 'link-1', query.get('nonce')!)),
    }

    const answers = await Promise.all(Array.from({ length: 8 }, () => visitor.post('/lti/launch', form)))

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('by somebody whose role grants nothing here is told so', async () => {
    expect((await aVisitor(baseUrl).launch(course.platform, 'mo', 'link-1')).status).toBe(403)
  })

  test('never makes a login for a platform that is unknown, or under another client id', async () => {
    const visitor = aVisitor(baseUrl)

    const answers = [
      await visitor.login(course.platform, 'ada', 'link-1', { iss: 'https://evil.org' }),
      await visitor.login(course.platform, 'ada', 'link-1', { client_id: other.platform.clientId }),
      await visitor.login(course.platform, '', 'link-1'),
    ]

    expect(answers.map(({ begun }) => begun.status)).toEqual([400, 400, 400])
  })

  test('has no way to send the browser elsewhere: the login goes to the registered address only', async () => {
    const { begun, query } = await aVisitor(baseUrl).login(course.platform, 'ada', 'link-1', {
      target_link_uri: 'https://evil.org/',
    })

    expect(begun.location).toMatch(new RegExp(`^${course.platform.issuer}/auth\\?`))
    expect(begun.location).not.toContain('evil')
    expect(query.get('redirect_uri')).toBe(`${baseUrl}/lti/launch`)
  })

  test('cannot be read as a launch, whatever its claims are made of', () => {
    for (const value of [null, 1, 'x', [], {}, [[]], { id: {} }, true]) {
      const claims = Object.fromEntries(
        Object.keys(course.platform.claimsFor('ada', 'link-1', 'n')).map((name) => [name, value]),
      )

      expect(() => readLaunch(claims as JWTPayload, baseUrl)).toThrow()
    }
  })
})

describe('without third-party cookies', () => {
  const keyIn = (page: string) => `/lti/continue?key=${/\/lti\/continue\?key=([\w-]+)/.exec(page)![1]}`
  const fromOurPage = { headers: { 'sec-fetch-site': 'same-origin' } }

  test('a launch is kept under a key that works once, in the address of a window of its own', async () => {
    const visitor = aVisitor(baseUrl)

    const page = await visitor.launch(course.platform, 'ada', 'link-1', { cookieless: true })
    const kept = visitor.jar.size
    const opened = await visitor.ask(keyIn(page.text), fromOurPage)
    const again = await aVisitor(baseUrl).ask(keyIn(page.text), fromOurPage)

    expect([page.status, kept, page.text]).toEqual([200, 0, expect.stringContaining('as <strong><bdi>Ada Quill')])
    expect([opened.status, opened.location]).toEqual([303, `/assessments/${course.assessmentId}/hand-in`])
    expect(visitor.jar.has('candour')).toBe(true)
    expect(again.status).toBe(404)
  })

  test('a browser that came with the key from elsewhere is asked whom it signs in, and a foreign page signs nobody in', async () => {
    const page = await aVisitor(baseUrl).launch(course.platform, 'ada', 'link-1', { cookieless: true })
    const visitor = aVisitor(baseUrl)

    const asked = await visitor.ask(keyIn(page.text), { headers: { 'sec-fetch-site': 'cross-site' } })
    const ticket = field(asked.text, 'ticket')
    const foreign = await visitor.ask('/lti/continue', {
      method: 'POST',
      body: new URLSearchParams({ ticket }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    })
    const confirmed = await visitor.post('/lti/continue', { ticket })

    expect(asked.text).toContain('This link signs in')
    expect([foreign.status, confirmed.status]).toEqual([403, 303])
  })

  test('the platform’s storage keeps the browser’s part, and the pages open in a window of their own', async () => {
    const visitor = aVisitor(baseUrl)
    const { begun } = await visitor.login(course.platform, 'ada', 'link-1', { lti_storage_target: '_parent' })
    visitor.jar.clear()
    const data = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(begun.text)![1]!.replaceAll('&amp;', '&')
    const query = new URL(data('next')).searchParams
    const form = {
      state: query.get('state')!,
      id_token: await course.platform.sign(course.platform.claimsFor('ada', 'link-1', query.get('nonce')!)),
    }

    const asks = await visitor.post('/lti/launch', form)
    const arrived = await visitor.post('/lti/launch', { ...form, binding: data('binding') })
    const opened = await visitor.ask(keyIn(arrived.text), fromOurPage)
    const again = await aVisitor(baseUrl).ask(keyIn(arrived.text), fromOurPage)

    expect(asks.text).toContain(`data-origin="${course.platform.issuer}"`)
    expect([opened.status, opened.location]).toEqual([303, `/assessments/${course.assessmentId}/hand-in`])
    expect(again.status).toBe(404)
  })
})
