-- After the tables of a schema were made: what the application may do with them, and that nobody empties what is kept.
-- A table whose rows are append-only is one the application may read and add to; a table of ours alone it may read.
CREATE OR REPLACE FUNCTION public.guildmark_settle(schema_ text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    one record;
    deletes CONSTANT int := 8;  -- bits of pg_trigger.tgtype
    updates CONSTANT int := 16;
    empties CONSTANT int := 32;
BEGIN
    FOR one IN SELECT DISTINCT t.tgrelid::regclass AS kept FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = to_regnamespace(quote_ident(schema_)) AND NOT t.tgisinternal AND t.tgtype & deletes <> 0
                AND NOT EXISTS (SELECT FROM pg_trigger e WHERE e.tgrelid = t.tgrelid AND e.tgtype & empties <> 0) LOOP
        EXECUTE format('CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON %s
            FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only()', one.kept);
    END LOOP;
    IF to_regrole('guildmark_app') IS NULL THEN RETURN; END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO guildmark_app', schema_);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO guildmark_app', schema_);
    EXECUTE format('GRANT SELECT, UPDATE, USAGE ON ALL SEQUENCES IN SCHEMA %I TO guildmark_app', schema_);
    FOR one IN SELECT DISTINCT t.tgrelid::regclass AS grows FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE c.relnamespace = to_regnamespace(quote_ident(schema_)) AND t.tgqual IS NULL
                AND p.proname IN ('guildmark_append_only', 'refuse_change_of_measure')
                AND t.tgtype & (deletes | updates) = deletes | updates LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM guildmark_app', one.grows);
    END LOOP;
    FOR one IN SELECT oid::regclass AS ours FROM pg_class
            WHERE relnamespace = to_regnamespace(quote_ident(schema_)) AND relkind = 'r'
                AND relname IN ('django_migrations', 'tenants_schematemplate', 'tenants_spare') LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %s FROM guildmark_app', one.ours);
    END LOOP;
    FOR one IN SELECT oid::regprocedure AS door FROM pg_proc
            WHERE pronamespace = to_regnamespace(quote_ident(schema_)) AND prosecdef LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one.door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO guildmark_app', one.door);
    END LOOP;
END $$;
