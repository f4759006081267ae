-- A notification holds a lock on the whole database from the statement until its commit is on disk, so acceptances that
-- notify would commit one after another. Acceptance tells the relay after its commit (src/queue/wake.ts); everything
-- rarer is told from within, as before.
drop trigger wake_relay on outbox;
--> statement-breakpoint
create trigger wake_relay after insert on outbox for each row
  when (new.type not in ('submission.received', 'submission.reflection_required'))
  execute function wake_relay();
