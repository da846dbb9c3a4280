-- PROCESS.md section 4: from planning on, each state of a case rests on a record of its evaluation.
CREATE OR REPLACE FUNCTION public.guildmark_case_rests_on_evaluation() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    decided text;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF NEW.state = 'EVALUATION_PLANNED' THEN
        yes := EXISTS (SELECT FROM evaluations_plan p JOIN evaluations_plannedevaluator e
            ON e.plan_id = p.id WHERE p.case_id = NEW.id AND p.client_told_at IS NOT NULL);
        IF NOT yes THEN PERFORM guildmark_refuse('A plan names evaluators, and the client is told (7.4.1).'); END IF;
    ELSIF NEW.state = 'EVALUATED' THEN
        -- The newest report: one that was reopened for more evidence is frozen anew before it counts.
        yes := EXISTS (SELECT FROM evaluations_report r WHERE r.case_id = NEW.id
            AND r.frozen_at IS NOT NULL AND r.version = (SELECT max(version) FROM evaluations_report WHERE case_id = NEW.id));
        IF NOT yes THEN PERFORM guildmark_refuse('The report is frozen first (7.4.9).'); END IF;
    ELSIF NEW.state = 'RECOMMENDED' THEN
        yes := EXISTS (SELECT FROM evaluations_review v JOIN evaluations_report r ON r.id = v.report_id
            WHERE v.case_id = NEW.id AND r.version = (SELECT max(version) FROM evaluations_report WHERE case_id = NEW.id));
        IF NOT yes THEN PERFORM guildmark_refuse('A review of the newest report comes first (7.5).'); END IF;
    ELSIF NEW.state = 'DECIDED' THEN
        yes := EXISTS (SELECT FROM evaluations_decision WHERE case_id = NEW.id);
        IF NOT yes THEN PERFORM guildmark_refuse('There is no decision on record (7.6).'); END IF;
    ELSIF NEW.state = 'COMPLETED' THEN
        SELECT outcome INTO decided FROM evaluations_decision WHERE case_id = NEW.id;
        IF guildmark_positive(decided) AND NEW.certificate IS NULL THEN
            PERFORM guildmark_refuse('A granted case is completed with its certificate (INV-5).');
        END IF;
        IF NOT guildmark_positive(decided) AND NEW.certificate IS DISTINCT FROM OLD.certificate THEN
            PERFORM guildmark_refuse('A refused case gets no certificate (INV-5).');
        END IF;
    END IF;
    RETURN NEW;
END $$;
