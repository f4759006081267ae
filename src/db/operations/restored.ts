import pg from 'pg'
import { deadlines } from '../../domain/deadlines.ts'

/** A restored database, on a connection that cannot change it. */
export async function openRestored(url: string) {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: deadlines.databaseConnect.wholeMs,
    options: '-c default_transaction_read_only=on',
  })
  await client.connect()
  const column = async (text: string, values: unknown[] = []): Promise<string[]> =>
    (await client.query({ text, values, rowMode: 'array' })).rows.map(([value]) => value as string)
  return {
    /** What the storage of files calls itself that belongs to this database; undefined where none does. */
    storageId: async () =>
      (await column('select storage_id from storage_identities order by at desc, id desc limit 1'))[0],
    /** The SHA-256 of all bytes that rows refer to. */
    hashes: () => column('select sha256 from files union select sha256 from attachments'),
    /** Receipts as they were given, drawn at random. */
    receipts: (count: number) => column('select token from receipts order by random() limit $1', [count]),
    keys: () => column('select public_key from signing_keys'),
    close: () => client.end(),
  }
}
