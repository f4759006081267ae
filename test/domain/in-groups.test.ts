import { expect, test } from 'vitest'
import { inGroups } from '../../src/domain/in-groups.ts'

/** A call that notes whom it serves and ends when it is told to. */
function calls() {
  const begun: { items: number[]; end(): void; fail(reason: Error): void }[] = []
  const run = (items: number[]) =>
    new Promise<string[]>((resolve, reject) => {
      begun.push({ items, end: () => resolve(items.map((item) => `served ${item}`)), fail: reject })
    })
  return { begun, run, served: () => begun.map(({ items }) => items) }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('who asks alone waits for nobody', async () => {
  const { begun, run, served } = calls()
  const { ask } = inGroups(run)

  const asked = ask(1)
  await turn()

  expect(served()).toEqual([[1]])
  begun[0]!.end()
  expect(await asked).toBe('served 1')
})

test('all who ask while a call is under way are served by the next one, in their order', async () => {
  const { begun, run, served } = calls()
  const { ask } = inGroups(run)
  const first = ask(0)
  await turn()
  const others = [1, 2, 3].map((item) => ask(item))
  await turn()

  begun[0]!.end()
  await turn()
  begun[1]!.end()

  expect(await Promise.all([first, ...others])).toEqual([0, 1, 2, 3].map((item) => `served ${item}`))
  expect(served()).toEqual([[0], [1, 2, 3]])
})

test('all who ask in one turn of the event loop are served together', async () => {
  const { run, served } = calls()
  const { ask } = inGroups(run)
  const all = Array.from({ length: 32 }, (_, item) => item)

  for (const item of all) ask(item)
  await turn()

  expect(served()).toEqual([all])
})

test('a call waits for one who was announced, and not for good', async () => {
  const { begun, run, served } = calls()
  const { ask, announce } = inGroups(run, { gatherMs: 1_000_000 })
  const gone = announce()
  ask(1)
  await turn()
  const early = served()
  ask(2)
  gone()
  await turn()
  begun[0]!.end()
  const { run: other, served: servedThere } = calls()
  const impatient = inGroups(other, { gatherMs: 1 })
  impatient.announce()
  impatient.ask(3)

  expect(early).toEqual([])
  expect(served()).toEqual([[1, 2]])
  await expect.poll(servedThere).toEqual([[3]])
})

test('one call serves no more than it may', async () => {
  const { begun, run, served } = calls()
  const { ask } = inGroups(run, { most: 2 })
  for (const item of [1, 2, 3]) ask(item)
  await turn()

  begun[0]!.end()
  await turn()

  expect(served()).toEqual([[1, 2], [3]])
})

test('a call that fails refuses those that it served, and the next one goes on', async () => {
  const { begun, run } = calls()
  const { ask } = inGroups(run)
  const first = ask(1).catch((error) => error)
  await turn()
  const second = ask(2)
  const reason = new Error('No.')

  begun[0]!.fail(reason)
  await turn()
  begun[1]!.end()

  expect(await first).toBe(reason)
  expect(await second).toBe('served 2')
})

test('a call that does not end holds up those after it for so long only', async () => {
  const { begun, run, served } = calls()
  const { ask } = inGroups(run, { holdMs: 1 })
  ask(1)
  await turn()
  const second = ask(2)

  await expect.poll(served).toEqual([[1], [2]])

  begun[1]!.end()
  expect(await second).toBe('served 2')
})
