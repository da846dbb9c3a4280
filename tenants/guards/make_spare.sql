-- Makes an empty schema in the owner's name, ready for the next body.
CREATE OR REPLACE FUNCTION public.guildmark_make_spare(schema_ text, hash_ text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF schema_ !~ '^spare_[0-9a-f]{12}$' THEN
        RAISE EXCEPTION 'No spare has a schema of that name.' USING ERRCODE = 'invalid_schema_name';
    END IF;
    PERFORM public.guildmark_replay(schema_, hash_);
    INSERT INTO public.tenants_spare (schema_name, migrations_hash, made_at) VALUES (schema_, hash_, now());
END $$;
