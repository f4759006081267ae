import type { Context } from '../../context.ts'
import type { Session, Transaction } from '../../db/client.ts'
import { isEnrolment, knownRoster, lockRosters, writeCourses, writePeople } from '../../db/people/roster.ts'
import type { Content } from '../../domain/audit/contents/content-hash.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { ReadRoster, Roster } from '../../domain/people/roster/line.ts'
import type { PlannedLine, RosterPlan } from '../../domain/people/roster/plan.ts'
import { isFaultOfTask } from '../../sandbox/sandbox.ts'
import { intactPath } from '../files/intact.ts'
import { record } from '../record.ts'
import { endEnrolments, enrol } from './enrolments.ts'

/** What importing a roster changes, or has changed. */
export interface Imported {
  applied: boolean
  lines: PlannedLine[]
  counts: ReturnType<typeof countsOf>
}

export interface ImportOptions {
  /** Whether the changes are made, or only told. */
  apply: boolean
  /** Whether lines with problems are left out; without it a roster that has one changes nothing. */
  skipProblems: boolean
}

/** Reads a roster that was uploaded, in the sandbox. Throws INVALID_INPUT in words for a file that is none. */
export async function readUploadedRoster(context: Context, sha256: string): Promise<ReadRoster> {
  const found = await intactPath(context, sha256)
  if (!found) throw notRead('The file was damaged after it arrived; please send it again.')
  try {
    return await readRosterAt(context, found.path)
  } finally {
    await found.done()
  }
}

/** The same for a file at a path, as the command line has it. */
export async function readRosterAt({ sandbox, config, log }: Context, path: string): Promise<ReadRoster> {
  try {
    const roster = (await sandbox.run({ kind: 'roster', path }, { timeoutMs: config.extractTimeoutMs })) as Roster
    if ('refusal' in roster) throw notRead(roster.refusal)
    return roster
  } catch (fault) {
    if (!isFaultOfTask(fault)) throw fault
    log.warn({ err: fault }, 'a roster could not be read within its limits')
    throw notRead('The file could not be read within the limits of time and memory for one file.')
  }
}

/**
 * Compares a roster with what is here and, on request, makes the changes in one transaction. The same roster again changes
 * nothing, and nothing is ever deleted. `who` is null where it is done on the server itself.
 */
export async function importRoster(
  context: Pick<Context, 'db' | 'threads'>,
  who: Actor | null,
  roster: ReadRoster,
  { apply, skipProblems }: ImportOptions,
): Promise<Imported> {
  if (!apply) return told(await planned(context, context.db, roster), false)
  return context.db.transaction(async (tx) => {
    await lockRosters(tx)
    const plan = await planned(context, tx, roster)
    if (!skipProblems && plan.lines.some(hasProblem)) return told(plan, false)
    await write(tx, who, plan)
    return told(plan, true)
  })
}

const planned = async ({ threads }: Pick<Context, 'threads'>, session: Session, roster: ReadRoster) =>
  threads.run('planRoster', [roster, await knownRoster(session, roster.lines)])

async function write(tx: Transaction, who: Actor | null, plan: RosterPlan): Promise<void> {
  await writePeople(tx, plan, who?.id ?? null)
  const courses = await writeCourses(tx, plan, who?.id ?? null)
  await recordRows(tx, who, 'course.added', courses.added)
  await recordRows(tx, who, 'course.changed', courses.changed)
  const { added, ended } = plan.enrolments
  const wishes = added.map((one) => ({ ...one, source: 'csv' as const }))
  await enrol(tx, who, wishes)
  if (ended.length) await endEnrolments(tx, who, isEnrolment(ended))
  await record(tx, { type: 'roster.imported', who, data: { ...countsOf(plan) } })
}

/** One event for each batch of rows. */
async function recordRows(tx: Transaction, who: Actor | null, type: string, batches: Content[][]): Promise<void> {
  for (const contents of batches) await record(tx, { type, who, data: { rows: contents.length }, contents })
}

const told = (plan: RosterPlan, applied: boolean): Imported => ({ applied, lines: plan.lines, counts: countsOf(plan) })

function countsOf({ lines, unchanged, people, courses, enrolments }: RosterPlan) {
  return {
    unchanged,
    problems: lines.filter(hasProblem).length,
    coursesAdded: courses.added.length,
    coursesChanged: courses.changed.length,
    peopleAdded: people.added.length,
    peopleChanged: people.changed.length,
    enrolled: enrolments.added.length,
    left: enrolments.ended.length,
  }
}

const hasProblem = ({ problems }: PlannedLine) => problems.length > 0

const notRead = (problem: string) =>
  new DomainError('INVALID_INPUT', 'The file is no roster that can be imported.', [
    {
      field: 'file',
      problem,
      expected: 'A CSV file with the columns course, role, name, email and externalId, or a OneRoster 1.2 zip.',
    },
  ])
