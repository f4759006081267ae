-- What the tables alone do not hold: who may change what, what is never changed, and the rules that the database checks again.
-- Where a rule is also in the domain, the comment says which of the two is the stricter.

-- RIGHTS OF THE SERVICE

-- The service logs in as a login that owns nothing and is a member of nothing. It may read every table and add rows to it.
-- What it may do besides is listed here: the columns it may change, and whether it may delete rows. The rights are granted
-- from this list to whichever login the service uses, each time the database is migrated (src/db/rights/grant.ts), and are
-- compared with it at each start (src/db/rights/check.ts). A table that rows are locked in needs one column that may change.
create function service_rights() returns table (name text, changes text[], deletes boolean) language sql immutable as $$
  select name, changes::text[], deletes from (values
    ('access_requests', '{approved_by, approved_at, used_at}', false),
    ('accounts', '{role, name, email, email_claimed, notice_timing, language, disabled_at}', false),
    ('ai_permissions', '{state, conditions, decided_by, decided_at, expires_at}', false),
    ('assessments', '{title, brief, ai_level, guidance, allowed_purposes, outcomes, supervised, level_reason, level_approver, anonymous, sample_rate, response_days, opens_at, due_at, version}', false),
    ('asset_processors', '{activity_id, report_url, report_scope, reports_citations, reports_advisory}', false),
    ('asset_reports', '{asked, sent_at, sent_sha256, state, detail, attempts, next_attempt_at, claim, claimed_until}', false),
    ('assets', '{report_url, report_scope, submission_id, part, problem, considered_at}', false),
    ('audit_unsealed', '{}', true),
    ('comments', '{is_shared}', true),
    ('courses', '{title, code, external_id, starts_on, ends_on}', false),
    ('drafts', '{upload_id, saved_at}', true),
    ('enrolments', '{until}', false),
    ('external_assignments', '{assessment_id, occurred_at}', false),
    ('external_memberships', '{occurred_at}', false),
    ('external_submissions', '{submission_id, occurred_at}', false),
    ('form_drafts', '{}', true),
    ('heartbeats', '{last_at}', false),
    ('integration_events', '{state, data, detail, attempts, next_attempt_at, claim, claimed_until, submission_id}', false),
    ('integrations', '{name, file_hosts, defaults, tca_host, tca_overlap, secret, previous_secret, previous_until, disabled_at}', false),
    ('keys', '{revoked_at}', false),
    ('lti_contexts', '{title, roster_read_at, next_attempt_at, attempts, claim, claimed_until}', false),
    ('lti_deployments', '{state, confirmed_by}', false),
    ('lti_eula_answers', '{state, detail, attempts, next_attempt_at, claim, claimed_until}', false),
    ('lti_eula_services', '{url, scopes, policy_version_id, detail, attempts, next_attempt_at, claim, claimed_until}', false),
    ('lti_keys', '{retires_at}', false),
    ('lti_links', '{line_item, line_items, scopes, memberships_url, due_by_launch, due_by_line_item, opens_by_launch, opens_by_line_item, maximum}', false),
    ('lti_logins', '{used_at}', true),
    ('lti_notice_services', '{url, scope, supported, subscribed, checked_at, tested_at, detail, attempts, next_attempt_at, claim, claimed_until}', false),
    ('lti_notices', '{notice_id, type, occurred_at, deviations, jwt, verified, state, detail, attempts, next_attempt_at, claim, claimed_until, submission_id}', true),
    ('lti_offers', '{state, answered_by, answered_at}', false),
    ('lti_people', '{launched_as, launched_at, listed_as}', false),
    ('lti_refusals', '{}', true),
    ('lti_registrations', '{state}', false),
    ('lti_reports', '{state, detail, attempts, next_attempt_at, claim, claimed_until, told_at}', false),
    ('lti_tickets', '{used_at}', true),
    ('notices', '{channel, state, in_digest, digest_id, attempts, next_attempt_at, claim, claimed_until, sent_at, delivered_at, failed_at, read_at}', false),
    ('outbox', '{id}', true),
    ('policy_versions', '{points, points_confirmed_by, points_confirmed_at, active, activated_at}', false),
    ('review_preferences', '{filters, has_shortcuts}', false),
    ('removed_bytes', '{round, begun_at, removed_at}', true),
    ('self_checks', '{used}', false),
    ('sessions', '{used_at, ended_at}', true),
    ('sign_in_attempts', '{}', true),
    ('sign_in_links', '{}', true),
    ('storage_counts', '{count}', false),
    ('storage_runs', '{marks, seen_at}', false),
    ('storage_waits', '{trouble, attempts, next_attempt_at}', true),
    ('submissions', '{status, status_since, unreadable, late, due_at, due_because}', false),
    ('tca_documents', '{submission_id, report_asked_at, shared_percent}', false),
    ('tca_viewer_links', '{}', true),
    ('uploads', '{encoding}', true),
    ('vendor_callbacks', '{}', true),
    ('vendor_notes', '{sealed, at}', false),
    ('vendor_runs', '{state, reason, detail, since, active_since, next_step_at, attempts, polls, fault, handle, external_id, claim, claimed_until, callback_pending, last_reported, succeeded_at, erasure_requested_at, pdf}', false),
    ('vendor_status', '{paused_at, pause_reason, circuit_open_until, consecutive_faults, next_request_at, upkeep_at, upkeep_ok, upkeep_detail, upkeep_facts}', false),
    ('webhook_deliveries', '{state, attempts, next_attempt_at, claim, claimed_until, settled_at}', false),
    ('webhook_endpoints', '{url, description, types, secret, previous_secret, previous_until, failing_since, alerted_at, disabled_at, disabled_reason, deleted_at}', false),
    ('worker_beats', '{last_at}', true)
  ) as listed (name, changes, deletes)
$$;
--> statement-breakpoint
-- The functions that the service calls, by itself or inside a trigger. It may execute no other.
create function service_functions() returns text[] language sql immutable as $$
  select array['service_rights()', 'service_functions()', 'erase_submission(uuid)', 'due_of(uuid, uuid, text)', 'respond_by_of(uuid)', 'students_of(uuid)', 'version_in_effect(uuid)', 'is_narrower(assessment_versions, assessment_versions)', 'bytes_in_use(text)', 'answers_appeal(uuid, integer)', 'bytes_lock(text)', 'is_owner_of(oid)',
    'parts_in(uuid)', 'has_conflict(uuid, uuid)', 'has_earlier_part(uuid, uuid)', 'current_assignment(uuid)', 'is_independent(uuid, uuid, integer)', 'is_in_question(uuid)', 'highest_mark(uuid)', 'standing_mark(uuid)',
    'is_below(uuid, double precision)', 'finds(jsonb, text)', 'is_adverse(decisions)', 'cited_in(jsonb, jsonb)',
    'is_inspectable(uuid, jsonb)', 'is_harsher(decisions, decisions)', 'is_stale(proposals)', 'is_open(proposals)', 'said_in(uuid)', 'refuse(text, text)', 'is_reviewer(uuid)', 'is_attested(jsonb)', 'refuse_unheard_decision(decisions)', 'refuse_unconfirmed_decision(decisions)']
$$;
--> statement-breakpoint
-- Whether the session belongs to the owner of a table, who migrates and restores. SET ROLE does not change the answer.
create function is_owner_of(owned oid) returns boolean language sql stable as $$
  select pg_has_role(session_user, relowner, 'member') from pg_class where oid = owned
$$;
--> statement-breakpoint

-- HISTORY: added to, never edited. By privilege above, and by trigger for a login that holds more privileges.

-- The history of one submission, in an order in which it can be deleted. Erasure, and nothing else, deletes it.
create function erasable_tables() returns text[] language sql immutable as $$
  select array[
    'sample_actions', 'sample_opinions', 'sampled_decisions',
    'time_answers', 'time_requests', 'conversation_answers', 'conversation_reads', 'conversations',
    'letters', 'referral_outcomes', 'appeal_windows', 'reopenings', 'decisions', 'confirmations', 'waivers', 'proposal_readings', 'proposals', 'marks', 'conflicts_of_interest',
    'assignments', 'review_notes', 'attachments', 'responses', 'response_windows', 'disclosures', 'concerns', 'first_readings',
    'flag_dismissals', 'flags', 'runs', 'texts', 'reflections', 'files', 'receipts', 'audit_salts'
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
    'assessment_versions', 'extensions', 'adjustments', 'outages', 'outage_decisions', 'outage_credits',
    'terms_acceptances', 'tca_acceptances', 'vendor_spending', 'webhook_attempts', 'storage_identities', 'decision_samples'
  ] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', history);
    execute format('create trigger never_truncated before truncate on %I for each statement execute function refuse_change()', history);
  end loop;
end $$;
--> statement-breakpoint
-- Erasing takes a submission's own rows away, by its id. The submission itself stays as a stub, and so does the audit log,
-- which holds the event of this erasure: it has to be made in the same transaction.
create function erase_submission(erased uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  name text;
begin
  if not exists (
    select from audit_events
    where submission_id = erased and type = 'submission.erased' and at >= date_trunc('milliseconds', transaction_timestamp())
  ) then
    raise exception 'an erasure is recorded in its own transaction' using errcode = 'restrict_violation', constraint = 'erasure_is_recorded';
  end if;
  perform set_config('candour.erasing', erased::text, true);
  foreach name in array array_remove(erasable_tables(), 'audit_salts') || array['fingerprints', 'idempotency_keys', 'notices', 'storage_waits', 'tca_documents'] loop
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

-- What a person did in a case, when, and in which round: the one spelling of who had a part in it. First readings count, for
-- they hold an opinion; marks of other work of the same student in the same course are listed as `marked_elsewhere`.
create function parts_in(work uuid) returns table (person_id uuid, what text, at timestamptz, round integer) language sql stable as $$
  select done.person, done.what, done.at, 1 + (select count(*)::int from reopenings again where again.submission_id = work and again.at <= done.at)
  from (
    select one.raised_by as person, 'raised_concern' as what, one.at from concerns one where one.submission_id = work
    union all select one.disclosed_by, 'disclosed', one.at from disclosures one where one.submission_id = work
    union all select one.written_by, 'wrote_note', one.at from review_notes one where one.submission_id = work
    union all select one.reader_id, 'noted_reading', one.at from first_readings one where one.submission_id = work
    union all select one.dismissed_by, 'dismissed_flag', one.at from flag_dismissals one where one.submission_id = work
    union all select one.proposed_by, 'proposed', one.at from proposals one where one.submission_id = work
    union all select one.reader_id, 'read_proposal', one.at from proposal_readings one where one.submission_id = work
    union all select one.confirmed_by, 'confirmed', one.at from confirmations one where one.submission_id = work
    union all select one.waived_by, 'waived', one.at from waivers one where one.submission_id = work
    union all select one.decided_by, 'decided', one.at from decisions one where one.submission_id = work
    union all select one.recorded_by, 'recorded_conversation', one.at from conversations one where one.submission_id = work
    union all select one.answered_by, 'answered_for_time', one.at from time_answers one where one.submission_id = work
    union all select one.reopened_by, 'reopened', one.at from reopenings one where one.submission_id = work
    union all select one.person_id, 'conflicted', one.at from conflicts_of_interest one where one.submission_id = work
    union all
    select one.given_by, case when one.submission_id = work then 'marked' else 'marked_elsewhere' end, one.at
    from submissions this join assessments here on here.id = this.assessment_id
    join assessments there on there.course_id = here.course_id
    join submissions theirs on theirs.assessment_id = there.id and theirs.student_id = this.student_id
    join marks one on one.submission_id = theirs.id
    where this.id = work
  ) done
$$;
--> statement-breakpoint
create function has_conflict(work uuid, person uuid) returns boolean language sql stable as $$
  select exists (select from conflicts_of_interest one where one.submission_id = work and one.person_id = person)
$$;
--> statement-breakpoint
-- Whether an appeal opened the present round and a person had a part in the case before it.
create function has_earlier_part(work uuid, person uuid) returns boolean language sql stable as $$
  select coalesce(opened.kind = 'appeal' and exists (
    select from parts_in(work) had where had.person_id = person and had.at < opened.at and had.what <> 'marked_elsewhere'
  ), false)
  from (select 1) one left join lateral (
    select kind, at from reopenings where submission_id = work order by at desc, id desc limit 1
  ) opened on true
$$;
--> statement-breakpoint
-- Whether a person had no part in a case but to read in the same round, or to return a proposal of it, and teaches its course or is
-- a lead (src/domain/review/independence.ts).
create function is_independent(work uuid, person uuid, in_round integer) returns boolean language sql stable as $$
  select not exists (
    select from parts_in(work) had where had.person_id = person
      and (had.round < in_round or had.what not in ('wrote_note', 'noted_reading', 'dismissed_flag', 'read_proposal', 'confirmed', 'reopened'))
  ) and exists (
    select from accounts who where who.id = person and (who.role = 'lead' or who.role = 'tutor' and exists (
      select from memberships join submissions on submissions.assessment_id = memberships.assessment_id
      where submissions.id = work and memberships.account_id = person and memberships.role = 'tutor'
    ))
  )
$$;
--> statement-breakpoint
-- Whether a person has to look at the work, or has looked: a flag that was not dismissed, a concern, a disclosure.
create function is_in_question(work uuid) returns boolean language sql stable as $$
  select exists (select from flags one where one.submission_id = work and not exists (select from flag_dismissals where flag_id = one.id))
    or exists (select from concerns one where one.submission_id = work)
    or exists (select from disclosures one where one.submission_id = work)
$$;
--> statement-breakpoint
-- The highest mark that people gave the work so far, by itself or with a decision.
create function highest_mark(work uuid) returns double precision language sql stable as $$
  select greatest(
    (select max(one.score) from marks one where one.submission_id = work),
    (select max(one.score) from decisions one where one.submission_id = work)
  )
$$;
--> statement-breakpoint
-- The mark that stands: that of the newest decision where it carries one, and the newest mark otherwise.
create function standing_mark(work uuid) returns double precision language sql stable as $$
  select coalesce(
    (select one.score from decisions one where one.submission_id = work order by one.round desc limit 1),
    (select one.score from marks one where one.submission_id = work order by one.at desc, one.id desc limit 1)
  )
$$;
--> statement-breakpoint
-- Whether a mark is lower than what the marker gave (src/domain/review/adverse.ts).
create function is_below(work uuid, score double precision) returns boolean language sql stable as $$
  select coalesce(case when highest_mark(work) is null then score <= 0 else score < highest_mark(work) end, false)
$$;
--> statement-breakpoint
create function finds(points jsonb, wanted text) returns boolean language sql immutable as $$
  select exists (select from jsonb_array_elements(points) point where point->>'finding' = wanted)
$$;
--> statement-breakpoint
-- Whether a decision is adverse; the domain says the same (src/domain/review/adverse.ts).
create function is_adverse(made decisions) returns boolean language sql stable as $$
  select made.outcome in ('breach_recorded', 'referred') or finds(made.points, 'established')
    or is_in_question(made.submission_id) and (made.outcome = 'resubmission_invited' or is_below(made.submission_id, made.score))
$$;
--> statement-breakpoint
-- All evidence that a decision cites, in its points too.
create function cited_in(evidence jsonb, points jsonb) returns setof jsonb language sql immutable as $$
  select jsonb_array_elements(evidence)
  union all
  select jsonb_array_elements(point->'evidence') from jsonb_array_elements(points) point
$$;
--> statement-breakpoint
-- Whether a piece of evidence is one that a person can see for themselves.
create function is_inspectable(work uuid, item jsonb) returns boolean language sql stable as $$
  select item ? 'observation' or item ? 'conversationId' or exists (
    select from flags where flags.id::text = item->>'flagId' and flags.submission_id = work and flags.basis = 'inspectable'
  )
$$;
--> statement-breakpoint
-- Whether a decision is harder on the student than the one before (src/domain/review/harsher.ts).
create function is_harsher(made decisions, earlier decisions) returns boolean language sql stable as $$
  select array_position(mildest_first, made.outcome) > array_position(mildest_first, earlier.outcome)
    or coalesce(made.score < standing_mark(made.submission_id), false)
    or exists (
      select from jsonb_array_elements(made.points) point
      where array_position(findings, point->>'finding') > (
        select coalesce(max(array_position(findings, before->>'finding')), 1)
        from jsonb_array_elements(earlier.points) before where before->>'code' = point->>'code'
      )
    )
  from (values (
    array['no_concern', 'advice_given', 'resubmission_invited', 'breach_recorded', 'referred'],
    array['not_established', 'poor_practice', 'established']
  )) ranks (mildest_first, findings)
$$;
--> statement-breakpoint
-- Whether something was shown or said after a proposal, or it belongs to an earlier round: it has to be proposed anew.
create function is_stale(proposed proposals) returns boolean language sql stable as $$
  select proposed.round <> 1 + (select count(*) from reopenings one where one.submission_id = proposed.submission_id)
    or exists (select from disclosures one where one.submission_id = proposed.submission_id and one.at > proposed.at)
    or exists (select from responses one where one.submission_id = proposed.submission_id and one.at > proposed.at)
    or exists (select from conversation_answers one where one.submission_id = proposed.submission_id and one.at > proposed.at)
    or has_conflict(proposed.submission_id, proposed.proposed_by)
$$;
--> statement-breakpoint
-- Whether a proposal waits for a second person: not answered, not stale, and no newer one in its place.
create function is_open(proposed proposals) returns boolean language sql stable as $$
  select not is_stale(proposed)
    and not exists (select from confirmations where proposal_id = proposed.id)
    and not exists (select from waivers where proposal_id = proposed.id)
    and not exists (
      select from proposals newer where newer.submission_id = proposed.submission_id and (newer.at, newer.id) > (proposed.at, proposed.id)
    )
    and exists (select from submissions where id = proposed.submission_id and status = 'under_review')
$$;
--> statement-breakpoint
-- Each thing that the student said and that a decision to their disadvantage answers, as an answer names it (src/domain/review/said.ts).
create function said_in(work uuid) returns table (thing jsonb) language sql stable as $$
  select jsonb_build_object('responseId', one.id) from responses one where one.submission_id = work
  union all
  select jsonb_build_object('responseId', one.id, 'item', point->>'item')
  from responses one, jsonb_array_elements(one.points) point where one.submission_id = work
  union all
  select jsonb_build_object('conversationAnswerId', one.id) from conversation_answers one
  where one.submission_id = work and one.stance <> 'agrees'
$$;
--> statement-breakpoint
create function refuse(what text, rule text) returns void language plpgsql as $$
begin
  raise exception '%', what using errcode = 'check_violation', constraint = rule;
end $$;
--> statement-breakpoint
create function is_reviewer(person uuid) returns boolean language sql stable as $$
  select exists (select from accounts where id = person and role in ('tutor', 'lead'))
$$;
--> statement-breakpoint
create function is_attested(attestation jsonb) returns boolean language sql immutable as $$
  select coalesce(attestation @> '{"readWork": true, "readResponse": true, "couldHaveDecidedOtherwise": true}', false)
$$;
--> statement-breakpoint

-- A decision is made by a person. An adverse one, and one that finds poor practice, rests on evidence that people can see and
-- have confirmed, that the student was shown and had time to answer, and it answers them; an adverse one stands as it was
-- proposed, once a second person confirmed it or a lead waived that. The domain (src/domain/review/missing-for.ts) is the
-- stricter of the two: it also asks for sentences, and says in words what is missing. This holds for every login.
create function refuse_unfair_decision() returns trigger language plpgsql as $$
declare
  adverse boolean := is_adverse(new);
begin
  if not is_reviewer(new.decided_by) then
    perform refuse('a decision is made by a tutor or lead', 'decided_by_a_person');
  elsif has_conflict(new.submission_id, new.decided_by) then
    perform refuse('who decides has no conflict of interest', 'decider_has_no_conflict');
  elsif btrim(new.reasons) = '' or exists (
    select from jsonb_array_elements(new.points) point where btrim(coalesce(point->>'reasons', '')) = ''
  ) then
    perform refuse('a decision and each of its points have written reasons', 'decision_has_reasons');
  elsif exists (
    select from jsonb_array_elements(new.points) point
    where coalesce(point->>'finding', '') not in ('not_established', 'poor_practice', 'established')
  ) or new.outcome in ('no_concern', 'advice_given') and finds(new.points, 'established')
    or new.outcome = 'no_concern' and finds(new.points, 'poor_practice')
    or new.outcome = 'breach_recorded' and jsonb_array_length(new.points) > 0 and not finds(new.points, 'established') then
    perform refuse('an outcome fits the findings of its points', 'outcome_fits_its_points');
  elsif new.outcome = 'advice_given' and new.score is not null then
    perform refuse('advice touches no mark', 'advice_touches_no_mark');
  end if;
  if adverse or finds(new.points, 'poor_practice') then
    perform refuse_unheard_decision(new);
  end if;
  if adverse then
    perform refuse_unconfirmed_decision(new);
  end if;
  return new;
end $$;
--> statement-breakpoint
create function refuse_unheard_decision(made decisions) returns void language plpgsql as $$
declare
  work uuid := made.submission_id;
  latest disclosures;
  earlier decisions;
  reopened timestamptz := (select max(at) from reopenings where submission_id = made.submission_id);
begin
  if not exists (select from cited_in(made.evidence, made.points) item where is_inspectable(work, item)) or exists (
    select from jsonb_array_elements(made.points) point where point->>'finding' <> 'not_established' and not exists (
      select from jsonb_array_elements(point->'evidence') item where is_inspectable(work, item)
    )
  ) then
    perform refuse('it rests on more than statistics', 'rests_on_inspectable_evidence');
  end if;
  if exists (
    select from cited_in(made.evidence, made.points) item where item ? 'flagId' and not exists (
      select from flags where flags.id::text = item->>'flagId' and flags.submission_id = work
        and not exists (select from flag_dismissals where flag_id = flags.id)
    )
  ) then
    perform refuse('a flag that is cited is one of this work and was not dismissed', 'cited_flags_stand');
  end if;
  if exists (
    select from cited_in(made.evidence, made.points) item where not exists (
      select from accounts where accounts.id::text = item->>'confirmedBy' and role in ('tutor', 'lead')
    )
  ) then
    perform refuse('each piece of evidence is confirmed by a named person', 'cited_is_confirmed');
  end if;
  if exists (
    select from cited_in(made.evidence, made.points) item where not item ? 'conversationId' and not exists (
      select from disclosures, jsonb_array_elements(disclosures.items) shown
      where disclosures.submission_id = work and (
        shown->>'flagId' = item->>'flagId'
        or shown->>'observation' = item->>'observation' and (
          not item ? 'start' or (shown->'start', shown->'end') is not distinct from (item->'start', item->'end')
        )
      )
    )
  ) then
    perform refuse('it rests on disclosed evidence', 'cited_was_disclosed');
  end if;
  select * into latest from disclosures where submission_id = work order by at desc limit 1;
  if not exists (select from responses where submission_id = work and at >= latest.at)
     and not coalesce(respond_by_of(latest.id) <= clock_timestamp(), false) then
    perform refuse('the student still has time to respond', 'student_was_heard');
  end if;
  select * into earlier from decisions where submission_id = work order by round desc limit 1;
  if reopened is not null and earlier.id is not null and latest.at < reopened and is_harsher(made, earlier) then
    perform refuse('what is harsher than the decision before rests on a new disclosure', 'harsher_is_disclosed_anew');
  end if;
  if exists (
    select from said_in(work) said where not exists (
      select from (
        select jsonb_array_elements(made.answers) as answer
        union all
        select jsonb_array_elements(point->'answers') from jsonb_array_elements(made.points) point
      ) given
      where (answer - 'text') = said.thing and btrim(coalesce(answer->>'text', '')) <> ''
    )
  ) then
    perform refuse('each thing that the student said has an answer', 'student_is_answered');
  end if;
  if btrim(coalesce(made.limits_considered, '')) = '' and exists (
    select from cited_in(made.evidence, made.points) item join flags on flags.id::text = item->>'flagId' where flags.basis = 'statistical'
  ) then
    perform refuse('the limits of a statistical signal are considered', 'limits_are_considered');
  end if;
end $$;
--> statement-breakpoint
create function refuse_unconfirmed_decision(made decisions) returns void language plpgsql as $$
declare
  proposed proposals;
begin
  if jsonb_array_length(made.points) = 0 then
    perform refuse('an adverse decision says point by point what was found', 'adverse_has_points');
  elsif finds(made.points, 'established') and btrim(coalesce(made.intent, '')) = '' then
    perform refuse('intent is recorded apart from the finding', 'intent_is_recorded');
  elsif not is_attested(made.attestation) then
    perform refuse('who decides says what they have read', 'adverse_is_attested');
  end if;
  select * into proposed from proposals where id = made.proposal_id and submission_id = made.submission_id;
  if proposed.id is null or is_stale(proposed) or not (
    exists (select from confirmations where proposal_id = proposed.id and agrees)
    or exists (select from waivers where proposal_id = proposed.id)
  ) then
    perform refuse('an adverse decision is confirmed by a second person, or a lead waives that', 'adverse_is_confirmed');
  end if;
  if (made.decided_by, made.round, made.outcome, made.reasons, made.points, made.evidence, made.answers, made.score, made.intent, made.limits_considered, made.attestation)
     is distinct from (
       proposed.proposed_by, proposed.round, proposed.decision->>'outcome', proposed.decision->>'reasons', proposed.decision->'points',
       proposed.decision->'evidence', proposed.decision->'answers', (proposed.decision->>'score')::double precision,
       proposed.decision->>'intent', proposed.decision->>'limitsConsidered', proposed.decision->'attestation'
     ) then
    perform refuse('an adverse decision is recorded as it was proposed', 'decision_is_as_proposed');
  end if;
end $$;
--> statement-breakpoint
create trigger fair_decision before insert on decisions for each row execute function refuse_unfair_decision();
--> statement-breakpoint
create function refuse_unfair_proposal() returns trigger language plpgsql as $$
begin
  if not is_reviewer(new.proposed_by) then
    perform refuse('a decision is proposed by a tutor or lead', 'proposed_by_a_person');
  elsif has_conflict(new.submission_id, new.proposed_by) then
    perform refuse('who proposes has no conflict of interest', 'proposer_has_no_conflict');
  elsif not exists (select from submissions where id = new.submission_id and status = 'under_review')
     or new.round <> 1 + (select count(*) from reopenings where submission_id = new.submission_id) then
    perform refuse('a decision is proposed in the round that is open', 'proposal_is_of_this_round');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_proposal before insert on proposals for each row execute function refuse_unfair_proposal();
--> statement-breakpoint
-- The second person reads the work before they see what is proposed, and had no part in the case (src/domain/review/independence.ts).
create function refuse_unfair_proposal_reading() returns trigger language plpgsql as $$
declare
  proposed proposals;
begin
  select * into proposed from proposals where id = new.proposal_id and submission_id = new.submission_id;
  if proposed.id is null or not is_open(proposed) then
    perform refuse('a reading is about a proposal that is open', 'read_proposal_is_open');
  elsif not is_independent(new.submission_id, new.reader_id, proposed.round) then
    perform refuse('who reads had no part in the case', 'reader_is_independent');
  elsif btrim(new.note) = '' then
    perform refuse('a reading has a note', 'reading_has_note');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_proposal_reading before insert on proposal_readings for each row execute function refuse_unfair_proposal_reading();
--> statement-breakpoint
create function refuse_unfair_confirmation() returns trigger language plpgsql as $$
declare
  proposed proposals;
begin
  select * into proposed from proposals where id = new.proposal_id and submission_id = new.submission_id;
  if proposed.id is null or not is_open(proposed) then
    perform refuse('what is confirmed or returned is a proposal that is open', 'confirmed_proposal_is_open');
  elsif not is_independent(new.submission_id, new.confirmed_by, proposed.round) then
    perform refuse('who confirms had no part in the case', 'confirmer_is_independent');
  elsif not exists (select from proposal_readings where proposal_id = new.proposal_id and reader_id = new.confirmed_by) then
    perform refuse('who confirms read the work first', 'confirmer_read_first');
  elsif btrim(new.reasons) = '' then
    perform refuse('a confirmation has written reasons', 'confirmation_has_reasons');
  elsif new.agrees and not is_attested(new.attestation) then
    perform refuse('who confirms says what they have read', 'confirmation_is_attested');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_confirmation before insert on confirmations for each row execute function refuse_unfair_confirmation();
--> statement-breakpoint
create function refuse_unfair_waiver() returns trigger language plpgsql as $$
declare
  proposed proposals;
begin
  select * into proposed from proposals where id = new.proposal_id and submission_id = new.submission_id;
  if proposed.id is null or not is_open(proposed) then
    perform refuse('a waiver is about a proposal that is open', 'waived_proposal_is_open');
  elsif not exists (select from accounts where id = new.waived_by and role = 'lead') then
    perform refuse('the second person is waived by a lead', 'waived_by_a_lead');
  elsif has_conflict(new.submission_id, new.waived_by) then
    perform refuse('who waives has no conflict of interest', 'waiver_has_no_conflict');
  elsif has_earlier_part(new.submission_id, new.waived_by) then
    perform refuse('in an appeal, who waives had no earlier part in the case', 'waiver_is_by_another');
  elsif btrim(new.reason) = '' then
    perform refuse('a waiver has a reason that the student reads', 'waiver_has_reason');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_waiver before insert on waivers for each row execute function refuse_unfair_waiver();
--> statement-breakpoint
-- A mark is given by a person, and lowered only by a decision while the work is in question.
create function refuse_unfair_mark() returns trigger language plpgsql as $$
begin
  if not is_reviewer(new.given_by) then
    perform refuse('a mark is given by a tutor or lead', 'marked_by_a_person');
  elsif has_conflict(new.submission_id, new.given_by) then
    perform refuse('who marks has no conflict of interest', 'marker_has_no_conflict');
  elsif not exists (select from submissions where id = new.submission_id and status in ('released', 'under_review', 'decided')) then
    perform refuse('a mark is for work that was read', 'marked_work_was_read');
  elsif is_in_question(new.submission_id) and is_below(new.submission_id, new.score) then
    perform refuse('the mark of work in question is lowered by a decision only', 'mark_is_lowered_by_decision');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_mark before insert on marks for each row execute function refuse_unfair_mark();
--> statement-breakpoint
-- A flag is shown to the student as it stands, and a flag never changes: what was disclosed is what is cited later.
create function refuse_altered_disclosure() returns trigger language plpgsql as $$
begin
  if exists (
    select from jsonb_array_elements(new.items) shown where shown ? 'flagId' and not exists (
      select from flags where flags.id::text = shown->>'flagId' and flags.submission_id = new.submission_id
        and (flags.detector, flags.rule, flags.message, flags.evidence)
          = (shown->>'detector', shown->>'rule', shown->>'message', shown->'evidence')
    )
  ) then
    perform refuse('a flag is disclosed as it stands', 'disclosed_flag_is_as_it_stands');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_disclosure before insert on disclosures for each row execute function refuse_altered_disclosure();
--> statement-breakpoint
-- The time to respond begins when the notice of the disclosure has arrived, and runs for as many days as the disclosure says. Its
-- end is the end of a day, so never earlier than so many times 24 hours but for a change of the clock.
create function refuse_unfair_window() returns trigger language plpgsql as $$
declare
  disclosed disclosures;
begin
  select * into disclosed from disclosures where id = new.disclosure_id and submission_id = new.submission_id;
  if disclosed.id is null or new.at < disclosed.at then
    raise exception 'a time to respond follows its disclosure' using errcode = 'check_violation', constraint = 'window_has_disclosure';
  end if;
  if new.respond_by < new.at + make_interval(days => disclosed.response_days) - interval '1 hour' then
    raise exception 'the time to respond is as long as was disclosed' using errcode = 'check_violation', constraint = 'window_is_as_long_as_disclosed';
  end if;
  if not exists (
    select from notices
    where disclosure_id = new.disclosure_id and kind = 'evidence_disclosed'
      and case new.opened_by when 'email' then delivered_at is not null else read_at is not null end
  ) then
    raise exception 'the time to respond begins when the notice arrives' using errcode = 'check_violation', constraint = 'window_has_delivered_notice';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_window before insert on response_windows for each row execute function refuse_unfair_window();
--> statement-breakpoint
-- When the time to respond to a disclosure ends, with the time that was granted since; null until it has begun. The one spelling
-- of this rule: turns, notices, reminders, what a decision lacks and the guards all ask it.
create function respond_by_of(disclosure uuid) returns timestamptz language sql stable as $$
  select greatest(opened.respond_by, (
    select max(answer.until) from time_requests asked join time_answers answer on answer.request_id = asked.id
    where asked.disclosure_id = opened.disclosure_id and answer.granted
  ))
  from response_windows opened where opened.disclosure_id = disclosure
$$;
--> statement-breakpoint
-- More time is asked for by the student of the work, before the time is over, one request at a time. The domain
-- (src/domain/review/more-time.ts) says the same in words.
create function refuse_unfair_time_request() returns trigger language plpgsql as $$
begin
  if not exists (select from submissions where id = new.submission_id and student_id = new.student_id)
     or not exists (select from disclosures where id = new.disclosure_id and submission_id = new.submission_id) then
    raise exception 'more time is asked for by the student of the work' using errcode = 'check_violation', constraint = 'time_is_asked_by_its_student';
  end if;
  if respond_by_of(new.disclosure_id) is null or new.at >= respond_by_of(new.disclosure_id) then
    raise exception 'more time is asked for before the time to respond is over' using errcode = 'check_violation', constraint = 'time_is_asked_in_time';
  end if;
  if new.until_asked <= respond_by_of(new.disclosure_id) then
    raise exception 'a request for more time asks for more' using errcode = 'check_violation', constraint = 'time_asked_is_more';
  end if;
  if exists (
    select from time_requests asked where asked.disclosure_id = new.disclosure_id
      and not exists (select from time_answers where request_id = asked.id)
  ) then
    raise exception 'an earlier request waits for its answer' using errcode = 'check_violation', constraint = 'one_open_time_request';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_time_request before insert on time_requests for each row execute function refuse_unfair_time_request();
--> statement-breakpoint
-- It is answered by a tutor or lead: granted until a later time that is still to come, or refused while the student can act on
-- the refusal. The domain is the stricter: it also asks for a reason where less is granted than was asked for.
create function refuse_unfair_time_answer() returns trigger language plpgsql as $$
declare
  asked time_requests;
  disclosed_at timestamptz;
begin
  select * into asked from time_requests where id = new.request_id and submission_id = new.submission_id;
  if asked.id is null or not exists (select from accounts where id = new.answered_by and role in ('tutor', 'lead')) then
    raise exception 'a request for more time is answered by a tutor or lead' using errcode = 'check_violation', constraint = 'time_is_answered_by_a_person';
  end if;
  if new.granted and new.until <= greatest(new.at, respond_by_of(asked.disclosure_id)) then
    raise exception 'time that is granted is more, and still to come' using errcode = 'check_violation', constraint = 'granted_time_is_more';
  end if;
  select at into disclosed_at from disclosures where id = asked.disclosure_id;
  if not new.granted and new.at >= respond_by_of(asked.disclosure_id)
     and not exists (select from responses where submission_id = new.submission_id and at >= disclosed_at) then
    raise exception 'more time is refused while the student can act on it' using errcode = 'check_violation', constraint = 'time_is_refused_in_time';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_time_answer before insert on time_answers for each row execute function refuse_unfair_time_answer();
--> statement-breakpoint
-- The record of a conversation is written by a tutor or lead, after the conversation, and says of nothing that it was shown
-- beforehand where it was not.
create function refuse_unfair_conversation() returns trigger language plpgsql as $$
begin
  if not exists (select from accounts where id = new.recorded_by and role in ('tutor', 'lead')) then
    raise exception 'a conversation is written down by a tutor or lead' using errcode = 'check_violation', constraint = 'conversation_is_recorded_by_a_person';
  end if;
  if new.held_at > new.at or new.held_at < (select received_at from submissions where id = new.submission_id) then
    raise exception 'a conversation is held after the hand-in and before its record' using errcode = 'check_violation', constraint = 'conversation_was_held';
  end if;
  if btrim(new.purpose) = '' or jsonb_array_length(new.people) = 0 or jsonb_array_length(new.entries) = 0 then
    raise exception 'a record says why, who, and what was asked and answered' using errcode = 'check_violation', constraint = 'conversation_is_complete';
  end if;
  if exists (
    select from jsonb_array_elements(new.evidence) item
    where not exists (
      select from disclosures join response_windows on disclosure_id = disclosures.id, jsonb_array_elements(disclosures.items) shown
      where disclosures.submission_id = new.submission_id and response_windows.at <= new.held_at
        and (shown->>'flagId' = item->>'flagId' or shown->>'observation' = item->>'observation')
    )
  ) then
    raise exception 'what was shown beforehand was disclosed, and its notice arrived, before the conversation' using errcode = 'check_violation', constraint = 'conversation_evidence_was_shown';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_conversation before insert on conversations for each row execute function refuse_unfair_conversation();
--> statement-breakpoint
-- It is read and answered by the student of the work, and answered once it was read.
create function refuse_other_student() returns trigger language plpgsql as $$
begin
  if not exists (
    select from conversations join submissions on submissions.id = submission_id
    where conversations.id = new.conversation_id and submission_id = new.submission_id and student_id = new.student_id
  ) then
    raise exception 'the record of a conversation is read and answered by its student' using errcode = 'check_violation', constraint = 'conversation_is_its_students';
  end if;
  if tg_table_name = 'conversation_answers' and not exists (select from conversation_reads where conversation_id = new.conversation_id) then
    raise exception 'the record of a conversation is read before it is answered' using errcode = 'check_violation', constraint = 'conversation_is_read_first';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger own_conversation_read before insert on conversation_reads for each row execute function refuse_other_student();
--> statement-breakpoint
create trigger own_conversation_answer before insert on conversation_answers for each row execute function refuse_other_student();
--> statement-breakpoint
-- The time to appeal begins when the notice of the decision has arrived, and runs for as many days as it says, five at least.
create function refuse_unfair_appeal_window() returns trigger language plpgsql as $$
declare
  decision decisions;
begin
  select * into decision from decisions where id = new.decision_id and submission_id = new.submission_id;
  if decision.id is null or new.at < decision.at then
    raise exception 'a time to appeal follows its decision' using errcode = 'check_violation', constraint = 'appeal_window_has_decision';
  end if;
  if new.days < 5 or new.appeal_by < new.at + make_interval(days => new.days) - interval '1 hour' then
    raise exception 'the time to appeal is as long as it says' using errcode = 'check_violation', constraint = 'appeal_window_is_long_enough';
  end if;
  if not exists (
    select from notices
    where submission_id = new.submission_id and kind in ('decision_recorded', 'appeal_answered') and created_at >= decision.at
      and case new.opened_by when 'email' then delivered_at is not null else read_at is not null end
  ) then
    raise exception 'the time to appeal begins when the notice arrives' using errcode = 'check_violation', constraint = 'appeal_window_has_delivered_notice';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_appeal_window before insert on appeal_windows for each row execute function refuse_unfair_appeal_window();
--> statement-breakpoint
-- Whether the decision of a round answers an appeal: whether the decision before it was opened by one.
create function answers_appeal(submission uuid, decided_round integer) returns boolean language sql stable as $$
  select exists (
    select from reopenings join decisions on decisions.id = reopenings.decision_id
    where reopenings.submission_id = submission and reopenings.kind = 'appeal' and decisions.round = decided_round - 1
  )
$$;
--> statement-breakpoint
-- The newest decision is opened again. A student does it in their own case and in the time to appeal, and appeals once; a tutor
-- enters an appeal in that time too. The domain (src/domain/review/appeal.ts) says in words until when.
create function refuse_late_reopening() returns trigger language plpgsql as $$
declare
  decision decisions;
  opener accounts;
begin
  select * into opener from accounts where id = new.reopened_by;
  select * into decision from decisions where submission_id = new.submission_id order by round desc limit 1;
  if decision.id is distinct from new.decision_id then
    raise exception 'the newest decision is opened again' using errcode = 'check_violation', constraint = 'reopening_names_newest_decision';
  end if;
  if opener.role = 'student' and not exists (select from submissions where id = new.submission_id and student_id = opener.id) then
    raise exception 'a student appeals in their own case' using errcode = 'check_violation', constraint = 'appeal_is_the_students';
  end if;
  if opener.role = 'lead' or (opener.role = 'tutor' and new.kind <> 'appeal') then
    return new;
  end if;
  if exists (select from appeal_windows where decision_id = decision.id and appeal_by < clock_timestamp()) then
    raise exception 'the time to appeal is over' using errcode = 'check_violation', constraint = 'appeal_in_time';
  end if;
  if answers_appeal(new.submission_id, decision.round) then
    raise exception 'an appeal that was decided ends the procedure here' using errcode = 'check_violation', constraint = 'one_appeal';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger reopening_in_time before insert on reopenings for each row execute function refuse_late_reopening();
--> statement-breakpoint
-- An appeal is decided by a person with no part in the case before it.
create function refuse_partial_decider() returns trigger language plpgsql as $$
begin
  if has_earlier_part(new.submission_id, new.decided_by) or exists (
    select from confirmations where proposal_id = new.proposal_id and has_earlier_part(new.submission_id, confirmed_by)
  ) then
    raise exception 'an appeal is decided by a person with no earlier part in the case' using errcode = 'check_violation', constraint = 'appeal_is_decided_by_another';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger impartial_decision before insert on decisions for each row execute function refuse_partial_decider();
--> statement-breakpoint
-- The newest assignment of the round under way.
create function current_assignment(work uuid) returns setof assignments language sql stable as $$
  select * from assignments one
  where one.submission_id = work and one.round = (select 1 + count(*) from reopenings where submission_id = work)
    and not exists (select from assignments later where later.submission_id = work and later.replaces = one.id)
$$;
--> statement-breakpoint
-- Work under review is assigned in the round under way: by a lead, or by a tutor to themselves where it is not assigned. Whoever has a
-- conflict of interest, and in an appeal had a part before it, cannot be assigned (src/domain/review/pile/assignment.ts).
create function refuse_unfair_assignment() returns trigger language plpgsql as $$
declare
  work submissions;
  current assignments;
begin
  select * into work from submissions where id = new.submission_id;
  select * into current from current_assignment(new.submission_id);
  if work.status <> 'under_review' then
    perform refuse('work under review is assigned', 'assigned_under_review');
  end if;
  if new.round <> 1 + (select count(*) from reopenings where submission_id = new.submission_id) or new.replaces is distinct from current.id then
    perform refuse('an assignment takes the place of the current one', 'replaces_the_current_assignment');
  end if;
  if not exists (select from accounts where id = new.assigned_by and (role = 'lead' or role = 'tutor' and new.assignee_id = new.assigned_by
      and (current.id is null or has_conflict(new.submission_id, current.assignee_id)
        or exists (select from accounts gone where gone.id = current.assignee_id and gone.disabled_at is not null)))) then
    perform refuse('a lead assigns; a tutor takes what is not assigned', 'assigned_by_a_lead');
  end if;
  if not exists (select from accounts where id = new.assignee_id and disabled_at is null and (role = 'lead' or role = 'tutor' and exists (
      select from memberships where assessment_id = work.assessment_id and account_id = new.assignee_id and memberships.role = 'tutor'))) then
    perform refuse('work is assigned to a tutor of its course or a lead', 'assigned_to_a_reviewer');
  end if;
  if has_conflict(new.submission_id, new.assignee_id) then
    perform refuse('work is not assigned to a person with a conflict of interest', 'assigned_without_conflict');
  end if;
  if has_earlier_part(new.submission_id, new.assignee_id) then
    perform refuse('an appeal is assigned to a person with no earlier part in the case', 'appeal_is_assigned_to_another');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger fair_assignment before insert on assignments for each row execute function refuse_unfair_assignment();
--> statement-breakpoint
-- A note is written by those who review.
create function refuse_foreign_note() returns trigger language plpgsql as $$
begin
  if not is_reviewer(new.written_by) then
    perform refuse('a note is written by a tutor or lead', 'note_by_a_reviewer');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger note_by_a_reviewer before insert on review_notes for each row execute function refuse_foreign_note();
--> statement-breakpoint
-- What comes back is about a decision that referred the matter, and a lead records it.
create function refuse_foreign_referral_outcome() returns trigger language plpgsql as $$
begin
  if not exists (select from decisions where id = new.decision_id and submission_id = new.submission_id and outcome = 'referred') then
    raise exception 'only a referral has an outcome that comes back' using errcode = 'check_violation', constraint = 'outcome_is_of_a_referral';
  end if;
  if not exists (select from accounts where id = new.recorded_by and role = 'lead') then
    raise exception 'a lead records the outcome of a referral' using errcode = 'check_violation', constraint = 'referral_outcome_is_recorded_by_a_lead';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger referral_outcome_fits before insert on referral_outcomes for each row execute function refuse_foreign_referral_outcome();
--> statement-breakpoint
-- A completion letter is of the newest decision, once an appeal was decided by it or the time to appeal against it is over.
create function refuse_early_letter() returns trigger language plpgsql as $$
declare
  decision decisions;
begin
  select * into decision from decisions where submission_id = new.submission_id order by round desc limit 1;
  if decision.id is distinct from new.decision_id then
    raise exception 'a letter is about the newest decision' using errcode = 'check_violation', constraint = 'letter_is_of_newest_decision';
  end if;
  if not answers_appeal(new.submission_id, decision.round)
     and not exists (select from appeal_windows where decision_id = decision.id and appeal_by < clock_timestamp()) then
    raise exception 'the student can still appeal' using errcode = 'check_violation', constraint = 'letter_waits_for_appeal';
  end if;
  if new.html_sha256 <> encode(sha256(convert_to(new.html, 'UTF8')), 'hex') or new.pdf_sha256 <> encode(sha256(new.pdf), 'hex') then
    raise exception 'the hashes of a letter are those of its files' using errcode = 'check_violation', constraint = 'letter_has_its_hashes';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger letter_in_time before insert on letters for each row execute function refuse_early_letter();
--> statement-breakpoint
-- A second opinion on a decision is given by a person with no part in the case and no conflict of interest in it.
create function refuse_partial_opinion() returns trigger language plpgsql as $$
begin
  if not exists (select from accounts where id = new.reviewer_id and role in ('tutor', 'lead')) then
    raise exception 'a second opinion is given by a tutor or lead' using errcode = 'check_violation', constraint = 'second_opinion_by_a_person';
  end if;
  if exists (select from parts_in(new.submission_id) where person_id = new.reviewer_id and what <> 'marked_elsewhere')
     or exists (select from conflicts_of_interest where submission_id = new.submission_id and person_id = new.reviewer_id) then
    raise exception 'a second opinion is given by a person without a part in the case' using errcode = 'check_violation', constraint = 'second_opinion_without_a_part';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger impartial_opinion before insert on sample_opinions for each row execute function refuse_partial_opinion();
--> statement-breakpoint
-- What is decided or proposed cites only records of conversations that the student has opened, at any depth of the row.
create function refuse_unseen_conversation() returns trigger language plpgsql as $$
begin
  if exists (
    select from jsonb_path_query(to_jsonb(new), '$.**.conversationId') cited (id)
    where not exists (
      select from conversation_reads where conversation_id::text = cited.id #>> '{}' and submission_id = new.submission_id
    )
  ) then
    raise exception 'only a record that the student has seen is cited' using errcode = 'check_violation', constraint = 'cited_conversation_was_seen';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger seen_conversations before insert on decisions for each row execute function refuse_unseen_conversation();
--> statement-breakpoint
create trigger seen_conversations before insert on proposals for each row execute function refuse_unseen_conversation();
--> statement-breakpoint
-- Nothing that could be to the student's disadvantage is decided while they wait for an answer on more time.
create function refuse_unanswered_time_request() returns trigger language plpgsql as $$
begin
  if exists (
    select from time_requests asked where asked.submission_id = new.submission_id
      and not exists (select from time_answers where request_id = asked.id)
  ) then
    raise exception 'a request for more time is answered before the decision' using errcode = 'check_violation', constraint = 'decision_answers_time_request';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger time_request_is_answered before insert on decisions for each row
  when (new.outcome not in ('no_concern', 'advice_given')) execute function refuse_unanswered_time_request();
--> statement-breakpoint
-- A score reaches a gradebook only where people gave one, and none is sent while the work is under review. The flow
-- (src/flow/lti/gradebook/report.ts) is the stricter: it looks at the state of the work again when it sends.
create function refuse_score_without_mark() returns trigger language plpgsql as $$
begin
  if highest_mark(new.submission_id) is null then
    perform refuse('a score is reported for a mark that a person gave', 'score_has_mark');
  elsif tg_op = 'INSERT' and not exists (select from submissions where id = new.submission_id and status in ('released', 'decided')) then
    perform refuse('no score is reported while the work is under review', 'score_is_held_under_review');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger score_has_mark before insert or update on lti_reports for each row
  when (new.kind = 'score' and new.state = 'waiting') execute function refuse_score_without_mark();
--> statement-breakpoint

-- FACTS: written once, by the clock of the database, and never changed, for any login. The service cannot even try where it
-- has no right to change the column; the triggers hold where it has one, and for the owner.

-- Work is judged by the text and the clauses of the version that is pinned to it, so neither changes under it. Which clause
-- covers which point may be corrected until the version is first put in force. The flow
-- (src/flow/policy/confirm-points.ts) is the stricter: it also checks that each clause exists.
create function refuse_rewritten_policy() returns trigger language plpgsql as $$
begin
  if (new.title, new.version, new.issued_on, new.next_review_on, new.authorised_by, new.authorised_on, new.clauses, new.source_sha256, new.created_at)
     is distinct from
     (old.title, old.version, old.issued_on, old.next_review_on, old.authorised_by, old.authorised_on, old.clauses, old.source_sha256, old.created_at) then
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
create function refuse_changed_fact() returns trigger language plpgsql as $$
begin
  raise exception '% of % does not change', tg_argv[0], tg_table_name using errcode = 'restrict_violation', constraint = tg_name;
end $$;
--> statement-breakpoint
create trigger submission_facts_are_fixed before update on submissions for each row
  when ((new.id, new.assessment_id, new.student_id, new.submitted_by, new.attempt, new.policy_version_id, new.received_at, new.assessment_version)
    is distinct from
    (old.id, old.assessment_id, old.student_id, old.submitted_by, old.attempt, old.policy_version_id, old.received_at, old.assessment_version))
  execute function refuse_changed_fact('who handed in what, and when,');
--> statement-breakpoint
create trigger role_is_fixed before update on accounts for each row
  when ((new.id, new.added_by, new.created_at) is distinct from (old.id, old.added_by, old.created_at)
    or new.role <> old.role and not (array[new.role, old.role] <@ array['tutor', 'lead', 'auditor']))
  execute function refuse_changed_fact('the role');
--> statement-breakpoint
create trigger notice_is_fixed before update on notices for each row
  when ((new.id, new.person_id, new.kind, new.event_id, new.submission_id, new.assessment_id, new.disclosure_id, new.permission_id, new.policy_version_id, new.act_by, new.created_at)
    is distinct from
    (old.id, old.person_id, old.kind, old.event_id, old.submission_id, old.assessment_id, old.disclosure_id, old.permission_id, old.policy_version_id, old.act_by, old.created_at))
  execute function refuse_changed_fact('whom a notice tells what');
--> statement-breakpoint
create trigger key_is_fixed before update on keys for each row
  when ((new.id, new.account_id, new.hash, new.created_at, new.expires_at) is distinct from (old.id, old.account_id, old.hash, old.created_at, old.expires_at))
  execute function refuse_changed_fact('the owner');
--> statement-breakpoint
create trigger request_is_fixed before update on ai_permissions for each row
  when ((new.id, new.assessment_id, new.student_id, new.tools, new.purposes, new.request, new.requested_at)
    is distinct from
    (old.id, old.assessment_id, old.student_id, old.tools, old.purposes, old.request, old.requested_at))
  execute function refuse_changed_fact('what was asked');
--> statement-breakpoint
create trigger answer_is_fixed before update on ai_permissions for each row
  when (old.state <> 'requested') execute function refuse_changed_fact('an answer');
--> statement-breakpoint

-- The service cannot say when something happened, so that nothing is dated before or after it came. The owner can, to restore.
create function refuse_other_time() returns trigger language plpgsql as $$
begin
  if is_owner_of(tg_relid) then
    return new;
  end if;
  raise exception '%: the time is that of the database', tg_table_name using errcode = 'restrict_violation', constraint = 'time_is_the_databases';
end $$;
--> statement-breakpoint
do $$
declare
  dated record;
begin
  for dated in
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and column_default = 'clock_timestamp()'
  loop
    execute format(
      $trigger$create trigger %1$I before insert on %2$I for each row
        when (new.%3$I not between clock_timestamp() - interval '10 seconds' and clock_timestamp() + interval '10 seconds')
        execute function refuse_other_time()$trigger$,
      'dated_' || dated.column_name, dated.table_name, dated.column_name);
  end loop;
end $$;
--> statement-breakpoint
create trigger answer_is_dated before update of decided_at on ai_permissions for each row
  when (new.decided_at not between clock_timestamp() - interval '10 seconds' and clock_timestamp() + interval '10 seconds')
  execute function refuse_other_time();
--> statement-breakpoint

-- PEOPLE

-- Whoever is added is in the log, by the same statement, with the person who added them. After the first admin, the service
-- adds another only in the name of one who may still sign in; the owner may always, so that a provider cannot lock itself out.
create function record_account() returns trigger language plpgsql as $$
begin
  if new.role = 'admin' and not is_owner_of(tg_relid)
     and exists (select from accounts where role = 'admin' and id <> new.id)
     and not exists (select from accounts where id = new.added_by and role = 'admin' and disabled_at is null) then
    raise exception 'an admin is added by an admin' using errcode = 'restrict_violation', constraint = 'admin_is_added_by_an_admin';
  end if;
  insert into audit_events (id, type, actor_id, actor_role, data)
  select gen_random_uuid(), 'account.added', new.added_by, (select role from accounts where id = new.added_by),
    jsonb_build_object('account', new.id, 'role', new.role);
  return null;
end $$;
--> statement-breakpoint
create trigger recorded after insert on accounts for each row execute function record_account();
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
--> statement-breakpoint

-- DATES

-- Who is enrolled in an assessment as a student.
create function students_of(assessment uuid) returns setof uuid language sql stable as $$
  select distinct accounts.id from memberships join accounts on accounts.id = account_id
  where assessment_id = assessment and memberships.role = 'student' and accounts.disabled_at is null
$$;
--> statement-breakpoint
-- The due date that applies to a student, and why: the latest of the assessment's own, the newest extension, the standing
-- adjustment and those after outages; the first of these where two are equal. Null where work is never late. Days are days
-- in the provider's time zone, and a share of the time is rounded up to the minute (docs/reference/dates.md#the-due-date).
create function due_of(assessment uuid, student uuid, zone text) returns table (due_at timestamptz, due_because text) language sql stable as $$
  select candidate.at, candidate.because
  from assessments base cross join lateral (
    select base.due_at as at, 'base' as because, 0 as place
    union all
    (select until, 'extension', 1 from extensions
     where extensions.assessment_id = base.id and extensions.student_id = student order by extensions.at desc, extensions.id desc limit 1)
    union all
    select case when days is not null then (base.due_at at time zone zone + make_interval(days => days)) at time zone zone
      else date_trunc('minute', base.due_at + (base.due_at - coalesce(base.opens_at, base.published_at)) * share + interval '59.999 seconds')
      end, 'adjustment', 2
    from (select days, share from adjustments where adjustments.student_id = student order by adjustments.at desc, adjustments.id desc limit 1) standing
    where days is not null or share is not null
    union all
    select until, 'outage', 3 from outage_credits
    where outage_credits.assessment_id = base.id and outage_credits.student_id = student
  ) candidate
  where base.id = assessment and (base.due_at is not null or place = 0)
  order by candidate.at desc nulls last, place limit 1
$$;
--> statement-breakpoint
-- An assessment is never without its first version, whoever adds it.
create function add_first_version() returns trigger language plpgsql as $$
begin
  insert into assessment_versions (id, assessment_id, version, title, brief, ai_level, guidance, allowed_purposes, outcomes, supervised, level_reason, level_approver, anonymous, sample_rate, response_days, opens_at, due_at, reason, changed_by, at, counts_from)
  values (new.id, new.id, 1, new.title, new.brief, new.ai_level, new.guidance, new.allowed_purposes, new.outcomes, new.supervised, new.level_reason, new.level_approver, new.anonymous, new.sample_rate, new.response_days, new.opens_at, new.due_at, '', new.created_by, new.published_at, new.published_at);
  return null;
end $$;
--> statement-breakpoint
create trigger add_first_version after insert on assessments for each row execute function add_first_version();
--> statement-breakpoint
-- What is set changes by its next version only, which holds the same.
create function refuse_unversioned_change() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 or not exists (
    select from assessment_versions one where one.assessment_id = new.id and one.version = new.version
      and (one.title, one.brief, one.ai_level, one.guidance, one.allowed_purposes, one.outcomes, one.supervised, one.level_reason, one.level_approver, one.anonymous, one.sample_rate, one.response_days, one.opens_at, one.due_at) is not distinct from
        (new.title, new.brief, new.ai_level, new.guidance, new.allowed_purposes, new.outcomes, new.supervised, new.level_reason, new.level_approver, new.anonymous, new.sample_rate, new.response_days, new.opens_at, new.due_at)
  ) then
    raise exception 'an assessment changes by a version' using errcode = 'restrict_violation', constraint = 'assessment_changes_by_version';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger assessment_changes_by_version
  before update of title, brief, ai_level, guidance, allowed_purposes, outcomes, supervised, level_reason, level_approver, anonymous, sample_rate, response_days, opens_at, due_at, version
  on assessments for each row execute function refuse_unversioned_change();
--> statement-breakpoint
create trigger assessment_facts_are_fixed before update on assessments for each row
  when ((new.id, new.published_at, new.created_by) is distinct from (old.id, old.published_at, old.created_by))
  execute function refuse_changed_fact('who published it, and when,');
--> statement-breakpoint
-- The version by which work that arrives now is judged.
create function version_in_effect(assessment uuid) returns assessment_versions language sql stable as $$
  select assessment_versions from assessment_versions
  where assessment_id = assessment and counts_from <= clock_timestamp() order by version desc limit 1
$$;
--> statement-breakpoint
create function is_narrower(one assessment_versions, than assessment_versions) returns boolean language sql immutable as $$
  select (one).ai_level < (than).ai_level or not (one).allowed_purposes @> (than).allowed_purposes
$$;
--> statement-breakpoint
-- Once an assessment has opened, a use of AI that was allowed stays allowed until a date that is announced. The domain
-- (src/domain/policy/assessment-change.ts) is the stricter: it says in words what is missing.
create function refuse_narrower_at_once() returns trigger language plpgsql as $$
begin
  if new.counts_from <= clock_timestamp()
     and is_narrower(new, version_in_effect(new.assessment_id))
     and exists (select from assessments where id = new.assessment_id and coalesce(opens_at, published_at) <= clock_timestamp()) then
    raise exception 'a narrower use of AI counts from a later date' using errcode = 'check_violation', constraint = 'narrower_counts_later';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger narrower_counts_later before insert on assessment_versions for each row
  when (new.version > 1) execute function refuse_narrower_at_once();
--> statement-breakpoint
-- Nor does it become narrower without a notice to each student who is enrolled, in the same transaction.
create function refuse_narrower_in_silence() returns trigger language plpgsql as $$
begin
  if is_narrower(new, version_in_effect(new.assessment_id)) and exists (
    select from students_of(new.assessment_id) student
    where not exists (
      select from notices where person_id = student and assessment_id = new.assessment_id and kind = 'assessment_changed'
        and created_at >= date_trunc('milliseconds', transaction_timestamp())
    )
  ) and exists (select from assessments where id = new.assessment_id and coalesce(opens_at, published_at) <= clock_timestamp()) then
    raise exception 'a narrower use of AI is announced to each student' using errcode = 'check_violation', constraint = 'narrower_is_announced';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger narrower_is_announced after insert on assessment_versions deferrable initially deferred for each row
  when (new.version > 1) execute function refuse_narrower_in_silence();
--> statement-breakpoint
-- The due date of work that was handed in moves to a later time only, and whether it is late follows from it.
create function refuse_earlier_due_date() returns trigger language plpgsql as $$
begin
  if old.due_at is null or new.due_at <= old.due_at or new.late is distinct from coalesce(new.received_at > new.due_at, false) then
    raise exception 'the due date of work moves to a later time only' using errcode = 'restrict_violation', constraint = 'due_date_moves_later';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger due_date_moves_later before update of late, due_at, due_because on submissions for each row
  execute function refuse_earlier_due_date();
--> statement-breakpoint
-- A process says only that it is still there: a heartbeat that is over does not come back, and its beginning stays.
create trigger heartbeat_goes_on before update on heartbeats for each row
  when (new.id <> old.id or new.started_at <> old.started_at or new.last_at < old.last_at)
  execute function refuse_changed_fact('the beginning');
