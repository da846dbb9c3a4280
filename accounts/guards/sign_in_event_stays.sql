-- A sign-in history says what happened, and is forgotten after a year; device and network, when a person is (docs/privacy.md).
CREATE OR REPLACE FUNCTION public.guildmark_sign_in_event_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        OLD.device := '';
        OLD.network := '';
        IF NEW IS DISTINCT FROM OLD THEN
            PERFORM guildmark_refuse('A sign-in stays on record as it happened.');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.at > now() - interval '364 days' THEN
        PERFORM guildmark_refuse('A sign-in history is kept for a year.');
    END IF;
    RETURN OLD;
END $$;
