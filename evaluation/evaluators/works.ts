import { UnreadableData } from '../../bench/rows.ts'
import { detectors } from '../../src/detectors/index.ts'
import type { Reflection } from '../../src/domain/intake/reflection.ts'
import type { Flag, Input, LocalDetector } from '../../src/domain/screening/detector.ts'
import { type Document, plainDocument } from '../../src/domain/screening/document.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import { ratio, wilson } from './counting.ts'

/** A work with its reflection, and what the detectors together should say about it. */
export interface WorkRow extends Row {
  id: string
  /** What kind of case it is; figures are printed for each. */
  kind: string
  work: string
  reflection: Reflection | null
  /** Rules of which at least one must be raised. Empty for an honest work: no conflict and no accusation. */
  gold: string[]
}

/** What an honest account must never meet, besides a conflict: the two rules that doubt the account itself. */
const accusations = new Set(['ai-use-denied-but-cited', 'ai-use-not-cited'])

interface Tally {
  rows: number
  conflicts: number
  accusations: number
  checks: number
  found: number
}

/** Judges whole works with their reflections by all local detectors together. */
export const worksEvaluator: Evaluator = {
  detector: 'all',

  async evaluate({ rows, progress }) {
    const tallies = { honest: new Map<string, Tally>(), contradictory: new Map<string, Tally>() }
    const predictions: Row[] = []
    for (const [index, row] of rows.entries()) {
      if (!isWork(row)) throw new UnreadableData(`Row ${index + 1} is not a work with its reflection.`)
      const flags = await judgeTogether(plainDocument(row.work), row.reflection)
      add(tallies[row.gold.length > 0 ? 'contradictory' : 'honest'], row, flags)
      predictions.push({ id: row.id, flags: flags.map(({ rule, severity }) => ({ rule, severity })) })
      progress(index + 1, rows.length)
    }
    const { honest, contradictory } = tallies
    return {
      metrics: {
        detector: 'all',
        ...(honest.size > 0 ? { honest: honestFigures(honest) } : {}),
        ...(contradictory.size > 0 ? { contradictory: contradictoryFigures(contradictory) } : {}),
      },
      predictions,
    }
  },
}

/** Every flag that the local detectors raise about a document without a file, earlier works or other students' works. */
export async function judgeTogether(document: Document, reflection: Reflection | null): Promise<Flag[]> {
  const input: Input = {
    document,
    reflection,
    brief: '',
    clauses: { ai_is_no_author: '4.2', cite_use: '4.3(2)' },
    pseudonym: '-',
  }
  const local = detectors.filter((one): one is LocalDetector => one.dataFlow.class === 'local' && 'detect' in one)
  const opinions = await Promise.all(local.filter(({ needs }) => !needs?.length).map((one) => one.detect(input)))
  return opinions.flatMap((opinion) => ('flags' in opinion ? opinion.flags : []))
}

function isWork(row: Row): row is WorkRow {
  return typeof row.work === 'string' && typeof row.kind === 'string' && Array.isArray(row.gold)
}

function add(tallies: Map<string, Tally>, { kind, gold }: WorkRow, flags: Flag[]): void {
  const tally = tallies.get(kind) ?? { rows: 0, conflicts: 0, accusations: 0, checks: 0, found: 0 }
  tallies.set(kind, tally)
  tally.rows++
  tally.conflicts += Number(flags.some(({ severity }) => severity === 'conflict'))
  tally.accusations += Number(flags.some(({ rule }) => accusations.has(rule)))
  tally.checks += Number(flags.some(({ severity }) => severity === 'check'))
  tally.found += Number(flags.some(({ rule }) => gold.includes(rule)))
}

function honestFigures(kinds: Map<string, Tally>) {
  const of = ({ rows, conflicts, accusations, checks }: Tally) => ({ rows, conflicts, accusations, checks })
  const all = sum(kinds)
  return {
    ...of(all),
    upTo: wilson(Math.max(all.conflicts, all.accusations), all.rows)[1],
    kinds: Object.fromEntries([...kinds].map(([kind, tally]) => [kind, of(tally)])),
  }
}

function contradictoryFigures(kinds: Map<string, Tally>) {
  const all = sum(kinds)
  return {
    rows: all.rows,
    found: all.found,
    foundShare: ratio(all.found, all.rows),
    interval: wilson(all.found, all.rows),
    kinds: Object.fromEntries([...kinds].map(([kind, { rows, found }]) => [kind, { rows, found }])),
  }
}

function sum(kinds: Map<string, Tally>): Tally {
  const all: Tally = { rows: 0, conflicts: 0, accusations: 0, checks: 0, found: 0 }
  for (const tally of kinds.values()) for (const key of Object.keys(all) as (keyof Tally)[]) all[key] += tally[key]
  return all
}
