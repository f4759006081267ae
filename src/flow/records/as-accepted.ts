import { eq } from 'drizzle-orm'
import { content } from '../../db/audit/content.ts'
import type { Session } from '../../db/client.ts'
import type { Received } from '../../db/records/received.ts'
import { attachments, auditSalts, files, reflections, submissions } from '../../db/schema/index.ts'
import { commitments } from '../../domain/audit/contents/content-hash.ts'
import { canonicalJson } from '../../domain/canonical.ts'

/**
 * A receipt is only ever made from rows that are what acceptance recorded: their hashes are those in its event. Throws an
 * Error when one was changed, or when the event is not that of an acceptance.
 */
export async function refuseChangedRows(session: Session, received: Received): Promise<void> {
  const { submission, file, extraFiles, reflection, event } = received
  const [found] = await session.select().from(auditSalts).where(eq(auditSalts.eventId, event.id))
  const accepted = {
    ...submission,
    status: reflection ? ('received' as const) : ('awaiting_reflection' as const),
    statusSince: submission.receivedAt,
    unreadable: null,
  }
  const contents = [
    content(submissions, accepted),
    content(files, file),
    ...extraFiles.map((one) => content(attachments, one)),
    ...(reflection ? [content(reflections, reflection)] : []),
  ]
  const now = found && commitments(event.type, contents, found.salts)
  if (!now || canonicalJson(now) !== canonicalJson(event.data.contents)) {
    throw new Error(`Submission ${submission.id} is not what ${event.type} recorded, so no receipt is given for it`)
  }
}
