/** What a storage and a database know of each other when they meet. */
export interface Meeting {
  /** What the storage calls itself; null where it was never used. */
  storage: string | null
  /** The storage that the database knows; null where it knows none. */
  database: string | null
  /** The storage holds no file, and the database refers to none. */
  bothEmpty: boolean
}

/** They know each other; they meet for the first time and may be joined; or they must not work together. */
export type Verdict = { outcome: 'same' | 'join' } | { outcome: 'refused'; reason: string }

const adopt =
  'If this is meant, as after a move to another storage, stop every process and run “npx candour storage adopt” once.'

/**
 * Whether this database and this storage belong together. A storage with another identity, or none while the database
 * knows one, is a missing mount, a wrong folder or another deployment's bucket (docs/operating/README.md#files).
 */
export function meet({ storage, database, bothEmpty }: Meeting): Verdict {
  if (storage !== null && storage === database) return { outcome: 'same' }
  if (database === null && bothEmpty) return { outcome: 'join' }
  return { outcome: 'refused', reason: `${problemOf(storage, database)} Nothing was changed. ${adopt}` }
}

function problemOf(storage: string | null, database: string | null): string {
  if (storage === null && database !== null) {
    return (
      `The storage of files has never been used, but this database knows the storage ${database}. Is a disk not mounted, ` +
      'or does CANDOUR_DATA_DIR or S3_BUCKET name the wrong place?'
    )
  }
  if (database !== null) {
    return `The storage of files is ${storage}, but this database belongs to ${database}. CANDOUR_DATA_DIR, S3_BUCKET or DATABASE_URL names the wrong place.`
  }
  return storage === null
    ? 'There are files or submissions already, but neither the storage nor this database says that they belong together.'
    : `The storage of files is ${storage} and belongs to another database; this one has never worked with it.`
}
