import { Unreadable } from '../unreadable.ts'

/** A part of a MIME message: its headers in lower case, and its body as it stands. */
export interface Part {
  headers: Map<string, string>
  body: Buffer
}

/** How deep parts may lie in parts, and how many there may be. */
const limits = { depth: 5, parts: 2_000 }

/** The type of a part as its header says it. */
export const typeOf = ({ headers }: Part) => headers.get('content-type') ?? 'text/plain'

/** A parameter of a header, such as `charset`; empty where it is not there. */
export function parameterOf(header: string, name: string): string {
  for (const [, key, value, quoted] of header.matchAll(/;\s*([\w-]+)\s*=\s*("([^"]*)"|[^;\s]+)/g)) {
    if (key!.toLowerCase() === name) return quoted ?? value!
  }
  return ''
}

/** The headers of a message or part, unfolded, and what follows the first empty line. */
export function partOf(bytes: Buffer): Part {
  const text = bytes.subarray(0, 64_000).toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  if (!end) throw new Unreadable('damaged')
  const lines = text
    .slice(0, end.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: bytes.subarray(end.index + end[0].length) }
}

/** The parts that hold content, in order. Throws Unreadable. */
export function leavesOf(part: Part, depth = 0): Part[] {
  if (!/^multipart\//i.test(typeOf(part))) return [part]
  const boundary = parameterOf(typeOf(part), 'boundary')
  if (!boundary || depth > limits.depth) throw new Unreadable('damaged')
  const leaves: Part[] = []
  for (const content of between(part.body, `--${boundary}`)) {
    if (leaves.length > limits.parts) throw new Unreadable('unsafe')
    leaves.push(...leavesOf(partOf(content), depth + 1))
  }
  return leaves
}

/** What stands between the lines that begin with a boundary; a part may lack its last line end. */
function between(body: Buffer, boundary: string): Buffer[] {
  const parts: Buffer[] = []
  let start = body.indexOf(boundary)
  while (start >= 0) {
    const from = start + boundary.length
    if (body.toString('latin1', from, from + 2) === '--') break
    const next = body.indexOf(boundary, from)
    const lineEnd = body.indexOf('\n', from)
    if (lineEnd < 0) break
    parts.push(body.subarray(lineEnd + 1, next < 0 ? body.length : next))
    start = next
  }
  return parts
}

/** The content of a part, decoded as its Content-Transfer-Encoding says (RFC 2045, 6). */
export function contentOf({ headers, body }: Part): Buffer {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase()
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return body
  const text = body.toString('latin1').replace(/=[ \t]*\r?\n/g, '')
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}
