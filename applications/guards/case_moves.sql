-- PROCESS.md section 4: a case moves along its edges, and each state rests on its record.
CREATE OR REPLACE FUNCTION public.guildmark_case_moves() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    decided text;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'DRAFT' THEN PERFORM guildmark_refuse('Only drafts may be deleted.'); END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state IS DISTINCT FROM guildmark_case_start(NEW.kind)
                AND NOT (NEW.kind = 'change' AND NEW.state = 'EVALUATED') THEN
            PERFORM guildmark_refuse(format('A case of kind %s does not start at %s.', NEW.kind, NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.application_id, NEW.unit_id, NEW.organisation_id, NEW.kind, NEW.number)
            IS DISTINCT FROM (OLD.application_id, OLD.unit_id, OLD.organisation_id, OLD.kind, OLD.number) THEN
        PERFORM guildmark_refuse('What a case is about does not change.');
    END IF;
    IF OLD.scope_asked <> '{}'::jsonb
            AND (NEW.scope_asked, NEW.scheme_version_id) IS DISTINCT FROM (OLD.scope_asked, OLD.scheme_version_id) THEN
        PERFORM guildmark_refuse('The scope asked is frozen at acceptance.');
    END IF;
    IF OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate THEN
        PERFORM guildmark_refuse('A case keeps its certificate.');
    END IF;
    IF NEW.state = OLD.state THEN RETURN NEW; END IF;
    IF NOT guildmark_case_edge(NEW.kind, OLD.state, NEW.state) THEN
        PERFORM guildmark_refuse(format('There is no way from %s to %s.', OLD.state, NEW.state));
    END IF;
    IF NEW.state = 'SUBMITTED' THEN
        SELECT submitted_at IS NOT NULL INTO yes FROM applications_application WHERE id = NEW.application_id;
        IF NOT yes THEN PERFORM guildmark_refuse('A case is sent together with its application.'); END IF;
    ELSIF NEW.state = 'DECLINED' THEN
        yes := EXISTS (SELECT FROM applications_applicationreview
            WHERE application_id = NEW.application_id AND outcome = 'decline' AND cases @> to_jsonb(ARRAY[NEW.id::text]));
        IF NOT yes THEN PERFORM guildmark_refuse('Declining needs its record and reason (7.3.4, INV-12).'); END IF;
    ELSIF NEW.state = 'EVALUATION_PLANNED' THEN
        yes := EXISTS (SELECT FROM evaluations_plan p JOIN evaluations_plannedevaluator e
            ON e.plan_id = p.id WHERE p.case_id = NEW.id AND p.client_told_at IS NOT NULL);
        IF NOT yes THEN PERFORM guildmark_refuse('A plan names evaluators, and the client is told (7.4.1).'); END IF;
    ELSIF NEW.state = 'CONTRACTED' THEN
        SELECT count(DISTINCT s.side) = 2 INTO yes FROM applications_signature s
            JOIN applications_agreement a ON a.id = s.agreement_id
            WHERE a.application_id = NEW.application_id AND s.sha256 = a.sha256;
        IF NOT yes THEN PERFORM guildmark_refuse('The agreement needs both signatures (4.1.2).'); END IF;
    ELSIF NEW.state = 'ACCEPTED' THEN
        yes := EXISTS (SELECT FROM applications_applicationreview
            WHERE application_id = NEW.application_id AND outcome = 'accept' AND cases @> to_jsonb(ARRAY[NEW.id::text]));
        IF NOT yes THEN PERFORM guildmark_refuse('Acceptance needs the record of the application review (7.3).'); END IF;
        SELECT published_at IS NOT NULL INTO yes FROM catalog_schemeversion WHERE id = NEW.scheme_version_id;
        IF NOT yes THEN PERFORM guildmark_refuse('Only a published rule can be the criterion (INV-12).'); END IF;
    ELSIF NEW.state = 'EVALUATED' THEN
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
        yes := EXISTS (SELECT FROM applications_letter WHERE case_id = NEW.id AND kind = 'decision');
        IF NOT yes THEN PERFORM guildmark_refuse('The letter about the decision is sent first (7.6.6).'); END IF;
        IF guildmark_positive(decided) AND NEW.certificate IS NULL THEN
            PERFORM guildmark_refuse('A granted case is completed with its certificate (INV-5).');
        END IF;
        IF NOT guildmark_positive(decided) AND NEW.certificate IS DISTINCT FROM OLD.certificate THEN
            PERFORM guildmark_refuse('A refused case gets no certificate (INV-5).');
        END IF;
    END IF;
    RETURN NEW;
END $$;
