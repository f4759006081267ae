-- Sessions, links and drafts come and go; what a reviewer read first and what a student attached stays as it was.
do $$ begin
  grant delete on sessions, sign_in_links, sign_in_attempts, drafts to candour_app;
  grant update on drafts to candour_app;
exception
  when undefined_object then null;
end $$;
--> statement-breakpoint
do $$
declare
  history text;
begin
  foreach history in array array['first_readings', 'response_files'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change(''erasable'')', history);
    execute format('create trigger never_truncated before truncate on %I for each statement execute function refuse_change(''kept'')', history);
  end loop;
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on reading_settings for each row execute function refuse_change('kept');
--> statement-breakpoint
create trigger never_truncated before truncate on reading_settings for each statement execute function refuse_change('kept');
--> statement-breakpoint
-- The file is the last of a student's own rows to go when work is erased; what was written at the desk goes with it.
create function erase_with_file() returns trigger language plpgsql as $$
begin
  delete from first_readings where submission_id = old.submission_id;
  delete from response_files where submission_id = old.submission_id;
  return old;
end $$;
--> statement-breakpoint
create trigger erase_with_file after delete on files for each row execute function erase_with_file();
