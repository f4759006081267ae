import { runMigrations } from 'bullmq'
import type pg from 'pg'

/** The name of our queue, as BullMQ keeps it. */
export const queueName = 'candour-work'

/**
 * Makes BullMQ's tables, as their owner, and what it would otherwise make while it works, because the service makes no
 * object: the sequence of our queue, and temporary tables in the function that adds many jobs.
 */
export async function migrateQueue(client: pg.Client): Promise<void> {
  await runMigrations(client as never, 'bullmq')
  await client.query('reset search_path')
  await client.query(ownObjects)
}

const ownObjects = `
do $$
declare
  adding oid := to_regprocedure('bullmq.add_jobs_bulk_unlocked(text, jsonb)');
begin
  if to_regclass('bullmq.' || bullmq.job_id_seq_name('${queueName}')) is null then
    perform bullmq.next_job_id('${queueName}');
  end if;
  if exists (select from pg_proc where oid = adding and not prosecdef) then
    execute format('alter function %s security definer', adding::regprocedure);
  end if;
end $$`
