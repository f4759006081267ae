import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { policyInForce } from '../../../src/db/policy/versions.ts'
import { aService } from '../../service.ts'

const { config, context } = await aService({}, { background: false })
const owner = new pg.Client({ connectionString: config.migrateDatabaseUrl! })
await owner.connect()
afterAll(() => owner.end())
const { id } = (await policyInForce(context.db))!
const change = (what: string) => owner.query(`update policy_versions set ${what} where id = $1`, [id])

test('the text of a policy version does not change, for any login', async () => {
  await expect(change(`clauses = '[]'`)).rejects.toMatchObject({ constraint: 'policy_text_is_fixed' })
  await expect(change(`source_sha256 = 'f'`)).rejects.toMatchObject({ constraint: 'policy_text_is_fixed' })
})

test('the points of a version that is or was in force do not change, for any login', async () => {
  await expect(change(`points = '{}'`)).rejects.toMatchObject({ constraint: 'policy_points_are_fixed' })
  await expect(change('points = null')).rejects.toMatchObject({ constraint: 'policy_points_are_fixed' })
})

test('no version is in force without confirmed points, for any login', async () => {
  const copy = `insert into policy_versions (id, title, version, source_sha256, clauses, active, activated_at)
    select gen_random_uuid(), title, version, source_sha256, clauses, `
  const from = 'from policy_versions where id = $1'

  await expect(owner.query(`${copy} false, now() ${from}`, [id])).rejects.toMatchObject({
    constraint: 'points_confirmed_before_use',
  })
  await expect(owner.query(`${copy} true, null ${from}`, [id])).rejects.toMatchObject({
    constraint: 'points_confirmed_before_use',
  })
})
