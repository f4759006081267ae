import { sql } from 'drizzle-orm'
import type { JWTPayload } from 'jose'
import { describe, expect, test } from 'vitest'
import { addKey } from '../../../src/db/people/accounts.ts'
import { type AssetDeviations, anAssetPlatform, blackboard, canvas } from '../../lms/asset-processor/emulator.ts'
import { names } from '../../lms/lti/platform.ts'
import { aVisitor, field } from '../../lms/lti/visitor.ts'
import { reflection } from '../../samples.ts'
import { aService, type Person } from '../../service.ts'
import { until } from '../webhooks/receiver.ts'

const { context, baseUrl, people, call, settled } = await aService(
  { outsideAllowLoopback: true },
  { knowsItsAddress: true },
)

const flagged = 'An essay about tides.\n\nReferences\n\nChatGPT (2025) Personal communication about tides.\n'
const plain = 'An essay about tides, which rise and fall twice a day.\n'

/** A course in an LMS with an activity to which Candour was attached by its tutor. */
async function anActivity(deviations: AssetDeviations) {
  const lms = await anAssetPlatform(deviations)
  const { platform } = lms
  platform.state.tool = baseUrl
  const { body: registration } = await call(people.admin, 'POST', '/v1/lti/registrations', platform.registration)
  const visitor = aVisitor(baseUrl)
  const chosen = await visitor.launch(platform, 'tess', 'deep-linking', { claims: lms.deepLinking })
  const made = await visitor.post('/lti/choice', {
    ticket: field(chosen.text, 'ticket'),
    title: 'Essay',
    aiLevel: '2',
    guidance: 'Say how you used AI.',
  })
  const item = lms.keepItem(field(made.text, 'JWT'))
  const personOf = async (user: string): Promise<Person> => {
    const { rows } = await context.db.execute(sql`
      select accounts.id, accounts.role from identities join accounts on accounts.id = account_id
      where subject = ${user} and issuer like ${`lti ${registration.id}%`}`)
    const { id, role } = rows[0] as { id: string; role: Person['role'] }
    return { id, role, key: (await addKey(context.db, id, 'test')).key }
  }
  const notices = async () =>
    (await call(people.admin, 'GET', `/v1/lti/registrations/${registration.id}/notices`)).body.items
  const noticed = (state: string, n = 1) =>
    until(async () => {
      const found = (await notices()).filter((one: { type: string; state: string }) => {
        return one.state === state && one.type !== 'LtiHelloWorldNotice'
      })
      return found.length >= n && found
    })
  const launch = async (user: string, claims: (claims: JWTPayload) => JWTPayload) => {
    const visiting = aVisitor(baseUrl)
    return { visiting, arrived: await visiting.launch(platform, user, 'link-1', { claims }) }
  }
  const shown = (asset: { asset_id: string }, type: string, result: string) =>
    until(async () => lms.shown(asset, type)?.result === result && lms.shown(asset, type))
  return { lms, item, registration, personOf, notices, noticed, launch, shown }
}

describe.each<[string, AssetDeviations]>([
  ['Canvas', canvas],
  ['Blackboard', blackboard],
  ['the specification', {}],
])('in an LMS such as %s', async (_name, profile) => {
  const activity = await anActivity(profile)
  const { lms, personOf, launch, noticed, shown } = activity

  test('attaching orders the notices first, and a test notice shows that they arrive', async () => {
    const services = await until(async () => {
      const { body } = await call(
        people.admin,
        'GET',
        `/v1/lti/registrations/${activity.registration.id}/notice-services`,
      )
      return body.items[0]?.testedAt && body.items
    })

    expect(services).toMatchObject([{ deploymentId: '1', detail: null }])
    expect(services[0].subscribed).toContain('LtiAssetProcessorSubmissionNotice')
    expect(activity.item).toMatchObject({
      type: 'ltiAssetProcessor',
      custom: { candour_processor: expect.any(String) },
    })
    expect([...lms.handlers.values()]).toEqual(Array(4).fill(`${baseUrl}/lti/notices`))
  })

  test('work goes from a notice to a receipt, the statement, a flag, a decision, and what the LMS shows', async () => {
    const { asset, answers } = await lms.submit('ada', flagged)
    const due = await shown(asset, 'reflection', 'Statement due')
    const [notice] = await noticed('applied')
    const student = await personOf('ada')
    const seenFirst = lms.shownToOwner(asset)

    const opened = await launch('ada', lms.review(asset.asset_id, 'reflection'))
    const reflected = await call(student, 'PUT', `/v1/submissions/${notice.submissionId}/reflection`, reflection())
    await shown(asset, 'reflection', 'Statement in')
    const tutorOpens = await launch('tess', lms.review(asset.asset_id, 'citations'))
    const tutor = await personOf('tess')
    await settled(notice.submissionId, ['under_review'], tutor)
    const citations = await shown(asset, 'citations', 'Please look')
    const advice = await until(
      async () =>
        lms.shown(asset, 'ai-advisory')?.processingProgress === 'Processed' && lms.shown(asset, 'ai-advisory'),
    )
    const decided = await call(tutor, 'POST', `/v1/submissions/${notice.submissionId}/decisions`, {
      outcome: 'no_concern',
      reasons: 'The reference list needs another look.',
    })
    const decision = await shown(asset, 'decision', 'Decided')

    expect(new Set(answers)).toEqual(new Set([202]))
    expect(due).toMatchObject({ processingProgress: 'Processed', visibleToOwner: true })
    expect(seenFirst.map(({ type }) => type)).toEqual(['reflection'])
    expect(opened.arrived.location).toBe(`/submissions/${notice.submissionId}/reflection`)
    expect(reflected.body.receipt).toBeTruthy()
    expect(tutorOpens.arrived.location).toBe(`/review/${notice.submissionId}`)
    expect(citations).toMatchObject({ visibleToOwner: false })
    expect(citations!.priority).toBeGreaterThan(0)
    expect(citations!.priority).toBeLessThanOrEqual(3)
    expect(advice).toMatchObject({ visibleToOwner: false })
    expect(advice!.priority).toBeLessThanOrEqual(1)
    expect(decided.status).toBe(201)
    expect(decision).toMatchObject({ visibleToOwner: true, processingProgress: 'Processed' })
    expect(lms.refusals).toEqual([])
  })

  test('the same notice and the same files once more make no second work, and their reports come again', async () => {
    const { asset, claims } = await lms.submit('ben', plain)
    const first = await shown(asset, 'reflection', 'Statement due')
    lms.reports.delete(`${asset.asset_id} reflection`)

    await lms.resubmit(claims)
    const again = await shown(asset, 'reflection', 'Statement due')
    const { rows } = await context.db.execute(sql`
      select distinct submission_id from assets where asset_id = ${asset.asset_id}`)
    const works = await call(await personOf('ben'), 'GET', '/v1/submissions')

    expect(again!.timestamp > first!.timestamp).toBe(true)
    expect(rows).toHaveLength(1)
    expect(works.body.items).toHaveLength(1)
  })

  test('a file that cannot be fetched is told at once and comes later', async () => {
    const { asset } = await lms.submit('ben', `${plain} Once more.`, { missing: 1 })

    const failed = await until(async () => {
      const report = lms.shown(asset, 'reflection')
      return report?.processingProgress === 'Failed' && report
    })
    await context.db.execute(sql`update lti_notices set next_attempt_at = clock_timestamp() where state = 'accepted'`)
    const later = await shown(asset, 'reflection', 'Statement due')

    expect(failed).toMatchObject({ errorCode: 'DOWNLOAD_FAILED', visibleToOwner: false })
    expect(later).toBeTruthy()
  })
})

describe('what one LMS or another does', async () => {
  const activity = await anActivity(canvas)
  const { lms, personOf, launch, noticed, notices, shown } = activity
  const { claim } = names

  test('our token stays with the platform when a file lies elsewhere', async () => {
    const { asset } = await lms.submit('ada', plain)
    await shown(asset, 'reflection', 'Statement due')

    const of = lms.downloads.filter(({ path }) => path.includes(asset.asset_id))
    expect(of.map(({ authorization }) => typeof authorization)).toEqual(['string', 'undefined'])
  })

  test('several files of one hand-in are one work, and a text typed there is kept beside it', async () => {
    const [text, file] = [lms.anAsset('<p>My note on tides.</p>', null), lms.anAsset(plain, 'tides.md')]
    await lms.notify('LtiAssetProcessorSubmissionNotice', lms.workClaims('ada', [file, text]))

    await shown(file, 'reflection', 'Statement due')
    const beside = await shown(text, 'reflection', 'With the work')

    expect(beside).toMatchObject({ visibleToOwner: true })
  })

  test('an older hand-in that arrives after a newer one does not take its place', async () => {
    const [older, newer] = [lms.anAsset(`${plain} One.`), lms.anAsset(`${plain} Two.`)]
    const type = 'LtiAssetProcessorSubmissionNotice'
    const at = (ms: number) => ({ at: new Date(Date.now() + ms) })
    await lms.notify(type, lms.workClaims('tim-as-student', [newer]), at(0))
    await shown(newer, 'reflection', 'Statement due')

    await lms.notify(type, lms.workClaims('tim-as-student', [older]), at(-60_000))
    const report = await until(async () => lms.shown(older, 'reflection'))

    expect(report).toMatchObject({ processingProgress: 'NotProcessed' })
    expect((await noticed('stale'))[0].detail).toContain('newer version')
  })

  test('a file that is not what was declared is not taken in', async () => {
    const asset = { ...lms.anAsset(plain), sha256_checksum: Buffer.alloc(32).toString('base64') }
    await lms.notify('LtiAssetProcessorSubmissionNotice', lms.workClaims('eve', [asset]))

    const report = await until(async () => lms.shown(asset, 'reflection'))

    expect(report).toMatchObject({ processingProgress: 'Failed', errorCode: 'DOWNLOAD_FAILED' })
  })

  test('work from a copied course waits until a tutor of the assessment says yes', async () => {
    const copied = { [`${claim}context`]: { id: 'course-2', title: 'Copy' } }
    await lms.notify('LtiContextCopyNotice', { ...copied, [`${claim}origin_contexts`]: ['course-1'] })
    const asset = lms.anAsset(plain)
    await lms.notify('LtiAssetProcessorSubmissionNotice', { ...lms.workClaims('zoe', [asset]), ...copied })
    const [parked] = await noticed('parked')
    await launch('tess', lms.settings)
    const tutor = await personOf('tess')
    const { rows } = await context.db.execute(sql`
      select assessment_id, context_id from lti_offers where state = 'asked'`)
    const { assessment_id: assessmentId, context_id: contextId } = rows[0] as Record<string, string>
    const before = lms.shown(asset, 'reflection')

    const answered = await call(tutor, 'PUT', `/v1/assessments/${assessmentId}/lti-contexts/${contextId}`, {
      state: 'open',
    })
    await launch('tess', lms.settings)
    await shown(asset, 'reflection', 'Statement due')

    expect(parked.detail).toContain('asked whether it may be used there')
    expect(before).toBeUndefined()
    expect(answered.status).toBe(200)
  })

  test('a contribution is work once it is posted, and goes back when it is deleted', async () => {
    const asset = lms.anAsset(plain)
    const { [`${claim}submission`]: _, ...claims } = lms.workClaims('ben', [asset])
    const status = (state: string) => ({
      ...claims,
      [`${claim}contribution`]: { id: 'post-1', created: new Date(), updated: new Date(), status: state },
    })
    const type = 'LtiAssetProcessorContributionNotice'
    await lms.notify(type, status('Draft'))
    await noticed('ignored')
    const whileDraft = lms.shown(asset, 'reflection')

    await lms.notify(type, status('Submitted'))
    await shown(asset, 'reflection', 'Statement due')
    await lms.notify(type, status('Deleted'))
    const gone = await until(async () => {
      const report = lms.shown(asset, 'reflection')
      return report?.processingProgress === 'NotProcessed' && report
    })

    expect(whileDraft).toBeUndefined()
    expect(gone!.comment).toContain('took this work back')
  })

  test('a report opens for its student and the tutors, and for no other student', async () => {
    const { asset } = await lms.submit('ada', `${plain} For me.`)
    await shown(asset, 'reflection', 'Statement due')

    const other = await launch('ben', lms.review(asset.asset_id, 'reflection'))
    const unknown = await launch('ada', lms.review('no-such-asset', 'reflection'))

    expect(other.arrived.status).toBe(404)
    expect(unknown.arrived.status).toBe(404)
  })

  test('a tutor opens the settings, and advice that is switched off goes from the LMS', async () => {
    const { asset } = await lms.submit('cy', plain)
    await shown(asset, 'reflection', 'Statement due')
    const { visiting, arrived } = await launch('tess', lms.settings)
    const page = await visiting.ask(arrived.location!)

    const saved = await visiting.post(arrived.location!, { _csrf: field(page.text, '_csrf'), reports: 'citations' })
    const advice = await until(async () => {
      const report = lms.shown(asset, 'ai-advisory')
      return report?.processingProgress === 'NotProcessed' && report
    })
    const student = await launch('ada', lms.settings)

    expect(page.text).toContain('Reports in your LMS')
    expect(saved.status).toBe(303)
    expect(advice!.comment).toContain('not shown any more')
    expect(student.arrived.status).toBe(403)
  })

  test('a launch orders again what the platform lost, and nothing while all is there', async () => {
    await launch('tess', lms.settings)
    const before = lms.puts.length
    await context.db.execute(sql`update lti_notice_services set checked_at = checked_at - interval '1 hour'`)
    lms.handlers.delete('LtiAssetProcessorSubmissionNotice')

    await launch('tess', lms.settings)
    await until(async () => lms.handlers.has('LtiAssetProcessorSubmissionNotice'))

    expect(lms.puts.slice(before).map(({ type }) => type)).toEqual(['LtiAssetProcessorSubmissionNotice'])
  })

  test('accepting the policy acknowledges its version and tells the LMS, also after it failed', async () => {
    lms.eula.trouble = 1
    const { visiting, arrived } = await launch('ada', lms.eulaLaunch)
    const answered = await visiting.post('/lti/eula', {
      ticket: field(arrived.text, 'ticket'),
      version: field(arrived.text, 'version'),
      answer: 'accept',
    })
    await context.db.execute(sql`update lti_eula_answers set next_attempt_at = clock_timestamp()`)
    await until(async () => lms.acceptances.has('ada'))
    const student = await personOf('ada')
    const { rows } = await context.db.execute(sql`
      select policy_version_id from policy_acknowledgements where account_id = ${student.id}`)

    expect(arrived.text).toContain('I have read this version')
    expect(answered.text).toContain('data-close="lti.close"')
    expect(lms.acceptances.get('ada')).toMatchObject({ accepted: true })
    expect(lms.eula.required).toBe(true)
    expect(rows).toHaveLength(1)
  })

  test('a notice is answered before its signature can be checked, and checked later', async () => {
    const lost = await anAssetPlatform(canvas)
    const { body } = await call(people.admin, 'POST', '/v1/lti/registrations', {
      ...lost.platform.registration,
      jwksUrl: `${lost.platform.issuer}/no-keys`,
    })
    const jwt = await lost.signed('LtiHelloWorldNotice', {}, 'n-1', new Date())

    const started = performance.now()
    const status = await lost.deliver(`${baseUrl}/lti/notices`, jwt)
    const took = performance.now() - started
    const kept = (await call(people.admin, 'GET', `/v1/lti/registrations/${body.id}/notices`)).body.items

    expect(status).toBe(202)
    expect(took).toBeLessThan(1_000)
    expect(kept).toMatchObject([{ verified: false, noticeId: null }])
  })

  test('a notice that was kept unchecked leaves nothing when its signature turns out to be wrong', async () => {
    const other = await anAssetPlatform(canvas)
    const { body } = await call(people.admin, 'POST', '/v1/lti/registrations', other.platform.registration)
    const jwt = await other.signed('LtiHelloWorldNotice', {}, 'n-2', new Date())
    const wrong = jwt.split('.')
    wrong[2] = wrong[2]!.replace(/^..../, 'AAAA')

    const status = await other.deliver(`${baseUrl}/lti/notices`, wrong.join('.'))
    const left = async () => (await call(people.admin, 'GET', `/v1/lti/registrations/${body.id}/notices`)).body.items

    expect([202, 401]).toContain(status)
    await until(async () => (await left()).length === 0)
  })

  test.each<[string, (jwt: string) => string | Promise<string>]>([
    ['no token', () => 'nothing'],
    ['a launch', () => lms.platform.sign(lms.platform.claimsFor('ada', 'link-1', 'n'))],
    ['a token with another signature', (jwt) => `${jwt.slice(0, -8)}AAAAAAAA`],
    ['a notice of a platform that is not known', (jwt) => forged(jwt, { iss: 'https://elsewhere.example' })],
    ['a notice without a signature', (jwt) => forged(jwt, {}, { alg: 'none' })],
    ['a notice for another tool', () => lms.signed('LtiHelloWorldNotice', { aud: 'another' }, 'h-1', new Date())],
    ['one that has ended', () => lms.signed('LtiHelloWorldNotice', { exp: 1_700_000_000 }, 'h-2', new Date())],
    [
      'one of another version',
      () => lms.signed('LtiHelloWorldNotice', { [`${claim}version`]: '1.1' }, 'h-3', new Date()),
    ],
  ])('%s is refused with 401 and leaves nothing', async (_what, bend) => {
    const jwt = await bend(await lms.signed('LtiHelloWorldNotice', {}, 'h-0', new Date()))
    const before = (await notices()).length

    const status = await lms.deliver(`${baseUrl}/lti/notices`, jwt)

    expect(status).toBe(401)
    expect((await notices()).length).toBe(before)
  })

  test('what is no delivery of notices is a bad request', async () => {
    const response = await fetch(`${baseUrl}/lti/notices`, { method: 'POST', body: '{"notices":[]}' })

    expect(response.status).toBe(422)
  })
})

/** A token with other claims and the old signature. */
function forged(jwt: string, claims: object, header: object = {}) {
  const [head, payload, signature] = jwt.split('.')
  const bent = (part: string, with_: object) =>
    Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(part, 'base64url').toString()), ...with_ })).toString(
      'base64url',
    )
  return [bent(head!, header), bent(payload!, claims), signature].join('.')
}
