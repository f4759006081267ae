import { and, asc, eq, lt } from 'drizzle-orm'
import { consistencyProof } from '../../domain/audit/consistency.ts'
import { inclusionProof } from '../../domain/audit/inclusion.ts'
import type { NodeAt } from '../../domain/audit/nodes.ts'
import type { AuditExtract } from '../../domain/records/bundle.ts'
import type { Session } from '../client.ts'
import { auditEvents, auditLeaves, auditNodes } from '../schema/index.ts'
import { newestCheckpoint } from './checkpoints.ts'

/** The sealed audit entries of a submission, each with its proof against the newest checkpoint; null before the first. */
export async function auditExtract(session: Session, submissionId: string): Promise<AuditExtract | null> {
  const checkpoint = await newestCheckpoint(session)
  if (!checkpoint) return null
  const sealed = await session
    .select({ position: auditLeaves.position, event: auditEvents })
    .from(auditLeaves)
    .innerJoin(auditEvents, eq(auditEvents.id, auditLeaves.eventId))
    .where(and(eq(auditEvents.submissionId, submissionId), lt(auditLeaves.position, checkpoint.size)))
    .orderBy(asc(auditLeaves.position))

  const nodeAt = storedNodes(session)
  const entries: AuditExtract['entries'] = []
  for (const { position, event } of sealed) {
    const proof = await inclusionProof(position, checkpoint.size, nodeAt)
    entries.push({
      position,
      event: { ...event, at: event.at.toISOString() },
      proof: proof.map((hash) => hash.toString('hex')),
    })
  }
  return { checkpoint: checkpoint.note, entries }
}

/** Proof that the log of `second` entries begins with the log of `first`: nothing that a witness saw was changed since. */
export async function consistencyBetween(session: Session, first: number, second: number): Promise<Buffer[]> {
  return consistencyProof(first, second, storedNodes(session))
}

/** Reads nodes of the tree as they are asked for, each once. */
function storedNodes(session: Session): NodeAt {
  const known = new Map<string, Promise<Buffer>>()
  const read = async (level: number, index: number) => {
    const [node] = await session
      .select({ hash: auditNodes.hash })
      .from(auditNodes)
      .where(and(eq(auditNodes.level, level), eq(auditNodes.index, index)))
    return node!.hash
  }
  return (level, index) => {
    const name = `${level}/${index}`
    const node = known.get(name) ?? read(level, index)
    known.set(name, node)
    return node
  }
}
