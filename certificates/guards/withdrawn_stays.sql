-- A withdrawn certificate comes back only after an allowed appeal.
CREATE OR REPLACE FUNCTION public.guildmark_withdrawn_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM guildmark_refuse('A withdrawn certificate comes back only after an appeal that was allowed.');
    RETURN NULL;
END $$;
