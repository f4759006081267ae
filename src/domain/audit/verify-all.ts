import { type Contents, verifyContents } from './contents/verify-contents.ts'
import { type Log, type LogReport, mostProblems, verifyLog } from './verify.ts'
import { type ReceiptPair, verifyReceipts } from './verify-receipts.ts'

/** The log, the rows that history rests on, the receipts that were given, and what else is wrong with the tables that hold the log, as sentences. */
export interface Audit extends Log, Contents {
  receipts(): AsyncIterable<ReceiptPair>
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
  const rows =
    (await verifyContents(audit, report)) + (await verifyReceipts(audit.receipts(), audit.publicKeys, report))
  for (const sentence of await audit.looseEnds()) report(sentence)
  return { ok: problems.length === 0, entries: log.entries, rows, problems }
}

/** What a report comes to, as a sentence. */
export const verdictOf = ({ ok, entries, rows }: AuditReport): string =>
  ok
    ? `All ${entries} entries agree with every signed checkpoint, and all ${rows} records with their entries.`
    : 'The log and the records do not agree.'
