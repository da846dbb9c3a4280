-- Nonconformities are written while the evaluation is under way.
CREATE OR REPLACE FUNCTION public.guildmark_nonconformity_in_time() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT state IN ('EVALUATING', 'NC_OPEN') INTO yes FROM cases_case WHERE id = NEW.case_id;
    IF NOT yes THEN
        PERFORM guildmark_refuse('Nonconformities are written while the evaluation is under way.');
    END IF;
    RETURN NEW;
END $$;
