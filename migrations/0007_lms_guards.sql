-- What came in and went out is added to; what is still under way moves on; what is spent or out of date goes.
do $$ begin
  grant update on webhook_endpoints, webhook_deliveries, integrations, integration_events, external_assignments,
    external_submissions, lti_registrations, lti_deployments, lti_keys, lti_logins, lti_tickets, lti_links, lti_visits,
    lti_members, lti_reports to candour_app;
  grant delete on lti_logins, lti_tickets, lti_members, lti_refusals to candour_app;
exception
  when undefined_object then null;
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on webhook_attempts for each row execute function refuse_change('kept');
--> statement-breakpoint
create trigger never_truncated before truncate on webhook_attempts for each statement execute function refuse_change('kept');
--> statement-breakpoint
-- A score reaches a gradebook only for a decision by a person that carries one (house rule: detectors never touch grades).
create function refuse_score_without_decision() returns trigger language plpgsql as $$
begin
  if new.kind = 'score' and not exists (
    select 1 from decisions where submission_id = new.submission_id and score is not null
  ) then
    raise exception 'a score is reported for a human decision that carries one' using errcode = 'check_violation', constraint = 'score_has_decision';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger score_has_decision before insert or update on lti_reports for each row when (new.kind = 'score' and new.state = 'waiting')
  execute function refuse_score_without_decision();
