-- Makes a schema from the template's text, and copies the template's few rows (its list of migrations).
CREATE OR REPLACE FUNCTION public.guildmark_replay(schema_ text, hash_ text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    template record;
    filled text;
    counted text;
BEGIN
    SELECT ddl, filled_tables INTO template FROM public.tenants_schematemplate WHERE migrations_hash = hash_;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The template is older than the migrations: run migrate_bodies.' USING ERRCODE = 'no_data_found';
    END IF;
    EXECUTE replace(template.ddl, 'guildmark_template', quote_ident(schema_));
    FOR filled IN SELECT jsonb_array_elements_text(template.filled_tables) LOOP
        EXECUTE format('INSERT INTO %I.%I OVERRIDING SYSTEM VALUE SELECT * FROM guildmark_template.%I',
                       schema_, filled, filled);
        FOR counted IN SELECT attname FROM pg_attribute
                WHERE attrelid = to_regclass(format('%I.%I', schema_, filled)) AND attidentity <> '' LOOP
            EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) FROM %I.%I',
                           format('%I.%I', schema_, filled), counted, counted, schema_, filled);
        END LOOP;
    END LOOP;
    PERFORM public.guildmark_settle(schema_);
END $$;
