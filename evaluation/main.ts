import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { readRows, readSibling, UnreadableData } from '../bench/rows.ts'
import type { Row } from './evaluator.ts'
import { evaluators } from './evaluators.ts'
import { sets } from './sets.ts'

const usage = `Usage: npm run --silent evaluate -- <detector> --data <file.jsonl|.jsonl.gz> [--predictions <out.jsonl>]
       npm run --silent evaluate -- <detector> --set <name> [--predictions <out.jsonl>]

Runs a detector over a data file or a generated set and prints its metrics as JSON on the last line.
Detectors: ${evaluators.map(({ detector }) => detector).join(', ')}
Sets: ${Object.keys(sets).join(', ')}`

/** Where the command writes: what a program reads, and what a person reads. */
export interface Streams {
  out(line: string): void
  err(text: string): void
  /** Whether a person watches `err`, so that a progress bar makes sense. */
  isTerminal: boolean
}

/** Runs the command. Returns its exit code: 0, or 2 for arguments or data it cannot use, with the reason in words. */
export async function evaluate(argv: string[], { out, err, isTerminal }: Streams): Promise<0 | 2> {
  const refuse = (reason: string) => {
    err(`${reason}\n\n${usage}\n`)
    return 2 as const
  }
  const parsed = argumentsOf(argv)
  if (typeof parsed === 'string') return refuse(parsed)
  const { detector, data, set, predictions: target } = parsed
  const evaluator = evaluators.find((one) => one.detector === detector)
  if (!evaluator) return refuse(`There is no detector called “${detector}” that can be measured.`)

  try {
    const rows = set ? await sets[set]!() : await readRows(data)
    const progress = isTerminal ? progressBar(err) : () => {}
    const result = await evaluator.evaluate({ rows, sibling: (name) => readSibling(data, name), progress })
    if (isTerminal) err('\n')
    if (target) await writeRows(target, result.predictions)
    out(JSON.stringify(result.metrics))
    return 0
  } catch (error) {
    if (error instanceof UnreadableData) return refuse(error.message)
    throw error
  }
}

interface Arguments {
  detector: string
  /** A file; empty where a generated set is measured. */
  data: string
  set?: string
  predictions?: string
}

/** The arguments, or a sentence that says what is wrong with them. */
function argumentsOf(argv: string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { data: { type: 'string' }, set: { type: 'string' }, predictions: { type: 'string' } },
      allowPositionals: true,
    })
    const [detector, ...others] = positionals
    if (!detector) return 'Which detector?'
    if (others.length > 0) return `One detector at a time, please: what is “${others[0]}”?`
    const { data = '', set, predictions } = values
    if (set ? data : !data) return 'Which data? Name a file with --data or a generated set with --set.'
    if (set && !sets[set]) return `There is no generated set called “${set}”.`
    return { detector, data, ...(set && { set }), ...(predictions && { predictions }) }
  } catch (error) {
    return (error as Error).message
  }
}

/** Redraws one line at most once per percent. */
function progressBar(err: (text: string) => void): (done: number, total: number) => void {
  let shown = -1
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    if (percent === shown) return
    shown = percent
    const width = 30
    const filled = Math.round((percent / 100) * width)
    err(`\r[${'='.repeat(filled)}${' '.repeat(width - filled)}] ${percent} % (${done} of ${total})`)
  }
}

async function writeRows(path: string, rows: Row[]): Promise<void> {
  const stream = createWriteStream(path)
  const done = finished(stream).catch((error: Error) => {
    throw new UnreadableData(`${path} cannot be written: ${error.message}.`)
  })
  for (const row of rows) stream.write(`${JSON.stringify(row)}\n`)
  stream.end()
  await done
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await evaluate(process.argv.slice(2), {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
  })
}
