import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyAudit } from '../../../src/flow/audit/verify-audit.ts'
import { repeats } from '../../long.ts'
import { aService } from '../../service.ts'
import { type Case, released, steps, take } from './case-in-any-order.ts'
import { consistencyOf } from './consistency.ts'

const service = await aService({ uploadsPerHour: 1_000_000 }, { background: false })
const { context, people, person, enrol, course } = service
const other = await person('tutor')
await enrol(course.id, [other])
const inconsistencies = await consistencyOf(service)
const verified = () => verifyAudit(context, people.admin, '')

/** How far a case is when the order begins: released, shown and answered, proposed, confirmed. */
const shown = ['concern', 'disclose', 'respond']
const beginnings = [[], shown, [...shown, 'propose', 'read'], [...shown, 'propose', 'read', 'confirm']]

/** Two deciders, a reopened case, a resubmission, a withdrawal, an erasure request and a late vendor result are in every order. */
const always = ['clear', 'confirm', 'proposeAsOther', 'appeal', 'resubmit', 'withdraw', 'erase', 'lateResult']
const others = Object.keys(steps).filter((name) => !always.includes(name))

const shuffled = (names: string[]) => fc.shuffledSubarray(names, { minLength: names.length })
const history = fc.record({
  beginning: fc.constantFrom(...beginnings),
  order: fc.subarray(others, { maxLength: 8 }).chain((extra) => shuffled([...always, ...extra])),
  /** Of each step, whether it is taken at the same time as the one after it. */
  atOnce: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
})

async function play(
  one: Case,
  { beginning, order, atOnce }: { [Key in 'beginning' | 'order']: string[] } & { atOnce: boolean[] },
) {
  for (const name of beginning) await take(one, name)
  const names = [...order]
  for (const two of atOnce) await Promise.all(names.splice(0, two ? 2 : 1).map((name) => take(one, name)))
}

test('people and machines, in any order and at once, leave one history that can be verified', {
  timeout: repeats(60_000, 10_800_000),
}, async () => {
  const ends = new Set<string>()
  let played = 0
  const holds = fc.asyncProperty(history, async (drawn) => {
    const one = await released(service, { other })

    await play(one, drawn)

    ends.add((await context.db.$client.query('select status from submissions where id = $1', [one.id])).rows[0].status)
    expect(await inconsistencies(one)).toEqual([])
    // The whole log is read, so not after every run in the long mode.
    played += 1
    if (played % repeats(10, 1_000) === 0) expect(await verified()).toMatchObject({ ok: true, problems: [] })
  })
  await fc.assert(holds, { numRuns: repeats(20, 10_000), endOnFailure: true })

  expect(await verified()).toMatchObject({ ok: true, problems: [] })
  expect([...ends]).toEqual(expect.arrayContaining(['erased', 'decided']))
})
