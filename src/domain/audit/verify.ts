import type { PublicJwk } from '../signing/signing.ts'
import { type Checkpoint, verifyCheckpoint } from './checkpoint.ts'
import { rootOf } from './frontier.ts'
import { type LogEntry, replay, span } from './replay.ts'
import { seals } from './seals.ts'

export interface Log {
  /** Every entry that has a position, in order of position. */
  entries: AsyncIterable<LogEntry> | Iterable<LogEntry>
  /** Every signed checkpoint text, in order of size, read in the same snapshot as the entries. */
  checkpoints: AsyncIterable<string> | Iterable<string>
  /** Keys that signed them, retired ones included; worth most when they come from elsewhere than the database. */
  publicKeys: Pick<PublicJwk, 'x'>[]
  /** A signed checkpoint that left the house earlier. */
  outside?: string
}

/** `position` is the first entry that the problem may concern; null when it concerns none in particular. */
export interface LogProblem {
  position: number | null
  sentence: string
}

export interface LogReport {
  ok: boolean
  /** How long the log is, by the position of its last entry. */
  entries: number
  /** In the order in which they were met; no more than the first hundred. */
  problems: LogProblem[]
}

/** How many problems a report names. */
export const mostProblems = 100

/**
 * Reads a log once, from its first entry to its last, and recomputes every leaf and every signed root.
 *
 * A changed entry is named by the leaf hash kept beside it. Where that was rewritten too, the entries between the last
 * checkpoint that agrees and the first that does not are named. A person who has the database and the signing key can
 * rewrite both: only `outside` shows that.
 */
export async function verifyLog({ entries, checkpoints, publicKeys, outside }: Log): Promise<LogReport> {
  const problems: LogProblem[] = []
  const report = (position: number | null, sentence: string) => {
    if (problems.length < mostProblems) problems.push({ position, sentence })
  }

  const sealed = seals(checkpoints, publicKeys, (sentence) => report(null, sentence))
  let seal = (await sealed.next()).value
  const kept = openOutside(outside, seal?.origin, publicKeys, (sentence) => report(null, sentence))

  let length = 0
  let covered = 0
  let agreed = 0
  let named = -1
  for await (const { size, frontier } of replay(entries, report)) {
    length = size
    for (; seal && seal.size <= size; seal = (await sealed.next()).value) {
      covered = seal.size
      if (!frontier) continue
      if (seal.root.equals(rootOf(frontier))) agreed = size
      else if (agreed === size) report(null, `A checkpoint of size ${size} states another root than its entries have.`)
      else if (named !== agreed) {
        report(agreed, `${span(agreed, size)} not what the checkpoint of size ${size} sealed.`)
        named = agreed
      }
    }
    if (frontier && kept?.size === size && !kept.root.equals(rootOf(frontier))) {
      report(null, `The first ${size} entries are not those that the checkpoint kept elsewhere sealed.`)
    }
  }

  for (; seal; seal = (await sealed.next()).value) covered = seal.size
  if (covered > length) report(agreed, `${short(agreed, covered - length)} a checkpoint of size ${covered} was signed.`)
  if (covered < length) report(covered, `${span(covered, length)} not covered by any checkpoint.`)
  if (kept && kept.size > length) {
    report(agreed, `${short(agreed, kept.size - length)} the checkpoint kept elsewhere has size ${kept.size}.`)
  }
  return { ok: problems.length === 0, entries: length, problems }
}

function openOutside(
  text: string | undefined,
  origin: string | undefined,
  keys: Log['publicKeys'],
  report: (sentence: string) => void,
): Checkpoint | null {
  if (text === undefined) return null

  const check = verifyCheckpoint(text, keys)
  if (!check.ok) report(`The checkpoint kept elsewhere cannot be relied on. ${check.problem}`)
  else if (origin !== undefined && check.checkpoint.origin !== origin) {
    report(`The checkpoint kept elsewhere is of another log, ${check.checkpoint.origin}.`)
  } else return check.checkpoint

  return null
}

/** Where entries are missing is known no closer than the last checkpoint that agrees: the gap may have been closed. */
function short(agreed: number, missing: number) {
  return `From entry ${agreed} on the log is too short by ${missing}:`
}
