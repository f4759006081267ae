/** For whom work is done, and until when it is of use. */
export interface Asker {
  /** Any text that stands for one person, such as the id of their account. */
  person: string
  /** Ends when the person waits for the result no longer. Without it the work is background work and always done. */
  signal?: AbortSignal
}
