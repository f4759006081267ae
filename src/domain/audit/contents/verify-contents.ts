import { type Content, contentHash, keyOf, saltLength } from './content-hash.ts'
import { type HistoryTable, histories, isHistory } from './histories.ts'
import type { History } from './history.ts'

/** What the newest event that holds a hash of a row says of it. */
export interface ContentEntry {
  table: string
  key: string
  hash: string
  /** Null when it is gone. */
  salt: Buffer | null
  /** How many events hold a hash of the row. */
  events: number
  type: string
  at: Date
  submissionId: string | null
  /** Whether the log holds an event that erased the submission. */
  erased: boolean
}

/** Where contents are read from: entries in order of table and key, and the rows of one table in order of key. */
export interface Contents {
  contentEntries(): AsyncIterable<ContentEntry>
  rowsOf(table: HistoryTable): AsyncIterable<Content>
}

/**
 * Compares every row that history rests on with the newest event that holds a hash of it, both read once and side by
 * side. Each that does not agree goes to `report` in a sentence. Returns how many rows were compared.
 */
export async function verifyContents(
  { contentEntries, rowsOf }: Contents,
  report: (sentence: string) => void,
): Promise<number> {
  let compared = 0
  const entries = await cursorOver(contentEntries())
  const check = (problem: string | null) => problem && report(problem)
  const passMissing = async (isPassed: (entry: ContentEntry) => boolean) => {
    for (; entries.at && isPassed(entries.at); await entries.advance()) check(absence(entries.at))
  }

  for (const table of Object.keys(histories).sort() as HistoryTable[]) {
    for await (const content of rowsOf(table)) {
      const key = keyOf(content)
      await passMissing((entry) => entry.table < table || (entry.table === table && entry.key < key))
      compared++
      if (entries.at?.table === table && entries.at.key === key) {
        check(difference(entries.at, content))
        await entries.advance()
      } else {
        check(`${named(table, key, submissionOf(content))} is in the database, but no event made it.`)
      }
    }
  }
  await passMissing(() => true)
  return compared
}

/** Reads one item ahead; `at` is undefined at the end. */
async function cursorOver<Item>(items: AsyncIterable<Item>) {
  const iterator = items[Symbol.asyncIterator]()
  const read = async (): Promise<Item | undefined> => (await iterator.next()).value
  const cursor = {
    at: await read(),
    async advance() {
      cursor.at = await read()
    },
  }
  return cursor
}

function difference(entry: ContentEntry, content: Content): string | null {
  const { changes }: History = histories[content.table]
  const what = named(content.table, entry.key, entry.submissionId)
  if (entry.events > 1 && !changes) return `${what} was recorded by more than one event, but is written only once.`
  if (entry.salt?.length !== saltLength)
    return `${what} cannot be compared with the log: the salt of ${said(entry)} is missing.`
  return hashOf(entry.salt, content) === entry.hash ? null : `${what} is not what ${said(entry)} recorded.`
}

/** A row that was never there to be hashed has no hash. */
function hashOf(salt: Buffer, content: Content): string | null {
  try {
    return contentHash(salt, content)
  } catch {
    return null
  }
}

function absence(entry: ContentEntry): string | null {
  const { table, key, submissionId, erased } = entry
  if (!isHistory(table)) return `An event names a row of ${table}, which holds no history.`
  if (erased && table !== 'submissions') return null
  return `${named(table, key, submissionId)} is missing; ${said(entry)} recorded it.`
}

function named(table: HistoryTable, key: string, submissionId: string | null): string {
  const whose = !submissionId || key === submissionId ? '' : ` of submission ${submissionId}`
  return `The ${histories[table].words} ${key}${whose} (table ${table})`
}

const said = ({ type, at }: ContentEntry) => `${type} of ${at.toISOString()}`

function submissionOf({ table, row }: Content): string | null {
  return (table === 'submissions' ? row.id : (row.submission_id ?? null)) as string | null
}
