-- INV-9: a quality manager assesses what another person answers, both authorised then, and neither gave the advice.
CREATE OR REPLACE FUNCTION public.guildmark_assessment_is_lawful() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    who uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.written_by_id ELSE NEW.answered_by_id END;
    at_ timestamptz := CASE WHEN TG_OP = 'INSERT' THEN NEW.written_at ELSE NEW.answered_at END;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP = 'INSERT' AND NEW.answered_at IS NOT NULL THEN
        PERFORM guildmark_refuse('An assessment is written first, and answered by another person then (INV-9).');
    END IF;
    IF who IS NULL THEN RETURN NEW; END IF;
    IF NOT (guildmark_authorised(TG_TABLE_SCHEMA, who, 'quality_manager', NULL, NULL, at_)
            OR TG_OP = 'UPDATE' AND guildmark_authorised(TG_TABLE_SCHEMA, who, 'body_admin', NULL, NULL, at_)) THEN
        PERFORM guildmark_refuse('Quality managers assess impartiality; they or administrators answer (INV-9).');
    END IF;
    IF EXISTS (SELECT FROM staff_conflict WHERE advice_id = NEW.advice_id AND user_id = who) THEN
        PERFORM guildmark_refuse('Who gave the advice does not assess what it does to impartiality (INV-9).');
    END IF;
    RETURN NEW;
END $$;
