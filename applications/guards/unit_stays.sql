-- Units are frozen at acceptance.
CREATE OR REPLACE FUNCTION public.guildmark_unit_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE frozen boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT frozen_at IS NOT NULL INTO frozen FROM applications_application
        WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;
    IF frozen THEN PERFORM guildmark_refuse('Units are frozen at acceptance.'); END IF;
    IF TG_OP <> 'DELETE' AND NOT EXISTS (SELECT FROM cases_case
            WHERE id = NEW.case_id AND subject_kind = 'application' AND subject = NEW.application_id) THEN
        PERFORM guildmark_refuse('The case of a unit is about its application.');
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
