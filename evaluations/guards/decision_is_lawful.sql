-- INV-2, INV-3, INV-4, INV-5, INV-20: what a decision rests on, and who may take it.
CREATE OR REPLACE FUNCTION public.guildmark_decision_is_lawful() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    report record;
    review record;
    accepted record;
    the_case record;
    yes boolean;
    positive boolean := guildmark_positive(NEW.outcome);
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT c.*, v.scheme_id, v.categories INTO the_case FROM cases_case c
        JOIN catalog_schemeversion v ON v.id = c.scheme_version_id WHERE c.id = NEW.case_id FOR UPDATE OF c;
    SELECT * INTO report FROM evaluations_report WHERE id = NEW.report_id;
    SELECT * INTO review FROM evaluations_review WHERE id = NEW.review_id;
    IF the_case.state NOT IN ('UNDER_REVIEW', 'RECOMMENDED') THEN
        PERFORM guildmark_refuse('A case is decided after its review (INV-4).');
    END IF;
    IF NOT guildmark_outcome_of_kind(the_case.kind, NEW.outcome) THEN
        PERFORM guildmark_refuse('That is no outcome of this kind of case.');
    END IF;
    IF report.case_id <> NEW.case_id OR report.frozen_at IS NULL OR report.sha256 <> NEW.report_sha256
            OR review.case_id <> NEW.case_id OR review.report_id <> NEW.report_id
            OR review.sha256 <> NEW.review_sha256 OR review.outcome <> NEW.recommended THEN
        PERFORM guildmark_refuse('A decision names the frozen report and its review by their hashes (INV-4).');
    END IF;
    yes := EXISTS (SELECT FROM evaluations_report WHERE case_id = NEW.case_id AND version > report.version);
    IF yes THEN PERFORM guildmark_refuse('A decision rests on the newest report (INV-4).'); END IF;
    IF NOT (report.frozen_at < review.recorded_at AND review.recorded_at < NEW.decided_at) THEN
        PERFORM guildmark_refuse('Report, review and decision follow each other in time (INV-4).');
    END IF;
    IF guildmark_case_start(the_case.kind) = 'DRAFT' THEN
        SELECT * INTO accepted FROM applications_applicationreview WHERE id = NEW.application_review_id;
        IF accepted.id IS NULL OR accepted.outcome <> 'accept' OR accepted.application_id <> the_case.subject
                OR accepted.recorded_at >= report.frozen_at
                OR NOT accepted.cases @> to_jsonb(ARRAY[NEW.case_id::text]) THEN
            PERFORM guildmark_refuse('A decision rests on the application review that accepted the case (INV-4).');
        END IF;
    END IF;
    IF NOT guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.decided_by_id, 'decision_maker', the_case.scheme_id, the_case.categories, NEW.decided_at) THEN
        PERFORM guildmark_refuse('The decision maker was not authorised at that time (INV-3).');
    END IF;
    yes := EXISTS (SELECT FROM staff_staffprofile WHERE user_id = NEW.decided_by_id AND employment = 'outsourced');
    IF yes THEN PERFORM guildmark_refuse('People the body has from outside never decide (INV-3).'); END IF;
    yes := EXISTS (SELECT FROM evaluations_involvement WHERE case_id = NEW.case_id AND user_id = NEW.decided_by_id);
    IF yes THEN PERFORM guildmark_refuse('Whoever evaluated a case does not decide it (INV-2).'); END IF;
    PERFORM guildmark_refuse_who_sees_fees(
        TG_TABLE_SCHEMA, NEW.case_id, NEW.decided_by_id, the_case.scheme_id, NEW.decided_at);
    PERFORM guildmark_refuse_ties(TG_TABLE_SCHEMA, NEW.case_id, NEW.decided_by_id, NEW.decided_at);
    IF NOT guildmark_body_is_open(TG_TABLE_SCHEMA) THEN
        PERFORM guildmark_refuse('A body that is suspended or closed does not decide (INV-20).');
    END IF;
    IF positive THEN
        yes := EXISTS (SELECT FROM evaluations_nonconformity WHERE case_id = NEW.case_id
            AND status NOT IN ('closed', 'accepted'));
        IF yes THEN PERFORM guildmark_refuse('Every nonconformity is closed before a positive decision (INV-4).'); END IF;
        IF NOT (coalesce(NEW.scope -> 'models', '[]') <@ coalesce(the_case.scope_asked -> 'models', '[]')
                AND coalesce(NEW.scope -> 'standards', '[]') <@ coalesce(the_case.scope_asked -> 'standards', '[]')
                AND jsonb_array_length(coalesce(NEW.scope -> 'models', '[]')) > 0) THEN
            PERFORM guildmark_refuse('The scope decided lies within the scope asked (INV-5).');
        END IF;
        yes := EXISTS (SELECT FROM unnest(ARRAY['grade', 'measured', 'mode', 'validity_months']) AS part
            WHERE NEW.scope -> part IS DISTINCT FROM report.content -> part);
        IF yes OR coalesce(NEW.scope ->> 'grade', '') <> review.grade THEN
            PERFORM guildmark_refuse('Grade, measured values, mode and validity decided are those of the report (INV-5).');
        END IF;
    ELSE
        yes := EXISTS (SELECT FROM evaluations_nonconformity n WHERE n.case_id = NEW.case_id
            AND n.status NOT IN ('closed', 'accepted')
            AND NOT report.content @> jsonb_build_object(
                'nonconformities', jsonb_build_array(jsonb_build_object('number', n.number))));
        IF yes THEN PERFORM guildmark_refuse('A refusal lists the nonconformities that are open (INV-4).'); END IF;
    END IF;
    RETURN NEW;
END $$;
