import { startServer } from '../server.ts'
import { median, round, type Workload } from '../workload.ts'

/** From the start of the process to the first ready answer: the very first time, and later. */
export const start: Workload = {
  name: 'start',
  async run({ quick }) {
    const first = await startServer()
    await first.stop()
    const later: number[] = []
    for (let again = 0; again < (quick ? 1 : 5); again++) {
      const server = await startServer(first.dataDir)
      later.push(server.readyAfter)
      await server.stop()
    }
    return [
      { name: 'start to ready, very first', value: round(first.readyAfter / 1000), unit: 's', goal: '≤ 10' },
      { name: 'start to ready, later, median', value: round(median(later)! / 1000), unit: 's', goal: '≤ 2' },
    ]
  },
}
