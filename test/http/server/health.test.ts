import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { wallNames } from '../../../src/domain/screening/walls.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { baseUrl, context, person, handIn } = await aService({ metricsKey: 'prometheus' }, { background: false })
const get = async (path: string) => {
  const response = await fetch(baseUrl + path, { headers: { authorization: 'Bearer prometheus' } })
  return { status: response.status, text: await response.text() }
}
/** The value of a metric without labels, or with these. */
const metric = (text: string, name: string) =>
  Number(text.match(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm'))?.[1])

test('says that it lives, and that it can take work, and on what it stands', async () => {
  const [live, ready] = [await get('/health/live'), await get('/health/ready')]

  expect(live).toEqual({ status: 200, text: '{"status":"ok"}' })
  const missingWalls = wallNames.filter((name) => context.sandbox.walls[name])
  expect(JSON.parse(ready.text)).toEqual({
    status: 'ok',
    database: 'external',
    queue: 'postgres',
    outbox: 0,
    missingWalls,
  })
})

test('metrics tell what waits and for how long, and nobody’s name, words or ids', async () => {
  const student = await person('student', 'Zebulon Quackenbush')
  const { body } = await handIn('Play gives children a safe place.', 'quackenbush.txt', {
    who: student,
    reflection: noAi(),
  })
  await context.queue.add([{ id: randomUUID(), work: { worker: 'extract', submissionId: body.id, eventId: null } }])
  await expect.poll(() => context.queue.lag()).toBeGreaterThan(10)

  const { text } = await get('/metrics')

  expect(metric(text, 'candour_queue_jobs{state="waiting"}')).toBe(1)
  expect(metric(text, 'candour_queue_oldest_seconds')).toBeGreaterThan(0.01)
  expect(metric(text, 'candour_queue_oldest_active_seconds')).toBe(0)
  expect(metric(text, 'candour_storage_files_total{move="removed"}')).toBe(0)
  expect(metric(text, 'candour_storage_removals_held')).toBe(0)
  expect(metric(text, 'candour_storage_waiting_submissions')).toBe(0)
  expect(metric(text, 'candour_outbox_rows')).toBe(1)
  for (const wall of wallNames) {
    expect(metric(text, `candour_sandbox_wall{wall="${wall}"}`)).toBe(context.sandbox.walls[wall] ? 0 : 1)
  }
  expect(metric(text, 'candour_event_loop_delay_seconds{quantile="1"}')).toBeGreaterThan(0)
  expect(text).toContain('route="/v1/submissions"')
  for (const private_ of ['Quackenbush', 'quackenbush', 'safe place', body.id, student.id]) {
    expect(text).not.toContain(private_)
  }
})
