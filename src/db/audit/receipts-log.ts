import type { ReceiptPair } from '../../domain/audit/verify-receipts.ts'
import { receiptedTypes } from '../../domain/records/receipt.ts'
import { type Reader, rowsThrough } from './cursor.ts'

const types = receiptedTypes.map((type) => `'${type}'`).join()

/** Every stored receipt beside its event, and every event that gave one, but for those whose receipt may be on its way. */
export async function* receiptPairs(reader: Reader): AsyncGenerator<ReceiptPair> {
  const pairs = rowsThrough(
    reader,
    'receipt_pairs',
    `select receipts.event_id, receipts.submission_id as kept_with, receipts.token, event.*, erased.id is not null as erased
     from receipts
     full join (select * from audit_events where type in (${types})) event on event.id = receipts.event_id
     left join (select distinct submission_id as id from audit_events where type = 'submission.erased') erased
       on erased.id = event.submission_id
     where receipts.event_id is not null or event.at < clock_timestamp() - interval '10 seconds'
     order by event.id`,
  )
  for await (const row of pairs) {
    const { id, type, at, data, actor_id: actorId, actor_role: actorRole, submission_id: submissionId } = row
    yield {
      receipt: row.token === null ? null : { eventId: row.event_id, submissionId: row.kept_with, token: row.token },
      event: id && { id, type, at, data, actorId, actorRole, submissionId },
      erased: row.erased,
    }
  }
}
