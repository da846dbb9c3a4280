-- Makes a body's schema in the owner's name: a spare is renamed, else the template replayed. True where a spare was ready.
CREATE OR REPLACE FUNCTION public.guildmark_open_schema(schema_ text, hash_ text) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE spare text;
BEGIN
    IF schema_ !~ '^body_[a-z][a-z0-9_]{1,50}$' THEN
        RAISE EXCEPTION 'No body has a schema of that name.' USING ERRCODE = 'invalid_schema_name';
    END IF;
    DELETE FROM public.tenants_spare WHERE schema_name = (
        SELECT schema_name FROM public.tenants_spare WHERE migrations_hash = hash_
        ORDER BY made_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING schema_name INTO spare;
    IF spare IS NULL THEN
        PERFORM public.guildmark_replay(schema_, hash_);
        RETURN false;
    END IF;
    EXECUTE format('ALTER SCHEMA %I RENAME TO %I', spare, schema_);
    RETURN true;
END $$;
