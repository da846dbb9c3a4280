-- What was sent does not become a draft again; what was accepted is frozen.
CREATE OR REPLACE FUNCTION public.guildmark_application_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.submitted_at IS NOT NULL THEN PERFORM guildmark_refuse('Only drafts may be deleted.'); END IF;
        RETURN OLD;
    END IF;
    IF NEW.organisation_id <> OLD.organisation_id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind THEN
        PERFORM guildmark_refuse('Whose application it is does not change.');
    END IF;
    IF OLD.frozen_at IS NOT NULL THEN
        PERFORM guildmark_refuse('The application is frozen at acceptance.');
    END IF;
    IF OLD.submitted_at IS NOT NULL AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at THEN
        PERFORM guildmark_refuse('What was sent does not become a draft again.');
    END IF;
    RETURN NEW;
END $$;
