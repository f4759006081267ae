import { references } from '../../src/detectors/references/detector.ts'
import type { Flag } from '../../src/domain/screening/detector.ts'
import { type Document, plainDocument } from '../../src/domain/screening/document.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import type { ReferencesRow } from '../sets/references/rows.ts'
import { documentOf } from './citations/lists.ts'
import { ratio, wilson } from './counting.ts'

/** Generated works are dated before this. */
const handedInAt = '2026-11-30T10:00:00Z'

/** Measures `references` on honest works, where nothing should be raised, and on works with one fault each. */
export const referencesEvaluator: Evaluator = {
  detector: references.id,

  async evaluate({ rows, progress }) {
    const predictions: Row[] = []
    for (const [index, row] of rows.entries()) {
      const own = { gold: '', file: 'text', ...row } as ReferencesRow
      const flags = await flagsOn(await read(row))
      predictions.push({
        id: own.id,
        gold: own.gold,
        file: own.file,
        flags: flags.map(({ rule, severity, evidence }) => ({
          rule,
          severity,
          quotes: evidence.map(({ quote }) => quote),
        })),
      })
      progress(index + 1, rows.length)
    }
    const { id, version } = references
    return {
      metrics: { detector: id, version, ...honestFigures(predictions), ...plantedFigures(predictions) },
      predictions,
    }
  },
}

/** A generated file, or one entry of an annotated set as a list of its own. */
async function read(row: Row): Promise<Document> {
  const { bibliography_entry: entry } = row
  return typeof entry === 'string'
    ? plainDocument(`An essay.\n\nReferences\n${entry}\n`)
    : documentOf(row as ReferencesRow)
}

async function flagsOn(document: Document): Promise<Flag[]> {
  const opinion = await references.detect({
    document,
    handedInAt,
    reflection: null,
    brief: '',
    clauses: {},
    pseudonym: '-',
  })
  return 'flags' in opinion ? opinion.flags : []
}

type Judged = { gold: string; file: string; flags: { rule: string; severity: string }[] }

function honestFigures(predictions: Row[]) {
  const honest = (predictions as Judged[]).filter(({ gold }) => !gold)
  const checks = honest.filter(({ flags }) => flags.some(({ severity }) => severity !== 'info')).length
  const noted = honest.filter(({ flags }) => flags.length > 0)
  const rules: Record<string, number> = {}
  for (const { rule } of noted.flatMap(({ flags }) => flags)) rules[rule] = (rules[rule] ?? 0) + 1
  return {
    honest: {
      works: honest.length,
      checks,
      upTo: wilson(checks, honest.length)[1],
      noted: noted.length,
      notedShare: ratio(noted.length, honest.length),
      rules,
    },
  }
}

function plantedFigures(predictions: Row[]) {
  const planted = (predictions as Judged[]).filter(({ gold }) => gold)
  const found = ({ gold, flags }: Judged) => flags.some(({ rule }) => rule === gold)
  const rules = [...new Set(planted.map(({ gold }) => gold))].map((rule) => {
    const own = planted.filter(({ gold }) => gold === rule)
    const hits = own.filter(found).length
    return [
      rule,
      { n: own.length, found: hits, share: ratio(hits, own.length), wilson: wilson(hits, own.length) },
    ] as const
  })
  if (planted.length === 0) return {}
  const hits = planted.filter(found).length
  const whole = {
    n: planted.length,
    foundShare: ratio(hits, planted.length),
    wilson: wilson(hits, planted.length),
    byRule: Object.fromEntries(rules),
  }
  return { planted: whole }
}
