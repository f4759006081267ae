import { findCitations, type Zone } from '../../src/detectors/ai-author-citation/find.ts'
import type { Finding } from '../../src/detectors/ai-author-citation/finding.ts'
import { findNames } from '../../src/detectors/ai-author-citation/names.ts'
import { clean } from '../../src/detectors/ai-author-citation/normalise.ts'
import type { Row } from '../evaluator.ts'
import { count, emptyTally, type Label, rates, ratio, type Tally } from './counting.ts'
import { consistencyFindings } from './reflection-consistency.ts'
import { render, shapes, withoutLatex } from './shapes.ts'

/** One place as the sheet writes it. */
export interface Place {
  ruleId: string
  severity: string
  start: number
  end: number
}

/** Counts the rows of one format. */
export interface Counter {
  name: string
  reads(row: Row): boolean
  add(row: Row): Row[]
  rows(): number
  metrics(): Row
}

type Gold = { start: number; end: number; label: string; accept?: string[] }

/** Rendered bibliography entries, whole or damaged: the worst severity of a row against its label. */
export function entries(): Counter {
  const all = emptyTally()
  const styles = new Map<string, Tally>()
  const noises = new Map<string, Tally>()
  let named = 0
  let readBack = 0
  return {
    name: 'entries',
    reads: (row) => typeof row.bibliography_entry === 'string',
    rows: () => all.rows,
    add(row) {
      const text = String(row.bibliography_entry || row.in_text || '')
      const isNote = !row.bibliography_entry && row.style_class === 'note'
      const findings = places(
        findCitations(text, { zone: row.bibliography_entry ? 'entry' : isNote ? 'footnote' : 'work' }).findings,
      )
      for (const { start, end, severity } of findings) {
        if (severity !== 'violation') continue
        named++
        const read = clean(text.slice(start, end), findNames).flat
        if (findNames(read).length > 0) readBack++
      }
      const given = worst(findings)
      const accept = acceptOf(row)
      count(all, String(row.label), accept, given)
      if (row.style) count(tallyOf(styles, String(row.style)), String(row.label), accept, given)
      if (row.noise) count(tallyOf(noises, String(row.noise)), String(row.label), accept, given)
      return [{ id: row.id, findings }]
    },
    metrics() {
      const byRecall = [...styles].map(([style, tally]) => ({ style, recall: rates(tally).recall }))
      byRecall.sort((a, b) => (a.recall ?? 1) - (b.recall ?? 1) || (a.style < b.style ? -1 : 1))
      return {
        ...rates(all),
        nameReadBack: ratio(readBack, named),
        styles: styles.size,
        worstStyles: byRecall.slice(0, 5),
        ...(noises.size > 0
          ? {
              noise: Object.fromEntries([...noises].sort(byName).map(([noise, tally]) => [noise, rates(tally).recall])),
            }
          : {}),
      }
    },
  }
}

const zones: Record<string, Zone> = {
  body: 'work',
  refs: 'references',
  footnote: 'footnote',
  byline: 'by-line',
  meta: 'properties',
  reflection: 'work',
}

/** Pieces of student work: a gold place is found when a finding of its severity overlaps it; any other finding is false. */
export function snippets(): Counter {
  let rows = 0
  let gold = 0
  let found = 0
  let given = 0
  let right = 0
  let clear = 0
  let clearFlagged = 0
  return {
    name: 'snippets',
    reads: (row) => typeof row.zone === 'string' && typeof row.text === 'string',
    rows: () => rows,
    add(row) {
      const findings = places(findCitations(String(row.text), { zone: zones[String(row.zone)] ?? 'work' }).findings)
      const spans = row.spans as Gold[]
      const matches = (place: Place, span: Gold) =>
        place.start < span.end &&
        place.end > span.start &&
        (place.severity === span.label || (span.accept ?? []).includes(place.severity))
      rows++
      gold += spans.length
      found += spans.filter((span) => findings.some((place) => matches(place, span))).length
      given += findings.length
      right += findings.filter((place) => spans.some((span) => matches(place, span))).length
      if (spans.length === 0) clear++
      if (spans.length === 0 && findings.some(({ severity }) => severity === 'violation')) clearFlagged++
      return [{ id: row.id, findings }]
    },
    metrics: () => ({
      rows,
      goldSpans: gold,
      findings: given,
      precision: ratio(right, given),
      recall: ratio(found, gold),
      clean: clear,
      cleanWithViolation: clearFlagged,
    }),
  }
}

/** A reflection beside a work: the rule ids of both detectors against the gold set, the two orphan rules left aside. */
export function pairs(): Counter {
  let rows = 0
  let exact = 0
  return {
    name: 'pairs',
    reads: (row) => typeof row.reflection === 'string' && typeof row.body === 'string',
    rows: () => rows,
    add(row) {
      const body = String(row.body)
      const findings = [...places(findCitations(body).findings), ...consistencyFindings(String(row.reflection), body)]
      const orphans = ['AI-INTEXT-NO-REF', 'AI-REF-NO-INTEXT']
      const given = new Set(findings.map(({ ruleId }) => ruleId).filter((rule) => !orphans.includes(rule)))
      const gold = new Set(row.gold as string[])
      rows++
      if (given.size === gold.size && [...given].every((rule) => gold.has(rule))) exact++
      return [{ id: row.id, findings }]
    },
    metrics: () => ({ rows, exact, exactShare: ratio(exact, rows) }),
  }
}

/** Structured records in six shapes: the worst label of the six counts. Offsets are into the shape named beside them. */
export function records(): Counter {
  const all = emptyTally()
  const labels: Record<Label, number> = { violation: 0, check: 0, ok: 0 }
  const byShape: Record<string, number> = Object.fromEntries(shapes.map((shape) => [shape, 0]))
  return {
    name: 'records',
    reads: (row) => Array.isArray(row.authors) && typeof row.title === 'string',
    rows: () => all.rows,
    add(row) {
      const record = {
        authors: row.authors as string[],
        title: withoutLatex(String(row.title)),
        year: String(row.year || 'n.d.'),
        venue: withoutLatex(String(row.venue ?? '')),
      }
      const findings = shapes.flatMap((shape) => {
        const zone = shape === 'note' ? 'footnote' : 'entry'
        const found = places(findCitations(render(shape, record), { zone }).findings)
        if (worst(found) === 'violation') byShape[shape]!++
        return found.map((place) => ({ ...place, shape }))
      })
      const given = worst(findings)
      labels[given]++
      count(all, String(row.label), acceptOf(row), given)
      return [{ id: row.id, findings }]
    },
    metrics: () => ({ ...rates(all), labels, violationsByShape: byShape }),
  }
}

/** Findings in the sheet’s names, citations in the text listed on their own, in order of place. */
export function places(findings: Finding[]): Place[] {
  return findings
    .flatMap((finding) => [finding, ...finding.linked])
    .map(({ rule, severity, start, end }) => ({
      ruleId: rule.toUpperCase(),
      severity: severity === 'conflict' ? 'violation' : severity,
      start,
      end,
    }))
    .sort((a, b) => a.start - b.start)
}

function worst(findings: Place[]): Label {
  if (findings.some(({ severity }) => severity === 'violation')) return 'violation'
  return findings.some(({ severity }) => severity === 'check') ? 'check' : 'ok'
}

function acceptOf(row: Row): string[] {
  return Array.isArray(row.accept) ? (row.accept as string[]) : [String(row.label)]
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? emptyTally()
  tallies.set(key, tally)
  return tally
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
