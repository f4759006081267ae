/** Why bytes cannot be had now: they are not where they belong, or the storage does not answer. Neither says that they are damaged. */
export const storageTroubles = ['absent', 'unreachable'] as const
export type StorageTrouble = (typeof storageTroubles)[number]
