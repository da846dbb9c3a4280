-- Sale and application of one legal group wait here for each other: of two at once the later sees what the earlier wrote.
CREATE OR REPLACE FUNCTION public.guildmark_lock_client_group(schema_ text, organisation_ uuid) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    root uuid := guildmark_group_of(organisation_);
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    INSERT INTO staff_clientgroup ("group", met_at) VALUES (root, now()) ON CONFLICT DO NOTHING;
    PERFORM FROM staff_clientgroup WHERE "group" = root FOR UPDATE;
END $$;
