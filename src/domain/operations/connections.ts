/** What a process does: take work in, work in the background, or both. */
export type ProcessKind = 'api' | 'worker' | 'both'

/** How many connections to Postgres a process opens at most, by what they are for. */
export interface Connections {
  database: number
  /** For the queue, where it is on Postgres. */
  queue: number
  /** Those that only listen for news. */
  listening: number
}

/** Two API processes and three workers need 40 together. A single process has all of it to itself. */
const defaults: Record<ProcessKind, Connections> = {
  api: { database: 6, queue: 2, listening: 0 },
  worker: { database: 4, queue: 3, listening: 1 },
  both: { database: 20, queue: 6, listening: 1 },
}

interface Given {
  databaseConnections: number | null
  queueConnections: number | null
  redisUrl: string | null
}

/** The connections of a process, by its kind and what the configuration says instead. */
export function connectionsOf(
  kind: ProcessKind,
  { databaseConnections, queueConnections, redisUrl }: Given,
): Connections {
  const { database, queue, listening } = defaults[kind]
  return {
    database: databaseConnections ?? database,
    queue: redisUrl ? 0 : (queueConnections ?? queue),
    listening,
  }
}

export const sumOf = ({ database, queue, listening }: Connections) => database + queue + listening
