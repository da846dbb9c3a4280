-- A sign-in history says what happened, and is forgotten after a year (docs/privacy.md).
CREATE OR REPLACE FUNCTION public.guildmark_sign_in_event_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN PERFORM guildmark_refuse('A sign-in stays on record as it happened.'); END IF;
    IF OLD.at > now() - interval '364 days' THEN
        PERFORM guildmark_refuse('A sign-in history is kept for a year.');
    END IF;
    RETURN OLD;
END $$;
