import { DomainError } from '../../../domain/error.ts'

/** What came of doing one thing with each of several works. */
export interface Bulk {
  done: string[]
  failed: { id: string; error: DomainError }[]
}

/** Does something with each work by itself, one after another, so that one that is refused stops no other. Throws other errors. */
export async function eachOf(ids: string[], act: (id: string) => Promise<unknown>): Promise<Bulk> {
  const bulk: Bulk = { done: [], failed: [] }
  for (const id of ids) {
    try {
      await act(id)
      bulk.done.push(id)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      bulk.failed.push({ id, error })
    }
  }
  return bulk
}
