-- What the tables alone do not hold: who may change what, what is never changed, and the rules that the database checks again.
-- Where a rule is also in the domain, the comment says which of the two is the stricter.

-- ROLES AND GRANTS

-- The role that the service takes on every connection. Where it cannot be made, the triggers below still hold.
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
-- The service may read and add to every table. What it may do besides is listed here, table by table.
do $$
declare
  name text;
  rights text;
begin
  if to_regrole('candour_app') is null then return; end if;

  grant usage on schema public to candour_app;
  grant select, insert on all tables in schema public to candour_app;
  grant usage on all sequences in schema public to candour_app;
  alter default privileges in schema public grant select, insert on tables to candour_app;
  alter default privileges in schema public grant usage on sequences to candour_app;

  for name, rights in values
    ('accounts', 'update'),
    ('ai_permissions', 'update'),
    ('assessment_tutors', 'delete'),
    ('assessments', 'update'),
    ('audit_unsealed', 'delete'),
    ('drafts', 'update, delete'),
    ('external_assignments', 'update'),
    ('external_submissions', 'update'),
    ('fingerprints', 'delete'),
    ('idempotency_keys', 'delete'),
    ('integration_events', 'update'),
    ('integrations', 'update'),
    ('keys', 'update'),
    ('lti_contexts', 'update'),
    ('lti_deployments', 'update'),
    ('lti_keys', 'update'),
    ('lti_links', 'update'),
    ('lti_logins', 'update, delete'),
    ('lti_members', 'update, delete'),
    ('lti_offers', 'update'),
    ('lti_refusals', 'delete'),
    ('lti_registrations', 'update'),
    ('lti_reports', 'update'),
    ('lti_tickets', 'update, delete'),
    ('lti_visits', 'update'),
    ('outbox', 'update, delete'),
    ('policy_versions', 'update'),
    ('removed_bytes', 'update, delete'),
    ('sessions', 'delete'),
    ('sign_in_attempts', 'delete'),
    ('sign_in_links', 'delete'),
    ('submissions', 'update'),
    ('uploads', 'delete'),
    ('vendor_callbacks', 'delete'),
    ('vendor_notes', 'update'),
    ('vendor_runs', 'update'),
    ('vendor_status', 'update'),
    ('webhook_deliveries', 'update'),
    ('webhook_endpoints', 'update')
  loop
    execute format('grant %s on %I to candour_app', rights, name);
  end loop;
end $$;
--> statement-breakpoint

-- HISTORY: added to, never edited. By privilege above, and by trigger for a login that holds more privileges.

-- The history of one submission, in an order in which it can be deleted. Erasure, and nothing else, deletes it.
create function erasable_tables() returns text[] language sql immutable as $$
  select array[
    'reopenings', 'decisions', 'attachments', 'responses', 'disclosures', 'concerns', 'first_readings',
    'flag_dismissals', 'flags', 'runs', 'texts', 'reflections', 'files', 'audit_salts'
  ]
$$;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = any (erasable_tables())
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
  foreach history in array erasable_tables() || array[
    'audit_events', 'audit_leaves', 'audit_nodes', 'audit_checkpoints', 'signing_keys',
    'policy_acknowledgements', 'comparison_choices', 'reading_settings', 'detector_switches', 'detector_options',
    'terms_acceptances', 'vendor_spending', 'webhook_attempts'
  ] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', history);
    execute format('create trigger never_truncated before truncate on %I for each statement execute function refuse_change()', history);
  end loop;
end $$;
--> statement-breakpoint
-- Erasing takes a submission's own rows away, by its id. The submission itself stays as a stub, and so does the audit log.
create function erase_submission(erased uuid) returns void language plpgsql security definer set search_path = public as $$
declare
  name text;
begin
  perform set_config('candour.erasing', erased::text, true);
  foreach name in array array_remove(erasable_tables(), 'audit_salts') || array['fingerprints', 'idempotency_keys'] loop
    execute format('delete from %I where submission_id = $1', name) using erased;
  end loop;
  -- The event of the erasure itself holds a hash of the stub that stays, whose salt stays with it.
  delete from audit_salts using audit_events event
  where event.id = event_id and event.submission_id = erased and event.type <> 'submission.erased';
  perform set_config('candour.erasing', '', true);
end $$;
--> statement-breakpoint

-- AUDIT LOG AND OUTBOX

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
-- A notification holds a lock on the whole database from the statement until its commit is on disk, so acceptances that
-- notify would commit one after another. Acceptance wakes the relay after its commit (src/queue/wake.ts); everything
-- rarer does so here.
create trigger wake_relay after insert on outbox for each row
  when (new.type not in ('submission.received', 'submission.reflection_required'))
  execute function wake_relay();
--> statement-breakpoint

-- FAIR DECISIONS

-- A decision is made by a person, and a referral rests on evidence that people can see, that the student was shown, and
-- that the student had time to answer. The domain (src/domain/review/decision.ts) is the stricter of the two: it also asks
-- for a sentence of reasons and an answer to each response, and says in words what is missing. This holds for every login.
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
--> statement-breakpoint
-- A score reaches a gradebook only for a decision by a person that carries one. The flow (src/flow/lti/report.ts) is the
-- stricter: it reports the score of the latest decision only.
create function refuse_score_without_decision() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from decisions where submission_id = new.submission_id and score is not null) then
    raise exception 'a score is reported for a human decision that carries one' using errcode = 'check_violation', constraint = 'score_has_decision';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger score_has_decision before insert or update on lti_reports for each row
  when (new.kind = 'score' and new.state = 'waiting') execute function refuse_score_without_decision();
--> statement-breakpoint

-- POLICY VERSIONS

-- Work is judged by the text and the clauses of the version that is pinned to it, so neither changes under it. Which clause
-- covers which point may be corrected until the version is first put in force. The flow
-- (src/flow/policy/confirm-points.ts) is the stricter: it also checks that each clause exists.
create function refuse_rewritten_policy() returns trigger language plpgsql as $$
begin
  if (new.clauses, new.source_sha256) is distinct from (old.clauses, old.source_sha256) then
    raise exception 'the text of a policy version does not change' using errcode = 'restrict_violation', constraint = 'policy_text_is_fixed';
  end if;
  if old.activated_at is not null and new.points is distinct from old.points then
    raise exception 'the points of a policy version in use do not change' using errcode = 'restrict_violation', constraint = 'policy_points_are_fixed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger policy_is_fixed before update on policy_versions for each row execute function refuse_rewritten_policy();
--> statement-breakpoint

-- REMOVED FILES

-- Rows of several people may refer to the same bytes by their hash. No new row may refer to bytes that were removed, and
-- no bytes may be removed while a row refers to them. A lock per hash puts the two in order; the argument is in
-- src/flow/files/remove-unreferenced.ts, and this is the only place that enforces it.
create function bytes_in_use(wanted text) returns boolean language sql stable as $$
  select exists (select from files where sha256 = wanted)
    or exists (select from uploads where sha256 = wanted)
    or exists (select from attachments where sha256 = wanted)
$$;
--> statement-breakpoint
create function bytes_lock(wanted text) returns bigint language sql immutable as $$
  select hashtextextended(wanted, 9)
$$;
--> statement-breakpoint
-- Volatile, so that the table is read as it is once the lock is held, not as it was when the statement began.
create function refuse_removed_bytes() returns trigger language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(bytes_lock(new.sha256));
  if exists (select from removed_bytes where sha256 = new.sha256) then
    raise exception 'these bytes were removed' using errcode = 'restrict_violation', constraint = 'bytes_were_removed', detail = new.sha256;
  end if;
  return new;
end $$;
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['files', 'uploads', 'attachments'] loop
    execute format('create trigger refuse_removed_bytes before insert on %I for each row execute function refuse_removed_bytes()', name);
  end loop;
end $$;
