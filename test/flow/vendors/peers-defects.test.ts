import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { notesOf } from '../../../src/db/vendors/notes.ts'
import { sealingKey } from '../../../src/domain/signing/sealed-secret.ts'
import { upkeep } from '../../../src/flow/vendors/upkeep.ts'
import { aTenant, essay } from './tenant.ts'

const tenant = await aTenant({ requireEula: true })
const { state } = tenant.emulator
const { context, detector } = tenant
const notes = notesOf(context.db, 'turnitin', sealingKey(context.signingKey))
const never = new AbortController().signal
await upkeep(context, detector, never)

const webhook = async () => (await notes.read('webhook')) as { id: string; secret: string; url: string }
const callback = (body: string, headers: Record<string, string>) =>
  fetch(`${tenant.baseUrl}/v1/detectors/turnitin/callbacks`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
const signed = async (body: string) => ({
  'x-turnitin-signature': createHmac('sha256', Buffer.from((await webhook()).secret, 'base64'))
    .update(body)
    .digest('hex'),
})
const accept = () =>
  tenant.call(tenant.learner, 'POST', '/v1/detectors/turnitin/terms/acceptances', {
    version: `v${state.eulaVersion}beta`,
    language: 'en-US',
  })

/** The twelve defects that others' clients have or had (docs/reference/turnitin.md#known-defects-of-other-clients), one test each. */
describe('defects of other clients', () => {
  test('1: a webhook that exists already is made anew, so that id and secret belong together', async () => {
    await notes.write('webhook', null)

    await upkeep(context, detector, never)

    expect(state.webhooks.size).toBe(1)
    const kept = await webhook()
    expect(state.webhooks.get(kept.id)).toMatchObject({ secret: kept.secret, url: kept.url })
  })

  test('2: a bad signature is answered with 401', async () => {
    const response = await callback('{"id":"x"}', { 'x-turnitin-signature': 'f'.repeat(64) })

    expect(response.status).toBe(401)
  })

  test.each([429, 502])('3: %s while creating is tried again', async (status) => {
    await accept()
    const id = await tenant.paper()
    state.faults.push({ method: 'POST', path: /^\/submissions$/, knob: { kind: 'status', status }, times: 2 })

    await tenant.play()

    expect((await tenant.runOf(id)).state).toBe('succeeded')
  })

  test('4: runs that wait do not starve the ones behind them', async () => {
    await accept()
    state.setup.delays = { process: 40 * 60_000, report: 1_000, pdf: 1_000 }
    const slow = [await tenant.paper(), await tenant.paper(), await tenant.paper()]
    await tenant.play(60_000)
    const late = await tenant.paper()

    await tenant.play(60_000)

    expect((await tenant.runOf(late)).handle?.data).toMatchObject({ phase: 'uploaded' })
    for (const id of slow) expect((await tenant.runOf(id)).state).toBe('waiting')
    state.setup.delays = { process: 2_000, report: 3_000, pdf: 1_000 }
    await tenant.play()
  })

  test('5: only a webhook over plain http is registered as insecure', () => {
    const sent = state.journal.filter(({ method, path }) => method === 'POST' && path === '/webhooks')

    expect(sent.length).toBeGreaterThan(0)
    for (const { body } of sent) {
      const { url, allow_insecure: insecure } = JSON.parse(body.toString())
      expect(insecure).toBe(url.startsWith('http:'))
    }
  })

  test('6: a callback without a signature is 401, not a crash', async () => {
    expect((await callback('{"id":"x"}', {})).status).toBe(401)
    expect((await callback('', await signed(''))).status).toBe(200)
  })

  test('7: papers that are uploaded at once keep their own names', async () => {
    await accept()
    const ids = await Promise.all([tenant.paper(), tenant.paper(), tenant.paper(), tenant.paper()])

    await tenant.play()

    for (const id of ids) {
      const { externalId } = await tenant.runOf(id)
      const upload = state.journal.find(
        ({ method, path }) => method === 'PUT' && path === `/submissions/${externalId}/original`,
      )
      expect(upload!.headers).toContain(`filename=\\"${id}.txt\\"`)
    }
  })

  test('8: a callback about a paper nobody knows is taken and changes nothing', async () => {
    const body = JSON.stringify({ id: 'never-heard-of', status: 'COMPLETE' })

    const response = await callback(body, { ...(await signed(body)), 'x-turnitin-eventtype': 'SUBMISSION_COMPLETE' })

    expect(response.status).toBe(200)
  })

  test('9: 451 blocks the run in words and stops nothing else', async () => {
    await accept()
    state.eulaVersion++
    const id = await tenant.paper()

    await tenant.play(60_000)

    expect(await tenant.runOf(id)).toMatchObject({ state: 'blocked', reason: 'consent' })
    const { body } = await tenant.call(tenant.people.tutor, 'GET', `/v1/submissions/${id}`)
    expect(body.status).toBe('released')
  })

  test('10: the secret is base64 in one line', async () => {
    expect((await webhook()).secret).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  })

  test('11: an upload whose answer was lost is not a second document', async () => {
    await accept()
    await tenant.play()
    const before = state.documents.size
    const id = await tenant.paper()
    state.faults.push({
      method: 'PUT',
      path: /^\/submissions\/[^/]+\/original$/,
      knob: { kind: 'drop', when: 'after' },
      times: 1,
    })

    await tenant.play()

    expect(state.documents.size - before).toBe(1)
    expect((await tenant.runOf(id)).state).toBe('succeeded')
  })

  test('12: the id in a PDF callback is not taken for that of a paper', async () => {
    const id = await tenant.paper()
    await tenant.play()
    const { externalId } = await tenant.runOf(id)
    const body = JSON.stringify({ id: externalId, submission_id: externalId, status: 'SUCCESS' })

    const response = await callback(body, { ...(await signed(body)), 'x-turnitin-eventtype': 'PDF_STATUS' })

    expect(response.status).toBe(200)
    expect((await tenant.runOf(id)).nextStepAt).toBeNull()
  })
})

describe('callbacks', () => {
  test('one that comes twice makes one look, and its claims are not believed', async () => {
    const id = await tenant.paper(essay.replace('buttons', 'shells'))
    await tenant.play()
    const { externalId } = await tenant.runOf(id)
    const body = JSON.stringify({ submission_id: externalId, status: 'COMPLETE', overall_match_percentage: 99 })
    const headers = { ...(await signed(body)), 'x-turnitin-eventtype': 'SIMILARITY_UPDATED' }
    const looks = () =>
      state.journal.filter(({ method, path }) => method === 'GET' && path === `/submissions/${externalId}/similarity`)
        .length
    const before = looks()

    for (let time = 0; time < 3; time++) {
      expect((await callback(body, headers)).status).toBe(200)
      await tenant.play()
    }

    expect(looks() - before).toBe(1)
    expect((await tenant.runOf(id)).state).toBe('succeeded')
  })

  test('of two kinds over the same bytes are two, not one that came twice', async () => {
    const id = await tenant.paper()
    await tenant.play()
    const { externalId } = await tenant.runOf(id)
    const body = JSON.stringify({ submission_id: externalId, status: 'COMPLETE', metadata: null })
    const looked: (Date | null)[] = []

    for (const type of ['SIMILARITY_COMPLETE', 'SIMILARITY_UPDATED']) {
      await callback(body, { ...(await signed(body)), 'x-turnitin-eventtype': type })
      looked.push((await tenant.runOf(id)).nextStepAt)
      await tenant.play()
    }

    expect(looked).not.toContain(null)
  })

  test.each(['lost', 'doubled', 'delayed', 'reordered', 'forged', 'unsigned'] as const)(
    'that are %s cost nobody a result',
    async (way) => {
      state.post = () => way
      const ids = [await tenant.paper(), await tenant.paper()]

      await tenant.play()
      state.post = () => 'sent'

      for (const id of ids) expect(await tenant.runOf(id)).toMatchObject({ state: 'succeeded' })
    },
  )

  test('a rotated secret leaves callbacks that are under way valid', async () => {
    const old = await webhook()
    tenant.time.now = new Date(tenant.time.now.getTime() + 91 * 86_400_000)
    await upkeep(context, detector, never)
    const body = JSON.stringify({ id: 'any' })
    const signature = createHmac('sha256', Buffer.from(old.secret, 'base64')).update(body).digest('hex')

    expect((await webhook()).secret).not.toBe(old.secret)
    expect((await callback(body, { 'x-turnitin-signature': signature })).status).toBe(200)
    tenant.time.now = new Date(tenant.time.now.getTime() + 26 * 3_600_000)
    expect((await callback(`${body} `, { 'x-turnitin-signature': signature })).status).toBe(401)
    expect((await callback(body, { 'x-turnitin-signature': signature })).status).toBe(401)
  })
})
