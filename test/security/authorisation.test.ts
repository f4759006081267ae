import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { type Role, roles } from '../../src/domain/people/permission.ts'
import { routesOf } from '../http/routes.ts'
import { withoutRequestId } from '../refusals.ts'
import { aService, type Person } from '../service.ts'

const { call, handIn, settled, people, person, context, publish } = await aService()

/**
 * Who may do what, route by route, written down apart from the code. `public` needs no key, `signed` is for
 * programs that sign what they send instead. Where a row says `own`, what
 * belongs to somebody else is answered like what does not exist; those routes are tried with both below.
 */
interface Row {
  may: readonly Role[] | 'public' | 'signed'
  own?: 'submission' | 'permission'
}
const work = { may: ['student', 'tutor', 'lead'], own: 'submission' } as const
const known = { may: ['student', 'tutor', 'lead', 'auditor', 'integration'], own: 'submission' } as const
const reviewers = { may: ['tutor', 'lead'], own: 'submission' } as const
const student = { may: ['student'], own: 'submission' } as const
const everybody = { may: roles } as const
const admins = { may: ['admin'] } as const
const matrix: Record<string, Row> = {
  'POST /v1/submissions': { may: ['student', 'integration'] },
  'GET /v1/submissions': { may: ['student', 'tutor', 'lead', 'integration'] },
  'GET /v1/submissions/:id': known,
  'GET /v1/submissions/:id/events': known,
  'GET /v1/submissions/:id/audit-events': known,
  'GET /v1/submissions/:id/text': work,
  'GET /v1/submissions/:id/file': work,
  'GET /v1/submissions/:id/attachments': work,
  'GET /v1/submissions/:id/attachments/:attachmentId': work,
  'GET /v1/submissions/:id/letters/:letterId/html': work,
  'GET /v1/submissions/:id/letters/:letterId/pdf': work,
  'GET /v1/submissions/:id/bundle': { may: ['student', 'lead', 'auditor'], own: 'submission' },
  'PUT /v1/submissions/:id/reflection': student,
  'POST /v1/submissions/:id/withdrawals': { may: ['student', 'integration'], own: 'submission' },
  'POST /v1/submissions/:id/student-links': { may: ['integration'], own: 'submission' },
  'POST /v1/submissions/:id/concerns': reviewers,
  'POST /v1/submissions/:id/first-readings': reviewers,
  'POST /v1/submissions/:id/disclosures': reviewers,
  'POST /v1/submissions/:id/responses': student,
  'POST /v1/submissions/:id/time-requests': student,
  'POST /v1/submissions/:id/time-requests/:requestId/answers': reviewers,
  'POST /v1/submissions/:id/conversations': reviewers,
  'POST /v1/submissions/:id/conversations/:conversationId/answers': student,
  'POST /v1/submissions/:id/decisions': reviewers,
  'POST /v1/submissions/:id/proposals': reviewers,
  'POST /v1/submissions/:id/proposals/:proposalId/readings': reviewers,
  'POST /v1/submissions/:id/proposals/:proposalId/confirmation': reviewers,
  'POST /v1/submissions/:id/proposals/:proposalId/waiver': { may: ['lead'], own: 'submission' },
  'POST /v1/submissions/:id/marks': reviewers,
  'POST /v1/submissions/:id/conflicts': reviewers,
  'POST /v1/submissions/:id/assignments': reviewers,
  'POST /v1/submissions/:id/notes': reviewers,
  'GET /v1/comments': { may: ['tutor', 'lead'] },
  'POST /v1/comments': { may: ['tutor', 'lead'] },
  'DELETE /v1/comments/:id': { may: ['tutor', 'lead'] },
  'POST /v1/submissions/:id/reopenings': work,
  'POST /v1/submissions/:id/referral-outcomes': { may: ['lead'], own: 'submission' },
  'POST /v1/submissions/:id/flags/:flagId/dismissals': reviewers,
  'POST /v1/submissions/:id/erasures': admins,
  'POST /v1/decision-samples': { may: ['lead'] },
  'GET /v1/decision-samples': { may: ['lead', 'auditor'] },
  'GET /v1/decision-samples/:id': { may: ['lead', 'auditor'] },
  'GET /v1/decision-samples/:id/report.csv': { may: ['lead', 'auditor'] },
  'GET /v1/sampled-decisions': { may: ['tutor', 'lead'] },
  'GET /v1/sampled-decisions/:id': { may: ['tutor', 'lead'] },
  'POST /v1/sampled-decisions/:id/opinion': { may: ['tutor', 'lead'] },
  'POST /v1/sampled-decisions/:id/actions': { may: ['tutor', 'lead'] },
  'GET /v1/assessments': everybody,
  'GET /v1/assessments/:id': everybody,
  'POST /v1/assessments': { may: ['tutor', 'lead', 'admin'] },
  'GET /v1/assessments/:id/versions': everybody,
  'POST /v1/assessments/:id/versions': { may: ['tutor', 'lead', 'admin'] },
  'GET /v1/assessments/:id/extensions': { may: ['tutor', 'lead', 'admin'] },
  'POST /v1/assessments/:id/extensions': { may: ['tutor', 'lead', 'admin'] },
  'GET /v1/assessments/:id/outstanding-work': { may: ['tutor', 'lead', 'admin'] },
  'GET /v1/outages': { may: ['lead', 'admin', 'auditor'] },
  'POST /v1/outages/:id/decisions': { may: ['lead'] },
  'GET /v1/accounts/:id/adjustments': { may: ['lead', 'admin'] },
  'POST /v1/accounts/:id/adjustments': { may: ['lead', 'admin'] },
  'GET /v1/assessments/:id/lti-contexts': { may: ['tutor', 'lead', 'admin'] },
  'PUT /v1/assessments/:id/lti-contexts/:contextId': { may: ['tutor', 'lead', 'admin'] },
  'GET /v1/courses': { may: ['student', 'tutor', 'lead', 'admin', 'auditor'] },
  'GET /v1/courses/:id': { may: ['student', 'tutor', 'lead', 'admin', 'auditor'] },
  'POST /v1/courses': { may: ['lead', 'admin'] },
  'PATCH /v1/courses/:id': { may: ['lead', 'admin'] },
  'GET /v1/courses/:id/enrolments': { may: ['tutor', 'lead', 'admin'] },
  'POST /v1/courses/:id/enrolments': { may: ['lead', 'admin'] },
  'DELETE /v1/courses/:id/enrolments/:enrolmentId': { may: ['lead', 'admin'] },
  'GET /v1/policy-versions': everybody,
  'POST /v1/policy-versions': { may: ['lead', 'admin'] },
  'PUT /v1/policy-versions/:id/points': { may: ['lead', 'admin'] },
  'POST /v1/policy-versions/:id/activations': { may: ['lead', 'admin'] },
  'POST /v1/policy-acknowledgements': { may: ['student', 'tutor', 'lead', 'admin', 'auditor'] },
  'GET /v1/ai-permissions': { may: ['student', 'tutor', 'lead', 'auditor'] },
  'POST /v1/ai-permissions': { may: ['student'] },
  'PUT /v1/ai-permissions/:id': { may: ['tutor', 'lead'], own: 'permission' },
  'GET /v1/detectors': everybody,
  'GET /v1/detectors/:id': everybody,
  'GET /v1/receipts/keys': { may: 'public' },
  'POST /v1/receipts/verify': { may: 'public' },
  'GET /v1/audit/checkpoints': { may: 'public' },
  'GET /v1/audit/consistency-proofs': { may: 'public' },
  'GET /v1/audit/events': { may: ['auditor'] },
  'GET /v1/accounts': admins,
  'POST /v1/accounts': admins,
  'POST /v1/imports': admins,
  'PATCH /v1/accounts/:id': admins,
  'POST /v1/accounts/:id/keys': admins,
  'POST /v1/accounts/:id/sign-in-links': admins,
  'GET /v1/access-requests': admins,
  'POST /v1/access-requests/:id/approvals': admins,
  'POST /v1/keys/:id/revocations': admins,
  'GET /v1/policy-coverage': everybody,
  'GET /v1/submissions/:id/remote-runs': work,
  'POST /v1/submissions/:id/remote-runs/:detector/retries': reviewers,
  'POST /v1/submissions/:id/remote-runs/:detector/report-links': work,
  'GET /v1/submissions/:id/remote-runs/:detector/report.pdf': work,
  'PUT /v1/detectors/:id/switch': admins,
  'PUT /v1/detectors/:id/options': admins,
  'POST /v1/detectors/:id/upkeep': admins,
  'POST /v1/detectors/:id/backfill': admins,
  'GET /v1/detectors/:id/diagnostics': admins,
  'GET /v1/comparison': { may: ['student'] },
  'PUT /v1/comparison': { may: ['student'] },
  'GET /v1/detectors/:id/terms': { may: ['student'] },
  'POST /v1/detectors/:id/terms/acceptances': { may: ['student'] },
  'POST /v1/detectors/:id/callbacks': { may: 'signed' },
  'GET /v1/webhook-endpoints': admins,
  'POST /v1/webhook-endpoints': admins,
  'GET /v1/webhook-endpoints/:id': admins,
  'PATCH /v1/webhook-endpoints/:id': admins,
  'DELETE /v1/webhook-endpoints/:id': admins,
  'POST /v1/webhook-endpoints/:id/secrets': admins,
  'POST /v1/webhook-endpoints/:id/pings': admins,
  'GET /v1/webhook-endpoints/:id/deliveries': admins,
  'POST /v1/webhook-endpoints/:id/deliveries/:deliveryId/replays': admins,
  'GET /v1/integrations': admins,
  'POST /v1/integrations': admins,
  'PATCH /v1/integrations/:id': admins,
  'POST /v1/integrations/:id/secrets': admins,
  'GET /v1/integrations/:id/events': admins,
  'POST /v1/integrations/:id/events/:eventId/retries': admins,
  'PUT /v1/integrations/:id/assignments/:externalId': admins,
  'POST /v1/integrations/:id/webhooks': { may: 'signed' },
  'GET /v1/lti/registrations': admins,
  'POST /v1/lti/registrations': admins,
  'GET /v1/lti/registrations/:id': admins,
  'GET /v1/lti/registrations/:id/refusals': admins,
  'GET /v1/lti/registrations/:id/reports': admins,
  'POST /v1/lti/registrations/:id/confirmations': admins,
  'POST /v1/lti/registrations/:id/closures': admins,
  'POST /v1/lti/registrations/:id/deployments': admins,
  'GET /v1/lti/registrations/:id/notice-services': admins,
  'GET /v1/lti/registrations/:id/notices': admins,
  'POST /v1/lti/registrations/:id/notices/:noticeId/retries': admins,
  'POST /v1/lti/invites': admins,
  'POST /v1/lti/keys': admins,
  'GET /v1/lti/undelivered-marks': admins,
  'POST /v1/lti/undelivered-marks/:id/attempts': admins,
}

/** A body that each route takes, so that nothing but the question of who may is decided here. */
const bodies: Record<string, unknown> = {
  'POST /v1/submissions/:id/concerns': { code: 'collusion', particulars: 'One page.' },
  'POST /v1/submissions/:id/first-readings': { opinion: 'unsure', note: 'One page.' },
  'POST /v1/submissions/:id/disclosures': { message: 'Please look.', items: [{ observation: 'Seen.' }] },
  'POST /v1/decision-samples': { from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z', rate: 0.1 },
  'POST /v1/sampled-decisions/:id/opinion': { outcome: 'no_concern', reasons: 'A guide.' },
  'POST /v1/sampled-decisions/:id/actions': { action: 'A talk.' },
  'POST /v1/submissions/:id/responses': { text: 'A guide.' },
  'POST /v1/submissions/:id/time-requests': { until: '2030-01-01T12:00:00Z', reason: 'An exam.' },
  'POST /v1/submissions/:id/time-requests/:requestId/answers': { granted: false, reason: 'A guide.' },
  'POST /v1/submissions/:id/conversations': {
    heldAt: '2026-01-01T12:00:00Z',
    purpose: 'How the work came about.',
    people: [{ name: 'A tutor', role: 'tutor' }],
    evidence: [],
    entries: [{ question: 'How?', answer: 'By hand.' }],
  },
  'POST /v1/submissions/:id/conversations/:conversationId/answers': { stance: 'agrees' },
  'POST /v1/submissions/:id/decisions': { outcome: 'no_concern', reasons: 'A guide.' },
  'POST /v1/submissions/:id/proposals': { outcome: 'referred', reasons: 'A guide.' },
  'POST /v1/submissions/:id/proposals/:proposalId/readings': { opinion: 'unsure', note: 'One page.' },
  'POST /v1/submissions/:id/proposals/:proposalId/confirmation': {
    agrees: false,
    reasons: 'A guide.',
    attestation: { readWork: true, readResponse: true, couldHaveDecidedOtherwise: true },
  },
  'POST /v1/submissions/:id/proposals/:proposalId/waiver': { reason: 'A guide.' },
  'POST /v1/submissions/:id/marks': { score: 60 },
  'POST /v1/submissions/:id/conflicts': { reason: 'A neighbour.' },
  'POST /v1/submissions/:id/assignments': { assigneeId: '0192f0c1-2b3c-7def-8abc-0123456789ab' },
  'POST /v1/submissions/:id/notes': { text: 'A guide.' },
  'POST /v1/comments': { kind: 'advice', title: 'Name tools', text: 'Please name each tool.' },
  'POST /v1/submissions/:id/reopenings': { kind: 'error', reason: 'A slip.' },
  'POST /v1/submissions/:id/referral-outcomes': { outcome: 'warning', date: '2026-01-31', reference: 'P-1' },
  'POST /v1/submissions/:id/flags/:flagId/dismissals': { reason: 'A guide.' },
  'PUT /v1/submissions/:id/reflection': {},
  'PUT /v1/ai-permissions/:id': { state: 'refused' },
}

const routes = await routesOf(context)

test('every route of the API has a row here, and every row a route', () => {
  expect(routes).toEqual(Object.keys(matrix).sort())
})

describe.each(Object.keys(matrix))('%s', (route) => {
  const { may } = matrix[route]!
  const [method, pattern] = route.split(' ') as [string, string]
  const path = pattern.replace(/:\w+/g, () => randomUUID())

  test('without a key', async () => {
    const answer = await call(null, method, path)

    if (may === 'public') expect(answer.status).not.toBe(401)
    else if (may === 'signed') expect([400, 401, 404]).toContain(answer.status)
    else expect(answer).toMatchObject({ status: 401, body: { code: 'NOT_SIGNED_IN' } })
  })

  test.each(roles)('as %s', async (role) => {
    const { status, body } = await call(
      people[role],
      method,
      path,
      method === 'GET' ? undefined : (bodies[route] ?? {}),
    )

    if (may === 'signed') expect([400, 401, 404]).toContain(status)
    else if (may === 'public' || may.includes(role)) expect([401, 403]).not.toContain(status)
    else expect({ status, code: body.code }).toEqual({ status: 403, code: 'NOT_ALLOWED' })
  })
})

describe('what belongs to somebody else is answered like what does not exist, byte for byte', async () => {
  const [stranger, otherTutor, otherLms] = [await person('student'), await person('tutor'), await person('integration')]
  const essay = await publish(otherTutor, {
    title: 'Other',
    brief: '',
    aiLevel: 2,
    guidance: 'Plan.',
  })
  const { body } = await handIn('Quiet work.', 'e.txt', { who: stranger, assessmentId: essay.id })
  await settled(body.id, ['released', 'under_review'], otherTutor)
  const asked = await call(stranger, 'POST', '/v1/ai-permissions', {
    assessmentId: essay.id,
    tools: ['ChatGPT'],
    purposes: ['code'],
  })
  const foreign = { submission: body.id as string, permission: asked.body.id as string }
  const outsiders: Partial<Record<Role, Person>> = {
    student: people.student,
    tutor: people.tutor,
    integration: otherLms,
  }

  const rows = Object.entries(matrix).flatMap(([route, { may, own }]) =>
    own && typeof may !== 'string' ? may.flatMap((role) => (outsiders[role] ? [[route, role, own] as const] : [])) : [],
  )
  test.each(rows)('%s as %s', async (route, role, own) => {
    const [method, pattern] = route.split(' ') as [string, string]
    const at = (id: string) =>
      pattern
        .replace(':id', id)
        .replace(
          /:(flagId|attachmentId|letterId|requestId|conversationId|proposalId)/,
          '0192f0c1-2b3c-7def-8abc-0123456789ab',
        )
        .replace(':detector', 'turnitin')
    const ask = (id: string) =>
      call(outsiders[role]!, method, at(id), method === 'GET' ? undefined : (bodies[route] ?? {}))

    const [theirs, nobodys] = [await ask(foreign[own]), await ask(newId())]

    expect(theirs.status).toBe(404)
    // Each answer names its own request, which no other has.
    expect(withoutRequestId(theirs)).toBe(withoutRequestId(nobodys))
    expect(theirs.text).not.toBe(nobodys.text)
  })

  test('lists leave it out', async () => {
    const mine = await call(people.tutor, 'GET', '/v1/submissions')
    const permissions = await call(people.tutor, 'GET', '/v1/ai-permissions')

    expect(mine.text).not.toContain(foreign.submission)
    expect(permissions.text).not.toContain(foreign.permission)
  })
})

describe('a key', () => {
  const made = async (change: object = {}) => {
    const { id } = await person('student')
    return {
      account: id,
      ...(await call(people.admin, 'POST', `/v1/accounts/${id}/keys`, { label: 'A key', ...change })).body,
    }
  }
  const use = async (key: string) => (await call({ id: '', role: 'student', key }, 'GET', '/v1/submissions')).status

  test('works at once and not after it was revoked', async () => {
    const { id, key } = await made()

    expect(await use(key)).toBe(200)
    expect((await call(people.admin, 'POST', `/v1/keys/${id}/revocations`)).status).toBe(201)
    expect(await use(key)).toBe(401)
    expect((await call(people.admin, 'POST', `/v1/keys/${newId()}/revocations`)).status).toBe(404)
  })

  test('ends when it expires, and with its account', async () => {
    expect(await use((await made({ expiresAt: '2020-01-01T00:00:00Z' })).key)).toBe(401)
    const { account, key } = await made()
    await context.db.$client.query('update accounts set disabled_at = clock_timestamp() where id = $1', [account])
    expect(await use(key)).toBe(401)
  })

  test.each(['', 'x', 'candour_', ' ', '\t', "' or 1=1 --", 'x'.repeat(10_000)])(
    'that was never made opens nothing (%#)',
    async (key) => {
      expect(await use(key)).toBe(401)
    },
  )

  test('is kept as a hash only', async () => {
    const { key } = await made()
    const { rows } = await context.db.$client.query('select keys::text as row from keys')

    expect(rows.map(({ row }) => row).join()).not.toContain(key)
  })
})

test('a refusal is on record, with who and what', async () => {
  await call(people.admin, 'GET', `/v1/submissions/${newId()}/text`)

  const { rows } = await context.db.$client.query(
    `select data from audit_events where type = 'access.denied' and actor_id = $1 order by at desc limit 1`,
    [people.admin.id],
  )
  expect(rows).toEqual([{ data: { action: 'submission.read_work' } }])
})
