-- A line of a laboratory's scope is never rewritten: it is ended once, on a day and with a reason.
CREATE OR REPLACE FUNCTION public.guildmark_scope_line_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ended_on IS NULL
       AND to_jsonb(OLD) - 'ended_on' - 'end_reason' = to_jsonb(NEW) - 'ended_on' - 'end_reason' THEN
        RETURN NEW;
    END IF;
    PERFORM public.guildmark_refuse('A line of the scope is kept as it is; it can only be ended.');
    RETURN NULL;
END $$;
