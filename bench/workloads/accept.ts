import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../src/db/embedded.ts'
import { floor } from '../floor.ts'
import { handIn, noise, rate } from '../hand-in.ts'
import { someStudents, startServer } from '../server.ts'
import { type Figure, median, round, type Workload } from '../workload.ts'

const sizes = [
  { name: '100 KB', bytes: 100 * 1024, total: 120, goal: true },
  { name: '1 MB', bytes: 1024 * 1024, total: 48, goal: true },
  { name: '10 MB', bytes: 10 * 1024 * 1024, total: 12, goal: true },
]
const concurrency = 8
const pairs = 5

/**
 * Accepted submissions a second, as a share of the floor measured before and after in the same run. The API runs alone, as
 * it does beside worker processes; reading and screening would otherwise share its two cores with the measurement.
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
    const least = await floor(postgres.url, join(folder, 'files'))
    const figures: Figure[] = []
    let turn = 0
    try {
      for (const { name, bytes, total } of sizes) {
        const files = Array.from({ length: 8 }, () => noise(bytes))
        const file = (index: number) => {
          const copy = Buffer.from(files[index % files.length]!)
          copy.writeDoubleLE(Math.random(), 0)
          return copy
        }
        const count = quick ? 8 : total
        const floorRate = () => rate(count, concurrency, (index) => least.accept(file(index)))
        const laneRate = (lane: 'raw' | 'multipart') => () =>
          rate(
            count,
            concurrency,
            async (index) =>
              (await handIn(server, lane, file(index), { studentId: students[++turn % students.length]! })).status ===
              201,
          )

        await laneRate('raw')()
        for (const lane of ['raw', 'multipart'] as const) {
          const measured: { ratio: number; rate: number }[] = []
          let discarded = 0
          for (let pair = 0; pair < (quick ? 1 : pairs); pair++) {
            const before = await floorRate()
            const through = await laneRate(lane)()
            const after = await floorRate()
            if (!before || !after || !through) discarded += 1
            else if (Math.max(before, after) / Math.min(before, after) > 1.25) discarded += 1
            else measured.push({ ratio: through / ((before + after) / 2), rate: through })
          }
          const ratios = measured.map(({ ratio }) => ratio)
          figures.push({
            name: `${lane}, ${name}, c=${concurrency}: accepted/s ÷ floor`,
            value: round(median(ratios)),
            unit: 'ratio',
            goal: lane === 'raw' ? '≥ 0.7' : '≥ 0.5',
            note: `${measured.length} pairs kept, ${discarded} discarded; ${spread(ratios)}; ${round(median(measured.map(({ rate }) => rate)), 0)}/s`,
          })
          log(`${figures.at(-1)!.name}: ${figures.at(-1)!.value} (${figures.at(-1)!.note})`)
        }
      }
      return figures
    } finally {
      await least.end()
      await postgres.stop()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

const spread = (ratios: number[]) =>
  ratios.length ? `min ${round(Math.min(...ratios))}, max ${round(Math.max(...ratios))}` : 'none kept'
