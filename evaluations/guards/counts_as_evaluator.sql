-- INV-1, INV-2: whoever writes content of an evaluation is on record as an evaluator of the case.
CREATE OR REPLACE FUNCTION public.guildmark_counts_as_evaluator() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    people uuid[];
    the_case uuid;
    how text;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    CASE TG_TABLE_NAME
        WHEN 'cases_assignment' THEN
            IF NEW.role NOT IN ('case_officer', 'evaluator', 'lab_contact', 'outside_inspector') THEN RETURN NEW; END IF;
            people := ARRAY[NEW.user_id]; the_case := NEW.case_id; how := NEW.role;
        WHEN 'evaluations_plannedevaluator' THEN
            SELECT case_id INTO the_case FROM evaluations_plan WHERE id = NEW.plan_id;
            people := ARRAY[NEW.user_id]; how := 'planned';
        WHEN 'evaluations_result' THEN
            SELECT case_id INTO the_case FROM evaluations_report WHERE id = NEW.report_id;
            people := ARRAY[NEW.written_by_id, NEW.responsibility_taken_by_id]; how := 'result';
        WHEN 'evaluations_plan' THEN
            people := ARRAY[NEW.made_by_id]; the_case := NEW.case_id; how := 'plan';
        WHEN 'evaluations_report' THEN
            people := ARRAY[NEW.written_by_id, NEW.frozen_by_id]; the_case := NEW.case_id; how := 'report';
        WHEN 'evaluations_nonconformity' THEN
            people := ARRAY[NEW.raised_by_id, NEW.closed_by_id]; the_case := NEW.case_id; how := 'nonconformity';
    END CASE;
    INSERT INTO evaluations_involvement (id, case_id, user_id, how, at)
        SELECT gen_random_uuid(), the_case, person, how, now() FROM (SELECT DISTINCT unnest(people) AS person) p
        WHERE person IS NOT NULL ON CONFLICT DO NOTHING;
    RETURN NEW;
END $$;
