-- A quote begins as a draft and binds whoever sent it: from then on no revision changes or goes. That it has left the body is
-- noted once.
CREATE OR REPLACE FUNCTION public.guildmark_quote_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.sent_at IS NOT NULL THEN PERFORM guildmark_refuse('A quote begins as a draft.'); END IF;
        RETURN NEW;
    END IF;
    IF OLD.sent_at IS NOT NULL AND (TG_OP = 'DELETE' OR OLD.told_at IS NOT NULL
            OR to_jsonb(OLD) - 'told_at' IS DISTINCT FROM to_jsonb(NEW) - 'told_at') THEN
        PERFORM guildmark_refuse('A quote that was sent stays as it is.');
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.received_id <> OLD.received_id OR NEW.number <> OLD.number THEN
        PERFORM guildmark_refuse('Which revision of which quote it is does not change.');
    END IF;
    IF NEW.sent_at IS NOT NULL AND (NEW.content ->> 'id' IS DISTINCT FROM NEW.id::text
            OR NEW.content ->> 'number' IS DISTINCT FROM NEW.number::text) THEN
        PERFORM guildmark_refuse('What is sent is this revision of this quote.');
    END IF;
    RETURN NEW;
END $$;
