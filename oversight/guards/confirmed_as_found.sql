-- Until when a body counts as confirmed is what an operator found last, and its days are those of a zone that there is.
CREATE OR REPLACE FUNCTION public.guildmark_confirmed_as_found() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE found_until timestamptz;
BEGIN
    PERFORM now() AT TIME ZONE NEW.time_zone;
    IF NEW.confirmed_until IS NULL THEN RETURN NEW; END IF;
    SELECT ends_at INTO found_until FROM oversight_confirmation
        WHERE body_id = NEW.id ORDER BY made_at DESC, id DESC LIMIT 1;
    IF NEW.confirmed_until IS DISTINCT FROM found_until THEN
        PERFORM guildmark_refuse('A body is confirmed until the day that an operator found on the public list.');
    END IF;
    RETURN NEW;
END $$;
