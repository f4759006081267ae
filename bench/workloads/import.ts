import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readConfig } from '../../src/config.ts'
import type { Context } from '../../src/context.ts'
import { importRoster, readRosterAt } from '../../src/flow/people/import-roster.ts'
import { silent } from '../../src/log.ts'
import { start } from '../../src/start.ts'
import { round, type Workload } from '../workload.ts'

/** How long a roster takes: read in the sandbox, compared and applied; and the same roster again, which changes nothing. */
export const importing: Workload = {
  name: 'import',
  async run({ quick, log }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'candour-import-'))
    const service = await start({ ...readConfig({}), dataDir, port: 0 }, silent)
    try {
      const lines = quick ? 500 : 20_000
      const path = join(dataDir, 'roster.csv')
      await writeFile(path, rosterOf(lines))
      const delay = monitorEventLoopDelay({ resolution: 5 })
      delay.enable()
      const first = await secondsOf(service.context, path, log)
      const again = await secondsOf(service.context, path, log)
      delay.disable()
      return [
        { name: `import of ${lines} lines`, value: round(first, 1), unit: 's', goal: '< 60' },
        { name: 'the same again', value: round(again, 1), unit: 's' },
        { name: 'longest the event loop was held', value: round(delay.max / 1e6, 0), unit: 'ms' },
      ]
    } finally {
      await service.stop()
    }
  },
}

async function secondsOf(context: Context, path: string, log: (line: string) => void): Promise<number> {
  const started = performance.now()
  const roster = await readRosterAt(context, path)
  const { counts } = await importRoster(context, null, roster, { apply: true, skipProblems: false })
  log(`${counts.peopleAdded} people and ${counts.coursesAdded} courses added, ${counts.enrolled} enrolled`)
  return (performance.now() - started) / 1000
}

/** Ten thousand people in two courses each, of five hundred. */
function rosterOf(lines: number): string {
  const rows = Array.from({ length: lines }, (_, line) => {
    const person = Math.floor(line / 2)
    return `Course ${(person + (line % 2) * 7) % 500},${person % 25 ? 'student' : 'tutor'},Person ${person},person${person}@school.org,id-${person}`
  })
  return `course,role,name,email,externalId\n${rows.join('\n')}\n`
}
