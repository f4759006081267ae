import { type Contents, verifyContents } from './contents/verify-contents.ts'
import { type Log, type LogReport, mostProblems, verifyLog } from './verify.ts'

/** The log, the rows that history rests on, and what else is wrong with the tables that hold the log, as sentences. */
export interface Audit extends Log, Contents {
  looseEnds(): Promise<string[]>
}

export interface AuditReport extends LogReport {
  /** How many rows were compared with their events. */
  rows: number
}

/** Recomputes the whole log, then compares with it every row that history rests on. One snapshot, read once. */
export async function verifyAll(audit: Audit): Promise<AuditReport> {
  const log = await verifyLog(audit)
  const problems = [...log.problems]
  const report = (sentence: string) => {
    if (problems.length < mostProblems) problems.push({ position: null, sentence })
  }
  const rows = await verifyContents(audit, report)
  for (const sentence of await audit.looseEnds()) report(sentence)
  return { ok: problems.length === 0, entries: log.entries, rows, problems }
}

/** What a report comes to, as a sentence. */
export const verdictOf = ({ ok, entries, rows }: AuditReport): string =>
  ok
    ? `All ${entries} entries agree with every signed checkpoint, and all ${rows} records with their entries.`
    : 'The log and the records do not agree.'
