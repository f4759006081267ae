import { readFile } from 'node:fs/promises'
import { handIn, noise } from '../hand-in.ts'
import { someStudents, startServer } from '../server.ts'
import type { Workload } from '../workload.ts'

/** How much memory the service grows by while many large uploads arrive at once. */
export const memory: Workload = {
  name: 'memory',
  async run({ quick, log }) {
    const server = await startServer()
    try {
      await handIn(server, 'multipart', noise(1024))
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      const uploads = quick ? 5 : 200
      const students = await someStudents(server, uploads)
      const file = noise(20 * 1024 * 1024)
      const idle = await resident(server.pid)
      let peak = idle
      const watching = setInterval(async () => {
        peak = Math.max(peak, await resident(server.pid))
      }, 50)
      const answers = await Promise.all(students.map((studentId) => handIn(server, 'multipart', file, { studentId })))
      clearInterval(watching)
      const accepted = answers.filter(({ status }) => status === 201).length
      log(`${accepted} of ${uploads} accepted`)
      return [
        {
          name: `memory growth with ${uploads} concurrent 20 MB uploads`,
          value: accepted === uploads ? Math.round((peak - idle) / 1024) : null,
          unit: 'MB',
          goal: '≤ 150',
          note: `${Math.round(idle / 1024)} MB idle, ${Math.round(peak / 1024)} MB at the peak; the process itself, without its reading children`,
        },
      ]
    } finally {
      await server.stop()
    }
  },
}

/** Resident memory in kilobytes. */
async function resident(pid: number) {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))![1])
}
