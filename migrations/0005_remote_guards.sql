-- Remote runs move on; what they came to, what they cost and whose acceptance they carry is only added to.
do $$ begin
  grant update on remote_runs, remote_desks, remote_notes to candour_app;
  grant delete on remote_callbacks to candour_app;
exception
  when undefined_object then null;
end $$;
--> statement-breakpoint
do $$
declare
  history text;
begin
  foreach history in array array['remote_spending', 'terms_acceptances', 'detector_options'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change(''kept'')', history);
    execute format('create trigger never_truncated before truncate on %I for each statement execute function refuse_change(''kept'')', history);
  end loop;
end $$;
