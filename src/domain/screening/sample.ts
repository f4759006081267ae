import { createHmac } from 'node:crypto'

/**
 * Whether unflagged work is drawn for a person to read all the same. By keyed hash, so that a draw can be repeated and
 * it cannot be foreseen outside. `rate` is a share from 0 to 1.
 */
export function drawn(submissionId: string, rate: number, key: Buffer): boolean {
  const draw = createHmac('sha256', key).update(`sample ${submissionId}`).digest().readUInt32BE(0)
  return draw / 2 ** 32 < rate
}
