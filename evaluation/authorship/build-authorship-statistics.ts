import { mkdirSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { referenceTexts, writtenTexts } from '../../bench/reference-texts.ts'
import { readRows, UnreadableData } from '../../bench/rows.ts'
import { gramText } from '../../src/detectors/authorship/grams.ts'
import { frequencyUnit, weightUnit } from '../../src/detectors/authorship/shipped.ts'
import type { Statistics, ViewStatistics } from '../../src/detectors/authorship/statistics.ts'
import { buildStatistics } from './learning/build.ts'

const usage = `Usage: node --import tsx evaluation/authorship/build-authorship-statistics.ts --version <version> --out <folder>
         --texts <file.jsonl|.jsonl.gz>=<name and citation> [--texts …]

Learns the statistics of the authorship comparison from texts of known writers, one file per collection: a provider's
own confirmed work ({author, group, text} rows), or the collections named in the documentation. Writes aggregate
figures of masked features only; no text is kept.`

async function main(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: { texts: { type: 'string', multiple: true }, out: { type: 'string' }, version: { type: 'string' } },
  })
  if (!values.texts || !values.out || !values.version) throw new UnreadableData(usage)
  const corpora = await Promise.all(values.texts.map(readCorpus))
  const texts = corpora.flatMap(({ path, written }) => referenceTexts(basename(path), written))
  const learned = buildStatistics(texts, { progress: (step) => process.stderr.write(`${step}\n`) })
  const sources = corpora.map(({ name, written }) => ({
    name,
    writers: new Set(written.map(({ writer }) => writer)).size,
    texts: written.length,
    words: written.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0),
  }))
  write(values.out, { version: values.version, sources, ...learned })
}

async function readCorpus(argument: string) {
  const [path = '', ...citation] = argument.split('=')
  return { path, name: citation.join('=') || basename(path), written: writtenTexts(await readRows(path)) }
}

/** Writes `summary.json` and one table per view, as `readStatistics` reads them. */
export function write(folder: string, { views, ...rest }: Statistics): void {
  mkdirSync(folder, { recursive: true })
  for (const view of views) writeFileSync(`${folder}/${view.view}.tsv`, table(view))
  const summary = { ...rest, views: views.map(({ view, strangers }) => ({ view, strangers })) }
  writeFileSync(`${folder}/summary.json`, `${JSON.stringify(summary, null, 2)}\n`)
}

// A column whose weight rounds to nothing is left out: it would change nothing.
function table({ view, columns, mean, deviation, weight }: ViewStatistics): string {
  const rows = [...columns]
    .map(([key, column]) => [
      gramText(view, key),
      Math.round(mean[column]! * frequencyUnit),
      Math.round(deviation[column]! * frequencyUnit),
      Math.round(weight[column]! * weightUnit),
    ])
    .filter(([, , deviation, weight]) => Number(weight) > 0 && Number(deviation) > 0)
  return `${[['gram', 'mean', 'deviation', 'weight'], ...rows].map((row) => row.join('\t')).join('\n')}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(process.argv.slice(2)).catch((error: Error) => {
    if (!(error instanceof UnreadableData)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  })
}
