import { expect, test } from 'vitest'
import { verifyCheckpoint } from '../../../src/domain/audit/checkpoint.ts'
import { type TreeHead, verifyConsistency } from '../../../src/domain/audit/consistency.ts'
import { seal } from '../../../src/flow/audit/seal.ts'
import { aService, type Person } from '../../service.ts'

const { call, people, context } = await aService({}, { background: false })
const { body: jwks } = await call(null, 'GET', '/v1/receipts/keys')

test('a witness who kept a checkpoint can prove that nothing before it was changed', async () => {
  const kept = await sealedAfter(people.admin)
  const later = await sealedAfter(people.auditor, 5)

  const { body } = await call(null, 'GET', `/v1/audit/consistency-proofs?first=${kept.size}&second=${later.size}`)
  const proof = body.proof.map((hash: string) => Buffer.from(hash, 'base64'))

  expect(verifyConsistency(kept, later, proof)).toBe(true)
  expect(verifyConsistency({ ...kept, root: later.root }, later, proof)).toBe(false)
})

test.each([
  ['backwards', 5, 2],
  ['of a log that was never so long', 1, 1_000_000],
])('a proof %s is refused with what would be right', async (_, first, second) => {
  const answer = await call(null, 'GET', `/v1/audit/consistency-proofs?first=${first}&second=${second}`)

  expect(answer).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT', fields: [{ field: 'second' }] } })
})

/** The checkpoint after `who` was refused something a few times; each refusal is an entry. */
async function sealedAfter(who: Person, times = 1): Promise<TreeHead> {
  for (let time = 0; time < times; time++) await call(who, 'GET', '/v1/submissions')
  await seal(context)
  const { body } = await call(null, 'GET', '/v1/audit/checkpoints')
  const check = verifyCheckpoint(body.items[0].note, jwks.keys)
  if (!check.ok) throw new Error(check.problem)
  return check.checkpoint
}
