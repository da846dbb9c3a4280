-- INV-10: whoever sees the fees of a case does not judge it.
CREATE OR REPLACE FUNCTION public.guildmark_refuse_who_sees_fees(
    schema_ text, case_ uuid, who uuid, scheme_ uuid, at_ timestamptz) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM cases_assignment
        WHERE case_id = case_ AND user_id = who AND role = 'finance');
    IF yes OR guildmark_authorised(schema_, who, 'finance', scheme_, NULL, at_) THEN
        PERFORM guildmark_refuse('Whoever sees the fees of a case does not judge it (INV-10).');
    END IF;
END $$;
