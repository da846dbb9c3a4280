-- A document is never changed, and is kept once its application is sent.
CREATE OR REPLACE FUNCTION public.guildmark_document_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE submitted boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP = 'UPDATE' THEN PERFORM guildmark_refuse('A document is never changed: add a version.'); END IF;
    SELECT submitted_at IS NOT NULL INTO submitted FROM applications_application WHERE id = OLD.application_id;
    IF submitted THEN PERFORM guildmark_refuse('A document is kept once the application is sent: add a version.'); END IF;
    RETURN OLD;
END $$;
