"""What the database refuses of cases, evaluations and decisions, whatever writes them. PROCESS.md sections 4 and 7.

The functions stand once in `public` and find the body's tables by TG_TABLE_SCHEMA; the migrations of `applications` and
`evaluations` hang them on each body's tables. `tests/applications/test_table.py` holds the edges to statemachine.yaml.
"""

from django.db import migrations

EDGES = """
CREATE FUNCTION public.guildmark_case_edge(kind text, source text, target text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT (source, target) IN (
        ('DRAFT', 'SUBMITTED'), ('SUBMITTED', 'UNDER_APPLICATION_REVIEW'),
        ('UNDER_APPLICATION_REVIEW', 'INFO_REQUESTED'), ('INFO_REQUESTED', 'UNDER_APPLICATION_REVIEW'),
        ('UNDER_APPLICATION_REVIEW', 'DECLINED'), ('UNDER_APPLICATION_REVIEW', 'ACCEPTED'),
        ('ACCEPTED', 'CONTRACTED'), ('CONTRACTED', 'EVALUATION_PLANNED'), ('EVALUATION_PLANNED', 'EVALUATING'),
        ('EVALUATING', 'NC_OPEN'), ('NC_OPEN', 'EVALUATING'), ('NC_OPEN', 'EVALUATED'), ('EVALUATING', 'EVALUATED'),
        ('EVALUATED', 'UNDER_REVIEW'), ('UNDER_REVIEW', 'RECOMMENDED'), ('UNDER_REVIEW', 'DECIDED'),
        ('UNDER_REVIEW', 'EVALUATING'), ('RECOMMENDED', 'EVALUATING'), ('RECOMMENDED', 'DECIDED'),
        ('DECIDED', 'COMPLETED')
    ) OR (kind NOT IN ('surveillance', 'special', 'measure') AND (
        (target = 'WITHDRAWN_BY_APPLICANT' AND source IN (
            'DRAFT', 'SUBMITTED', 'UNDER_APPLICATION_REVIEW', 'INFO_REQUESTED', 'ACCEPTED', 'CONTRACTED',
            'EVALUATION_PLANNED', 'EVALUATING', 'NC_OPEN', 'EVALUATED', 'UNDER_REVIEW', 'RECOMMENDED'))
        OR (target = 'LAPSED' AND source IN ('INFO_REQUESTED', 'ACCEPTED', 'NC_OPEN'))))
$$;

CREATE FUNCTION public.guildmark_case_start(kind text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN kind IN ('surveillance', 'special') THEN 'CONTRACTED' WHEN kind = 'measure' THEN 'EVALUATED'
                ELSE 'DRAFT' END
$$;

CREATE FUNCTION public.guildmark_positive(outcome text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT outcome IN ('grant', 'extend', 'renew', 'take_over', 'approve', 'restore', 'restore_reduced', 'maintain',
                       'maintain_with_conditions')
$$;

CREATE FUNCTION public.guildmark_outcome_of_kind(kind text, outcome text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT outcome = ANY (CASE kind
        WHEN 'initial' THEN ARRAY['grant', 'refuse'] WHEN 'extension' THEN ARRAY['extend', 'refuse']
        WHEN 'recertification' THEN ARRAY['renew', 'refuse'] WHEN 'transfer' THEN ARRAY['take_over', 'refuse']
        WHEN 'change' THEN ARRAY['approve', 'refuse']
        WHEN 'reinstatement' THEN ARRAY['restore', 'restore_reduced', 'keep_suspended', 'withdraw']
        ELSE ARRAY['maintain', 'maintain_with_conditions', 'reduce', 'suspend', 'withdraw'] END)
$$;
"""

REFUSE = """
CREATE FUNCTION public.guildmark_refuse(words text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', words USING ERRCODE = 'check_violation';
END $$;

CREATE FUNCTION public.guildmark_lock_case(schema_ text, case_ uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SELECT FROM %I.applications_case WHERE id = $1 FOR UPDATE', schema_) USING case_;
END $$;
"""

# Arguments: the column that is empty until the record is completed, and the columns that completing it may set.
COMPLETED_ONCE = """
CREATE FUNCTION public.guildmark_completed_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM public.guildmark_refuse(format('%s is append-only: nothing is deleted (INV-14).', TG_TABLE_NAME));
    END IF;
    IF before - TG_ARGV[1:] IS DISTINCT FROM to_jsonb(NEW) - TG_ARGV[1:] THEN
        PERFORM public.guildmark_refuse(format('%s stays as it was written (INV-14).', TG_TABLE_NAME));
    END IF;
    IF before ->> TG_ARGV[0] IS NOT NULL AND before IS DISTINCT FROM to_jsonb(NEW) THEN
        PERFORM public.guildmark_refuse(format('%s stays as it was completed (INV-14).', TG_TABLE_NAME));
    END IF;
    RETURN NEW;
END $$;
"""

CASES = """
CREATE FUNCTION public.guildmark_case_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found record;
    yes boolean;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'DRAFT' THEN PERFORM public.guildmark_refuse('Only drafts may be deleted.'); END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> public.guildmark_case_start(NEW.kind) AND NOT (NEW.kind = 'change' AND NEW.state = 'EVALUATED') THEN
            PERFORM public.guildmark_refuse(format('A case of kind %s does not start at %s.', NEW.kind, NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.application_id, NEW.unit_id, NEW.organisation_id, NEW.kind, NEW.number)
            IS DISTINCT FROM (OLD.application_id, OLD.unit_id, OLD.organisation_id, OLD.kind, OLD.number) THEN
        PERFORM public.guildmark_refuse('What a case is about does not change.');
    END IF;
    IF OLD.scope_asked <> '{}'::jsonb
            AND (NEW.scope_asked, NEW.scheme_version_id) IS DISTINCT FROM (OLD.scope_asked, OLD.scheme_version_id) THEN
        PERFORM public.guildmark_refuse('The scope asked is frozen at acceptance.');
    END IF;
    IF OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate THEN
        PERFORM public.guildmark_refuse('A case keeps its certificate.');
    END IF;
    IF NEW.state = OLD.state THEN RETURN NEW; END IF;
    IF NOT public.guildmark_case_edge(NEW.kind, OLD.state, NEW.state) THEN
        PERFORM public.guildmark_refuse(format('There is no way from %s to %s.', OLD.state, NEW.state));
    END IF;

    IF NEW.state = 'SUBMITTED' THEN
        EXECUTE format('SELECT submitted_at IS NOT NULL FROM %I.applications_application WHERE id = $1', TG_TABLE_SCHEMA)
            INTO yes USING NEW.application_id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('A case is sent together with its application.'); END IF;
    ELSIF NEW.state = 'DECLINED' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.applications_applicationreview
            WHERE application_id = $1 AND outcome = ''decline'' AND cases @> to_jsonb(ARRAY[$2::text]))', TG_TABLE_SCHEMA)
            INTO yes USING NEW.application_id, NEW.id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('Declining needs its record and reason (7.3.4, INV-12).'); END IF;
    ELSIF NEW.state = 'EVALUATION_PLANNED' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_plan p JOIN %I.evaluations_plannedevaluator e
            ON e.plan_id = p.id WHERE p.case_id = $1 AND p.client_told_at IS NOT NULL)', TG_TABLE_SCHEMA, TG_TABLE_SCHEMA)
            INTO yes USING NEW.id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('A plan names evaluators, and the client is told (7.4.1).'); END IF;
    ELSIF NEW.state = 'CONTRACTED' THEN
        EXECUTE format('SELECT count(DISTINCT s.side) = 2 FROM %I.applications_signature s
            JOIN %I.applications_agreement a ON a.id = s.agreement_id
            WHERE a.application_id = $1 AND s.sha256 = a.sha256', TG_TABLE_SCHEMA, TG_TABLE_SCHEMA)
            INTO yes USING NEW.application_id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('The agreement needs both signatures (4.1.2).'); END IF;
    ELSIF NEW.state = 'ACCEPTED' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.applications_applicationreview
            WHERE application_id = $1 AND outcome = ''accept'' AND cases @> to_jsonb(ARRAY[$2::text]))', TG_TABLE_SCHEMA)
            INTO yes USING NEW.application_id, NEW.id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('Acceptance needs the record of the application review (7.3).'); END IF;
        EXECUTE format('SELECT published_at IS NOT NULL FROM %I.catalog_schemeversion WHERE id = $1', TG_TABLE_SCHEMA)
            INTO yes USING NEW.scheme_version_id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('Only a published rule can be the criterion (INV-12).'); END IF;
    ELSIF NEW.state = 'EVALUATED' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_report r WHERE r.case_id = $1
            AND r.frozen_at IS NOT NULL AND r.version = (SELECT max(version) FROM %I.evaluations_report WHERE case_id = $1))',
            TG_TABLE_SCHEMA, TG_TABLE_SCHEMA) INTO yes USING NEW.id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('The report is frozen first (7.4.9).'); END IF;
    ELSIF NEW.state = 'RECOMMENDED' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_review v JOIN %I.evaluations_report r ON r.id = v.report_id
            WHERE v.case_id = $1 AND r.version = (SELECT max(version) FROM %I.evaluations_report WHERE case_id = $1))',
            TG_TABLE_SCHEMA, TG_TABLE_SCHEMA, TG_TABLE_SCHEMA) INTO yes USING NEW.id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('A review of the newest report comes first (7.5).'); END IF;
    ELSIF NEW.state = 'DECIDED' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_decision WHERE case_id = $1)', TG_TABLE_SCHEMA)
            INTO yes USING NEW.id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('There is no decision on record (7.6).'); END IF;
    ELSIF NEW.state = 'COMPLETED' THEN
        EXECUTE format('SELECT outcome FROM %I.evaluations_decision WHERE case_id = $1', TG_TABLE_SCHEMA)
            INTO found USING NEW.id;
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.applications_letter WHERE case_id = $1 AND kind = ''decision'')',
            TG_TABLE_SCHEMA) INTO yes USING NEW.id;
        IF NOT yes THEN PERFORM public.guildmark_refuse('The letter about the decision is sent first (7.6.6).'); END IF;
        IF public.guildmark_positive(found.outcome) AND NEW.certificate IS NULL THEN
            PERFORM public.guildmark_refuse('A granted case is completed with its certificate (INV-5).');
        END IF;
        IF NOT public.guildmark_positive(found.outcome) AND NEW.certificate IS DISTINCT FROM OLD.certificate THEN
            PERFORM public.guildmark_refuse('A refused case gets no certificate (INV-5).');
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_application_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.submitted_at IS NOT NULL THEN PERFORM public.guildmark_refuse('Only drafts may be deleted.'); END IF;
        RETURN OLD;
    END IF;
    IF NEW.organisation_id <> OLD.organisation_id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind THEN
        PERFORM public.guildmark_refuse('Whose application it is does not change.');
    END IF;
    IF OLD.frozen_at IS NOT NULL THEN
        PERFORM public.guildmark_refuse('The application is frozen at acceptance.');
    END IF;
    IF OLD.submitted_at IS NOT NULL AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at THEN
        PERFORM public.guildmark_refuse('What was sent does not become a draft again.');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_signature_is_lawful() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    signed record;
    yes boolean;
BEGIN
    EXECUTE format('SELECT g.sha256, a.organisation_id, v.scheme_id, v.categories FROM %I.applications_agreement g
        JOIN %I.applications_application a ON a.id = g.application_id
        JOIN %I.catalog_schemeversion v ON v.id = a.scheme_version_id WHERE g.id = $1',
        TG_TABLE_SCHEMA, TG_TABLE_SCHEMA, TG_TABLE_SCHEMA) INTO signed USING NEW.agreement_id;
    IF NEW.sha256 IS DISTINCT FROM signed.sha256 THEN
        PERFORM public.guildmark_refuse('A signature is under the text that was offered (4.1.2).');
    END IF;
    IF NEW.side = 'body' THEN
        yes := public.guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.signed_by_id, 'signatory', signed.scheme_id, signed.categories, NEW.signed_at);
    ELSE
        yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.signed_by_id
            AND organisation_id = signed.organisation_id AND (ended_at IS NULL OR ended_at > NEW.signed_at));
    END IF;
    IF NOT yes THEN
        PERFORM public.guildmark_refuse('The body''s signatory and the client''s own people sign the agreement (4.1.2).');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_agreement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE yes boolean;
BEGIN
    IF TG_OP = 'DELETE' OR OLD.in_force_at IS NOT NULL
            OR to_jsonb(OLD) - 'in_force_at' IS DISTINCT FROM to_jsonb(NEW) - 'in_force_at' THEN
        PERFORM public.guildmark_refuse('An agreement stays as it was offered (INV-14).');
    END IF;
    EXECUTE format('SELECT count(DISTINCT side) = 2 FROM %I.applications_signature WHERE agreement_id = $1 AND sha256 = $2',
        TG_TABLE_SCHEMA) INTO yes USING NEW.id, NEW.sha256;
    IF NOT yes THEN PERFORM public.guildmark_refuse('The agreement needs both signatures (4.1.2).'); END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_unit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE frozen boolean;
BEGIN
    EXECUTE format('SELECT frozen_at IS NOT NULL FROM %I.applications_application WHERE id = $1', TG_TABLE_SCHEMA)
        INTO frozen USING CASE WHEN TG_OP = 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;
    IF frozen THEN PERFORM public.guildmark_refuse('Units are frozen at acceptance.'); END IF;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE FUNCTION public.guildmark_document_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE submitted boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN PERFORM public.guildmark_refuse('A document is never changed: add a version.'); END IF;
    EXECUTE format('SELECT submitted_at IS NOT NULL FROM %I.applications_application WHERE id = $1', TG_TABLE_SCHEMA)
        INTO submitted USING OLD.application_id;
    IF submitted THEN PERFORM public.guildmark_refuse('A document is kept once the application is sent: add a version.'); END IF;
    RETURN OLD;
END $$;
"""

EVALUATIONS = """
CREATE FUNCTION public.guildmark_counts_as_evaluator() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    people uuid[];
    the_case uuid;
    how text;
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'applications_assignment' THEN
            IF NEW.role NOT IN ('case_officer', 'evaluator', 'lab_contact', 'outside_inspector') THEN RETURN NEW; END IF;
            people := ARRAY[NEW.user_id]; the_case := NEW.case_id; how := NEW.role;
        WHEN 'evaluations_plannedevaluator' THEN
            EXECUTE format('SELECT case_id FROM %I.evaluations_plan WHERE id = $1', TG_TABLE_SCHEMA)
                INTO the_case USING NEW.plan_id;
            people := ARRAY[NEW.user_id]; how := 'planned';
        WHEN 'evaluations_result' THEN
            EXECUTE format('SELECT case_id FROM %I.evaluations_report WHERE id = $1', TG_TABLE_SCHEMA)
                INTO the_case USING NEW.report_id;
            people := ARRAY[NEW.written_by_id, NEW.responsibility_taken_by_id]; how := 'result';
        WHEN 'evaluations_plan' THEN
            people := ARRAY[NEW.made_by_id]; the_case := NEW.case_id; how := 'plan';
        WHEN 'evaluations_report' THEN
            people := ARRAY[NEW.written_by_id, NEW.frozen_by_id]; the_case := NEW.case_id; how := 'report';
        WHEN 'evaluations_nonconformity' THEN
            people := ARRAY[NEW.raised_by_id, NEW.closed_by_id]; the_case := NEW.case_id; how := 'nonconformity';
    END CASE;
    EXECUTE format('INSERT INTO %I.evaluations_involvement (id, case_id, user_id, how, at)
        SELECT gen_random_uuid(), $1, person, $3, now() FROM (SELECT DISTINCT unnest($2) AS person) p
        WHERE person IS NOT NULL ON CONFLICT DO NOTHING', TG_TABLE_SCHEMA) USING the_case, people, how;
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_judges_do_not_evaluate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE judged boolean;
BEGIN
    PERFORM public.guildmark_lock_case(TG_TABLE_SCHEMA, NEW.case_id);  -- so that nobody judges at the same moment
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_review WHERE case_id = $1 AND reviewer_id = $2)
        OR EXISTS (SELECT FROM %I.evaluations_decision WHERE case_id = $1 AND decided_by_id = $2)',
        TG_TABLE_SCHEMA, TG_TABLE_SCHEMA) INTO judged USING NEW.case_id, NEW.user_id;
    IF judged THEN
        PERFORM public.guildmark_refuse('Whoever reviewed or decided a case does not evaluate it (INV-1, INV-2).');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE frozen boolean;
BEGIN
    IF TG_TABLE_NAME = 'evaluations_report' THEN
        IF TG_OP = 'INSERT' THEN
            IF NEW.frozen_at IS NOT NULL THEN PERFORM public.guildmark_refuse('A report is written before it is frozen.'); END IF;
            RETURN NEW;
        END IF;
        IF OLD.frozen_at IS NOT NULL THEN PERFORM public.guildmark_refuse('A frozen report never changes (7.4.9).'); END IF;
        RETURN coalesce(NEW, OLD);
    END IF;
    EXECUTE format('SELECT frozen_at IS NOT NULL FROM %I.evaluations_report WHERE id = $1', TG_TABLE_SCHEMA)
        INTO frozen USING CASE WHEN TG_OP = 'DELETE' THEN OLD.report_id ELSE NEW.report_id END;
    IF NOT frozen AND TG_OP = 'UPDATE' THEN
        EXECUTE format('SELECT frozen_at IS NOT NULL FROM %I.evaluations_report WHERE id = $1', TG_TABLE_SCHEMA)
            INTO frozen USING OLD.report_id;
    END IF;
    IF frozen THEN PERFORM public.guildmark_refuse('The results of a frozen report never change (7.4.9).'); END IF;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE FUNCTION public.guildmark_nonconformity_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE yes boolean;
BEGIN
    EXECUTE format('SELECT state IN (''EVALUATING'', ''NC_OPEN'') FROM %I.applications_case WHERE id = $1', TG_TABLE_SCHEMA)
        INTO yes USING NEW.case_id;
    IF NOT yes THEN
        PERFORM public.guildmark_refuse('Nonconformities are written while the evaluation is under way.');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_lies_in(categories_ text[], area_ text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE all_in boolean;
BEGIN
    WITH RECURSIVE above AS (
        SELECT code AS asked, code FROM unnest(categories_) AS code
        UNION SELECT above.asked, c.parent_id FROM above JOIN public.vocabulary_productcategory c ON c.code = above.code
        WHERE c.parent_id IS NOT NULL
    )
    SELECT bool_and(is_in) INTO all_in FROM (SELECT bool_or(code = area_) AS is_in FROM above GROUP BY asked) AS each;
    RETURN coalesce(all_in, true);
END $$;

CREATE FUNCTION public.guildmark_authorised(
    schema_ text, who uuid, role_ text, scheme_ uuid, categories_ text[], at_ timestamptz)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = schema_), 'Asia/Shanghai');
    yes boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.staff_authorisation WHERE user_id = $1 AND role = $2
        AND (scheme IS NULL OR $3 IS NULL OR scheme = $3) AND starts_on <= ($4 AT TIME ZONE $5)::date AND granted_at <= $4
        AND (ends_on IS NULL OR ends_on >= ($4 AT TIME ZONE $5)::date) AND (ended_at IS NULL OR ended_at > $4)
        AND (technical_area = '''' OR public.guildmark_lies_in($6, technical_area)))', schema_)
        INTO yes USING who, role_, scheme_, at_, zone, categories_;
    RETURN yes;
END $$;

CREATE FUNCTION public.guildmark_body_is_open(schema_ text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM public.tenants_certificationbody WHERE schema_name = schema_ AND standing = 'open')
$$;

CREATE FUNCTION public.guildmark_refuse_ties(schema_ text, case_ uuid, who uuid, at_ timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = schema_), 'Asia/Shanghai');
    on_ date := (at_ AT TIME ZONE zone)::date;
    yes boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.staff_conflict t JOIN %I.applications_case c ON c.id = $1
            AND c.organisation_id = t.organisation_id JOIN %I.catalog_schemeversion v ON v.id = c.scheme_version_id
        WHERE t.user_id = $2 AND t.starts_on <= $3
            AND (t.ends_on IS NULL OR t.ends_on >= $3 - v.conflict_months * 365 / 12))', schema_, schema_, schema_)
        INTO yes USING case_, who, on_;
    IF yes THEN
        PERFORM public.guildmark_refuse('Who advised the client or was employed by it takes no part in its case (INV-8).');
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.applications_case c JOIN public.accounts_organisationmembership m
        ON m.organisation_id = c.organisation_id WHERE c.id = $1 AND m.user_id = $2
        AND (m.ended_at IS NULL OR m.ended_at > $3))', schema_) INTO yes USING case_, who, at_;
    IF yes THEN PERFORM public.guildmark_refuse('Who acts for the client takes no part in its case (INV-8).'); END IF;
END $$;

CREATE FUNCTION public.guildmark_refuse_who_sees_fees(
    schema_ text, case_ uuid, who uuid, scheme_ uuid, at_ timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE yes boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.applications_assignment
        WHERE case_id = $1 AND user_id = $2 AND role = ''finance'')', schema_) INTO yes USING case_, who;
    IF yes OR public.guildmark_authorised(schema_, who, 'finance', scheme_, NULL, at_) THEN
        PERFORM public.guildmark_refuse('Whoever sees the fees of a case does not judge it (INV-10).');
    END IF;
END $$;

CREATE FUNCTION public.guildmark_evaluator_is_independent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE plan record;
BEGIN
    EXECUTE format('SELECT case_id, made_at FROM %I.evaluations_plan WHERE id = $1', TG_TABLE_SCHEMA)
        INTO plan USING NEW.plan_id;
    PERFORM public.guildmark_refuse_ties(TG_TABLE_SCHEMA, plan.case_id, NEW.user_id, plan.made_at);
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_review_is_lawful() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    report record;
    the_case record;
    yes boolean;
BEGIN
    PERFORM public.guildmark_lock_case(TG_TABLE_SCHEMA, NEW.case_id);  -- so that nobody evaluates at the same moment
    EXECUTE format('SELECT * FROM %I.evaluations_report WHERE id = $1', TG_TABLE_SCHEMA) INTO report USING NEW.report_id;
    EXECUTE format('SELECT c.kind, c.state, v.scheme_id, v.categories FROM %I.applications_case c
        JOIN %I.catalog_schemeversion v ON v.id = c.scheme_version_id WHERE c.id = $1',
        TG_TABLE_SCHEMA, TG_TABLE_SCHEMA) INTO the_case USING NEW.case_id;
    IF report.case_id <> NEW.case_id OR report.frozen_at IS NULL OR report.sha256 <> NEW.report_sha256 THEN
        PERFORM public.guildmark_refuse('A review is of the frozen report of its own case, named by its hash (INV-4).');
    END IF;
    IF the_case.state <> 'UNDER_REVIEW' THEN
        PERFORM public.guildmark_refuse('A review is recorded while the case is under review (7.5).');
    END IF;
    IF NEW.recorded_at <= report.frozen_at THEN
        PERFORM public.guildmark_refuse('A review comes after the report was frozen (INV-4).');
    END IF;
    IF NOT public.guildmark_outcome_of_kind(the_case.kind, NEW.outcome) THEN
        PERFORM public.guildmark_refuse('That is no outcome of this kind of case.');
    END IF;
    IF NOT public.guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.reviewer_id, 'reviewer', the_case.scheme_id, the_case.categories, NEW.recorded_at) THEN
        PERFORM public.guildmark_refuse('The reviewer was not authorised at that time.');
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_involvement WHERE case_id = $1 AND user_id = $2)',
        TG_TABLE_SCHEMA) INTO yes USING NEW.case_id, NEW.reviewer_id;
    IF yes THEN PERFORM public.guildmark_refuse('Whoever evaluated a case does not review it (INV-1).'); END IF;
    PERFORM public.guildmark_refuse_who_sees_fees(
        TG_TABLE_SCHEMA, NEW.case_id, NEW.reviewer_id, the_case.scheme_id, NEW.recorded_at);
    PERFORM public.guildmark_refuse_ties(TG_TABLE_SCHEMA, NEW.case_id, NEW.reviewer_id, NEW.recorded_at);
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_decision_is_lawful() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    report record;
    review record;
    accepted record;
    the_case record;
    yes boolean;
    positive boolean := public.guildmark_positive(NEW.outcome);
BEGIN
    EXECUTE format('SELECT c.*, v.scheme_id, v.categories FROM %I.applications_case c
        JOIN %I.catalog_schemeversion v ON v.id = c.scheme_version_id WHERE c.id = $1 FOR UPDATE OF c',
        TG_TABLE_SCHEMA, TG_TABLE_SCHEMA) INTO the_case USING NEW.case_id;
    EXECUTE format('SELECT * FROM %I.evaluations_report WHERE id = $1', TG_TABLE_SCHEMA) INTO report USING NEW.report_id;
    EXECUTE format('SELECT * FROM %I.evaluations_review WHERE id = $1', TG_TABLE_SCHEMA) INTO review USING NEW.review_id;
    IF the_case.state NOT IN ('UNDER_REVIEW', 'RECOMMENDED') THEN
        PERFORM public.guildmark_refuse('A case is decided after its review (INV-4).');
    END IF;
    IF NOT public.guildmark_outcome_of_kind(the_case.kind, NEW.outcome) THEN
        PERFORM public.guildmark_refuse('That is no outcome of this kind of case.');
    END IF;
    IF report.case_id <> NEW.case_id OR report.frozen_at IS NULL OR report.sha256 <> NEW.report_sha256
            OR review.case_id <> NEW.case_id OR review.report_id <> NEW.report_id
            OR review.sha256 <> NEW.review_sha256 OR review.outcome <> NEW.recommended THEN
        PERFORM public.guildmark_refuse('A decision names the frozen report and its review by their hashes (INV-4).');
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_report WHERE case_id = $1 AND version > $2)', TG_TABLE_SCHEMA)
        INTO yes USING NEW.case_id, report.version;
    IF yes THEN PERFORM public.guildmark_refuse('A decision rests on the newest report (INV-4).'); END IF;
    IF NOT (report.frozen_at < review.recorded_at AND review.recorded_at < NEW.decided_at) THEN
        PERFORM public.guildmark_refuse('Report, review and decision follow each other in time (INV-4).');
    END IF;
    IF public.guildmark_case_start(the_case.kind) = 'DRAFT' THEN
        EXECUTE format('SELECT * FROM %I.applications_applicationreview WHERE id = $1', TG_TABLE_SCHEMA)
            INTO accepted USING NEW.application_review_id;
        IF accepted.id IS NULL OR accepted.outcome <> 'accept' OR accepted.application_id <> the_case.application_id
                OR accepted.recorded_at >= report.frozen_at
                OR NOT accepted.cases @> to_jsonb(ARRAY[NEW.case_id::text]) THEN
            PERFORM public.guildmark_refuse('A decision rests on the application review that accepted the case (INV-4).');
        END IF;
    END IF;
    IF NOT public.guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.decided_by_id, 'decision_maker', the_case.scheme_id, the_case.categories, NEW.decided_at) THEN
        PERFORM public.guildmark_refuse('The decision maker was not authorised at that time (INV-3).');
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.staff_staffprofile WHERE user_id = $1 AND employment = ''outsourced'')',
        TG_TABLE_SCHEMA) INTO yes USING NEW.decided_by_id;
    IF yes THEN PERFORM public.guildmark_refuse('People the body has from outside never decide (INV-3).'); END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_involvement WHERE case_id = $1 AND user_id = $2)',
        TG_TABLE_SCHEMA) INTO yes USING NEW.case_id, NEW.decided_by_id;
    IF yes THEN PERFORM public.guildmark_refuse('Whoever evaluated a case does not decide it (INV-2).'); END IF;
    PERFORM public.guildmark_refuse_who_sees_fees(
        TG_TABLE_SCHEMA, NEW.case_id, NEW.decided_by_id, the_case.scheme_id, NEW.decided_at);
    PERFORM public.guildmark_refuse_ties(TG_TABLE_SCHEMA, NEW.case_id, NEW.decided_by_id, NEW.decided_at);
    IF NOT public.guildmark_body_is_open(TG_TABLE_SCHEMA) THEN
        PERFORM public.guildmark_refuse('A body that is suspended or closed does not decide (INV-20).');
    END IF;
    IF positive THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_nonconformity WHERE case_id = $1
            AND status NOT IN (''closed'', ''accepted''))', TG_TABLE_SCHEMA) INTO yes USING NEW.case_id;
        IF yes THEN PERFORM public.guildmark_refuse('Every nonconformity is closed before a positive decision (INV-4).'); END IF;
        IF NOT (coalesce(NEW.scope -> 'models', '[]') <@ coalesce(the_case.scope_asked -> 'models', '[]')
                AND coalesce(NEW.scope -> 'standards', '[]') <@ coalesce(the_case.scope_asked -> 'standards', '[]')
                AND jsonb_array_length(coalesce(NEW.scope -> 'models', '[]')) > 0) THEN
            PERFORM public.guildmark_refuse('The scope decided lies within the scope asked (INV-5).');
        END IF;
    ELSE
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.evaluations_nonconformity n WHERE n.case_id = $1
            AND n.status NOT IN (''closed'', ''accepted'')
            AND NOT $2 @> jsonb_build_object(''nonconformities'', jsonb_build_array(jsonb_build_object(''number'', n.number))))',
            TG_TABLE_SCHEMA) INTO yes USING NEW.case_id, report.content;
        IF yes THEN PERFORM public.guildmark_refuse('A refusal lists the nonconformities that are open (INV-4).'); END IF;
    END IF;
    RETURN NEW;
END $$;
"""

NAMES = [
    "case_edge(text, text, text)",
    "case_start(text)",
    "positive(text)",
    "outcome_of_kind(text, text)",
    "refuse(text)",
    "lock_case(text, uuid)",
    "completed_once()",
    "case_moves()",
    "application_stays()",
    "signature_is_lawful()",
    "agreement_stays()",
    "unit_stays()",
    "document_stays()",
    "counts_as_evaluator()",
    "judges_do_not_evaluate()",
    "report_stays()",
    "nonconformity_in_time()",
    "lies_in(text[], text)",
    "authorised(text, uuid, text, uuid, text[], timestamptz)",
    "body_is_open(text)",
    "refuse_ties(text, uuid, uuid, timestamptz)",
    "refuse_who_sees_fees(text, uuid, uuid, uuid, timestamptz)",
    "evaluator_is_independent()",
    "review_is_lawful()",
    "decision_is_lawful()",
]


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_guards")]

    operations = [
        migrations.RunSQL(
            EDGES + REFUSE + COMPLETED_ONCE + CASES + EVALUATIONS,
            "".join(f"DROP FUNCTION public.guildmark_{name};" for name in NAMES),
        )
    ]
