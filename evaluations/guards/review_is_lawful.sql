-- INV-1, INV-4: a review is of the frozen report, by somebody who did not evaluate and was authorised. It recommends
-- nothing positive over an open nonconformity, nor another grade than the report found.
CREATE OR REPLACE FUNCTION public.guildmark_review_is_lawful() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    report record;
    the_case record;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    PERFORM guildmark_lock_case(TG_TABLE_SCHEMA, NEW.case_id);  -- so that nobody evaluates at the same moment
    SELECT * INTO report FROM evaluations_report WHERE id = NEW.report_id;
    SELECT c.kind, c.state, v.scheme_id, v.categories, v.grades INTO the_case FROM cases_case c
        JOIN catalog_schemeversion v ON v.id = c.scheme_version_id WHERE c.id = NEW.case_id;
    IF report.case_id <> NEW.case_id OR report.frozen_at IS NULL OR report.sha256 <> NEW.report_sha256 THEN
        PERFORM guildmark_refuse('A review is of the frozen report of its own case, named by its hash (INV-4).');
    END IF;
    IF the_case.state <> 'UNDER_REVIEW' THEN
        PERFORM guildmark_refuse('A review is recorded while the case is under review (7.5).');
    END IF;
    IF NEW.recorded_at <= report.frozen_at THEN
        PERFORM guildmark_refuse('A review comes after the report was frozen (INV-4).');
    END IF;
    IF NOT guildmark_outcome_of_kind(the_case.kind, NEW.outcome) THEN
        PERFORM guildmark_refuse('That is no outcome of this kind of case.');
    END IF;
    IF guildmark_positive(NEW.outcome) THEN
        yes := EXISTS (SELECT FROM evaluations_nonconformity WHERE case_id = NEW.case_id
            AND status NOT IN ('closed', 'accepted'));
        IF yes THEN PERFORM guildmark_refuse('Nothing positive is recommended over an open nonconformity (INV-4).'); END IF;
        IF NEW.grade <> coalesce(report.content ->> 'grade', '')
                OR (NEW.grade = '' AND jsonb_array_length(the_case.grades) > 0) THEN
            PERFORM guildmark_refuse('The grade recommended is the one that the report found (INV-5).');
        END IF;
    END IF;
    IF NOT guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.reviewer_id, 'reviewer', the_case.scheme_id, the_case.categories, NEW.recorded_at) THEN
        PERFORM guildmark_refuse('The reviewer was not authorised at that time.');
    END IF;
    yes := EXISTS (SELECT FROM evaluations_involvement WHERE case_id = NEW.case_id AND user_id = NEW.reviewer_id);
    IF yes THEN PERFORM guildmark_refuse('Whoever evaluated a case does not review it (INV-1).'); END IF;
    PERFORM guildmark_refuse_who_sees_fees(
        TG_TABLE_SCHEMA, NEW.case_id, NEW.reviewer_id, the_case.scheme_id, NEW.recorded_at);
    PERFORM guildmark_refuse_ties(TG_TABLE_SCHEMA, NEW.case_id, NEW.reviewer_id, NEW.recorded_at);
    RETURN NEW;
END $$;
