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
  /** For how long the piece that is being done for longest has been, in milliseconds; 0 when none is. */
  longestActive(): Promise<number>
  close(): Promise<void>
}

/** How long what may take, in milliseconds. */
export interface QueueTiming {
  /** A worker that dies is noticed after this; work that blocks runs in children, so a live worker always renews. */
  lockMs: number
  /** A piece that takes longer is given up, and any worker may take it over; what it writes late is fenced. */
  jobMs: number
  /** The backend's answer; `deadlines.queue` where it is absent. */
  answerMs?: number
}
