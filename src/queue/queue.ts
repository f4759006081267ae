/** A piece of work: which worker, about what. Ids only. */
export interface Work {
  worker: string
  submissionId: string | null
  /** What happened, or the row that waits where no submission is concerned. */
  eventId: string | null
}

/** How work waits. BullMQ on Postgres or on Redis; the same calls either way. */
export interface WorkQueue {
  backend: 'postgres' | 'redis'
  /** Resolves when work can be added. */
  ready(): Promise<unknown>
  /** Adds work once per `id`: adding it again changes nothing. What is to be done `first` does not wait its turn. */
  add(work: { id: string; work: Work; delayMs?: number; forget?: boolean; first?: boolean }[]): Promise<void>
  /** Starts doing work, `concurrency` pieces at a time. Call `stop` to finish what is under way and take no more. */
  process(run: (work: Work) => Promise<void>, concurrency: number): { ready(): Promise<unknown>; stop(): Promise<void> }
  counts(): Promise<Record<string, number>>
  /** How long the piece that waits longest to be begun has waited, in milliseconds; 0 when none waits. */
  lag(): Promise<number>
  close(): Promise<void>
}
