-- At commit, the history says of each changed status from what to what: so that its ground is asked for.
CREATE OR REPLACE FUNCTION public.guildmark_status_is_told() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM certificates_certificateevent WHERE certificate_id = NEW.id AND revision = NEW.revision
        AND status_before = OLD.status AND status_after = NEW.status);
    IF NOT yes THEN PERFORM guildmark_refuse('The history says from what to what a certificate''s status changed.'); END IF;
    RETURN NULL;
END $$;
