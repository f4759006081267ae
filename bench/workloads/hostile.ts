import { type HostileRequest, hostileRequests } from '../../test/security/hostile-table.ts'
import { handIn } from '../hand-in.ts'
import { type Server, startServer } from '../server.ts'
import { round, type Workload } from '../workload.ts'

/** How long others wait while requests arrive that ask for much more work than their bytes suggest. */
export const hostile: Workload = {
  name: 'hostile',
  async run({ log }) {
    const server = await startServer()
    try {
      const { body } = await handIn(server, 'multipart', Buffer.from('A short essay.'), { name: 'essay.txt' })
      const requests = hostileRequests({ assessmentId: server.assessmentId, submissionId: body.id })
      await warmUp(server)
      const delays: number[] = []
      const others = probe(server)
      for (const request of requests) {
        await delayOf(server)
        const status = await sendOne(server, request)
        const delay = await delayOf(server)
        delays.push(delay)
        log(`${Math.round(delay)} ms, ${status}: ${request.name}`)
      }
      const waits = await others.stop()
      return [
        {
          name: `longest delay of the answering thread under ${requests.length} hostile requests`,
          value: round(Math.max(...delays), 0),
          unit: 'ms',
          goal: '≤ 250',
          note: `${delays.filter((delay) => delay > 250).length} of them over 250 ms`,
        },
        {
          name: 'longest wait of another request meanwhile',
          value: round(Math.max(...waits), 0),
          unit: 'ms',
          goal: '≤ 250',
          note: `${waits.length} requests for /health/live, one after the other`,
        },
      ]
    } finally {
      await server.stop()
    }
  },
}

async function sendOne({ baseUrl, keys }: Server, { who, method, path, headers, body }: HostileRequest) {
  const key = who && { authorization: `Bearer ${keys[who]}` }
  const answer = await fetch(new URL(path, baseUrl), {
    method,
    headers: { ...key, ...headers },
    ...(body !== undefined && { body }),
  })
  await answer.arrayBuffer()
  return answer.status
}

/** The longest delay of the server's event loop since this was last asked, in milliseconds. */
async function delayOf({ baseUrl }: Server): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', baseUrl))).text()
  const [, seconds] = /^candour_event_loop_delay_seconds\{quantile="1"\} (\S+)$/m.exec(metrics) ?? []
  return Number(seconds) * 1_000
}

/** Code that has run before is compiled; the first requests measure the compiler. */
async function warmUp(server: Server) {
  for (let times = 0; times < 20; times++) await delayOf(server)
}

/** Asks for something small, again and again, until stopped. */
function probe({ baseUrl }: Server): { stop(): Promise<number[]> } {
  const waits: number[] = []
  let stopped = false
  const asking = (async () => {
    while (!stopped) {
      const asked = performance.now()
      await (await fetch(new URL('/health/live', baseUrl))).arrayBuffer()
      waits.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })()
  return {
    async stop() {
      stopped = true
      await asking
      return waits
    },
  }
}
