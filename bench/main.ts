import { mkdir, writeFile } from 'node:fs/promises'
import { arch, cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Figure } from './workload.ts'
import { accept } from './workloads/accept.ts'
import { audit } from './workloads/audit.ts'
import { counts } from './workloads/counts.ts'
import { flags } from './workloads/flags.ts'
import { hostile } from './workloads/hostile.ts'
import { importing } from './workloads/import.ts'
import { memory } from './workloads/memory.ts'
import { notices } from './workloads/notices.ts'
import { overlap } from './workloads/overlap.ts'
import { pages } from './workloads/pages.ts'
import { reading } from './workloads/reading.ts'
import { start } from './workloads/start.ts'
import { tca } from './workloads/tca.ts'
import { turnitin } from './workloads/turnitin.ts'

const workloads = [
  start,
  counts,
  audit,
  flags,
  memory,
  hostile,
  accept,
  tca,
  importing,
  pages,
  notices,
  reading,
  overlap,
  turnitin,
]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})

const figures: Figure[] = []
for (const { name, run } of workloads) {
  if (positionals.length && !positionals.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  figures.push(...(await run({ quick: values.quick, log: (line) => process.stderr.write(`  ${line}\n`) })))
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
const table = [
  '| figure | measured | goal | note |',
  '|---|---|---|---|',
  ...figures.map(
    ({ name, value, unit, goal, note }) => `| ${name} | ${value ?? 'void'} ${unit} | ${goal ?? ''} | ${note ?? ''} |`,
  ),
].join('\n')
const folder = fileURLToPath(new URL('results', import.meta.url))
await mkdir(folder, { recursive: true })
await writeFile(`${folder}/latest.json`, `${JSON.stringify({ machine, quick: values.quick, figures }, null, 2)}\n`)
process.stdout.write(`${machine}\n\n${table}\n\n${values.quick ? 'A quick run: these figures say nothing.\n' : ''}`)
process.exit(0)
