-- A group has one root: ties go in no circle, claims among them. What was stated, looked up or ended stays as it is.
CREATE OR REPLACE FUNCTION public.guildmark_legal_tie_is_lawful() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    is_circle boolean;
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM guildmark_refuse('A tie between organisations is ended, never deleted.');
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.id, NEW.child_id, NEW.parent_id, NEW.source, NEW.stated_by_id, NEW.stated_at)
                IS DISTINCT FROM (OLD.id, OLD.child_id, OLD.parent_id, OLD.source, OLD.stated_by_id, OLD.stated_at)
            OR OLD.checked_at IS NOT NULL AND (NEW.checked_at, NEW.checked_by_id, NEW.looked_up_in)
                IS DISTINCT FROM (OLD.checked_at, OLD.checked_by_id, OLD.looked_up_in)
            OR OLD.ended_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
            PERFORM guildmark_refuse('A tie between organisations is ended and stated anew, never rewritten.');
        END IF;
        RETURN NEW;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('accounts.legal_tie'));  -- of two that close a circle one waits here
    WITH RECURSIVE above(id) AS (
        SELECT NEW.parent_id
        UNION
        SELECT t.parent_id FROM above a JOIN accounts_legaltie t ON t.child_id = a.id WHERE t.ended_at IS NULL
    )
    SELECT EXISTS (SELECT FROM above WHERE id = NEW.child_id) INTO is_circle;
    IF is_circle THEN PERFORM guildmark_refuse('Organisations do not belong to each other in a circle.'); END IF;
    RETURN NEW;
END $$;
