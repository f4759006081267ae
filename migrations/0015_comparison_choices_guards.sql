-- A student's choices about the comparison with their earlier work are added to, never changed.
create trigger append_only before update or delete on comparison_choices for each row execute function refuse_change('kept');
--> statement-breakpoint
create trigger never_truncated before truncate on comparison_choices for each statement execute function refuse_change('kept');
