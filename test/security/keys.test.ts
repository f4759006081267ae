import { expect, test } from 'vitest'
import { aService } from '../service.ts'

const { context, call, people } = await aService({}, { background: false })

/** The strength that is asked of every secret, in bits, and the RSA modulus that has it (NIST SP 800-57 part 1, table 2). */
const strength = { secret: 128, modulus: 3_072 }

test('the keys that sign for platforms are as strong as a secret of 128 bits, the first and each later one', async () => {
  await call(null, 'GET', '/lti/jwks')
  await call(people.admin, 'POST', '/v1/lti/keys')

  const { body } = await call(null, 'GET', '/lti/jwks')

  expect(body.keys).toHaveLength(2)
  for (const { n } of body.keys) expect(Buffer.from(n, 'base64url').length * 8).toBe(strength.modulus)
})

test('a secret that is given out has at least 128 random bits, and no two are alike', async () => {
  const made = async () =>
    (await call(people.admin, 'POST', `/v1/accounts/${people.student.id}/keys`, { label: 'k' })).body
  const { key } = await made()
  const { body: integration } = await call(people.admin, 'POST', '/v1/integrations', { name: 'LMS' })
  const url = 'https://hooks.example.org/in'
  const { body: endpoint } = await call(people.admin, 'POST', '/v1/webhook-endpoints', { url })
  const { body: invite } = await call(people.admin, 'POST', '/v1/lti/invites')

  const secrets = [key.replace('candour_', ''), integration.secret, endpoint.secret, invite.url.split('invite=')[1]]

  for (const secret of secrets) expect(bitsIn(secret)).toBeGreaterThanOrEqual(strength.secret)
  expect((await made()).key).not.toBe(key)
  expect(context.pseudonymSalt.length * 8).toBeGreaterThanOrEqual(strength.secret)
})

const bitsIn = (secret: string) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64').length * 8
