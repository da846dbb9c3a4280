-- Many certificates of before, written at once: their two people.
CREATE OR REPLACE FUNCTION public.guildmark_imports_are_answered_for() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE one record;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    FOR one IN SELECT DISTINCT prepared_by_id, prepared_at, confirmed_by_id, confirmed_at
            FROM entered WHERE origin = 'imported' AND status <> 'PENDING' LOOP
        PERFORM guildmark_refuse_unanswered(
            TG_TABLE_SCHEMA, one.prepared_by_id, one.prepared_at, one.confirmed_by_id, one.confirmed_at);
    END LOOP;
    RETURN NULL;
END $$;
