import { describe, expect, test } from 'vitest'
import { auditEvents } from '../../../src/db/schema/index.ts'
import { notesOf } from '../../../src/db/vendors/notes.ts'
import { sealingKey } from '../../../src/domain/signing/sealed-secret.ts'
import { erase } from '../../../src/flow/submission/erase.ts'
import { eraseAtVendors } from '../../../src/flow/vendors/erase.ts'
import { acceptTerms } from '../../../src/flow/vendors/terms.ts'
import { upkeep } from '../../../src/flow/vendors/upkeep.ts'
import type { Knob } from '../../../tools/turnitin-emulator/knobs.ts'
import { aTenant, student } from './tenant.ts'

const tenant = await aTenant({ requireEula: true }, { timeouts: { json: 800, upload: 800 } })
const { state } = tenant.emulator
const never = new AbortController().signal
const notes = notesOf(tenant.context.db, 'turnitin', sealingKey(tenant.context.signingKey))
await acceptTerms(tenant.context, tenant.learner, 'turnitin', { version: 'v1beta', language: 'en-US' })

/** Every call of a run, in its order. */
const steps: [name: string, method: string, path: RegExp][] = [
  ['reading the features', 'GET', /^\/features-enabled$/],
  ['reading the terms', 'GET', /^\/eula\/latest/],
  ['making the group', 'PUT', /^\/groups\/[^/]+$/],
  ['listing attachments', 'GET', /\/attachments$/],
  ['attaching the brief', 'POST', /\/attachments$/],
  ['sending the brief', 'PUT', /\/attachments\/[^/]+\/original$/],
  ['creating the submission', 'POST', /^\/submissions$/],
  ['uploading the file', 'PUT', /^\/submissions\/[^/]+\/original$/],
  ['reading the status', 'GET', /^\/submissions\/[^/]+$/],
  ['asking for the report', 'PUT', /\/similarity$/],
  ['reading the report', 'GET', /\/similarity$/],
]

/** Faults that pass: the run has to come through, each as one document. */
const passing: [name: string, knob: Knob][] = [
  ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: '90' }],
  ['429 without Retry-After', { kind: 'status', status: 429 }],
  ['500 without a body', { kind: 'status', status: 500 }],
  ['503 with Retry-After as a date', { kind: 'status', status: 503, retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT' }],
  ['504 in HTML', { kind: 'status', status: 504, body: '<html>Gateway</html>', type: 'text/html' }],
  ['408', { kind: 'status', status: 408 }],
  ['200 that is not JSON', { kind: 'status', status: 200, body: '{"id": "tr', type: 'application/json' }],
  ['200 without a body', { kind: 'status', status: 200 }],
  ['a connection that drops before the work is done', { kind: 'drop', when: 'before' }],
  ['a connection that drops after the work is done', { kind: 'drop', when: 'after' }],
  ['a body that crawls', { kind: 'slow', ms: 1_600 }],
  ['an answer larger than anybody asked for', { kind: 'huge', bytes: 52 * 1024 * 1024 }],
  ['a redirect to an inside address', { kind: 'redirect', to: 'http://169.254.169.254/latest/meta-data/' }],
  ['a key that is refused for a while', { kind: 'status', status: 403 }],
]

/** Everything is forgotten, so that the next run makes every call again. */
async function forget() {
  for (const name of ['features', 'eula']) await notes.write(name, null)
  const { rows } = await tenant.context.db.$client.query("select name from vendor_notes where name like 'brief %'")
  for (const { name } of rows) await notes.write(name, null)
  state.groups.clear()
  state.faults = []
}

const documents = () => [...state.documents.values()].filter(({ text }) => text !== null)

/** One fault at each of these calls; the sets together have every fault at every call. */
function oneAtEach(calls: [name: string, method: string, path: RegExp][]) {
  return passing.map(([first], turn) => {
    const met = calls.map(([name, method, path], at) => {
      const [fault, knob] = passing[(turn + at) % passing.length]!
      return { name: `${fault}, while ${name}`, fault: { method, path, knob, times: 1 } }
    })
    return [first, met] as const
  })
}

/** Plays with these faults until each was met: a fault can spare a run one of its later calls, and the next run makes it. */
async function untilAllAreMet(met: ReturnType<typeof oneAtEach>[number][1], play: () => Promise<void>) {
  for (let left = met; left.length; ) {
    await forget()
    state.faults = left.map(({ fault }) => fault)
    await play()
    const spared = left.filter(({ fault }) => state.faults.includes(fault))
    expect(spared.length, spared.map(({ name }) => name).join()).toBeLessThan(left.length)
    left = spared
  }
}

test.each(oneAtEach(steps))(
  'with %s at one call and another fault at each other, a run comes through as one document, without a name',
  async (_, met) => {
    await untilAllAreMet(met, async () => {
      const before = documents().length
      const calls = state.journal.length
      const id = await tenant.paper()

      await tenant.play()

      expect(await tenant.runOf(id)).toMatchObject({ state: 'succeeded', claim: null, nextStepAt: null })
      expect(documents().length - before).toBe(1)
      expect(documents().at(-1)!.uploads).toBe(1)
      expect(bytesSince(calls)).not.toContain(student.name.split(' ')[1]!.toLowerCase())
      expect(await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)).toMatchObject({
        body: { status: 'released' },
      })
    })
  },
)

describe('a fault that will not pass ends the run in words, and the submission goes on', () => {
  const ending = steps.filter(([, , path]) => /submissions/.test(path.source) || /similarity/.test(path.source))

  test.each(ending)('while %s', async (_, method, path) => {
    await forget()
    const id = await tenant.paper()
    state.faults.push({ method, path, knob: { kind: 'status', status: 400, body: '{"message":"no"}' }, times: 1 })

    await tenant.play()

    const run = await tenant.runOf(id)
    expect(run).toMatchObject({ state: 'failed', nextStepAt: null, fault: { retry: 'never' } })
    expect(run.detail).toMatch(/Turnitin .*\./)
    const { body } = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}/remote-runs`)
    expect(body.items[0].sentence).toContain('somebody can ask for another try')
  })
})

describe('answers that make no sense are never results', () => {
  const nonsense: [string, object][] = [
    ['no percentage', { status: 'COMPLETE' }],
    ['a percentage of -1', { status: 'COMPLETE', overall_match_percentage: -1 }],
    ['a percentage of 101', { status: 'COMPLETE', overall_match_percentage: 101 }],
    ['a percentage in words', { status: 'COMPLETE', overall_match_percentage: 'NaN' }],
    ['the report of another document', { status: 'COMPLETE', overall_match_percentage: 5, submission_id: 'other' }],
    ['a list', []],
  ]

  test.each(nonsense)('%s', async (_, json) => {
    await forget()
    const id = await tenant.paper()
    state.faults.push({ method: 'GET', path: /\/similarity$/, knob: { kind: 'answer', json }, times: 3 })

    await tenant.play()

    const { body } = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)
    const succeeded = body.runs.filter(
      ({ detector, state }: Record<string, string>) => detector === 'turnitin' && state === 'succeeded',
    )
    expect(state.faults).toEqual([])
    expect(succeeded).toHaveLength(1)
    expect(succeeded[0].measurements[0].value).toBe(35)
  })
})

test.each(
  oneAtEach([
    ['deleting', 'DELETE', /^\/submissions\/[^/]+$/],
    ['looking whether it is gone', 'GET', /^\/submissions\/[^/]+$/],
  ]),
)(
  'with %s while deleting at the vendor and another while looking, the copy goes all the same, with proof',
  async (_, met) => {
    const id = await tenant.paper()
    await tenant.play()
    const { externalId } = await tenant.runOf(id)
    await erase(tenant.context, tenant.people.admin, id, 'Asked for.')
    await eraseAtVendors(tenant.context, id)
    state.faults = met.map(({ fault }) => fault)

    await tenant.play()

    expect(state.faults).toEqual([])
    expect(state.documents.has(externalId!)).toBe(false)
    expect((await tenant.runOf(id)).state).toBe('erased')
    const events = await tenant.context.db.select().from(auditEvents)
    expect(events.filter(({ type, submissionId }) => type === 'remote.erased' && submissionId === id)).toHaveLength(1)
  },
)

describe.each([
  ['reading the features', 'GET', /^\/features-enabled$/],
  ['reading the terms', 'GET', /^\/eula\/latest/],
  ['testing the callback', 'GET', /^\/webhooks\/[^/]+$/],
  ['registering the callback', 'POST', /^\/webhooks$/],
])('the daily upkeep, %s', (_, method, path) => {
  test.each(passing)('with %s: says so in words, and the next one puts it right', async (_, knob) => {
    await upkeep(tenant.context, tenant.detector, never)
    if (method === 'POST') await notes.write('webhook', null)
    state.faults = [{ method, path, knob, times: 1 }]

    const found = await upkeep(tenant.context, tenant.detector, never)
    const repaired = await upkeep(tenant.context, tenant.detector, never)

    expect(state.faults).toEqual([])
    expect(found.detail).toMatch(/\S+ \S+.*\.$/)
    expect(repaired).toMatchObject({ ok: true, credentials: 'work' })
    const { id, secret } = (await notes.read('webhook')) as { id: string; secret: string }
    expect([...state.webhooks.values()].map((webhook) => [webhook.id, webhook.secret])).toEqual([[id, secret]])
  })
})

test.each(
  oneAtEach([
    ['making a link', 'POST', /\/viewer-url$/],
    ['ordering the PDF', 'POST', /\/similarity\/pdf$/],
    ['asking after the PDF', 'GET', /\/pdf\/[^/]+\/status$/],
    ['fetching the PDF', 'GET', /\/pdf\/[^/]+$/],
  ]),
)(
  "with %s at one call for the vendor's report and another fault at each other, whoever asks again gets it",
  async (_, met) => {
    await untilAllAreMet(met, async () => {
      const id = await tenant.paper()
      await tenant.play()
      const runs = `/v1/submissions/${id}/remote-runs/turnitin`
      const answers: { status: number; type: string }[] = []
      const ask = async (method: string, path: string) => {
        const headers = { authorization: `Bearer ${tenant.people.tutor.key}` }
        const response = await fetch(tenant.baseUrl + path, { method, headers })
        await response.arrayBuffer()
        answers.push({ status: response.status, type: response.headers.get('content-type') ?? '' })
        tenant.time.now = new Date(tenant.time.now.getTime() + 5_000)
      }

      for (let time = 0; time < 2; time++) await ask('POST', `${runs}/report-links`)
      const links = answers.splice(0)
      for (let time = 0; time < 12; time++) await ask('GET', `${runs}/report.pdf`)

      expect(links.at(-1)!.status).toBe(201)
      expect(answers.at(-1)).toEqual({ status: 200, type: 'application/pdf' })
      for (const { status, type } of [...links, ...answers]) {
        expect([200, 201, 202, 503]).toContain(status)
        if (status === 503) expect(type).toContain('problem+json')
      }
    })
  },
)

function bytesSince(calls: number): string {
  const since = state.journal
    .slice(calls)
    .flatMap(({ path, headers, body }) => [path, headers, body.toString('latin1')])
  return since.join('\n').toLowerCase()
}
