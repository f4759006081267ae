import type { AssetReport } from './report-types.ts'

/** A report but for its title, or null where there is nothing to say. */
export type Said = Omit<AssetReport, 'title'> | null

/** It is done, and the student sees it. */
export const processed = (result: string, comment: string) => ({
  processingProgress: 'Processed' as const,
  priority: 0,
  result,
  comment,
  visibleToOwner: true,
})

/** It is not looked at, for the reason in `comment`. */
export const notProcessed = (comment: string, visibleToOwner: boolean) => ({
  processingProgress: 'NotProcessed' as const,
  priority: 0,
  comment,
  visibleToOwner,
})

/** It cannot be looked at yet. */
export const notReady = (comment: string, visibleToOwner: boolean) => ({
  ...notProcessed(comment, visibleToOwner),
  processingProgress: 'NotReady' as const,
})
