import type pg from 'pg'
import type { ReceiptPair } from '../../domain/audit/verify-receipts.ts'
import { receiptedTypes } from '../../domain/records/receipt.ts'

const page = 2_000

/** Every stored receipt beside its event, and every event that gave one, read in pages in the transaction of `client`. */
export async function* receiptPairs(client: pg.ClientBase): AsyncGenerator<ReceiptPair> {
  const types = receiptedTypes.map((type) => `'${type}'`).join()
  await client.query(`declare receipt_pairs no scroll cursor for
    select receipts.event_id, receipts.submission_id as kept_with, receipts.token, event.*, erased.id is not null as erased
    from receipts
    full join (select * from audit_events where type in (${types})) event on event.id = receipts.event_id
    left join (select distinct submission_id as id from audit_events where type = 'submission.erased') erased
      on erased.id = event.submission_id
    order by event.id`)
  for (;;) {
    const { rows } = await client.query(`fetch ${page} from receipt_pairs`)
    for (const row of rows) {
      const { id, type, at, data, actor_id: actorId, actor_role: actorRole, submission_id: submissionId } = row
      yield {
        receipt: row.token === null ? null : { eventId: row.event_id, submissionId: row.kept_with, token: row.token },
        event: id && { id, type, at, data, actorId, actorRole, submissionId },
        erased: row.erased,
      }
    }
    if (rows.length < page) break
  }
  await client.query('close receipt_pairs')
}
