-- What was handed over is kept once its application is sent; of it only what the laboratory says since may change.
CREATE OR REPLACE FUNCTION public.guildmark_handed_report_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    submitted boolean;
    may_change text[] := ARRAY['state', 'revision', 'content'];
    within text[] := ARRAY['status', 'replaced_by', 'reason'];
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT submitted_at IS NOT NULL INTO submitted FROM applications_application WHERE id = OLD.application_id;
    IF NOT submitted THEN may_change := may_change || 'document_id'::text; END IF;
    IF TG_OP = 'DELETE' THEN
        IF submitted THEN PERFORM guildmark_refuse('A report that was handed over is kept once the application is sent.'); END IF;
        RETURN OLD;
    END IF;
    IF to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change
            OR OLD.content - within IS DISTINCT FROM NEW.content - within OR NEW.revision < OLD.revision THEN
        PERFORM guildmark_refuse('Of a report that was handed over only what its laboratory says of it since may change.');
    END IF;
    RETURN NEW;
END $$;
