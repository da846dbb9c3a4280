-- A quote binds whoever sent it: no revision changes or goes once it was sent.
CREATE OR REPLACE FUNCTION public.guildmark_quote_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.sent_at IS NOT NULL THEN
        PERFORM guildmark_refuse('A quote that was sent stays as it is.');
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
