-- Bytes under their hash may be several people's. No row may come to refer to bytes that were removed meanwhile, and no
-- bytes may be removed while a row refers to them; a lock per hash lets one of the two go first. The argument stands in
-- src/flow/let-go.ts.
do $$ begin
  grant update, delete on removed_bytes to candour_app;
exception
  when undefined_object then null;
end $$;
--> statement-breakpoint
create function bytes_in_use(wanted text) returns boolean language sql stable as $$
  select exists (select from files where sha256 = wanted)
    or exists (select from uploads where sha256 = wanted)
    or exists (select from response_files where sha256 = wanted)
$$;
--> statement-breakpoint
create function bytes_lock(wanted text) returns bigint language sql immutable as $$
  select hashtextextended(wanted, 9)
$$;
--> statement-breakpoint
-- Volatile, so that the question is asked with fresh eyes once the lock is held.
create function hold_bytes() returns trigger language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(bytes_lock(new.sha256));
  if exists (select from removed_bytes where sha256 = new.sha256) then
    raise exception 'these bytes were removed' using errcode = 'restrict_violation', constraint = 'bytes_were_removed', detail = new.sha256;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger hold_bytes before insert on files for each row execute function hold_bytes();
--> statement-breakpoint
create trigger hold_bytes before insert on uploads for each row execute function hold_bytes();
--> statement-breakpoint
create trigger hold_bytes before insert on response_files for each row execute function hold_bytes();
