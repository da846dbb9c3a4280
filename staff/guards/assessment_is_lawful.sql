-- INV-9: a quality manager assesses what another person answers, both authorised then, and neither gave the advice. Nothing is
-- assessed while the work lasts, nor for half a year after an assessment that was not confirmed.
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
    IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM staff_adviceend WHERE advice_id = NEW.advice_id) THEN
        PERFORM guildmark_refuse('Advice is assessed once its work is over (INV-9).');
    END IF;
    IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM staff_impartialityassessment WHERE advice_id = NEW.advice_id
            AND outcome = 'upheld' AND answered_at > NEW.written_at - interval '180 days') THEN
        PERFORM guildmark_refuse('An assessment that was not confirmed stands for half a year (INV-9).');
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
