-- INV-8, for those a plan names.
CREATE OR REPLACE FUNCTION public.guildmark_evaluator_is_independent() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE plan record;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT case_id, made_at INTO plan FROM evaluations_plan WHERE id = NEW.plan_id;
    PERFORM guildmark_refuse_ties(TG_TABLE_SCHEMA, plan.case_id, NEW.user_id, plan.made_at);
    RETURN NEW;
END $$;
