import { createHash } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createListener } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { openDownload } from '../../src/outside/download.ts'
import { guardedFetch } from '../../src/outside/fetch.ts'
import { addressProblem } from '../../src/outside/url.ts'
import { hostileAddresses } from './hostile-addresses.ts'

let connections = 0
const listener = createListener((socket) => {
  connections++
  socket.destroy()
})
await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
const port = (listener.address() as AddressInfo).port
afterAll(() => listener.close())

/** A web server on loopback; the address it answers at. */
async function aSite(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const local = (rules = {}) => guardedFetch({ allowLoopback: true, ...rules })

describe('an address from outside that leads inside', () => {
  const addresses = hostileAddresses(port)

  test('comes in at least 150 forms', () => {
    expect(addresses.length).toBeGreaterThanOrEqual(150)
  })

  test.each(addresses)('%j reaches nothing', async (address) => {
    const asked: string[] = []
    const fetch = guardedFetch({
      allowPorts: [port, 99999],
      resolve: async (host) => {
        asked.push(host)
        return [{ address: '127.0.0.1', family: 4 }]
      },
    })
    const before = connections

    await expect(fetch(address)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })

    expect(connections).toBe(before)
  })

  test('the listener that nothing reached does answer', async () => {
    const before = connections

    await expect(local()(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'UNAVAILABLE' })

    expect(connections).toBe(before + 1)
  })

  test.each([
    ['127.0.0.1'],
    ['10.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['fd00::1'],
    ['::ffff:127.0.0.1'],
    ['64:ff9b::7f00:1'],
  ])('a public name that resolves to %s reaches nothing, even beside a public address', async (inner) => {
    const answers = [
      { address: '93.184.216.34', family: 4 },
      { address: inner, family: inner.includes(':') ? 6 : 4 },
    ]
    const fetch = guardedFetch({ allowPorts: [port], resolve: async () => answers })
    const before = connections

    await expect(fetch(`https://files.school.org:${port}/`)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })

    expect(connections).toBe(before)
  })

  test('a name is resolved once for a connection, so a second answer cannot differ from the checked one', async () => {
    let questions = 0
    const resolve = async () => [{ address: questions++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    const site = await aSite((_request, response) => response.end('here'))
    const fetch = local({ resolve })

    const answer = await fetch(site.replace('127.0.0.1', 'localhost'))

    expect([await answer.text(), questions]).toEqual(['here', 1])
  })

  test('development reaches loopback and nothing else inside', async () => {
    for (const address of [
      'http://10.0.0.1/',
      'http://192.168.0.1/',
      'http://93.184.216.34/',
      'https://169.254.169.254/',
    ]) {
      await expect(local()(address)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })

  test('public https addresses are not refused', () => {
    for (const address of [
      'https://lms.school.org/x?y=1#z',
      'https://münchen.de/',
      'https://93.184.216.34/',
      'https://[2606:2800:220:1::1]/',
      'https://school.org./',
    ]) {
      expect(addressProblem(address, {})).toBeNull()
    }
  })

  test('an origin of the operator is reached inside their own network, and no other place there', async () => {
    const site = await aSite((_request, response) => response.end('ours'))
    const { port: ours } = new URL(site)
    const origin = `http://idp.school.lan:${ours}`
    const fetch = guardedFetch({ ownOrigins: [origin], resolve: async () => [{ address: '127.0.0.1', family: 4 }] })

    expect(await (await fetch(`${origin}/keys`)).text()).toBe('ours')
    for (const address of [`http://idp.school.lan:${port}/`, `http://wiki.school.lan:${ours}/`, site]) {
      await expect(fetch(address)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
    await expect(fetch(`http://user:pw@idp.school.lan:${ours}/`)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('only agreed hosts are reached where hosts are agreed', () => {
    const rules = { allowHosts: ['api.vendor.com'] }

    expect(addressProblem('https://api.vendor.com/v1', rules)).toBeNull()
    expect(addressProblem('https://api.vendor.com.evil.org/v1', rules)).not.toBeNull()
    expect(addressProblem('https://evil-api.vendor.com/v1', rules)).not.toBeNull()
  })
})

describe('a redirect', () => {
  test.each([
    'http://10.0.0.1/',
    'https://169.254.169.254/latest/',
    'file:///etc/passwd',
    'https://user:pw@school.org/',
    '//192.168.0.1/',
    'http://[',
    'https://[::ffff:10.0.0.1]/',
  ])('to %s is checked like a first address', async (location) => {
    const site = await aSite((_request, response) => response.writeHead(302, { location }).end())

    await expect(local()(site)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('is followed three times and not a fourth', async () => {
    const site = await aSite((request, response) => {
      const left = Number(request.url!.slice(1))
      if (left) response.writeHead(302, { location: `/${left - 1}` }).end()
      else response.end('arrived')
    })

    expect(await (await local()(`${site}/3`)).text()).toBe('arrived')
    await expect(local()(`${site}/4`)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await local()(`${site}/1`, { redirect: 'manual' })).status).toBe(302)
    await expect(local()(`${site}/1`, { redirect: 'error' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('leaves credentials behind when it goes to another origin, and keeps them on its own', async () => {
    const seen: Record<string, unknown>[] = []
    const other = await aSite((request, response) => {
      seen.push(request.headers)
      response.end()
    })
    const site = await aSite((request, response) => {
      if (request.url === '/end') {
        seen.push(request.headers)
        response.end()
      } else response.writeHead(302, { location: request.url === '/away' ? other : '/end' }).end()
    })
    const headers = { authorization: 'Bearer b', cookie: 'c=1', 'x-api-key': 'k', accept: 'text/plain' }

    await local()(`${site}/away`, { headers })
    await local()(`${site}/stay`, { headers })

    expect(seen[0]).toMatchObject({ accept: 'text/plain' })
    for (const name of ['authorization', 'cookie', 'x-api-key']) {
      expect(seen[0]).not.toHaveProperty(name)
      expect(seen[1]).toHaveProperty(name)
    }
  })

  test('never carries what was sent to another origin', async () => {
    let reached = false
    const other = await aSite((_request, response) => {
      reached = true
      response.end()
    })
    const site = await aSite((_request, response) => response.writeHead(307, { location: other }).end())

    await expect(local()(site, { method: 'POST', body: 'secret' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })

    expect(reached).toBe(false)
  })
})

describe('an answer', () => {
  test('comes back with status, headers and body, and a request arrives as it was sent', async () => {
    const site = await aSite(async (request, response) => {
      response
        .writeHead(201, { 'x-seen': `${request.method} ${request.headers['content-type']}` })
        .end(await text(request))
    })

    const answer = await local()(site, { method: 'PUT', body: new URLSearchParams({ a: 'ä' }) })

    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-seen')).toBe('PUT application/x-www-form-urlencoded;charset=UTF-8')
    expect(await answer.text()).toBe('a=%C3%A4')
  })

  test.each([
    ['declared', true],
    ['undeclared', false],
  ])('of %s size ends where too many bytes begin', async (_name, declared) => {
    const body = 'x'.repeat(5_000)
    const site = await aSite((_request, response) => {
      if (declared) response.setHeader('content-length', body.length)
      response.write(body.slice(0, 2_500))
      response.end(body.slice(2_500))
    })

    await expect(local({ maxBytes: 4_999 })(site).then((answer) => answer.text())).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
    expect(await (await local({ maxBytes: 5_000 })(site)).text()).toBe(body)
  })

  test('that does not come, or does not end, is not waited for', async () => {
    const silent = await aSite(() => {})
    const slow = await aSite((_request, response) => void response.write('a'))

    await expect(local({ timeoutMs: 100 })(silent)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await expect(local({ timeoutMs: 100 })(slow).then((answer) => answer.text())).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    })
  })

  test('in an encoding that could unpack to anything is not read', async () => {
    const site = await aSite((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'))

    await expect(local()(site)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})

describe('a download', () => {
  const file = 'An essay about rivers.'
  const hash = createHash('sha256').update(file).digest()
  const site = aSite((request, response) => {
    response.statusCode = request.url === '/gone' ? 404 : 200
    response.end(file)
  })

  test.each([
    [{}],
    [{ bytes: 22 }],
    [{ sha256: hash.toString('hex') }],
    [{ sha256: hash.toString('base64'), bytes: 22 }],
    [{ sha256: hash.toString('hex').toUpperCase() }],
  ])('that is what was declared arrives whole: %j', async (declared) => {
    expect(await text(await openDownload(local(), await site, declared))).toBe(file)
  })

  test.each([[{ bytes: 21 }], [{ bytes: 23 }], [{ sha256: '0'.repeat(64) }], [{ sha256: 'nonsense' }]])(
    'that is something else fails at its end: %j',
    async (declared) => {
      const stream = await openDownload(local(), await site, declared)

      await expect(text(stream)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    },
  )

  test('that is not there says so', async () => {
    await expect(openDownload(local(), `${await site}/gone`, {})).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})
