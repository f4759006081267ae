-- An index can be rebuilt, so its rows may go; they go with the work they came from.
do $$ begin
  grant delete on fingerprints to candour_app;
exception
  when undefined_object then null;
end $$;
