import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { applyWebhook } from '../../../src/flow/webhooks/apply/apply-webhook.ts'
import { addIntegration } from '../../../src/flow/webhooks/integrations.ts'
import { receiveWebhook } from '../../../src/flow/webhooks/receive-webhook.ts'
import { aService } from '../../service.ts'
import { aFileStore, message, signed } from './lms.ts'

const seed = 20260301
const total = 10_000

/** A small seeded generator (mulberry32), so that a failure can be played again. */
function generator(state: number) {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

test(`${total} forged, replayed, duplicated and reordered webhooks: none let in wrongly, none applied twice (seed ${seed})`, {
  timeout: 240_000,
}, async () => {
  const { context, people } = await aService({ outsideAllowLoopback: true }, { background: false })
  const random = generator(seed)
  const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)]!
  const fileAt = await aFileStore()
  const add = () =>
    addIntegration(context, people.admin, {
      name: 'LMS',
      method: 'standard-webhooks',
      fileHosts: [],
      defaults: { aiLevel: 2, guidance: 'Say how.' },
    })
  const [ours, other] = [await add(), await add()]
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute))

  // Truth: 40 pieces of work, every other one withdrawn later, and 20 assignments renamed five times each.
  const truth = [
    ...Array.from({ length: 40 }, (_, n) => {
      const created = {
        externalSubmissionId: `s${n}`,
        assignment: { externalId: `a${n % 20}` },
        student: { externalId: `p${n}` },
        files: [fileAt(`Essay ${n}`)],
      }
      return [
        message('submission.created', created, at(n)),
        ...(n % 2 ? [message('submission.withdrawn', { externalSubmissionId: `s${n}` }, at(100 + n))] : []),
      ]
    }).flat(),
    ...Array.from({ length: 20 }, (_, n) =>
      Array.from({ length: 5 }, (_, edition) =>
        message('assignment.upserted', { externalId: `a${n}`, title: `Edition ${edition}` }, at(edition)),
      ),
    ).flat(),
  ].map((told, n) => signed(ours.secret, told, { id: `true_${n}` }))

  const forgeries = [
    (one = pick(truth)) => ({
      ...one,
      headers: { ...one.headers, 'webhook-signature': `v1,${randomBytes(32).toString('base64')}` },
    }),
    (one = pick(truth)) => ({
      ...one,
      headers: { ...one.headers, 'webhook-id': `forged_${random()}`.replace('.', '') },
    }),
    (one = pick(truth)) => ({ ...one, body: one.body.replace('"timestamp":"2026', '"timestamp":"2027') }),
    (one = pick(truth)) => ({ ...one, body: JSON.stringify(JSON.parse(one.body), null, 1) }),
    (one = pick(truth)) => ({
      ...one,
      headers: { ...one.headers, 'webhook-timestamp': String(Number(one.headers['webhook-timestamp']) + 1) },
    }),
    (one = pick(truth)) => signed(other.secret, JSON.parse(one.body)),
    (one = pick(truth)) => signed(ours.secret, JSON.parse(one.body), { at: new Date(Date.now() - 7 * 86_400_000) }),
    (one = pick(truth)) => ({
      ...one,
      headers: { ...one.headers, 'webhook-signature': one.headers['webhook-signature'].replace('v1,', 'v1a,') },
    }),
    (one = pick(truth)) => ({ ...one, headers: { ...one.headers, 'webhook-signature': '' } }),
    (one = pick(truth)) => ({ ...one, body: '' }),
  ]
  const reused = () => signed(ours.secret, message('ping', { n: random() }), { id: pick(truth).headers['webhook-id'] })
  const rest = Array.from({ length: total - truth.length }, () => {
    const dice = random()
    if (dice < 0.6) return { kind: 'forged', to: ours.integration.id, ...pick(forgeries)() }
    if (dice < 0.7) return { kind: 'forged', to: other.integration.id, ...pick(truth) }
    if (dice < 0.95) return { kind: 'true', to: ours.integration.id, ...pick(truth) }
    return { kind: 'reused', to: ours.integration.id, ...reused() }
  })
  const first = truth.map((one) => ({ kind: 'true', to: ours.integration.id, ...one }))
  const sends = [...first.sort(() => random() - 0.5), ...rest]
  // What reuses an id comes after its first use, so that there is no doubt which of the two is the true one.
  const late = sends.filter(({ kind }) => kind === 'reused')
  const storm = [...sends.filter(({ kind }) => kind !== 'reused').sort(() => random() - 0.5), ...late]

  const answers: Record<string, number> = {}
  const accepted = new Set<string>()
  const send = async ({ kind, to, headers, body }: (typeof storm)[number]) => {
    const said = await receiveWebhook(context, to, headers, Buffer.from(body)).then(
      ({ status, eventId }) => {
        if (status === 'accepted') accepted.add(eventId)
        return status
      },
      (error) => error.code as string,
    )
    answers[`${kind} ${said}`] = (answers[`${kind} ${said}`] ?? 0) + 1
  }
  for (let next = 0; next < storm.length; next += 16) await Promise.all(storm.slice(next, next + 16).map(send))

  expect(Object.keys(answers).sort()).toEqual([
    'forged NOT_SIGNED_IN',
    'reused STATE_CHANGED',
    'true accepted',
    'true duplicate',
  ])
  expect(answers['true accepted']).toBe(truth.length)
  expect(Object.values(answers).reduce((sum, n) => sum + n)).toBe(total)

  const ids = [...accepted].sort(() => random() - 0.5)
  for (let next = 0; next < ids.length; next += 4) {
    await Promise.all(ids.slice(next, next + 4).flatMap((id) => [applyWebhook(context, id), applyWebhook(context, id)]))
  }

  const { rows: states } = await context.db.execute(sql`select distinct state from integration_events order by state`)
  const { rows: made } = await context.db.execute(sql`
    select external_id, count(submissions.id)::int as submissions, min(status) as status
    from external_submissions left join submissions on submissions.id = submission_id group by external_id`)
  const { rows: all } = await context.db.execute(
    sql`select count(*)::int as n, count(distinct student_id)::int as students from submissions`,
  )
  const { rows: titles } = await context.db.execute(sql`
    select distinct title from external_assignments join assessments on assessments.id = assessment_id`)
  expect(states.map(({ state }) => state)).toEqual(['applied', 'stale'])
  expect(made).toHaveLength(40)
  expect(all[0]!.n).toBe(all[0]!.students)
  for (const { external_id: name, status } of made) {
    const withdrawn = Number(String(name).slice(1)) % 2 === 1
    expect(withdrawn ? [null, 'withdrawn'] : ['awaiting_reflection']).toContain(status)
  }
  expect(titles).toEqual([{ title: 'Edition 4' }])
})
