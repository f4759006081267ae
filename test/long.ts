/** Whether repeats that find rare faults run in full, as CI runs them; a run by hand has a part of them. */
const long = process.env.TEST_LONG === '1'

/** How often to repeat: `short` in a run by hand, `full` in the long mode (`TEST_LONG=1`). */
export const repeats = (short: number, full: number): number => (long ? full : short)
