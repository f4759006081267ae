import { readFile } from 'node:fs/promises'
import { handIn, noise } from '../hand-in.ts'
import { type Server, someStudents, startServer } from '../server.ts'
import type { Workload } from '../workload.ts'

const mega = 1024 * 1024

/** How much memory the service grows by while many large uploads arrive at once, and by how much more for larger files. */
export const memory: Workload = {
  name: 'memory',
  async run({ quick, log }) {
    const [many, fewer] = quick ? [5, 5] : [200, 40]
    const whole = await growth(many, 20)
    const [small, large] = [await growth(fewer, 20), await growth(fewer, 100)]
    log(`${whole.accepted} of ${many} accepted; ${fewer} files of 20 and of 100 MB: ${small.peak} and ${large.peak} KB`)
    return [
      {
        name: `memory growth with ${many} concurrent 20 MB uploads`,
        value: whole.accepted === many ? Math.round((whole.peak - whole.idle) / 1024) : null,
        unit: 'MB',
        goal: '≤ 80',
        note: `${Math.round(whole.idle / 1024)} MB idle, ${Math.round(whole.peak / 1024)} MB at the peak; the process itself, without its reading children`,
      },
      {
        name: `peak with ${fewer} files of 100 MB, against as many of 20 MB`,
        value: small.accepted + large.accepted === 2 * fewer ? Math.round(100 * (large.peak / small.peak - 1)) : null,
        unit: '%',
        goal: '< 10',
      },
    ]
  },
}

/** Resident memory before and at its highest, in kilobytes, of a service that takes so many files of so many megabytes at once. */
async function growth(uploads: number, megabytes: number) {
  const server = await startServer()
  try {
    await handIn(server, 'multipart', noise(1024))
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    return await measured(server, uploads, noise(megabytes * mega))
  } finally {
    await server.stop()
  }
}

async function measured(server: Server, uploads: number, file: Buffer) {
  const students = await someStudents(server, uploads)
  const idle = await resident(server.pid)
  let peak = idle
  const watching = setInterval(async () => {
    peak = Math.max(peak, await resident(server.pid))
  }, 50)
  const answers = await Promise.all(students.map((studentId) => handIn(server, 'multipart', file, { studentId })))
  clearInterval(watching)
  return { idle, peak, accepted: answers.filter(({ status }) => status === 201).length }
}

/** Resident memory in kilobytes. */
async function resident(pid: number) {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))![1])
}
