import { request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Answered {
  status: number
  headers: Record<string, string | string[] | undefined>
  // biome-ignore lint/suspicious/noExplicitAny: an answer in JSON is asserted on piece by piece.
  body: any
}

/** One request with headers in the order and number in which a plug-in sends them. */
export function send(
  address: string,
  method: string,
  headers: [string, string][],
  payload?: string | Buffer,
): Promise<Answered> {
  const body = payload === undefined ? undefined : Buffer.from(payload)
  const { host } = new URL(address)
  const named = headers.some(([name]) => name.toLowerCase() === 'host')
  const all = [...(named ? [] : [['Host', host] as const]), ...headers, ['Content-Length', String(body?.length ?? 0)]]
  return new Promise((resolve, reject) => {
    const sent = request(address, { method, headers: all.flat() as never }, async (response) => {
      const raw = await text(response)
      const json = response.headers['content-type']?.includes('json')
      resolve({ status: response.statusCode!, headers: response.headers, body: json ? JSON.parse(raw) : raw })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What a plug-in sends with each call and in each body, as it was seen on the wire or stands in its public source. */
export interface Profile {
  name: string
  /** Beside the key. */
  headers: [string, string][]
  /** Of a file: more than one where the plug-in sends two. */
  uploadTypes: string[]
  disposition(name: string): string
  title(name: string): string
  registration: object
}

/** A plug-in of one integration: every call it makes, as its profile spells it. */
export function aPlugin(base: string, key: string, { headers, uploadTypes, disposition }: Profile) {
  const known: [string, string][] = [['Authorization', `Bearer ${key}`], ...headers]
  const call = (method: string, path: string, body?: unknown, more: [string, string][] = []) =>
    send(`${base}/api/v1${path}`, method, [...known, ...more], body === undefined ? undefined : JSON.stringify(body))
  const upload = (id: string, bytes: string | Buffer, name: string) =>
    send(
      `${base}/api/v1/submissions/${id}/original`,
      'PUT',
      [
        ...known.filter(([header]) => header !== 'Content-Type'),
        ...uploadTypes.map((type): [string, string] => ['Content-Type', type]),
        ['Content-Disposition', disposition(name)],
      ],
      bytes,
    )
  return { call, upload }
}
