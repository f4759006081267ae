import { writersOfProblems } from '../../bench/reference-texts.ts'
import { UnreadableData } from '../../bench/rows.ts'
import { seeded, shuffled } from '../authorship/learning/seeded.ts'
import type { Row } from '../evaluator.ts'

/** One question with its answer: is the submission by the writer of the known texts? */
export interface Problem {
  id: string
  /** The collection, and the kind of different-writer problems it belongs to; same-writer problems belong to all. */
  set: string
  kind: string
  same: boolean
  /** `ns` or `nns` where the data says so. */
  native: string | null
  group: string
  /** Whom the bootstrap draws as one: the writer of the known texts. */
  writer: string
  /** The writer of the submission, where the data says so. */
  submissionWriter: string
  submission: string
  known: string[]
  cohort: string[]
}

interface Reference {
  doc: string
  from: number
  n: number | null
}

const mostCohort = 60

/** Whether rows refer to documents in other files. */
export function areReferences(rows: Row[]): boolean {
  return typeof rows[0]?.submission === 'object'
}

/** All documents that some problems refer to. */
export function idsIn(rows: Row[]): Set<string> {
  return new Set(
    rows.flatMap((row) => {
      const { submission, known, cohort } = row as unknown as ProblemRow
      return [submission.doc, ...known.map(({ doc }) => doc), ...cohort]
    }),
  )
}

interface ProblemRow {
  id: string
  set: string
  same: boolean
  hard: string
  native?: string
  group?: string
  author: string
  knownAuthor: string
  submission: Reference
  known: Reference[]
  cohort: string[]
  cohortWords: number | null
}

/** Problems whose texts are cut from documents: words `from … from + n - 1`, or a whole document where `n` is null. */
export function problemsFromReferences(rows: Row[], texts: Map<string, string>): Problem[] {
  const cut = ({ doc, from, n }: Reference) => {
    const text = texts.get(doc)!
    return n === null
      ? text
      : text
          .split(/\s+/)
          .slice(from, from + n)
          .join(' ')
  }
  return (rows as unknown as ProblemRow[]).map((row) => ({
    id: row.id,
    set: row.set,
    kind: row.hard,
    same: row.same,
    native: row.native ?? null,
    group: row.group ?? '',
    writer: row.knownAuthor,
    submissionWriter: row.author,
    submission: cut(row.submission),
    known: row.known.map(cut),
    cohort: row.cohort.map((doc) => cut({ doc, from: 0, n: row.cohortWords })),
  }))
}

/** Problems that carry their texts. The cohort is drawn from the other documents of the file. */
export function problemsFromRows(rows: Row[]): Problem[] {
  const writers = writersOfProblems(rows)
  const all = [...writers.keys()]
  return rows.map((row, index) => {
    const { id = index + 1, set, group, same, native, text, known } = row
    if (typeof text !== 'string' || !Array.isArray(known)) throw new UnreadableData(`Row ${index + 1} is no problem.`)
    const own = new Set([...known, text].map((piece) => String(piece).trim()))
    const author = writers.get(String(known[0]).trim())!
    const others = all.filter((piece) => !own.has(piece) && writers.get(piece) !== author)
    return {
      id: String(id),
      set: String(set ?? group ?? 'problems'),
      kind: same ? 'same' : 'different',
      same: same === true,
      native: typeof native === 'string' ? native : null,
      group: String(group ?? ''),
      writer: author,
      submissionWriter: writers.get(text.trim())!,
      submission: text,
      known: known.map(String),
      cohort: shuffled(others, seeded(3 + index)).slice(0, mostCohort),
    }
  })
}
