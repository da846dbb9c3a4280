-- One certificate of before: its two people.
CREATE OR REPLACE FUNCTION public.guildmark_import_is_answered_for() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM guildmark_refuse_unanswered(
        TG_TABLE_SCHEMA, NEW.prepared_by_id, NEW.prepared_at, NEW.confirmed_by_id, NEW.confirmed_at);
    RETURN NEW;
END $$;
