import { describe, expect, test } from 'vitest'
import { notesOf } from '../../src/db/remote-notes.ts'
import { auditEvents } from '../../src/db/schema.ts'
import { sealingKey } from '../../src/domain/sealed-secret.ts'
import { erase } from '../../src/flow/erase.ts'
import { eraseRemotely } from '../../src/flow/remote/erase.ts'
import { acceptTerms } from '../../src/flow/remote/terms.ts'
import type { Knob } from '../../src/turnitin-emulator/knobs.ts'
import { aTenant, student } from './tenant.ts'

const tenant = await aTenant({ requireEula: true }, { timeouts: { json: 800, upload: 800 } })
const { state } = tenant.emulator
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
  ['a redirect to an inside address', { kind: 'redirect', to: 'http://169.254.169.254/latest/meta-data/' }],
  ['a key that is refused for a while', { kind: 'status', status: 403 }],
]

/** Everything is forgotten, so that the next run makes every call again. */
async function forget() {
  for (const name of ['features', 'eula']) await notes.write(name, null)
  const { rows } = await tenant.context.db.$client.query("select name from remote_notes where name like 'brief %'")
  for (const { name } of rows) await notes.write(name, null)
  state.groups.clear()
  state.faults = []
}

const documents = () => [...state.documents.values()].filter(({ text }) => text !== null)

describe.each(steps)('while %s', (_, method, path) => {
  test.each(passing)('%s: the run comes through as one document, without a name', async (_, knob) => {
    await forget()
    const before = documents().length
    const calls = state.journal.length
    const id = await tenant.paper()
    state.faults.push({ method, path, knob, times: 1 })

    await tenant.play()

    expect(state.faults).toEqual([])
    expect(await tenant.runOf(id)).toMatchObject({ state: 'succeeded', claim: null, nextStepAt: null })
    expect(documents().length - before).toBe(1)
    expect(documents().at(-1)!.uploads).toBe(1)
    expect(bytesSince(calls)).not.toContain(student.name.split(' ')[1]!.toLowerCase())
    expect(await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)).toMatchObject({
      body: { status: 'released' },
    })
  })
})

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

describe.each([
  ['deleting', 'DELETE'],
  ['looking whether it is gone', 'GET'],
])('while %s at the vendor', (_, method) => {
  test.each(passing)('%s: the copy goes all the same, with proof', async (_, knob) => {
    await forget()
    const id = await tenant.paper()
    await tenant.play()
    const { externalId } = await tenant.runOf(id)
    await erase(tenant.context, tenant.people.admin, id, 'Asked for.')
    await eraseRemotely(tenant.context, id)
    state.faults.push({ method, path: new RegExp(`^/submissions/${externalId}`), knob, times: 1 })

    await tenant.play()

    expect(state.faults).toEqual([])
    expect(state.documents.has(externalId!)).toBe(false)
    expect((await tenant.runOf(id)).state).toBe('erased')
    const events = await tenant.context.db.select().from(auditEvents)
    expect(events.filter(({ type, submissionId }) => type === 'remote.erased' && submissionId === id)).toHaveLength(1)
  })
})

function bytesSince(calls: number): string {
  const since = state.journal
    .slice(calls)
    .flatMap(({ path, headers, body }) => [path, headers, body.toString('latin1')])
  return since.join('\n').toLowerCase()
}
