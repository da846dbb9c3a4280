-- Every refusal of a guard, as the rules say it.
CREATE OR REPLACE FUNCTION public.guildmark_refuse(words text) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%', words USING ERRCODE = 'check_violation';
END $$;
