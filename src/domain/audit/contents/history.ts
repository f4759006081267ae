/** How the rows of one table are held to the audit log: which events make or change a row, and what of it they hash. */
export interface History {
  /** What a row is, as it stands in a sentence. */
  words: string
  /** The events that hold a hash of the row; `*` stands for the rest of a name. The newest such event counts. */
  events: readonly string[]
  /** The columns that name a row. They are hashed with the others. */
  key: readonly string[]
  columns: readonly string[]
  /** A row is written once unless it changes by further events. */
  changes?: true
}

/** A line of `histories`: names are separated by spaces; the key columns are left out of `columns`. */
export const of = (words: string, events: string, key: string, columns: string, changes?: 'changes'): History => ({
  words,
  events: events.split(' '),
  key: key.split(' '),
  columns: [...key.split(' '), ...columns.split(' ')],
  ...(changes && { changes: true }),
})
