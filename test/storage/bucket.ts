import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import type { S3Config } from '../../src/config.ts'

/** How a bucket behaves: well, full, taking requests without ever answering, or stopping halfway through each object. */
type Behaviour = 'well' | 'full' | 'silent' | 'stopping'

/** Just enough of S3 to keep objects: path-style PUT, copy, GET, HEAD and DELETE, and a listing in pages of two. */
export async function aBucket() {
  const objects = new Map<string, { body: Buffer; at: Date }>()
  const state = { behaviour: 'well' as Behaviour, requests: 0 }
  const server = createServer(async (request, response) => {
    state.requests += 1
    const { pathname, searchParams } = new URL(request.url!, 'http://s3')
    const key = decodeURIComponent(pathname.slice('/work/'.length))
    if (state.behaviour === 'silent') return
    if (searchParams.get('list-type')) return response.end(listing(objects, searchParams))
    const body = await buffer(request)
    if (request.method === 'PUT') return put(key, body, request.headers['x-amz-copy-source'] as string, response)
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    get(key, request.method === 'HEAD', response)
  })

  function put(key: string, body: Buffer, source: string | undefined, response: ServerResponse) {
    if (state.behaviour === 'full') return response.writeHead(507).end()
    const copied = source && objects.get(decodeURIComponent(source).replace(/^\/?work\//, ''))
    if (source && !copied) return notFound(response)
    objects.set(key, { body: copied ? copied.body : body, at: new Date() })
    response.writeHead(200).end(source ? '<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>' : undefined)
  }

  function get(key: string, headOnly: boolean, response: ServerResponse) {
    const found = objects.get(key)?.body
    if (!found) return notFound(response)
    response.writeHead(200, { 'content-length': found.length })
    if (headOnly) return response.end()
    if (state.behaviour === 'stopping') return response.write(found.subarray(0, found.length / 2))
    response.end(found)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const config: S3Config = {
    bucket: 'work',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-2',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
    silenceMs: 300,
  }
  return { config, objects, state }
}

function notFound(response: ServerResponse) {
  response.writeHead(404, { 'content-type': 'application/xml' })
  response.end('<Error><Code>NoSuchKey</Code><Message>It is not there.</Message></Error>')
}

function listing(objects: Map<string, { at: Date }>, asked: URLSearchParams) {
  const start = Number(asked.get('continuation-token') ?? 0)
  const found = [...objects.keys()].sort().filter((key) => key.startsWith(asked.get('prefix')!))
  const page = found.slice(start, start + 2)
  const more = start + 2 < found.length
  return `<ListBucketResult><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${
    more ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : ''
  }${page
    .map((key) => {
      const at = objects.get(key)!.at.toISOString()
      return `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><Size>1</Size></Contents>`
    })
    .join('')}</ListBucketResult>`
}
