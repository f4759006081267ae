import { rm } from 'node:fs/promises'
import { noise, rate, request } from '../hand-in.ts'
import { send } from '../sender.ts'
import { type Server, someStudents, startServer } from '../server.ts'
import { type Figure, median, round, type Workload } from '../workload.ts'

const sizes = [
  { name: '100 KB', bytes: 100 * 1024, total: 400 },
  { name: '1 MB', bytes: 1024 * 1024, total: 160 },
]
const concurrency = 8
const pairs = 5

/**
 * Files a second through the door for Turnitin plug-ins, as a share of the raw lane before and after in the same run
 * (A B B A). Documents are announced before the clock starts.
 */
export const tca: Workload = {
  name: 'tca',
  async run({ quick, log }) {
    const whole = await startServer()
    const students = await someStudents(whole, 256)
    await whole.stop()
    const server = await startServer(whole.dataDir, 'api')
    const door = await aDoor(server)
    const figures: Figure[] = []
    let turn = 0
    try {
      for (const { name, bytes, total } of sizes) {
        const count = quick ? 8 : total
        const files = Array.from({ length: concurrency }, () => noise(bytes))
        const fresh = (line: number) => {
          files[line]!.writeUInt32LE(++turn, 0)
          return files[line]!
        }
        const raw = () =>
          rate(count, concurrency, async (index, line) => {
            const studentId = students[(turn + index) % students.length]!
            return (await send(server.baseUrl, request(server, 'raw', fresh(line), { studentId }))).status === 201
          })
        const plugin = async () => {
          const ids: string[] = []
          for (let n = 0; n < count; n++) ids.push(await door.announce(`student-${++turn}`))
          return rate(count, concurrency, async (index, line) => {
            const sent = door.upload(ids[index]!, fresh(line))
            return (await send(server.baseUrl, sent)).status === 202
          })
        }
        await raw()
        const ratios: number[] = []
        while (ratios.length < (quick ? 1 : pairs)) {
          const measured = [await raw(), await plugin(), await plugin(), await raw()]
          if (measured.includes(null)) throw new Error('a hand-in was refused')
          const [before, one, other, after] = measured as [number, number, number, number]
          ratios.push((one + other) / (before + after))
        }
        figures.push({
          name: `Turnitin plug-in, ${name}, c=${concurrency}: files/s ÷ raw lane`,
          value: round(median(ratios)),
          unit: 'ratio',
          goal: '≥ 0.5',
          note: `${ratios.length} pairs; min ${round(Math.min(...ratios))}, max ${round(Math.max(...ratios))}`,
        })
        log(`${figures.at(-1)!.name}: ${figures.at(-1)!.value} (${figures.at(-1)!.note})`)
      }
      return figures
    } finally {
      await server.stop()
      await rm(server.dataDir, { recursive: true, force: true })
    }
  },
}

/** An integration of its own, and the requests of its plug-in. */
async function aDoor({ baseUrl, keys }: Server) {
  const ask = async (key: string, method: string, path: string, body?: object) => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path} was refused (HTTP ${answer.status})`)
    return answer.json() as Promise<{ id: string; secret: string; version: string }>
  }
  const defaults = { aiLevel: 2, guidance: 'Bench' }
  const wish = { name: 'Bench', method: 'turnitin-plugin', defaults }
  const { id, secret } = await ask(keys.admin, 'POST', '/v1/integrations', wish)
  const api = `/tca/${id}/api/v1`
  const { version } = await ask(secret, 'GET', `${api}/eula/latest`)
  return {
    async announce(owner: string) {
      const eula = { accepted_timestamp: new Date().toISOString(), language: 'en-US', version }
      const metadata = { owners: [{ id: owner }], group: { id: 'cm' }, group_context: { id: 'course' } }
      return (await ask(secret, 'POST', `${api}/submissions`, { owner, title: 'work.bin', eula, metadata })).id
    },
    upload(document: string, file: Buffer): Buffer[] {
      const head = [
        `PUT ${api}/submissions/${document}/original HTTP/1.1`,
        `host: ${new URL(baseUrl).host}`,
        `authorization: Bearer ${secret}`,
        `content-length: ${file.length}`,
        'content-type: application/json',
        'content-type: binary/octet-stream',
        'content-disposition: inline; filename="work.bin"',
        '\r\n',
      ]
      return [Buffer.from(head.join('\r\n')), file]
    },
  }
}
