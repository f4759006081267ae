import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres/start.ts'
import { floor } from '../floor.ts'
import { type Lane, noise, rate, request } from '../hand-in.ts'
import { send } from '../sender.ts'
import { someStudents, startServer } from '../server.ts'
import { type Figure, median, quantile, round, type Workload } from '../workload.ts'

const sizes = [
  { name: '100 KB', bytes: 100 * 1024, total: 600 },
  { name: '1 MB', bytes: 1024 * 1024, total: 160 },
  { name: '10 MB', bytes: 10 * 1024 * 1024, total: 24 },
] as const
type Size = (typeof sizes)[number]['name']

/** How many hand in at once, and the ratios that are aimed at; one alone is to be no slower than it was. */
const goals: { concurrency: number; raw: Record<Size, number> | null; multipart: Record<Size, number> | null }[] = [
  { concurrency: 1, raw: null, multipart: null },
  {
    concurrency: 8,
    raw: { '100 KB': 0.75, '1 MB': 0.75, '10 MB': 0.8 },
    multipart: { '100 KB': 0.8, '1 MB': 0.65, '10 MB': 0.7 },
  },
  {
    concurrency: 32,
    raw: { '100 KB': 1, '1 MB': 1, '10 MB': 0.8 },
    multipart: { '100 KB': 0.8, '1 MB': 0.65, '10 MB': 0.7 },
  },
]
/** Pairs that are kept at most, and tried at most: those whose floor drifted are not kept. */
const pairs = { kept: 5, tried: 10 }
const longestDrift = 1.25

/**
 * Accepted submissions a second, as a share of the floor measured before and after in the same run (A B B A). The API runs
 * alone, as it does beside worker processes; reading and screening would otherwise share its two cores with the measurement.
 * What is sent is made before the clock starts, and each of the floor's files is written from the same kind of memory.
 */
export const accept: Workload = {
  name: 'accept',
  async run({ quick, log }) {
    const whole = await startServer()
    const students = await someStudents(whole, 256)
    await whole.stop()
    const server = await startServer(whole.dataDir, 'api')
    const folder = await mkdtemp(join(tmpdir(), 'candour-floor-'))
    const postgres = await startEmbeddedPostgres({ dataDir: server.dataDir })
    const least = await floor(postgres.ownerUrl, folder)
    const figures: Figure[] = []
    let turn = 0
    try {
      for (const { concurrency, size, goal } of rows()) {
        const { name, bytes, total } = size
        const count = quick ? concurrency : Math.max(total, 2 * concurrency)
        const files = Array.from({ length: concurrency }, () => noise(bytes))
        const fresh = (line: number) => {
          files[line]!.writeUInt32LE(++turn, 0)
          return files[line]!
        }
        const times: number[] = []
        const floorRate = () => rate(count, concurrency, (_, line) => least.accept(fresh(line)))
        const laneRate = (lane: Lane) => {
          const requests = Array.from({ length: count }, (_, index) =>
            files.map((file) =>
              request(server, lane, file, { studentId: students[(turn + index) % students.length]! }),
            ),
          )
          return rate(count, concurrency, async (index, line) => {
            fresh(line)
            const begun = performance.now()
            const { status } = await send(server.baseUrl, requests[index]![line]!)
            times.push(performance.now() - begun)
            return status === 201
          })
        }

        for (const lane of ['raw', 'multipart'] as const) {
          await laneRate(lane)
          await floorRate()
          times.length = 0
          const measured: { ratio: number; rate: number }[] = []
          let tried = 0
          while (tried < (quick ? 1 : pairs.tried) && measured.length < pairs.kept) {
            tried += 1
            const before = await floorRate()
            const through = [await laneRate(lane), await laneRate(lane)]
            const after = await floorRate()
            if (!before || !after || through.includes(null)) continue
            if (Math.max(before, after) / Math.min(before, after) > longestDrift) continue
            const mean = (through[0]! + through[1]!) / 2
            measured.push({ ratio: mean / ((before + after) / 2), rate: mean })
            for (const file of await readdir(folder)) await rm(join(folder, file))
          }
          const ratios = measured.map(({ ratio }) => ratio)
          figures.push({
            name: `${lane}, ${name}, c=${concurrency}: accepted/s ÷ floor`,
            value: round(median(ratios)),
            unit: 'ratio',
            ...(goal[lane] && { goal: `≥ ${goal[lane][name]}` }),
            note: `${measured.length} pairs kept of ${tried}; ${spread(ratios)}; ${round(median(measured.map(({ rate }) => rate)), 0)}/s, p99 ${round(quantile(times, 0.99), 0)} ms`,
          })
          log(`${figures.at(-1)!.name}: ${figures.at(-1)!.value} (${figures.at(-1)!.note})`)
        }
      }
      return figures
    } finally {
      await least.end()
      await postgres.stop()
      await server.stop()
      for (const written of [folder, join(server.dataDir, 'files')]) await rm(written, { recursive: true, force: true })
    }
  },
}

const rows = () => goals.flatMap(({ concurrency, ...goal }) => sizes.map((size) => ({ concurrency, size, goal })))

const spread = (ratios: number[]) =>
  ratios.length ? `min ${round(Math.min(...ratios))}, max ${round(Math.max(...ratios))}` : 'none kept'
