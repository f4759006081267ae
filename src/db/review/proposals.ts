import { and, asc, eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { confirmations, proposalReadings, proposals, waivers } from '../schema/index.ts'

export type Proposal = typeof proposals.$inferSelect

/** Whether a proposal waits for a second person: `is_open` of the database is the one spelling of it. */
const isOpen = sql<boolean>`is_open(proposals)`

/** The proposal of a submission that waits for a second person; null where there is none. */
export async function openProposal(session: Session, submissionId: string): Promise<Proposal | null> {
  const [open] = await session
    .select()
    .from(proposals)
    .where(and(eq(proposals.submissionId, submissionId), isOpen))
  return open ?? null
}

/** All proposals of a submission, oldest first, with what other people said of each. */
export async function proposalsOf(session: Session, submissionId: string) {
  const of = <Table extends typeof proposalReadings | typeof confirmations | typeof waivers>(table: Table) =>
    session
      .select()
      .from(table as typeof waivers)
      .where(eq(table.submissionId, submissionId))
      .orderBy(asc(table.at)) as unknown as Promise<Table['$inferSelect'][]>
  return {
    proposals: await session
      .select({ proposal: proposals, isOpen })
      .from(proposals)
      .where(eq(proposals.submissionId, submissionId))
      .orderBy(asc(proposals.at), asc(proposals.id)),
    readings: await of(proposalReadings),
    confirmations: await of(confirmations),
    waivers: await of(waivers),
  }
}

/** Whether a person has noted their own reading for a proposal. */
export async function hasReadFor(session: Session, proposalId: string, readerId: string): Promise<boolean> {
  const rows = await session
    .select({ id: proposalReadings.id })
    .from(proposalReadings)
    .where(and(eq(proposalReadings.proposalId, proposalId), eq(proposalReadings.readerId, readerId)))
  return rows.length > 0
}
