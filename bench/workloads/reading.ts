import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from '../../src/extractors/extract.ts'
import { makePdf } from '../../test/documents/pdf.ts'
import { round, type Workload } from '../workload.ts'

/** What reading PDFs costs beside `pdftotext` (Poppler): processor time for the same files in one run, ours warm. */
export const reading: Workload = {
  name: 'reading',
  async run({ quick, log }) {
    const files = await makeFiles(quick ? 5 : 100)
    for (const path of files.slice(0, 20)) await read(path)
    const begun = process.cpuUsage()
    for (const path of files) await read(path)
    const ours = milliseconds(process.cpuUsage(begun))
    const theirs = pdftotextMs(files)
    log(`${Math.round(ours)} ms, pdftotext ${theirs === null ? 'absent' : `${Math.round(theirs)} ms`}`)
    return [
      {
        name: `${files.length} PDFs read, beside pdftotext`,
        value: theirs === null ? null : round(ours / theirs),
        unit: '× its time',
        goal: '≤ 3',
        note: theirs === null ? 'pdftotext is absent' : `${round(ours / files.length, 1)} ms a file`,
      },
    ]
  },
}

const read = (path: string) => extract({ path, name: 'essay.pdf', mediaType: 'application/pdf' })

/** Essays of one to thirty pages. */
async function makeFiles(count: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-bench-reading-'))
  const line = 'They dig where the ground is soft, and what they find there is talked about for the rest of it.'
  const paths: string[] = []
  for (let number = 0; number < count; number++) {
    const sheets = Array.from({ length: 1 + (number % 30) }, (_, page) =>
      Array.from({ length: 42 }, (_, row) => `${number}.${page}.${row} ${line}`.slice(0, 90)),
    )
    paths.push(join(folder, `${number}.pdf`))
    writeFileSync(paths.at(-1)!, await makePdf({ pages: sheets }))
  }
  return paths
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000

/** Null where it is not installed. Its time holds the start of its process for every file. */
function pdftotextMs(files: string[]): number | null {
  if (spawnSync('pdftotext', ['-v']).error) return null
  const list = files.map((path) => `pdftotext ${path} /dev/null`).join('\n')
  const timed = spawnSync('bash', ['-c', `${list}\ntimes`], { encoding: 'utf8' })
  const [user, system] = timed.stdout.trim().split('\n').at(-1)!.split(' ').map(seconds)
  return 1_000 * (user! + system!)
}

/** As the shell writes it: `0m1.234s`. */
function seconds(text: string) {
  const [, minutes, rest] = /^(\d+)m([\d.]+)s$/.exec(text)!
  return 60 * Number(minutes) + Number(rest)
}
