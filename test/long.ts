/** Whether repeats that find rare faults run in full, as CI does every night; every other run has a part of them. */
export const long = process.env.TEST_LONG === '1'

/** How often to repeat: `short` in an ordinary run, `full` in the long mode (`TEST_LONG=1`). */
export const repeats = (short: number, full: number): number => (long ? full : short)
