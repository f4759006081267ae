import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { signedIn } from '../../pages/visitor.ts'
import { aService } from '../../service.ts'
import { pagesOf, routesOf } from '../routes.ts'

const service = await aService({ metricsKey: 'for-prometheus-only' }, { background: false })
const { call, handIn, people, context, baseUrl } = service

/** Public, and the same for everybody. */
const keepable = ['/lti/jwks']

test('no answer may be kept by a browser or a proxy, whatever is asked and by whom', async () => {
  const { body } = await handIn('An essay.')
  const visitor = await signedIn(service, people.student)
  const at = (path: string) =>
    path
      .replace(':id', body.id)
      .replace(/:page\.png/, '1.png')
      .replace(/:\w+/g, randomUUID())
  const kept: string[] = []
  const note = (path: string, headers: Headers) => {
    if (headers.get('cache-control') !== 'no-store') kept.push(path)
  }

  for (const route of await routesOf(context)) {
    const [method, path] = route.split(' ') as [string, string]
    if (method !== 'GET' || path.endsWith('/events')) continue
    for (const who of [people.student, people.tutor, people.admin])
      note(path, (await call(who, 'GET', at(path))).headers)
  }
  for (const path of await pagesOf(context)) note(path, (await visitor.visit(at(path))).headers)
  for (const path of keepable) note(path, (await call(null, 'GET', path)).headers)

  expect([...new Set(kept)]).toEqual(keepable)
})

test('metrics need the key that is made for them, or that of an admin', async () => {
  const asked = async (key: string | null) => {
    const headers = key ? { authorization: `Bearer ${key}` } : {}
    return (await fetch(new URL('/metrics', baseUrl), { headers })).status
  }
  const keys = ['for-prometheus-only', people.admin.key, people.tutor.key, 'null', 'undefined', null]

  expect(await Promise.all(keys.map(asked))).toEqual([200, 200, 403, 401, 401, 401])
})
