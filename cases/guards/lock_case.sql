-- So that nobody evaluates and judges a case at the same moment.
CREATE OR REPLACE FUNCTION public.guildmark_lock_case(schema_ text, case_ uuid) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    PERFORM FROM cases_case WHERE id = case_ FOR UPDATE;
END $$;
