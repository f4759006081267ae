import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { isUnwitnessed } from '../../../src/db/audit/witness.ts'
import { signingKeys, webhookDeliveries } from '../../../src/db/schema/index.ts'
import { verifyCheckpoint } from '../../../src/domain/audit/checkpoint.ts'
import { seal } from '../../../src/flow/audit/seal.ts'
import { sendCheckpoint } from '../../../src/flow/audit/witness.ts'
import { signedIn } from '../../pages/visitor.ts'
import { aService } from '../../service.ts'

const service = await aService({ outsideAllowLoopback: true }, { background: false })
const { context, call, people, owner } = service
await seal(context)
const sent = () => context.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.type, 'audit.checkpoint'))
const sentence = 'No checkpoint of the audit log was kept elsewhere for a week.'
const overview = async () => (await (await signedIn(service, people.admin)).visit('/admin')).text

test('the newest checkpoint is sent once a day to every endpoint that takes it', async () => {
  await call(people.admin, 'POST', '/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/all' })
  await call(people.admin, 'POST', '/v1/webhook-endpoints', {
    url: 'http://127.0.0.1:9/checkpoints',
    types: ['audit.checkpoint'],
  })
  await call(people.admin, 'POST', '/v1/webhook-endpoints', {
    url: 'http://127.0.0.1:9/decisions',
    types: ['submission.decided'],
  })

  expect([await sendCheckpoint(context), await sendCheckpoint(context)]).toEqual([2, 0])

  const [message] = await sent()
  const { type, data } = JSON.parse(message!.body)
  const check = verifyCheckpoint(
    data.checkpoint,
    await context.db.select({ x: signingKeys.publicKey }).from(signingKeys),
  )
  expect(type).toBe('audit.checkpoint')
  expect(check).toMatchObject({ ok: true, checkpoint: { size: data.size } })
})

test('the overview says when none was kept elsewhere for a week, until an endpoint takes one', async () => {
  expect(await isUnwitnessed(context.db, new Date())).toBe(false)
  expect(await overview()).not.toContain(sentence)

  await owner(`alter table audit_checkpoints disable trigger user;
    update audit_checkpoints set at = at - interval '8 days'`)
  expect(await overview()).toContain(sentence)

  await context.db
    .update(webhookDeliveries)
    .set({ state: 'delivered' })
    .where(eq(webhookDeliveries.type, 'audit.checkpoint'))
  expect(await overview()).not.toContain(sentence)
})
