-- INV-1, INV-2, from the other side: whoever judged a case does not evaluate it after.
CREATE OR REPLACE FUNCTION public.guildmark_judges_do_not_evaluate() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE judged boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    PERFORM guildmark_lock_case(TG_TABLE_SCHEMA, NEW.case_id);  -- so that nobody judges at the same moment
    judged := EXISTS (SELECT FROM evaluations_review WHERE case_id = NEW.case_id AND reviewer_id = NEW.user_id)
        OR EXISTS (SELECT FROM evaluations_decision WHERE case_id = NEW.case_id AND decided_by_id = NEW.user_id);
    IF judged THEN
        PERFORM guildmark_refuse('Whoever reviewed or decided a case does not evaluate it (INV-1, INV-2).');
    END IF;
    RETURN NEW;
END $$;
