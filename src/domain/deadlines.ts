const second = 1_000
const minute = 60 * second

/** How long a call to another system may take, in milliseconds. */
export interface Deadline {
  /** From the first packet to the last. */
  wholeMs: number
  /** Without a byte in either direction; absent where only the whole counts. */
  silenceMs?: number
}

/** The deadline of every outside call. What is tried again after it, and when, is in `backoff.ts`. */
export const deadlines = {
  /** To connect, of any call. */
  connect: { wholeMs: 5 * second },
  /** A call to an address from outside that has no line of its own. */
  outside: { wholeMs: minute },
  /** One message to a webhook endpoint. */
  webhook: { wholeMs: 20 * second },
  /** One answer of the mail server, and the wait for the next byte of it. */
  mailAnswer: { wholeMs: 30 * second },
  /** From the claim of a notice to the end of its message; after that it is another sender's to send. */
  mail: { wholeMs: 45 * second },
  /** A file that an LMS offers. */
  offeredFile: { wholeMs: 5 * minute },
  /** One answer of an identity provider, or the keys of an LMS. */
  signIn: { wholeMs: 10 * second },
  /** One short request of a vendor's step. */
  vendorRequest: { wholeMs: 20 * second },
  /** The longest request of a vendor's step, an upload of 100 MB. */
  vendorCall: { wholeMs: 2 * minute },
  /** A person waits for a vendor (docs/reference/turnitin.md#pace). */
  vendorPage: { wholeMs: 8 * second },
  /** A vendor's report as a file. */
  vendorReport: { wholeMs: 16 * second },
  /** One upkeep of a vendor's account. */
  vendorUpkeep: { wholeMs: minute },
  /** What a vendor's callback says is read without a call. */
  vendorCallback: { wholeMs: 5 * second },
  /** One request to the storage of files that carries no file; S3_SILENCE_MS is how long it may be silent. */
  storage: { wholeMs: minute },
  /** A removal. One that arrives late could remove bytes that were stored since. */
  storageRemoval: { wholeMs: minute, silenceMs: minute },
  /** One request for a copy of a checkpoint that the bucket locks. */
  lockedCopy: { wholeMs: 20 * second },
  /** One call to the queue. */
  queue: { wholeMs: 30 * second },
  /** One look at one part of the service, for its health: what answers later counts as away. */
  health: { wholeMs: 2 * second },
  /** To connect to Postgres, with the wait for a connection of the pool. */
  databaseConnect: { wholeMs: 10 * second },
  /** One query of the service, and of the queue on Postgres. */
  query: { wholeMs: 2 * minute },
  /** One turn of a background loop that finds its work in the database. */
  loopTurn: { wholeMs: 5 * minute },
  /** One turn of a loop that goes through all files; each of its calls has a deadline of its own. */
  longTurn: { wholeMs: 6 * 60 * minute },
} satisfies Record<string, Deadline>

/** How slow a storage may be before a transfer counts as stuck, in bytes a millisecond: 256 KB a second. */
const slowest = 256

/** The deadline of a request that carries a file of so many bytes. */
export function transferDeadline(bytes: number): Deadline {
  return { wholeMs: deadlines.storage.wholeMs + bytes / slowest }
}
