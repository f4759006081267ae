-- History is added to, never edited: by privilege, and again by trigger for whoever holds more privileges.

-- The role that the service takes on every connection. Without the right to make roles, the triggers below still hold.
do $$ begin
  create role candour_app nologin;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then raise notice 'no right to create the role candour_app; grant it by hand';
end $$;
--> statement-breakpoint
do $$ begin
  execute format('grant candour_app to %I', current_user);
exception
  when undefined_object or insufficient_privilege or unique_violation then null;
end $$;
--> statement-breakpoint
do $$ begin
  grant usage on schema public to candour_app;
  grant select, insert on all tables in schema public to candour_app;
  alter default privileges in schema public grant select, insert on tables to candour_app;
  alter default privileges in schema public grant usage on sequences to candour_app;
  grant usage on all sequences in schema public to candour_app;
  grant update on accounts, keys, policy_versions, assessments, ai_permissions, submissions, outbox to candour_app;
  grant delete on outbox, audit_unsealed, uploads, idempotency_keys, assessment_tutors to candour_app;
exception
  when undefined_object then null;
end $$;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  -- Erasure takes a student's own rows away; it never edits one, and it never touches the audit log.
  if tg_op = 'DELETE' and tg_argv[0] = 'erasable'
     and to_jsonb(old)->>'submission_id' = current_setting('candour.erasing', true) then
    return old;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
do $$
declare
  history text;
begin
  foreach history in array array[
    'audit_events', 'audit_leaves', 'audit_nodes', 'audit_checkpoints',
    'policy_acknowledgements', 'detector_switches', 'signing_keys'
  ] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change(''kept'')', history);
    execute format('create trigger never_truncated before truncate on %I for each statement execute function refuse_change(''kept'')', history);
  end loop;
  foreach history in array array[
    'files', 'reflections', 'texts', 'runs', 'flags', 'concerns', 'disclosures', 'responses', 'decisions', 'reopenings'
  ] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change(''erasable'')', history);
    execute format('create trigger never_truncated before truncate on %I for each statement execute function refuse_change(''kept'')', history);
  end loop;
end $$;
--> statement-breakpoint
create function refuse_change_of_dismissal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select 1 from flags where id = old.flag_id and submission_id::text = current_setting('candour.erasing', true)
  ) then
    return old;
  end if;
  raise exception 'flag_dismissals is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on flag_dismissals
  for each row execute function refuse_change_of_dismissal();
--> statement-breakpoint
create trigger never_truncated before truncate on flag_dismissals
  for each statement execute function refuse_change('kept');
--> statement-breakpoint
-- Erasing a submission is the one way rows leave: its own rows, by its id, leaving the stub and the audit log.
create function erase_submission(erased uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  perform set_config('candour.erasing', erased::text, true);
  delete from reopenings where submission_id = erased;
  delete from decisions where submission_id = erased;
  delete from responses where submission_id = erased;
  delete from disclosures where submission_id = erased;
  delete from concerns where submission_id = erased;
  delete from flag_dismissals where flag_id in (select id from flags where submission_id = erased);
  delete from flags where submission_id = erased;
  delete from runs where submission_id = erased;
  delete from texts where submission_id = erased;
  delete from reflections where submission_id = erased;
  delete from files where submission_id = erased;
  delete from idempotency_keys where submission_id = erased;
  perform set_config('candour.erasing', '', true);
end $$;
--> statement-breakpoint
create function note_unsealed_events() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed select id from added;
  return null;
end $$;
--> statement-breakpoint
create trigger note_unsealed after insert on audit_events
  referencing new table as added for each statement execute function note_unsealed_events();
--> statement-breakpoint
create function wake_relay() returns trigger language plpgsql as $$
begin
  perform pg_notify('candour_outbox', '');
  return null;
end $$;
--> statement-breakpoint
create trigger wake_relay after insert on outbox for each statement execute function wake_relay();
--> statement-breakpoint
-- A decision is made by a person, and a referral rests on evidence that people can see, that the student was shown,
-- and that the student had time to answer. The application says this first and kindly; this is the second lock.
create function refuse_unfair_decision() returns trigger language plpgsql as $$
declare
  latest disclosures;
begin
  if not exists (select 1 from accounts where id = new.decided_by and role in ('tutor', 'lead')) then
    raise exception 'a decision is made by a tutor or lead' using errcode = 'check_violation', constraint = 'decided_by_a_person';
  end if;
  if new.outcome <> 'referred' then
    return new;
  end if;
  if btrim(new.reasons) = '' then
    raise exception 'a referral has written reasons' using errcode = 'check_violation', constraint = 'referral_has_reasons';
  end if;
  if not exists (
    select 1 from jsonb_array_elements(new.evidence) item
    where item ? 'observation' or exists (
      select 1 from flags
      where flags.id::text = item->>'flagId' and flags.submission_id = new.submission_id and flags.basis = 'inspectable'
    )
  ) then
    raise exception 'a referral rests on more than statistics' using errcode = 'check_violation', constraint = 'referral_has_inspectable_evidence';
  end if;
  if exists (
    select 1 from jsonb_array_elements(new.evidence) item
    where not exists (
      select 1 from disclosures, jsonb_array_elements(disclosures.items) shown
      where disclosures.submission_id = new.submission_id
        and (shown->>'flagId' = item->>'flagId' or shown->>'observation' = item->>'observation')
    )
  ) then
    raise exception 'a referral rests on disclosed evidence' using errcode = 'check_violation', constraint = 'referral_evidence_was_disclosed';
  end if;
  select * into latest from disclosures where submission_id = new.submission_id order by at desc limit 1;
  if latest.respond_by > clock_timestamp() and not exists (
    select 1 from responses where submission_id = new.submission_id and at >= latest.at
  ) then
    raise exception 'the student still has time to respond' using errcode = 'check_violation', constraint = 'referral_waits_for_the_student';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_decision before insert on decisions for each row execute function refuse_unfair_decision();
