-- a1900ef34fdd
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA guildmark_template;
CREATE FUNCTION public.billing_fapiao_keeps_number_and_file_together() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF OLD.number <> '' AND NEW.number <> OLD.number AND NEW.file <> '' AND NEW.file = OLD.file THEN
        RAISE EXCEPTION 'The file of fapiao % does not belong to number %.', OLD.number, NEW.number
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.billing_invoice_adds_up() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    row_after jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
    touched uuid := coalesce(row_after ->> 'invoice_id', row_after ->> 'id')::uuid;
    invoice public.billing_invoice;
BEGIN
    SELECT * INTO invoice FROM public.billing_invoice WHERE id = touched;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF invoice.total <> public.billing_invoice_due(touched, invoice.tax_rounding) THEN
        RAISE EXCEPTION 'The total of invoice % is not the sum of its lines.', touched USING ERRCODE = 'check_violation';
    END IF;
    IF invoice.paid <> (SELECT coalesce(sum(amount), 0) FROM public.billing_payment WHERE invoice_id = touched) THEN
        RAISE EXCEPTION 'What invoice % says was paid is not the sum of its payments.', touched
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.billing_invoice_begins_as_draft() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.state <> 'draft' THEN
        RAISE EXCEPTION 'An invoice begins as a draft.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.billing_invoice_due(invoice_ uuid, rounding_ text) RETURNS numeric
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT coalesce(sum(
        CASE WHEN rounding_ = 'per_rate' THEN plus_tax + with_tax + round(plus_tax * tax_rate / 100) ELSE by_line END
    ), 0)
    FROM (
        SELECT tax_rate,
               coalesce(sum(net) FILTER (WHERE NOT tax_included), 0) AS plus_tax,
               coalesce(sum(net + tax) FILTER (WHERE tax_included), 0) AS with_tax,
               sum(net + tax) AS by_line
        FROM public.billing_invoiceline WHERE invoice_id = invoice_ GROUP BY tax_rate
    ) AS at_rate
$$;
CREATE FUNCTION public.billing_invoice_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'draft' THEN
            RAISE EXCEPTION 'Only a draft may be deleted.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'issued'), ('draft', 'cancelled'), ('issued', 'paid'), ('paid', 'issued'), ('issued', 'cancelled')
    ) THEN
        RAISE EXCEPTION 'An invoice does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state <> 'draft' AND (
        OLD.body_id, OLD.organisation_id, OLD.year, OLD.sequence, OLD.reference, OLD.total, OLD.currency, OLD.due_on,
        OLD.payee, OLD.billed_to, OLD.subject_kind, OLD.subject, OLD.about_zh, OLD.about_en, OLD.issued_at,
        OLD.tax_rounding
    ) IS DISTINCT FROM (
        NEW.body_id, NEW.organisation_id, NEW.year, NEW.sequence, NEW.reference, NEW.total, NEW.currency, NEW.due_on,
        NEW.payee, NEW.billed_to, NEW.subject_kind, NEW.subject, NEW.about_zh, NEW.about_en, NEW.issued_at,
        NEW.tax_rounding
    ) THEN
        RAISE EXCEPTION 'An issued invoice stays as it is.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.sequence IS NULL AND NEW.sequence > 1 AND NOT EXISTS (
        SELECT 1 FROM public.billing_invoice
        WHERE body_id = NEW.body_id AND year = NEW.year AND sequence = NEW.sequence - 1
    ) THEN
        RAISE EXCEPTION 'Invoice numbers have no gaps: % is not the next.', NEW.sequence
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.billing_lines_only_of_drafts() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    touched uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.invoice_id ELSE NEW.invoice_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM public.billing_invoice WHERE id = touched AND state <> 'draft') THEN
        RAISE EXCEPTION 'The lines of an issued invoice stay as they are.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE FUNCTION public.billing_transfer_is_named_once() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.reverses_id IS NULL AND NOT NEW.is_part AND EXISTS (
        SELECT 1 FROM public.billing_payment AS other
        JOIN public.billing_invoice AS there ON there.id = other.invoice_id
        JOIN public.billing_invoice AS here ON here.body_id = there.body_id
        WHERE here.id = NEW.invoice_id AND there.id <> here.id AND other.reverses_id IS NULL
            AND upper(other.bank_reference) = upper(NEW.bank_reference)
            AND NOT EXISTS (SELECT 1 FROM public.billing_payment AS back WHERE back.reverses_id = other.id)
    ) THEN
        RAISE EXCEPTION 'The transfer % paid another invoice already.', NEW.bank_reference
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_authorisation() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = TG_TABLE_SCHEMA), 'Asia/Shanghai');
    writes_history boolean := coalesce(current_setting('guildmark.history', true), '') = 'on'
        AND (to_regrole('guildmark_historian') IS NULL
             OR pg_has_role(current_user, to_regrole('guildmark_historian'), 'USAGE'));
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'An authorisation is ended, never deleted.' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.granted_at < now() - interval '10 minutes' AND NOT writes_history THEN
            RAISE EXCEPTION 'An authorisation is granted now, not in the past.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.starts_on < (NEW.granted_at AT TIME ZONE zone)::date THEN
            RAISE EXCEPTION 'An authorisation is dated forward.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.user_id, NEW.role, NEW.technical_area, NEW.starts_on, NEW.granted_by_id, NEW.granted_at)
            IS DISTINCT FROM
       (OLD.user_id, OLD.role, OLD.technical_area, OLD.starts_on, OLD.granted_by_id, OLD.granted_at)
       OR NEW.scheme IS DISTINCT FROM OLD.scheme THEN
        RAISE EXCEPTION 'An authorisation is ended and granted anew, never rewritten.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.ends_on IS DISTINCT FROM OLD.ends_on THEN
        IF NEW.ends_on IS NULL OR NEW.ends_on > OLD.ends_on THEN
            RAISE EXCEPTION 'An authorisation is not prolonged: grant another one.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.ends_on < (now() AT TIME ZONE zone)::date AND NOT writes_history THEN
            RAISE EXCEPTION 'An authorisation does not end in the past.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF (NEW.ended_at, NEW.ended_by_id) IS DISTINCT FROM (OLD.ended_at, OLD.ended_by_id) THEN
        IF NEW.ended_at IS NULL OR NEW.ended_by_id IS NULL THEN
            RAISE EXCEPTION 'An authorisation that was ended is granted anew, never revived.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.ended_at < now() - interval '10 minutes' AND NOT writes_history THEN
            RAISE EXCEPTION 'An authorisation is ended now, not in the past.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_agreement_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP = 'DELETE' OR OLD.in_force_at IS NOT NULL
            OR to_jsonb(OLD) - 'in_force_at' IS DISTINCT FROM to_jsonb(NEW) - 'in_force_at' THEN
        PERFORM guildmark_refuse('An agreement stays as it was offered (INV-14).');
    END IF;
    SELECT count(DISTINCT side) = 2 INTO yes FROM applications_signature
        WHERE agreement_id = NEW.id AND sha256 = NEW.sha256;
    IF NOT yes THEN PERFORM guildmark_refuse('The agreement needs both signatures (4.1.2).'); END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_append_only() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION public.guildmark_application_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.submitted_at IS NOT NULL THEN PERFORM guildmark_refuse('Only drafts may be deleted.'); END IF;
        RETURN OLD;
    END IF;
    IF NEW.organisation_id <> OLD.organisation_id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind THEN
        PERFORM guildmark_refuse('Whose application it is does not change.');
    END IF;
    IF OLD.frozen_at IS NOT NULL THEN
        PERFORM guildmark_refuse('The application is frozen at acceptance.');
    END IF;
    IF OLD.submitted_at IS NOT NULL AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at THEN
        PERFORM guildmark_refuse('What was sent does not become a draft again.');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_authorised(schema_ text, who uuid, role_ text, scheme_ uuid, categories_ text[], at_ timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = schema_), 'Asia/Shanghai');
    on_ date := (at_ AT TIME ZONE zone)::date;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    RETURN EXISTS (SELECT FROM staff_authorisation WHERE user_id = who AND role = role_
        AND (scheme IS NULL OR scheme_ IS NULL OR scheme = scheme_)
        AND starts_on <= on_ AND granted_at <= at_
        AND (ends_on IS NULL OR ends_on >= on_) AND (ended_at IS NULL OR ended_at > at_ OR ends_on > on_)
        AND (technical_area = '' OR guildmark_lies_in(categories_, technical_area)));
END $$;
CREATE FUNCTION public.guildmark_award_is_lawful() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.enquiries_quotecopy q JOIN public.enquiries_invitedbody i ON i.id = q.invited_id
            WHERE q.id = NEW.quote_id AND i.enquiry_id = NEW.enquiry_id) THEN
        PERFORM guildmark_refuse('A quote is taken for the enquiry it was made for.');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_body_is_open(schema_ text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (SELECT FROM public.tenants_certificationbody WHERE schema_name = schema_ AND standing = 'open')
$$;
CREATE FUNCTION public.guildmark_case_edge(kind text, source text, target text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT (source, target) IN (
            ('DRAFT', 'SUBMITTED'),
            ('SUBMITTED', 'UNDER_APPLICATION_REVIEW'),
            ('UNDER_APPLICATION_REVIEW', 'INFO_REQUESTED'),
            ('INFO_REQUESTED', 'UNDER_APPLICATION_REVIEW'),
            ('UNDER_APPLICATION_REVIEW', 'DECLINED'),
            ('UNDER_APPLICATION_REVIEW', 'ACCEPTED'),
            ('ACCEPTED', 'CONTRACTED'),
            ('CONTRACTED', 'EVALUATION_PLANNED'),
            ('EVALUATION_PLANNED', 'EVALUATING'),
            ('EVALUATING', 'NC_OPEN'),
            ('NC_OPEN', 'EVALUATING'),
            ('NC_OPEN', 'EVALUATED'),
            ('EVALUATING', 'EVALUATED'),
            ('EVALUATED', 'UNDER_REVIEW'),
            ('UNDER_REVIEW', 'RECOMMENDED'),
            ('UNDER_REVIEW', 'DECIDED'),
            ('UNDER_REVIEW', 'EVALUATING'),
            ('RECOMMENDED', 'EVALUATING'),
            ('RECOMMENDED', 'DECIDED'),
            ('DECIDED', 'COMPLETED')
        )
        OR (kind NOT IN ('measure', 'special', 'surveillance') AND (source, target) IN (
            ('DRAFT', 'WITHDRAWN_BY_APPLICANT'),
            ('SUBMITTED', 'WITHDRAWN_BY_APPLICANT'),
            ('UNDER_APPLICATION_REVIEW', 'WITHDRAWN_BY_APPLICANT'),
            ('INFO_REQUESTED', 'WITHDRAWN_BY_APPLICANT'),
            ('ACCEPTED', 'WITHDRAWN_BY_APPLICANT'),
            ('CONTRACTED', 'WITHDRAWN_BY_APPLICANT'),
            ('EVALUATION_PLANNED', 'WITHDRAWN_BY_APPLICANT'),
            ('EVALUATING', 'WITHDRAWN_BY_APPLICANT'),
            ('NC_OPEN', 'WITHDRAWN_BY_APPLICANT'),
            ('EVALUATED', 'WITHDRAWN_BY_APPLICANT'),
            ('UNDER_REVIEW', 'WITHDRAWN_BY_APPLICANT'),
            ('RECOMMENDED', 'WITHDRAWN_BY_APPLICANT'),
            ('INFO_REQUESTED', 'LAPSED'),
            ('ACCEPTED', 'LAPSED'),
            ('NC_OPEN', 'LAPSED')
        ))
$$;
CREATE FUNCTION public.guildmark_case_has_its_certificate() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM certificates_certificate WHERE id = NEW.certificate AND "case" = NEW.id
        AND status <> 'PENDING');
    IF NOT yes THEN PERFORM guildmark_refuse('A granted case ends with its certificate (INV-5).'); END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.guildmark_case_moves() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE yes boolean;
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
    IF (NEW.subject_kind, NEW.subject, NEW.organisation_id, NEW.kind, NEW.number)
            IS DISTINCT FROM (OLD.subject_kind, OLD.subject, OLD.organisation_id, OLD.kind, OLD.number) THEN
        PERFORM guildmark_refuse('What a case is about does not change.');
    END IF;
    -- The words are copies: as long as the client may edit they follow what it typed, and no longer.
    IF OLD.scope_asked <> '{}'::jsonb
            AND (NEW.scope_asked, NEW.scheme_version_id, NEW.subject_words, NEW.client_name_zh, NEW.client_name_en,
                NEW.product_zh, NEW.product_en)
            IS DISTINCT FROM (OLD.scope_asked, OLD.scheme_version_id, OLD.subject_words, OLD.client_name_zh,
                OLD.client_name_en, OLD.product_zh, OLD.product_en) THEN
        PERFORM guildmark_refuse('The scope asked is frozen at acceptance.');
    END IF;
    IF OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate THEN
        PERFORM guildmark_refuse('A case keeps its certificate.');
    END IF;
    IF NEW.state = OLD.state THEN RETURN NEW; END IF;
    IF NOT guildmark_case_edge(NEW.kind, OLD.state, NEW.state) THEN
        PERFORM guildmark_refuse(format('There is no way from %s to %s.', OLD.state, NEW.state));
    END IF;
    IF NEW.state = 'COMPLETED' THEN
        yes := EXISTS (SELECT FROM cases_letter WHERE case_id = NEW.id AND kind = 'decision');
        IF NOT yes THEN PERFORM guildmark_refuse('The letter about the decision is sent first (7.6.6).'); END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_case_rests_on_application() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF NEW.state = 'SUBMITTED' THEN
        SELECT submitted_at IS NOT NULL INTO yes FROM applications_application WHERE id = NEW.subject;
        IF yes IS NOT TRUE THEN PERFORM guildmark_refuse('A case is sent together with its application.'); END IF;
    ELSIF NEW.state = 'DECLINED' THEN
        yes := EXISTS (SELECT FROM applications_applicationreview
            WHERE application_id = NEW.subject AND outcome = 'decline' AND cases @> to_jsonb(ARRAY[NEW.id::text]));
        IF NOT yes THEN PERFORM guildmark_refuse('Declining needs its record and reason (7.3.4, INV-12).'); END IF;
    ELSIF NEW.state = 'CONTRACTED' THEN
        SELECT count(DISTINCT s.side) = 2 INTO yes FROM applications_signature s
            JOIN applications_agreement a ON a.id = s.agreement_id
            WHERE a.application_id = NEW.subject AND s.sha256 = a.sha256;
        IF NOT yes THEN PERFORM guildmark_refuse('The agreement needs both signatures (4.1.2).'); END IF;
    ELSIF NEW.state = 'ACCEPTED' THEN
        yes := EXISTS (SELECT FROM applications_applicationreview
            WHERE application_id = NEW.subject AND outcome = 'accept' AND cases @> to_jsonb(ARRAY[NEW.id::text]));
        IF NOT yes THEN PERFORM guildmark_refuse('Acceptance needs the record of the application review (7.3).'); END IF;
        SELECT published_at IS NOT NULL INTO yes FROM catalog_schemeversion WHERE id = NEW.scheme_version_id;
        IF NOT yes THEN PERFORM guildmark_refuse('Only a published rule can be the criterion (INV-12).'); END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_case_rests_on_evaluation() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
CREATE FUNCTION public.guildmark_case_start(kind text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT CASE kind
        WHEN 'initial' THEN 'DRAFT'
        WHEN 'extension' THEN 'DRAFT'
        WHEN 'recertification' THEN 'DRAFT'
        WHEN 'transfer' THEN 'DRAFT'
        WHEN 'change' THEN 'DRAFT'
        WHEN 'reinstatement' THEN 'DRAFT'
        WHEN 'surveillance' THEN 'CONTRACTED'
        WHEN 'special' THEN 'CONTRACTED'
        WHEN 'measure' THEN 'EVALUATED'
    END
$$;
CREATE FUNCTION public.guildmark_certificate_rests_on_its_case() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $_$
DECLARE
    the_case record;
    decision record;
    yes boolean;
    months int;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP = 'UPDATE' AND NEW.origin <> OLD.origin THEN
        PERFORM guildmark_refuse('Where a certificate comes from does not change.');
    END IF;
    IF NEW.status = 'PENDING' OR NEW.origin <> 'issued_here' THEN RETURN NEW; END IF;
    IF TG_OP = 'UPDATE' AND OLD.status <> 'PENDING'
            AND (NEW."case", NEW.organisation_id, NEW.signed_by_id, NEW.signed_at, NEW.prepared_by_id)
                IS DISTINCT FROM (OLD."case", OLD.organisation_id, OLD.signed_by_id, OLD.signed_at, OLD.prepared_by_id) THEN
        PERFORM guildmark_refuse('Whose certificate it is, its case and its signature stay.');
    END IF;
    SELECT c.*, v.scheme_id, v.number AS version, v.categories INTO the_case FROM cases_case c
        JOIN catalog_schemeversion v ON v.id = c.scheme_version_id WHERE c.id = NEW."case";
    SELECT * INTO decision FROM evaluations_decision WHERE case_id = NEW."case";
    IF the_case.id IS NULL OR the_case.state <> 'COMPLETED' OR the_case.certificate IS DISTINCT FROM NEW.id
            OR decision.id IS NULL OR NOT guildmark_positive(decision.outcome) THEN
        PERFORM guildmark_refuse('A certificate needs its positive, completed case (INV-5).');
    END IF;
    IF (NEW.organisation_id, NEW.scheme, NEW.scheme_version::int)
            IS DISTINCT FROM (the_case.organisation_id, the_case.scheme_id, the_case.version::int) THEN
        PERFORM guildmark_refuse('A certificate names the client and the scheme version of its case (INV-5).');
    END IF;
    SELECT count(DISTINCT s.side) = 2 INTO yes FROM applications_signature s
        JOIN applications_agreement a ON a.id = s.agreement_id
        WHERE a.application_id = the_case.subject AND s.sha256 = a.sha256 AND a.in_force_at IS NOT NULL;
    IF NOT yes THEN PERFORM guildmark_refuse('The agreement needs both signatures (INV-5).'); END IF;
    IF jsonb_array_length(NEW.covered_models) = 0
            OR NOT jsonb_path_query_array(NEW.covered_models, '$[*].model') <@ coalesce(decision.scope -> 'models', '[]')
            OR NOT jsonb_path_query_array(NEW.standards, '$[*].number') <@ coalesce(decision.scope -> 'standards', '[]')
            OR jsonb_array_length(jsonb_path_query_array(NEW.covered_models, '$[*].model'))
                <> jsonb_array_length(NEW.covered_models)
            OR jsonb_array_length(jsonb_path_query_array(NEW.standards, '$[*].number')) <> jsonb_array_length(NEW.standards)
            OR NOT coalesce(decision.scope -> 'models', '[]') <@ coalesce(the_case.scope_asked -> 'models', '[]')
            OR NOT coalesce(decision.scope -> 'standards', '[]') <@ coalesce(the_case.scope_asked -> 'standards', '[]') THEN
        PERFORM guildmark_refuse('The scope certified lies within the scope decided (INV-5).');
    END IF;
    IF TG_OP = 'INSERT' OR OLD.status = 'PENDING'
            OR (NEW.grade, NEW.measured, NEW.mode_zh, NEW.mode_en, NEW.product_zh, NEW.product_en, NEW.holder_name_zh,
                NEW.holder_name_en, NEW.manufacturer_name_zh, NEW.manufacturer_name_en, NEW.trademark)
                IS DISTINCT FROM (OLD.grade, OLD.measured, OLD.mode_zh, OLD.mode_en, OLD.product_zh, OLD.product_en,
                OLD.holder_name_zh, OLD.holder_name_en, OLD.manufacturer_name_zh, OLD.manufacturer_name_en, OLD.trademark)
            THEN
        IF NEW.grade <> coalesce(decision.scope ->> 'grade', '')
                OR NEW.measured <> coalesce(decision.scope -> 'measured', '[]')
                OR (decision.scope ? 'mode' AND jsonb_build_object('zh', NEW.mode_zh, 'en', NEW.mode_en)
                    <> decision.scope -> 'mode') THEN
            PERFORM guildmark_refuse('Grade, measured values and mode of a certificate are those decided (INV-5).');
        END IF;
        IF (NEW.product_zh, NEW.product_en, NEW.trademark) IS DISTINCT FROM (
                coalesce(the_case.scope_asked #>> '{product,zh}', ''), coalesce(the_case.scope_asked #>> '{product,en}', ''),
                coalesce(the_case.scope_asked ->> 'trademark', ''))
                OR (NEW.holder_name_zh, NEW.holder_name_en) IS DISTINCT FROM (
                coalesce(the_case.scope_asked #>> '{client,name,zh}', ''),
                coalesce(the_case.scope_asked #>> '{client,name,en}', ''))
                OR (NEW.manufacturer_name_zh, NEW.manufacturer_name_en) IS DISTINCT FROM (
                coalesce(the_case.scope_asked #>> '{manufacturer,name,zh}', ''),
                coalesce(the_case.scope_asked #>> '{manufacturer,name,en}', '')) THEN
            PERFORM guildmark_refuse('A certificate names the holder, the manufacturer and the product of its case (INV-5).');
        END IF;
    END IF;
    IF TG_OP = 'INSERT' OR OLD.status = 'PENDING'
            OR (NEW.issued_on, NEW.first_issued_on, NEW.valid_from, NEW.valid_until, NEW.time_zone)
                IS DISTINCT FROM (OLD.issued_on, OLD.first_issued_on, OLD.valid_from, OLD.valid_until, OLD.time_zone) THEN
        months := decision.scope ->> 'validity_months';
        IF (NEW.issued_on, NEW.first_issued_on, NEW.valid_from) IS DISTINCT FROM (
                (NEW.signed_at AT TIME ZONE NEW.time_zone)::date, NEW.issued_on, NEW.issued_on)
                OR (decision.scope ? 'validity_months' AND NEW.valid_until
                    IS DISTINCT FROM (NEW.valid_from + make_interval(months => months) - interval '1 day')::date) THEN
            PERFORM guildmark_refuse('A certificate is dated on the day it is signed and ends when the scheme says (INV-5).');
        END IF;
    END IF;
    IF TG_OP = 'INSERT' OR OLD.status = 'PENDING' THEN
        IF NOT guildmark_body_is_open(TG_TABLE_SCHEMA)
                OR NOT guildmark_is_approved(TG_TABLE_SCHEMA, the_case.categories, NEW.issued_on) THEN
            PERFORM guildmark_refuse('A body issues while it is open and within its approved field (INV-20).');
        END IF;
        IF NEW.signed_at <= decision.decided_at THEN
            PERFORM guildmark_refuse('A certificate is signed after the decision (INV-5).');
        END IF;
        IF NOT guildmark_authorised(
                TG_TABLE_SCHEMA, NEW.signed_by_id, 'signatory', NEW.scheme, the_case.categories, NEW.signed_at)
                OR NOT guildmark_authorised(
                    TG_TABLE_SCHEMA, NEW.prepared_by_id, 'registrar', NEW.scheme, the_case.categories, NEW.prepared_at)
                THEN
            PERFORM guildmark_refuse('Registrar and signatory must be authorised when they issue and sign.');
        END IF;
    END IF;
    RETURN NEW;
END $_$;
CREATE FUNCTION public.guildmark_change_has_its_ground() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    certificate record;
    yes boolean := false;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT * INTO certificate FROM certificates_certificate WHERE id = NEW.certificate_id;
    IF NEW.request_id IS NOT NULL THEN
        yes := NEW.reason = 'holders-request' AND EXISTS (SELECT FROM certificates_holderrequest
            WHERE id = NEW.request_id AND certificate_id = NEW.certificate_id AND answer = 'recorded'
                AND answered_by_id = NEW.by_id
                AND (wish, NEW.status_after) IN (('suspend', 'SUSPENDED'), ('cancel', 'CANCELLED')));
    ELSIF NEW.measure_id IS NOT NULL THEN
        yes := NEW.reason <> 'holders-request' AND EXISTS (SELECT FROM certificates_measure
            WHERE id = NEW.measure_id AND certificate_id = NEW.certificate_id AND answer = 'agreed'
                AND decided_by_id = NEW.decided_by_id AND reason = NEW.reason
                AND (outcome, NEW.status_after) IN (('suspend', 'SUSPENDED'), ('restore', 'VALID'),
                    ('withdraw', 'WITHDRAWN'), ('cancel', 'CANCELLED'), ('supersede', 'SUPERSEDED'))
                AND successor_id IS NOT DISTINCT FROM certificate.superseded_by_id);
    ELSIF certificate.origin = 'imported' AND NEW.stated_by_id IS NOT NULL AND NEW.stated_by_id <> NEW.by_id THEN
        PERFORM guildmark_refuse_unanswered(
            TG_TABLE_SCHEMA, NEW.stated_by_id, NEW.stated_at, NEW.by_id, NEW.confirmed_at);
        yes := true;
    END IF;
    IF NOT yes THEN
        PERFORM guildmark_refuse('A certificate''s status changes at its holder''s request or by a decision of another person.');
    END IF;
    IF certificate.suspension_asked_by_holder AND NEW.status_after = 'SUSPENDED'
            AND NEW.request_id IS NULL AND NEW.stated_by_id IS NULL THEN
        PERFORM guildmark_refuse('A suspension the holder asked for rests on its request.');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.guildmark_completed_once() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM guildmark_refuse(format('%s is append-only: nothing is deleted (INV-14).', TG_TABLE_NAME));
    END IF;
    IF before - TG_ARGV[1:] IS DISTINCT FROM to_jsonb(NEW) - TG_ARGV[1:] THEN
        PERFORM guildmark_refuse(format('%s stays as it was written (INV-14).', TG_TABLE_NAME));
    END IF;
    IF before ->> TG_ARGV[0] IS NOT NULL AND before IS DISTINCT FROM to_jsonb(NEW) THEN
        PERFORM guildmark_refuse(format('%s stays as it was completed (INV-14).', TG_TABLE_NAME));
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_confirmed_as_found() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE found_until timestamptz;
BEGIN
    PERFORM now() AT TIME ZONE NEW.time_zone;
    IF NEW.confirmed_until IS NULL THEN RETURN NEW; END IF;
    SELECT ends_at INTO found_until FROM oversight_confirmation
        WHERE body_id = NEW.id ORDER BY made_at DESC, id DESC LIMIT 1;
    IF NEW.confirmed_until IS DISTINCT FROM found_until THEN
        PERFORM guildmark_refuse('A body is confirmed until the day that an operator found on the public list.');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_counts_as_evaluator() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
CREATE FUNCTION public.guildmark_decision_is_lawful() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
CREATE FUNCTION public.guildmark_document_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE submitted boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP = 'UPDATE' THEN PERFORM guildmark_refuse('A document is never changed: add a version.'); END IF;
    SELECT submitted_at IS NOT NULL INTO submitted FROM applications_application WHERE id = OLD.application_id;
    IF submitted THEN PERFORM guildmark_refuse('A document is kept once the application is sent: add a version.'); END IF;
    RETURN OLD;
END $$;
CREATE FUNCTION public.guildmark_drop_spare(schema_ text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
BEGIN
    DELETE FROM public.tenants_spare WHERE schema_name = schema_ AND schema_ ~ '^spare_[0-9a-f]{12}$';
    IF NOT FOUND THEN RETURN false; END IF;
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', schema_);
    RETURN true;
END $_$;
CREATE FUNCTION public.guildmark_evaluator_is_independent() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE plan record;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT case_id, made_at INTO plan FROM evaluations_plan WHERE id = NEW.plan_id;
    PERFORM guildmark_refuse_ties(TG_TABLE_SCHEMA, plan.case_id, NEW.user_id, plan.made_at);
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_guards() RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT 'c39549d508575abf' $$;
CREATE FUNCTION public.guildmark_has_history() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $_$
DECLARE
    is_told boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I WHERE %I = $1 AND revision = $2)',
                   TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[1]) INTO is_told USING NEW.id, NEW.revision;
    IF NEW.revision > 0 AND NOT is_told THEN
        RAISE EXCEPTION '%: revision % of % has no history', TG_TABLE_NAME, NEW.revision, NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $_$;
CREATE FUNCTION public.guildmark_import_is_answered_for() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM guildmark_refuse_unanswered(
        TG_TABLE_SCHEMA, NEW.prepared_by_id, NEW.prepared_at, NEW.confirmed_by_id, NEW.confirmed_at);
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_imports_are_answered_for() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE one record;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    FOR one IN SELECT DISTINCT prepared_by_id, prepared_at, confirmed_by_id, confirmed_at
            FROM entered WHERE origin = 'imported' AND status <> 'PENDING' LOOP
        PERFORM guildmark_refuse_unanswered(
            TG_TABLE_SCHEMA, one.prepared_by_id, one.prepared_at, one.confirmed_by_id, one.confirmed_at);
    END LOOP;
    RETURN NULL;
END $$;
CREATE FUNCTION public.guildmark_is_approved(schema_ text, categories_ text[], on_ date) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE passport record;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    SELECT approval_number, approved_until, approved_categories INTO passport FROM catalog_bodypassport;
    IF passport IS NULL OR passport.approval_number = '' OR passport.approved_until < on_ THEN RETURN false; END IF;
    RETURN guildmark_lie_within(categories_, passport.approved_categories)
        AND guildmark_may_certify(schema_, passport.approval_number, categories_);
END $$;
CREATE FUNCTION public.guildmark_is_reserved(categories_ text[], properties_ text[], markets_ text[], on_ date) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM (SELECT DISTINCT ON (key) * FROM public.vocabulary_compulsoryrule ORDER BY key, edition DESC) AS rule
        WHERE rule.duty = 'certificate' AND rule.applies_from <= on_
          AND (rule.repealed_on IS NULL OR on_ < rule.repealed_on)
          AND rule.properties::text[] && properties_
          AND (cardinality(markets_) = 0 OR rule.covers::text[] && markets_)
          AND EXISTS (
              SELECT FROM unnest(categories_) AS code
              WHERE starts_with(code || '.', rule.category_id || '.') OR starts_with(rule.category_id || '.', code || '.')
          )
    );
END $$;
CREATE FUNCTION public.guildmark_is_reserved_as_stated(statement_ jsonb, at_ timestamp with time zone, zone_ text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN guildmark_is_reserved(
        ARRAY(SELECT category ->> 'code' FROM jsonb_array_elements(statement_ -> 'categories') AS category),
        ARRAY(SELECT jsonb_array_elements_text(statement_ -> 'characteristics')),
        ARRAY(SELECT jsonb_array_elements_text(statement_ -> 'markets')),
        (at_ AT TIME ZONE zone_)::date
    );
END $$;
CREATE FUNCTION public.guildmark_judges_do_not_evaluate() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
CREATE FUNCTION public.guildmark_lie_within(categories_ text[], fields_ text[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE outside boolean;
BEGIN
    WITH RECURSIVE above AS (
        SELECT code AS asked, code FROM unnest(categories_) AS code
        UNION SELECT above.asked, c.parent_id FROM above JOIN public.vocabulary_productcategory c ON c.code = above.code
        WHERE c.parent_id IS NOT NULL
    )
    SELECT bool_or(covered IS NOT TRUE) INTO outside FROM (
        SELECT bool_or(code = ANY (fields_)) AS covered FROM above GROUP BY asked
    ) AS each;
    RETURN NOT coalesce(outside, true);
END $$;
CREATE FUNCTION public.guildmark_lies_in(categories_ text[], area_ text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN coalesce(cardinality(categories_), 0) = 0 OR guildmark_lie_within(categories_, ARRAY[area_]);
END $$;
CREATE FUNCTION public.guildmark_lock_case(schema_ text, case_ uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    PERFORM FROM cases_case WHERE id = case_ FOR UPDATE;
END $$;
CREATE FUNCTION public.guildmark_make_spare(schema_ text, hash_ text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
BEGIN
    IF schema_ !~ '^spare_[0-9a-f]{12}$' THEN
        RAISE EXCEPTION 'No spare has a schema of that name.' USING ERRCODE = 'invalid_schema_name';
    END IF;
    PERFORM public.guildmark_replay(schema_, hash_);
    INSERT INTO public.tenants_spare (schema_name, migrations_hash, made_at) VALUES (schema_, hash_, now());
END $_$;
CREATE FUNCTION public.guildmark_mark_needs_surveillance() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    version record;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF NEW.status NOT IN ('VALID', 'SUSPENDED') OR NOT NEW.may_bear_mark OR NEW.scheme IS NULL THEN RETURN NEW; END IF;
    SELECT scheme_type, licenses_mark INTO version FROM catalog_schemeversion
        WHERE scheme_id = NEW.scheme AND number = NEW.scheme_version;
    IF version IS NULL OR version.scheme_type = '1a' OR NOT version.licenses_mark THEN
        PERFORM guildmark_refuse('This scheme gives no licence for the mark (INV-6).');
    END IF;
    IF NEW.origin = 'issued_here' AND version.scheme_type <> '1b' THEN
        yes := EXISTS (SELECT FROM certificates_surveillanceplan
            WHERE certificate_id = NEW.id AND ended_at IS NULL);
        IF NOT yes THEN
            PERFORM guildmark_refuse('A licence for the mark needs an active surveillance plan (INV-6).');
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_may_certify(schema_ text, number_ text, categories_ text[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    the_body record;
    finding record;
BEGIN
    SELECT id INTO the_body FROM tenants_certificationbody
        WHERE schema_name = schema_ AND kind = 'body' AND standing = 'open';
    IF NOT FOUND THEN RETURN false; END IF;
    SELECT * INTO finding FROM oversight_confirmation
        WHERE body_id = the_body.id ORDER BY made_at DESC, id DESC LIMIT 1;
    IF NOT FOUND OR finding.ends_at IS NULL OR finding.ends_at <= now() THEN RETURN false; END IF;
    RETURN finding.outcome = 'grace'
        OR (finding.approval_number = number_ AND guildmark_lie_within(categories_, finding.categories));
END $$;
CREATE FUNCTION public.guildmark_measure_is_lawful() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    certificate record;
    areas text[];
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT * INTO certificate FROM certificates_certificate WHERE id = NEW.certificate_id;
    IF NEW.answer = 'agreed' AND NEW.outcome = 'restore' AND NEW.verified_by_id IS NULL THEN
        PERFORM guildmark_refuse('To restore, somebody verified that the conditions are met (7.11.6).');
    END IF;
    SELECT categories INTO areas FROM catalog_schemeversion
        WHERE scheme_id = certificate.scheme AND published_at IS NOT NULL
        ORDER BY (number = certificate.scheme_version) DESC NULLS LAST, number DESC LIMIT 1;
    yes := guildmark_authorised(
        TG_TABLE_SCHEMA, NEW.decided_by_id, 'decision_maker', certificate.scheme, areas, NEW.decided_at);
    IF NOT yes THEN PERFORM guildmark_refuse('The decision maker was not authorised at that time (INV-3).'); END IF;
    yes := EXISTS (SELECT FROM staff_staffprofile WHERE user_id = NEW.decided_by_id AND employment = 'outsourced');
    IF yes THEN PERFORM guildmark_refuse('People the body has from outside never decide (INV-3).'); END IF;
    yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.decided_by_id
        AND organisation_id = certificate.organisation_id AND (ended_at IS NULL OR ended_at > NEW.decided_at));
    IF yes THEN PERFORM guildmark_refuse('Who acts for the holder decides nothing about its certificate (INV-8).'); END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_moves_along() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    before text := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) ->> TG_ARGV[0] ELSE '' END;
    after text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
    IF before IS DISTINCT FROM after AND NOT (before || '>' || after) = ANY (TG_ARGV[1:]) THEN
        RAISE EXCEPTION '%: % may not become %', TG_TABLE_NAME, coalesce(nullif(before, ''), 'a new row'), after
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_nonconformity_in_time() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT state IN ('EVALUATING', 'NC_OPEN') INTO yes FROM cases_case WHERE id = NEW.case_id;
    IF NOT yes THEN
        PERFORM guildmark_refuse('Nonconformities are written while the evaluation is under way.');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_open_schema(schema_ text, hash_ text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE spare text;
BEGIN
    IF schema_ !~ '^body_[a-z][a-z0-9_]{1,50}$' THEN
        RAISE EXCEPTION 'No body has a schema of that name.' USING ERRCODE = 'invalid_schema_name';
    END IF;
    DELETE FROM public.tenants_spare WHERE schema_name = (
        SELECT schema_name FROM public.tenants_spare WHERE migrations_hash = hash_
        ORDER BY made_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING schema_name INTO spare;
    IF spare IS NULL THEN
        PERFORM public.guildmark_replay(schema_, hash_);
        RETURN false;
    END IF;
    EXECUTE format('ALTER SCHEMA %I RENAME TO %I', spare, schema_);
    RETURN true;
END $_$;
CREATE FUNCTION public.guildmark_outcome_of_kind(kind text, outcome text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT coalesce(outcome = ANY (CASE kind
        WHEN 'initial' THEN ARRAY['grant', 'refuse']
        WHEN 'extension' THEN ARRAY['extend', 'refuse']
        WHEN 'recertification' THEN ARRAY['renew', 'refuse']
        WHEN 'transfer' THEN ARRAY['take_over', 'refuse']
        WHEN 'change' THEN ARRAY['approve', 'refuse']
        WHEN 'reinstatement' THEN ARRAY['restore', 'restore_reduced', 'keep_suspended', 'withdraw']
        WHEN 'surveillance' THEN ARRAY['maintain', 'maintain_with_conditions', 'reduce', 'suspend', 'withdraw']
        WHEN 'special' THEN ARRAY['maintain', 'maintain_with_conditions', 'reduce', 'suspend', 'withdraw']
        WHEN 'measure' THEN ARRAY['maintain', 'maintain_with_conditions', 'reduce', 'suspend', 'withdraw']
    END), false)
$$;
CREATE FUNCTION public.guildmark_part_of_something_fixed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $_$
DECLARE
    old_owner uuid;
    new_owner uuid;
    is_fixed boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP <> 'INSERT' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) USING OLD INTO old_owner;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) USING NEW INTO new_owner;
    END IF;
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %I.%I WHERE id IN ($1, $2) AND %I IS NOT NULL)',
        TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[2]
    ) USING coalesce(old_owner, new_owner), coalesce(new_owner, old_owner) INTO is_fixed;
    IF is_fixed THEN
        RAISE EXCEPTION 'A part of something published is kept as it is.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $_$;
CREATE FUNCTION public.guildmark_positive(outcome text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT outcome IN (
        'grant',
        'extend',
        'renew',
        'take_over',
        'approve',
        'restore',
        'restore_reduced',
        'maintain',
        'maintain_with_conditions'
    )
$$;
CREATE FUNCTION public.guildmark_published_lawfully() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    zone text := (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = TG_TABLE_SCHEMA);
    today date := (NEW.published_at AT TIME ZONE zone)::date;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF NOT guildmark_is_approved(TG_TABLE_SCHEMA, NEW.categories::text[], today) THEN
        PERFORM guildmark_refuse(
            'A scheme is published by an open certification body with a confirmed approval, within its field (INV-20).');
    END IF;
    IF guildmark_is_reserved(NEW.categories::text[], NEW.characteristics::text[], NEW.markets::text[], today) THEN
        PERFORM guildmark_refuse(
            'A scheme is not published for what only designated bodies may certify (Regulations, articles 27 to 32).');
    END IF;
    IF NEW.scheme_type IN ('2', '3', '4', '5', '6') AND NOT EXISTS (
        SELECT FROM catalog_fee WHERE version_id = NEW.id AND per IN ('surveillance_day', 'year')
    ) THEN
        PERFORM guildmark_refuse('A scheme of type 2 to 6 is published with what its surveillance costs.');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_quote_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.sent_at IS NOT NULL THEN PERFORM guildmark_refuse('A quote begins as a draft.'); END IF;
        RETURN NEW;
    END IF;
    IF OLD.sent_at IS NOT NULL AND (TG_OP = 'DELETE' OR OLD.told_at IS NOT NULL
            OR to_jsonb(OLD) - 'told_at' IS DISTINCT FROM to_jsonb(NEW) - 'told_at') THEN
        PERFORM guildmark_refuse('A quote that was sent stays as it is.');
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.received_id <> OLD.received_id OR NEW.number <> OLD.number THEN
        PERFORM guildmark_refuse('Which revision of which quote it is does not change.');
    END IF;
    IF NEW.sent_at IS NOT NULL AND (NEW.content ->> 'id' IS DISTINCT FROM NEW.id::text
            OR NEW.content ->> 'number' IS DISTINCT FROM NEW.number::text) THEN
        PERFORM guildmark_refuse('What is sent is this revision of this quote.');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_reached_at_primary() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    people uuid[];
BEGIN
    IF TG_TABLE_NAME = 'accounts_user' THEN
        people := ARRAY[NEW.id];
    ELSIF TG_OP = 'INSERT' THEN
        people := ARRAY[NEW.user_id];
    ELSIF TG_OP = 'DELETE' THEN
        people := ARRAY[OLD.user_id];
    ELSE
        people := ARRAY[OLD.user_id, NEW.user_id];
    END IF;
    IF EXISTS (
        SELECT FROM accounts_user AS person WHERE person.id = ANY (people)
        AND EXISTS (SELECT FROM account_emailaddress WHERE user_id = person.id AND verified)
        AND NOT EXISTS (
            SELECT FROM account_emailaddress
            WHERE user_id = person.id AND verified AND "primary" AND lower(email) = lower(person.email)
        )
    ) THEN
        PERFORM guildmark_refuse('Whoever has a confirmed address is reached at the primary one.');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.guildmark_refuse(words text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION '%', words USING ERRCODE = 'check_violation';
END $$;
CREATE FUNCTION public.guildmark_refuse_ties(schema_ text, case_ uuid, who uuid, at_ timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = schema_), 'Asia/Shanghai');
    on_ date := (at_ AT TIME ZONE zone)::date;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM staff_conflict t JOIN cases_case c ON c.id = case_
            AND c.organisation_id = t.organisation_id JOIN catalog_schemeversion v ON v.id = c.scheme_version_id
        WHERE t.user_id = who AND t.starts_on <= on_
            AND (t.ends_on IS NULL OR t.ends_on >= on_ - v.conflict_months * 365 / 12));
    IF yes THEN
        PERFORM guildmark_refuse('Who advised the client or was employed by it takes no part in its case (INV-8).');
    END IF;
    yes := EXISTS (SELECT FROM cases_case c JOIN public.accounts_organisationmembership m
        ON m.organisation_id = c.organisation_id WHERE c.id = case_ AND m.user_id = who
        AND (m.ended_at IS NULL OR m.ended_at > at_));
    IF yes THEN PERFORM guildmark_refuse('Who acts for the client takes no part in its case (INV-8).'); END IF;
END $$;
CREATE FUNCTION public.guildmark_refuse_unanswered(schema_ text, registrar uuid, prepared timestamp with time zone, manager uuid, confirmed timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT guildmark_authorised(schema_, registrar, 'registrar', NULL, NULL, prepared)
            OR NOT guildmark_authorised(schema_, manager, 'quality_manager', NULL, NULL, confirmed) THEN
        PERFORM guildmark_refuse('A registrar and a quality manager, authorised then, answer for an import.');
    END IF;
END $$;
CREATE FUNCTION public.guildmark_refuse_who_sees_fees(schema_ text, case_ uuid, who uuid, scheme_ uuid, at_ timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM cases_assignment
        WHERE case_id = case_ AND user_id = who AND role = 'finance');
    IF yes OR guildmark_authorised(schema_, who, 'finance', scheme_, NULL, at_) THEN
        PERFORM guildmark_refuse('Whoever sees the fees of a case does not judge it (INV-10).');
    END IF;
END $$;
CREATE FUNCTION public.guildmark_replay(schema_ text, hash_ text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    template record;
    filled text;
    counted text;
BEGIN
    SELECT ddl, filled_tables INTO template FROM public.tenants_schematemplate WHERE migrations_hash = hash_;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The template is older than the migrations: run migrate_bodies.' USING ERRCODE = 'no_data_found';
    END IF;
    EXECUTE replace(template.ddl, 'guildmark_template', quote_ident(schema_));
    FOR filled IN SELECT jsonb_array_elements_text(template.filled_tables) LOOP
        EXECUTE format('INSERT INTO %I.%I OVERRIDING SYSTEM VALUE SELECT * FROM guildmark_template.%I',
                       schema_, filled, filled);
        FOR counted IN SELECT attname FROM pg_attribute
                WHERE attrelid = to_regclass(format('%I.%I', schema_, filled)) AND attidentity <> '' LOOP
            EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) FROM %I.%I',
                           format('%I.%I', schema_, filled), counted, counted, schema_, filled);
        END LOOP;
    END LOOP;
    PERFORM public.guildmark_settle(schema_);
END $$;
CREATE FUNCTION public.guildmark_report_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    frozen boolean;
    untold boolean;
    version record;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_TABLE_NAME = 'evaluations_report' THEN
        IF TG_OP = 'INSERT' THEN
            IF NEW.frozen_at IS NOT NULL THEN PERFORM guildmark_refuse('A report is written before it is frozen.'); END IF;
            RETURN NEW;
        END IF;
        IF OLD.frozen_at IS NOT NULL THEN PERFORM guildmark_refuse('A frozen report never changes (7.4.9).'); END IF;
        IF TG_OP = 'UPDATE' AND NEW.frozen_at IS NOT NULL THEN
            SELECT v.scheme_id, v.categories INTO version FROM cases_case c
                JOIN catalog_schemeversion v ON v.id = c.scheme_version_id WHERE c.id = NEW.case_id;
            IF NOT guildmark_authorised(
                    TG_TABLE_SCHEMA, NEW.frozen_by_id, 'evaluator', version.scheme_id, version.categories, NEW.frozen_at) THEN
                PERFORM guildmark_refuse('Who freezes a report is authorised then to evaluate (7.4.2).');
            END IF;
            untold := EXISTS (SELECT FROM evaluations_nonconformity WHERE case_id = NEW.case_id AND client_told_at IS NULL);
            IF untold THEN
                PERFORM guildmark_refuse('The client is told every nonconformity before the report is frozen (7.4.6).');
            END IF;
        END IF;
        RETURN coalesce(NEW, OLD);
    END IF;
    SELECT frozen_at IS NOT NULL INTO frozen FROM evaluations_report
        WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.report_id ELSE NEW.report_id END;
    IF NOT frozen AND TG_OP = 'UPDATE' THEN
        SELECT frozen_at IS NOT NULL INTO frozen FROM evaluations_report WHERE id = OLD.report_id;
    END IF;
    IF frozen THEN PERFORM guildmark_refuse('The results of a frozen report never change (7.4.9).'); END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE FUNCTION public.guildmark_request_is_the_holders() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    certificate record;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT * INTO certificate FROM certificates_certificate WHERE id = NEW.certificate_id;
    IF NEW.asked_by_id IS NOT NULL THEN
        yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.asked_by_id
            AND organisation_id = certificate.organisation_id AND accepted_at <= NEW.asked_at
            AND (ended_at IS NULL OR ended_at > NEW.asked_at));
        IF NOT yes THEN PERFORM guildmark_refuse('Only somebody who acts for the holder asks for it.'); END IF;
    END IF;
    IF NEW.paper_id IS NOT NULL THEN
        yes := EXISTS (SELECT FROM certificates_paper WHERE id = NEW.paper_id AND certificate_id = NEW.certificate_id);
        IF NOT yes THEN PERFORM guildmark_refuse('The written request is a paper of this certificate.'); END IF;
    END IF;
    IF NEW.answer = 'recorded' THEN
        yes := guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.answered_by_id, 'registrar', certificate.scheme, NULL, NEW.answered_at);
        IF NOT yes THEN PERFORM guildmark_refuse('A registrar, authorised then, records what the holder asks.'); END IF;
        yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.answered_by_id
            AND organisation_id = certificate.organisation_id AND (ended_at IS NULL OR ended_at > NEW.answered_at));
        IF yes THEN PERFORM guildmark_refuse('Who acts for the holder does not record its request.'); END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_review_is_lawful() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
CREATE FUNCTION public.guildmark_revision_grows() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    before integer := to_jsonb(OLD) ->> TG_ARGV[0];
    after integer := to_jsonb(NEW) ->> TG_ARGV[0];
    is_draft boolean := (to_jsonb(NEW) ->> TG_ARGV[1]) IS NOT DISTINCT FROM TG_ARGV[2];
BEGIN
    IF NOT is_draft AND after <> before + 1 THEN
        RAISE EXCEPTION '%: revision % must be followed by %, not %', TG_TABLE_NAME, before, before + 1, after
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_settle(schema_ text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    one record;
    deletes CONSTANT int := 8;  -- bits of pg_trigger.tgtype
    updates CONSTANT int := 16;
    empties CONSTANT int := 32;
BEGIN
    FOR one IN SELECT DISTINCT t.tgrelid::regclass AS kept FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = to_regnamespace(quote_ident(schema_)) AND NOT t.tgisinternal AND t.tgtype & deletes <> 0
                AND NOT EXISTS (SELECT FROM pg_trigger e WHERE e.tgrelid = t.tgrelid AND e.tgtype & empties <> 0) LOOP
        EXECUTE format('CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON %s
            FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only()', one.kept);
    END LOOP;
    IF to_regrole('guildmark_app') IS NULL THEN RETURN; END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO guildmark_app', schema_);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO guildmark_app', schema_);
    EXECUTE format('GRANT SELECT, UPDATE, USAGE ON ALL SEQUENCES IN SCHEMA %I TO guildmark_app', schema_);
    FOR one IN SELECT DISTINCT t.tgrelid::regclass AS grows FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE c.relnamespace = to_regnamespace(quote_ident(schema_)) AND t.tgqual IS NULL
                AND p.proname IN ('guildmark_append_only', 'refuse_change_of_measure')
                AND t.tgtype & (deletes | updates) = deletes | updates LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM guildmark_app', one.grows);
    END LOOP;
    FOR one IN SELECT oid::regclass AS ours FROM pg_class
            WHERE relnamespace = to_regnamespace(quote_ident(schema_)) AND relkind = 'r'
                AND relname IN ('django_migrations', 'tenants_schematemplate', 'tenants_spare') LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %s FROM guildmark_app', one.ours);
    END LOOP;
    FOR one IN SELECT oid::regprocedure AS door FROM pg_proc
            WHERE pronamespace = to_regnamespace(quote_ident(schema_)) AND prosecdef LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one.door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO guildmark_app', one.door);
    END LOOP;
END $$;
CREATE FUNCTION public.guildmark_sign_in_event_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        OLD.device := '';
        OLD.network := '';
        IF NEW IS DISTINCT FROM OLD THEN
            PERFORM guildmark_refuse('A sign-in stays on record as it happened.');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.at > now() - interval '364 days' THEN
        PERFORM guildmark_refuse('A sign-in history is kept for a year.');
    END IF;
    RETURN OLD;
END $$;
CREATE FUNCTION public.guildmark_signature_is_lawful() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    signed record;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT g.sha256, a.organisation_id, v.scheme_id, v.categories INTO signed FROM applications_agreement g
        JOIN applications_application a ON a.id = g.application_id
        JOIN catalog_schemeversion v ON v.id = a.scheme_version_id WHERE g.id = NEW.agreement_id;
    IF NEW.sha256 IS DISTINCT FROM signed.sha256 THEN
        PERFORM guildmark_refuse('A signature is under the text that was offered (4.1.2).');
    END IF;
    IF NEW.side = 'body' THEN
        yes := guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.signed_by_id, 'signatory', signed.scheme_id, signed.categories, NEW.signed_at);
    ELSE
        yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.signed_by_id
            AND organisation_id = signed.organisation_id AND accepted_at IS NOT NULL
            AND (ended_at IS NULL OR ended_at > NEW.signed_at));
    END IF;
    IF NOT yes THEN
        PERFORM guildmark_refuse('The body''s signatory and the client''s own people sign the agreement (4.1.2).');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guildmark_status_is_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM certificates_certificateevent WHERE certificate_id = NEW.id AND revision = NEW.revision
        AND status_before = OLD.status AND status_after = NEW.status);
    IF NOT yes THEN PERFORM guildmark_refuse('The history says from what to what a certificate''s status changed.'); END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.guildmark_surveillance_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM certificates_certificate WHERE id = OLD.certificate_id AND may_bear_mark
        AND status IN ('VALID', 'SUSPENDED'));
    IF yes AND (TG_OP = 'DELETE' OR NEW.ended_at IS NOT NULL OR NEW.certificate_id <> OLD.certificate_id
            OR NEW.next_due_on <> OLD.next_due_on) THEN
        PERFORM guildmark_refuse('The surveillance of a marked product stays as planned (INV-6).');
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE FUNCTION public.guildmark_unit_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE frozen boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT frozen_at IS NOT NULL INTO frozen FROM applications_application
        WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;
    IF frozen THEN PERFORM guildmark_refuse('Units are frozen at acceptance.'); END IF;
    IF TG_OP <> 'DELETE' AND NOT EXISTS (SELECT FROM cases_case
            WHERE id = NEW.case_id AND subject_kind = 'application' AND subject = NEW.application_id) THEN
        PERFORM guildmark_refuse('The case of a unit is about its application.');
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE FUNCTION public.guildmark_withdrawn_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM guildmark_refuse('A withdrawn certificate comes back only after an appeal that was allowed.');
    RETURN NULL;
END $$;
CREATE FUNCTION public.refuse_change_of_measure() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION 'A measure is never changed: take another one.' USING ERRCODE = 'check_violation';
END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE guildmark_template.applications_agreement (
    id uuid NOT NULL,
    text_zh text NOT NULL,
    text_en text NOT NULL,
    sha256 character varying(64) NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    in_force_at timestamp with time zone,
    offered_by_id uuid NOT NULL,
    application_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_application (
    id uuid NOT NULL,
    number character varying(30) NOT NULL,
    kind character varying(16) NOT NULL,
    client_name_zh character varying(200) NOT NULL,
    client_name_en character varying(200) NOT NULL,
    client_address_zh character varying(300) NOT NULL,
    client_address_en character varying(300) NOT NULL,
    client_credit_code character varying(60) NOT NULL,
    contact_name character varying(100) NOT NULL,
    contact_email character varying(254) NOT NULL,
    contact_phone character varying(40) NOT NULL,
    factory_is character varying(12) NOT NULL,
    product_zh character varying(200) NOT NULL,
    product_en character varying(200) NOT NULL,
    trademark character varying(100) NOT NULL,
    standards jsonb NOT NULL,
    answers jsonb NOT NULL,
    edition integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    frozen_at timestamp with time zone,
    created_by_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    scheme_version_id uuid NOT NULL,
    factory_id uuid,
    manufacturer_id uuid,
    CONSTRAINT applications_application_edition_check CHECK ((edition >= 0))
);
CREATE TABLE guildmark_template.applications_applicationreview (
    id uuid NOT NULL,
    outcome character varying(8) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    units_are_divided boolean NOT NULL,
    competence text NOT NULL,
    words text NOT NULL,
    cases jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    application_id uuid NOT NULL,
    reviewer_id uuid NOT NULL,
    CONSTRAINT accepting_names_units_and_competence CHECK ((((outcome)::text = 'decline'::text) OR (units_are_divided AND (NOT (competence = ''::text))))),
    CONSTRAINT declined_reviews_have_words CHECK ((((outcome)::text = 'accept'::text) OR (NOT (words = ''::text))))
);
CREATE TABLE guildmark_template.applications_askedquestion (
    id uuid NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    received_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_document (
    id uuid NOT NULL,
    slot character varying(80) NOT NULL,
    version integer NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    side character varying(8) NOT NULL,
    is_internal boolean NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    case_id uuid,
    uploaded_by_id uuid NOT NULL,
    CONSTRAINT applications_document_size_check CHECK ((size >= 0)),
    CONSTRAINT applications_document_version_check CHECK ((version >= 0)),
    CONSTRAINT the_clients_papers_are_not_internal CHECK ((((side)::text = 'body'::text) OR (NOT is_internal)))
);
CREATE TABLE guildmark_template.applications_factory (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    address_zh character varying(300) NOT NULL,
    address_en character varying(300) NOT NULL,
    country character varying(2) NOT NULL,
    product_families jsonb NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_feeannex (
    id uuid NOT NULL,
    lines jsonb NOT NULL,
    total numeric(12,2),
    currency character varying(3) NOT NULL,
    agreement_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_party (
    id uuid NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    address_zh character varying(300) NOT NULL,
    address_en character varying(300) NOT NULL,
    country character varying(2) NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_question (
    id uuid NOT NULL,
    round integer NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    application_id uuid NOT NULL,
    asked_by_id uuid NOT NULL,
    CONSTRAINT applications_question_round_check CHECK ((round >= 0))
);
CREATE TABLE guildmark_template.applications_quote (
    id uuid NOT NULL,
    number smallint NOT NULL,
    brief_edition integer NOT NULL,
    reported integer NOT NULL,
    lines jsonb NOT NULL,
    assumptions text NOT NULL,
    left_out text NOT NULL,
    note character varying(500) NOT NULL,
    valid_until date NOT NULL,
    edition integer NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    content jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    drafted_by_id uuid NOT NULL,
    scheme_version_id uuid NOT NULL,
    sent_by_id uuid,
    received_id uuid NOT NULL,
    told_at timestamp with time zone,
    CONSTRAINT applications_quote_brief_edition_check CHECK ((brief_edition >= 0)),
    CONSTRAINT applications_quote_edition_check CHECK ((edition >= 0)),
    CONSTRAINT applications_quote_number_check CHECK ((number >= 0)),
    CONSTRAINT applications_quote_reported_check CHECK ((reported >= 0)),
    CONSTRAINT only_sent_quotes_are_told CHECK (((told_at IS NULL) OR (sent_at IS NOT NULL))),
    CONSTRAINT sent_quote_is_signed_and_hashed CHECK ((((sent_at IS NULL) AND (sent_by_id IS NULL) AND ((sha256)::text = ''::text)) OR ((sent_at IS NOT NULL) AND (sent_by_id IS NOT NULL) AND (NOT ((sha256)::text = ''::text)))))
);
CREATE TABLE guildmark_template.applications_quotetexts (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    assumptions text NOT NULL,
    left_out text NOT NULL,
    payees jsonb NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    kept_by_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_receivedenquiry (
    id uuid NOT NULL,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    number character varying(30) NOT NULL,
    scheme uuid NOT NULL,
    is_open boolean NOT NULL,
    deadline timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    declined_at timestamp with time zone,
    decline_reason character varying(500) NOT NULL,
    answer_revision integer NOT NULL,
    application_id uuid,
    declined_by_id uuid,
    CONSTRAINT applications_receivedenquiry_answer_revision_check CHECK ((answer_revision >= 0)),
    CONSTRAINT applications_receivedenquiry_revision_check CHECK ((revision >= 0)),
    CONSTRAINT declined_enquiry_says_why CHECK (((declined_at IS NULL) OR ((declined_by_id IS NOT NULL) AND (NOT ((decline_reason)::text = ''::text)))))
);
CREATE TABLE guildmark_template.applications_signature (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    name character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    signed_by_id uuid NOT NULL,
    scan character varying(200) NOT NULL,
    scan_name character varying(200) NOT NULL,
    scan_sha256 character varying(64) NOT NULL,
    scan_size bigint,
    scan_type character varying(100) NOT NULL,
    CONSTRAINT applications_signature_scan_size_check CHECK ((scan_size >= 0)),
    CONSTRAINT scan_of_a_signature_is_hashed CHECK (((((scan)::text = ''::text) AND ((scan_name)::text = ''::text) AND ((scan_sha256)::text = ''::text) AND (scan_size IS NULL) AND ((scan_type)::text = ''::text)) OR ((scan_size IS NOT NULL) AND (NOT ((scan)::text = ''::text)) AND (NOT ((scan_name)::text = ''::text)) AND (NOT ((scan_type)::text = ''::text)) AND (NOT ((scan_sha256)::text = ''::text)))))
);
CREATE TABLE guildmark_template.applications_unit (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    main_model character varying(100) NOT NULL,
    covered_models jsonb NOT NULL,
    key_components jsonb NOT NULL,
    application_id uuid NOT NULL,
    case_id uuid NOT NULL,
    factory_id uuid,
    manufacturer_id uuid,
    CONSTRAINT applications_unit_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.cases_assignment (
    id uuid NOT NULL,
    role character varying(24) NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    assigned_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE guildmark_template.cases_case (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    subject_kind character varying(12) NOT NULL,
    subject uuid NOT NULL,
    subject_words character varying(200) NOT NULL,
    client_name_zh character varying(200) NOT NULL,
    client_name_en character varying(200) NOT NULL,
    product_zh character varying(200) NOT NULL,
    product_en character varying(200) NOT NULL,
    kind character varying(16) NOT NULL,
    state character varying(24) NOT NULL,
    since timestamp with time zone NOT NULL,
    holder character varying(8) NOT NULL,
    due_at timestamp with time zone,
    scope_asked jsonb NOT NULL,
    reason text NOT NULL,
    certificate uuid,
    revision integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    scheme_version_id uuid NOT NULL,
    CONSTRAINT accepted_cases_have_their_scope CHECK ((((state)::text = ANY ((ARRAY['DRAFT'::character varying, 'SUBMITTED'::character varying, 'UNDER_APPLICATION_REVIEW'::character varying, 'INFO_REQUESTED'::character varying, 'DECLINED'::character varying, 'WITHDRAWN_BY_APPLICANT'::character varying, 'LAPSED'::character varying])::text[])) OR (NOT (scope_asked = '{}'::jsonb)))),
    CONSTRAINT cases_case_revision_check CHECK ((revision >= 0)),
    CONSTRAINT declining_needs_a_reason CHECK (((NOT ((state)::text = 'DECLINED'::text)) OR (NOT (reason = ''::text))))
);
CREATE TABLE guildmark_template.cases_caseevent (
    id uuid NOT NULL,
    number integer NOT NULL,
    what character varying(12) NOT NULL,
    source character varying(24) NOT NULL,
    target character varying(24) NOT NULL,
    code character varying(24) NOT NULL,
    words text NOT NULL,
    about uuid[] NOT NULL,
    is_internal boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    case_id uuid NOT NULL,
    CONSTRAINT cases_caseevent_number_check CHECK ((number >= 0))
);
CREATE TABLE guildmark_template.cases_letter (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    subject_zh character varying(200) NOT NULL,
    subject_en character varying(200) NOT NULL,
    text_zh text NOT NULL,
    text_en text NOT NULL,
    about uuid[] NOT NULL,
    sha256 character varying(64) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    sent_by_id uuid,
    number character varying(50) NOT NULL
);
CREATE TABLE guildmark_template.cases_message (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    text text NOT NULL,
    is_internal boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT clients_write_nothing_internal CHECK ((((side)::text = 'body'::text) OR (NOT is_internal)))
);
CREATE TABLE guildmark_template.catalog_bodypassport (
    id smallint NOT NULL,
    revision integer NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    about_zh text NOT NULL,
    about_en text NOT NULL,
    address_zh character varying(300) NOT NULL,
    address_en character varying(300) NOT NULL,
    email character varying(254) NOT NULL,
    telephone character varying(40) NOT NULL,
    website character varying(200) NOT NULL,
    approval_number character varying(40) NOT NULL,
    approved_on date,
    approved_until date,
    approved_categories character varying(40)[] NOT NULL,
    accreditation_body character varying(60) NOT NULL,
    accreditation_number character varying(60) NOT NULL,
    accredited_until date,
    insurer character varying(200) NOT NULL,
    policy_number character varying(60) NOT NULL,
    insured_amount bigint,
    insured_currency character varying(3) NOT NULL,
    insured_until date,
    edited_by_id uuid,
    CONSTRAINT catalog_bodypassport_id_check CHECK ((id >= 0)),
    CONSTRAINT catalog_bodypassport_insured_amount_check CHECK ((insured_amount >= 0)),
    CONSTRAINT catalog_bodypassport_revision_check CHECK ((revision >= 0)),
    CONSTRAINT one_passport CHECK ((id = 1))
);
CREATE TABLE guildmark_template.catalog_documentwanted (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    name_zh character varying(160) NOT NULL,
    name_en character varying(200) NOT NULL,
    help_zh character varying(400) NOT NULL,
    help_en character varying(400) NOT NULL,
    is_required boolean NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT catalog_documentwanted_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.catalog_fee (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    per character varying(20) NOT NULL,
    label_zh character varying(120) NOT NULL,
    label_en character varying(160) NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    tax character varying(8) NOT NULL,
    version_id uuid NOT NULL,
    payee character varying(12) NOT NULL,
    CONSTRAINT catalog_fee_amount_check CHECK ((amount >= 0)),
    CONSTRAINT catalog_fee_position_check CHECK (("position" >= 0)),
    CONSTRAINT fee_basis_is_known CHECK (((per)::text = ANY ((ARRAY['application'::character varying, 'unit'::character varying, 'model'::character varying, 'test'::character varying, 'test_reused'::character varying, 'factory_day'::character varying, 'travel'::character varying, 'certificate'::character varying, 'surveillance_day'::character varying, 'year'::character varying, 'change'::character varying])::text[]))),
    CONSTRAINT fee_payee_is_known CHECK (((payee)::text = ANY ((ARRAY['body'::character varying, 'laboratory'::character varying, 'partner'::character varying])::text[])))
);
CREATE TABLE guildmark_template.catalog_question (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    text_zh character varying(300) NOT NULL,
    text_en character varying(300) NOT NULL,
    help_zh character varying(400) NOT NULL,
    help_en character varying(400) NOT NULL,
    unit character varying(20) NOT NULL,
    choices jsonb NOT NULL,
    is_required boolean NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT catalog_question_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.catalog_reason (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    code character varying(40) NOT NULL,
    text_zh character varying(300) NOT NULL,
    text_en character varying(300) NOT NULL,
    export_code character varying(10) NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT catalog_reason_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.catalog_scheme (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    revision integer NOT NULL,
    register_complete_from date,
    created_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawal_reason_zh character varying(300) NOT NULL,
    withdrawal_reason_en character varying(300) NOT NULL,
    created_by_id uuid NOT NULL,
    withdrawn_by_id uuid,
    search_words character varying(30)[] NOT NULL,
    closed_by uuid[] NOT NULL,
    CONSTRAINT catalog_scheme_revision_check CHECK ((revision >= 0)),
    CONSTRAINT withdrawn_scheme_says_by_whom CHECK ((((withdrawn_at IS NULL) AND (withdrawn_by_id IS NULL)) OR ((withdrawn_at IS NOT NULL) AND (withdrawn_by_id IS NOT NULL))))
);
CREATE TABLE guildmark_template.catalog_schemeversion (
    id uuid NOT NULL,
    number smallint,
    edition integer NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    transition_ends_on date,
    change_note_zh text NOT NULL,
    change_note_en text NOT NULL,
    name_zh character varying(120) NOT NULL,
    name_en character varying(160) NOT NULL,
    summary_zh text NOT NULL,
    summary_en text NOT NULL,
    proves_zh text NOT NULL,
    proves_en text NOT NULL,
    does_not_prove_zh text NOT NULL,
    does_not_prove_en text NOT NULL,
    who_needs_it_zh text NOT NULL,
    who_needs_it_en text NOT NULL,
    purposes character varying(30)[] NOT NULL,
    rule_kind character varying(16) NOT NULL,
    rule_number character varying(60) NOT NULL,
    filing_number character varying(60) NOT NULL,
    rule_text_zh text NOT NULL,
    rule_text_en text NOT NULL,
    owner_zh character varying(200) NOT NULL,
    owner_en character varying(200) NOT NULL,
    licence_zh character varying(300) NOT NULL,
    licence_en character varying(300) NOT NULL,
    objects_certified character varying(30)[] NOT NULL,
    characteristics character varying(30)[] NOT NULL,
    lifecycle character varying(30)[] NOT NULL,
    green character varying(30)[] NOT NULL,
    attestation character varying(30)[] NOT NULL,
    grades jsonb NOT NULL,
    measures jsonb NOT NULL,
    categories character varying(40)[] NOT NULL,
    markets character varying(5)[] NOT NULL,
    scheme_type character varying(2) NOT NULL,
    plan_batch boolean NOT NULL,
    licenses_mark boolean NOT NULL,
    samples_market boolean NOT NULL,
    samples_factory boolean NOT NULL,
    assesses_process boolean NOT NULL,
    audits_system boolean NOT NULL,
    needs_factory_visit boolean NOT NULL,
    accepts_reports boolean NOT NULL,
    is_accredited boolean NOT NULL,
    factory_days numeric(4,1) NOT NULL,
    lead_times jsonb NOT NULL,
    commitments jsonb NOT NULL,
    validity_months smallint,
    surveillance_months smallint,
    surveillance_grace_days smallint NOT NULL,
    information_days smallint NOT NULL,
    agreement_days smallint NOT NULL,
    objection_days smallint NOT NULL,
    minor_closure_days smallint NOT NULL,
    major_closure_days smallint NOT NULL,
    upscaling_days smallint NOT NULL,
    maximum_suspension_days smallint NOT NULL,
    renewal_notice_days smallint[] NOT NULL,
    acknowledgement_days smallint NOT NULL,
    appeal_days smallint NOT NULL,
    conflict_months smallint NOT NULL,
    edited_by_id uuid,
    published_by_id uuid,
    scheme_id uuid NOT NULL,
    surveillance_days numeric(4,1) NOT NULL,
    publishes_papers boolean NOT NULL,
    green_rows jsonb NOT NULL,
    CONSTRAINT catalog_schemeversion_acknowledgement_days_check CHECK ((acknowledgement_days >= 0)),
    CONSTRAINT catalog_schemeversion_agreement_days_check CHECK ((agreement_days >= 0)),
    CONSTRAINT catalog_schemeversion_appeal_days_check CHECK ((appeal_days >= 0)),
    CONSTRAINT catalog_schemeversion_conflict_months_check CHECK ((conflict_months >= 0)),
    CONSTRAINT catalog_schemeversion_edition_check CHECK ((edition >= 0)),
    CONSTRAINT catalog_schemeversion_information_days_check CHECK ((information_days >= 0)),
    CONSTRAINT catalog_schemeversion_major_closure_days_check CHECK ((major_closure_days >= 0)),
    CONSTRAINT catalog_schemeversion_maximum_suspension_days_check CHECK ((maximum_suspension_days >= 0)),
    CONSTRAINT catalog_schemeversion_minor_closure_days_check CHECK ((minor_closure_days >= 0)),
    CONSTRAINT catalog_schemeversion_number_check CHECK ((number >= 0)),
    CONSTRAINT catalog_schemeversion_objection_days_check CHECK ((objection_days >= 0)),
    CONSTRAINT catalog_schemeversion_surveillance_grace_days_check CHECK ((surveillance_grace_days >= 0)),
    CONSTRAINT catalog_schemeversion_surveillance_months_check CHECK ((surveillance_months >= 0)),
    CONSTRAINT catalog_schemeversion_upscaling_days_check CHECK ((upscaling_days >= 0)),
    CONSTRAINT catalog_schemeversion_validity_months_check CHECK ((validity_months >= 0)),
    CONSTRAINT filed_rule_has_its_number CHECK (((published_at IS NULL) OR (NOT ((rule_kind)::text = 'filed'::text)) OR (NOT ((filing_number)::text = ''::text)))),
    CONSTRAINT later_version_has_a_transition CHECK (((number IS NULL) OR (number = 1) OR (transition_ends_on IS NOT NULL))),
    CONSTRAINT published_version_is_complete CHECK (((published_at IS NULL) OR ((NOT ((name_zh)::text = ''::text)) AND (NOT ((name_en)::text = ''::text)) AND (NOT ((rule_kind)::text = ''::text)) AND (NOT ((scheme_type)::text = ''::text)) AND (NOT (categories = '{}'::character varying(40)[]))))),
    CONSTRAINT published_version_is_numbered_and_signed CHECK ((((number IS NULL) AND (published_at IS NULL) AND (published_by_id IS NULL)) OR ((number IS NOT NULL) AND (published_at IS NOT NULL) AND (published_by_id IS NOT NULL))))
);
CREATE TABLE guildmark_template.catalog_standardreference (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    key character varying(60) NOT NULL,
    reference character varying(80) NOT NULL,
    name_zh character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    standard_id bigint,
    version_id uuid NOT NULL,
    CONSTRAINT catalog_standardreference_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.certificates_certificate (
    id uuid NOT NULL,
    number character varying(600) NOT NULL,
    printed_number character varying(600) NOT NULL,
    folded_number character varying(600) NOT NULL,
    origin character varying(12) NOT NULL,
    status character varying(10) NOT NULL,
    status_since timestamp with time zone NOT NULL,
    revision integer NOT NULL,
    scheme uuid,
    scheme_version integer,
    scheme_name_zh character varying(2000) NOT NULL,
    scheme_name_en character varying(2000) NOT NULL,
    "case" uuid,
    holder_name_zh character varying(2000) NOT NULL,
    holder_name_en character varying(2000) NOT NULL,
    holder_code character varying(18) NOT NULL,
    holder_address_zh character varying(2000) NOT NULL,
    holder_address_en character varying(2000) NOT NULL,
    manufacturer_name_zh character varying(2000) NOT NULL,
    manufacturer_name_en character varying(2000) NOT NULL,
    manufacturer_address_zh character varying(2000) NOT NULL,
    manufacturer_address_en character varying(2000) NOT NULL,
    factories jsonb NOT NULL,
    product_zh character varying(2000) NOT NULL,
    product_en character varying(2000) NOT NULL,
    covered_models jsonb NOT NULL,
    trademark character varying(2000) NOT NULL,
    standards jsonb NOT NULL,
    mode_zh character varying(2000) NOT NULL,
    mode_en character varying(2000) NOT NULL,
    grade character varying(2000) NOT NULL,
    measured jsonb NOT NULL,
    may_bear_mark boolean NOT NULL,
    issued_on date,
    first_issued_on date,
    valid_from date,
    valid_until date,
    time_zone character varying(40) NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    signed_at timestamp with time zone,
    taken_back_at timestamp with time zone,
    suspension_reason character varying(40) NOT NULL,
    suspension_asked_by_holder boolean NOT NULL,
    suspension_ends_on date,
    suspension_maximum_days integer,
    lifting_conditions_zh text NOT NULL,
    lifting_conditions_en text NOT NULL,
    confirmed_by_id uuid,
    follow_up_id uuid,
    organisation_id uuid,
    prepared_by_id uuid,
    signed_by_id uuid,
    superseded_by_id uuid,
    CONSTRAINT certificate_ends_after_it_starts CHECK (((valid_until IS NULL) OR (valid_from IS NULL) OR (valid_until >= valid_from))),
    CONSTRAINT certificate_has_a_number CHECK (((NOT ((printed_number)::text = ''::text)) AND (NOT ((folded_number)::text = ''::text)))),
    CONSTRAINT certificate_has_holder_product_and_dates CHECK ((((status)::text = 'PENDING'::text) OR ((NOT (((holder_name_en)::text = ''::text) AND ((holder_name_zh)::text = ''::text))) AND (NOT (((product_en)::text = ''::text) AND ((product_zh)::text = ''::text))) AND (((issued_on IS NOT NULL) AND (valid_from IS NOT NULL)) OR ((origin)::text = 'imported'::text))))),
    CONSTRAINT certificate_origin_is_known CHECK (((origin)::text = ANY ((ARRAY['issued_here'::character varying, 'imported'::character varying])::text[]))),
    CONSTRAINT certificate_status_is_known CHECK (((status)::text = ANY ((ARRAY['PENDING'::character varying, 'VALID'::character varying, 'SUSPENDED'::character varying, 'WITHDRAWN'::character varying, 'CANCELLED'::character varying, 'EXPIRED'::character varying, 'SUPERSEDED'::character varying])::text[]))),
    CONSTRAINT certificates_certificate_revision_check CHECK ((revision >= 0)),
    CONSTRAINT certificates_certificate_scheme_version_check CHECK ((scheme_version >= 0)),
    CONSTRAINT certificates_certificate_suspension_maximum_days_check CHECK ((suspension_maximum_days >= 0)),
    CONSTRAINT expired_only_after_its_last_day CHECK ((((status)::text <> 'EXPIRED'::text) OR ((valid_until IS NOT NULL) AND (status_since >= (((valid_until + 1))::timestamp without time zone AT TIME ZONE time_zone))))),
    CONSTRAINT imported_on_two_peoples_word CHECK (((NOT ((origin)::text = 'imported'::text)) OR ((status)::text = 'PENDING'::text) OR ((confirmed_by_id IS NOT NULL) AND (prepared_by_id IS NOT NULL) AND (NOT ((confirmed_by_id = prepared_by_id) AND (confirmed_by_id IS NOT NULL) AND (prepared_by_id IS NOT NULL)))))),
    CONSTRAINT issued_here_from_a_case_and_signed CHECK (((NOT ((origin)::text = 'issued_here'::text)) OR ((status)::text = 'PENDING'::text) OR (("case" IS NOT NULL) AND (prepared_by_id IS NOT NULL) AND (signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL)))),
    CONSTRAINT only_a_pending_certificate_is_unstated CHECK ((((revision = 0) AND ((status)::text = 'PENDING'::text)) OR ((NOT ((status)::text = 'PENDING'::text)) AND (revision >= 1)))),
    CONSTRAINT only_an_ended_import_is_taken_back CHECK (((taken_back_at IS NULL) OR (((origin)::text = 'imported'::text) AND (NOT ((status)::text = ANY ((ARRAY['PENDING'::character varying, 'VALID'::character varying, 'SUSPENDED'::character varying])::text[])))))),
    CONSTRAINT superseded_names_its_successor CHECK (((((status)::text = 'SUPERSEDED'::text) AND (superseded_by_id IS NOT NULL)) OR ((NOT ((status)::text = 'SUPERSEDED'::text)) AND (superseded_by_id IS NULL)))),
    CONSTRAINT suspension_ends_within_the_maximum CHECK ((((status)::text <> 'SUSPENDED'::text) OR (suspension_ends_on <= (((status_since AT TIME ZONE time_zone))::date + suspension_maximum_days)))),
    CONSTRAINT suspension_has_reason_end_and_conditions CHECK (((((status)::text = 'SUSPENDED'::text) AND (suspension_ends_on IS NOT NULL) AND (suspension_maximum_days IS NOT NULL) AND (NOT ((suspension_reason)::text = ''::text)) AND (NOT ((lifting_conditions_en = ''::text) AND (lifting_conditions_zh = ''::text)))) OR ((NOT ((status)::text = 'SUSPENDED'::text)) AND (suspension_ends_on IS NULL) AND ((suspension_reason)::text = ''::text))))
);
CREATE TABLE guildmark_template.certificates_certificateevent (
    id bigint NOT NULL,
    revision integer NOT NULL,
    what character varying(12) NOT NULL,
    status_before character varying(10) NOT NULL,
    status_after character varying(10) NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    reason character varying(40) NOT NULL,
    reason_zh character varying(200) NOT NULL,
    reason_en character varying(200) NOT NULL,
    words_zh text NOT NULL,
    words_en text NOT NULL,
    "case" uuid,
    stated_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    by_id uuid,
    certificate_id uuid NOT NULL,
    decided_by_id uuid,
    stated_by_id uuid,
    request_id uuid,
    measure_id uuid,
    CONSTRAINT certificates_certificateevent_revision_check CHECK ((revision >= 0)),
    CONSTRAINT suspending_and_ending_need_a_reason CHECK (((NOT ((what)::text = ANY ((ARRAY['suspended'::character varying, 'withdrawn'::character varying, 'cancelled'::character varying])::text[]))) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT the_clock_never_suspends_nor_withdraws CHECK (((NOT ((status_after)::text = ANY ((ARRAY['SUSPENDED'::character varying, 'WITHDRAWN'::character varying])::text[]))) OR ((status_before)::text = (status_after)::text) OR (by_id IS NOT NULL)))
);
ALTER TABLE guildmark_template.certificates_certificateevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME guildmark_template.certificates_certificateevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE guildmark_template.certificates_holderrequest (
    id uuid NOT NULL,
    wish character varying(8) NOT NULL,
    ends_on date,
    words text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    asked_by_id uuid,
    certificate_id uuid NOT NULL,
    paper_id uuid,
    CONSTRAINT a_recorded_request_says_who CHECK (((NOT ((answer)::text = 'recorded'::text)) OR (answered_by_id IS NOT NULL))),
    CONSTRAINT a_request_is_the_holders_own CHECK ((((asked_by_id IS NOT NULL) AND (paper_id IS NULL)) OR ((asked_by_id IS NULL) AND (paper_id IS NOT NULL)))),
    CONSTRAINT a_suspension_asked_for_has_an_end CHECK (((NOT ((wish)::text = 'suspend'::text)) OR (ends_on IS NOT NULL))),
    CONSTRAINT an_answered_request_says_when CHECK (((((answer)::text = 'open'::text) AND (answered_at IS NULL)) OR ((NOT ((answer)::text = 'open'::text)) AND (answered_at IS NOT NULL))))
);
CREATE TABLE guildmark_template.certificates_issuingrules (
    id smallint NOT NULL,
    number_pattern character varying(60) NOT NULL,
    holds_back_unpaid boolean NOT NULL,
    counted_year smallint NOT NULL,
    last_serial integer NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    edited_by_id uuid,
    paper_language character varying(4) NOT NULL,
    CONSTRAINT certificates_issuingrules_counted_year_check CHECK ((counted_year >= 0)),
    CONSTRAINT certificates_issuingrules_id_check CHECK ((id >= 0)),
    CONSTRAINT certificates_issuingrules_last_serial_check CHECK ((last_serial >= 0)),
    CONSTRAINT one_set_of_issuing_rules CHECK ((id = 1))
);
CREATE TABLE guildmark_template.certificates_measure (
    id uuid NOT NULL,
    outcome character varying(9) NOT NULL,
    reason character varying(40) NOT NULL,
    evidence text NOT NULL,
    ends_on date,
    lifting_conditions_zh text NOT NULL,
    lifting_conditions_en text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    answer character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    decision_words text NOT NULL,
    certificate_id uuid NOT NULL,
    decided_by_id uuid,
    follow_up_id uuid,
    proposed_by_id uuid NOT NULL,
    successor_id uuid,
    verified_by_id uuid,
    paper_id uuid,
    CONSTRAINT a_measure_says_what_was_found CHECK ((NOT (evidence = ''::text))),
    CONSTRAINT a_successor_is_named_where_one_takes_over CHECK (((((outcome)::text = 'supersede'::text) AND (successor_id IS NOT NULL) AND (NOT ((successor_id = certificate_id) AND (successor_id IS NOT NULL)))) OR ((NOT ((outcome)::text = 'supersede'::text)) AND (successor_id IS NULL)))),
    CONSTRAINT decided_measure_names_who_and_when CHECK ((((answer)::text = ANY ((ARRAY['open'::character varying, 'overtaken'::character varying])::text[])) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT measure_is_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT measure_is_not_decided_by_who_verified CHECK (((decided_by_id IS NULL) OR (verified_by_id IS NULL) OR (NOT ((decided_by_id = verified_by_id) AND (decided_by_id IS NOT NULL) AND (verified_by_id IS NOT NULL)))))
);
CREATE TABLE guildmark_template.certificates_ownfile (
    id uuid NOT NULL,
    edition integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer,
    registered_at timestamp with time zone NOT NULL,
    certificate_id uuid NOT NULL,
    registered_by_id uuid NOT NULL,
    CONSTRAINT an_own_file_has_its_hash CHECK (((sha256)::text ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT certificates_ownfile_edition_check CHECK ((edition >= 0)),
    CONSTRAINT certificates_ownfile_size_check CHECK ((size >= 0)),
    CONSTRAINT own_editions_from_one CHECK ((edition >= 1))
);
CREATE TABLE guildmark_template.certificates_paper (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    certificate_id uuid NOT NULL,
    uploaded_by_id uuid NOT NULL,
    CONSTRAINT certificates_paper_size_check CHECK ((size >= 0)),
    CONSTRAINT papers_have_a_hash CHECK (((sha256)::text ~ '^[0-9a-f]{64}$'::text))
);
CREATE TABLE guildmark_template.certificates_surveillanceplan (
    id uuid NOT NULL,
    next_due_on date NOT NULL,
    months_between smallint NOT NULL,
    grace_days smallint NOT NULL,
    parts jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    certificate_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    CONSTRAINT certificates_surveillanceplan_grace_days_check CHECK ((grace_days >= 0)),
    CONSTRAINT certificates_surveillanceplan_months_between_check CHECK ((months_between >= 0)),
    CONSTRAINT surveillance_comes_again CHECK ((months_between >= 1))
);
CREATE TABLE guildmark_template.certificates_task (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    certificate_id uuid NOT NULL
);
CREATE TABLE guildmark_template.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE guildmark_template.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME guildmark_template.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE guildmark_template.evaluations_decision (
    id uuid NOT NULL,
    report_sha256 character varying(64) NOT NULL,
    review_sha256 character varying(64) NOT NULL,
    outcome character varying(24) NOT NULL,
    recommended character varying(24) NOT NULL,
    reason text NOT NULL,
    deviation_reason text NOT NULL,
    scope jsonb NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    sha256 character varying(64) NOT NULL,
    application_review_id uuid,
    case_id uuid NOT NULL,
    decided_by_id uuid NOT NULL,
    report_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT deviating_decisions_have_a_reason CHECK ((((outcome)::text = (recommended)::text) OR (NOT (deviation_reason = ''::text)))),
    CONSTRAINT negative_decisions_have_a_reason CHECK ((((outcome)::text = ANY ((ARRAY['approve'::character varying, 'extend'::character varying, 'grant'::character varying, 'maintain'::character varying, 'maintain_with_conditions'::character varying, 'renew'::character varying, 'restore'::character varying, 'restore_reduced'::character varying, 'take_over'::character varying])::text[])) OR (NOT (reason = ''::text)))),
    CONSTRAINT positive_decisions_have_a_scope CHECK (((NOT ((outcome)::text = ANY ((ARRAY['approve'::character varying, 'extend'::character varying, 'grant'::character varying, 'maintain'::character varying, 'maintain_with_conditions'::character varying, 'renew'::character varying, 'restore'::character varying, 'restore_reduced'::character varying, 'take_over'::character varying])::text[]))) OR (NOT (scope = '{}'::jsonb))))
);
CREATE TABLE guildmark_template.evaluations_evidencerequest (
    id uuid NOT NULL,
    items text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT evidence_requests_list_something CHECK ((NOT (items = ''::text)))
);
CREATE TABLE guildmark_template.evaluations_inspection (
    id uuid NOT NULL,
    inspected_on date NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    planned_by_id uuid NOT NULL
);
CREATE TABLE guildmark_template.evaluations_involvement (
    id uuid NOT NULL,
    how character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE guildmark_template.evaluations_nonconformity (
    id uuid NOT NULL,
    number integer NOT NULL,
    grade character varying(8) NOT NULL,
    criterion character varying(300) NOT NULL,
    text text NOT NULL,
    status character varying(10) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    client_told_at timestamp with time zone,
    due_at timestamp with time zone,
    cause text NOT NULL,
    action text NOT NULL,
    answered_at timestamp with time zone,
    closing_words text NOT NULL,
    closed_at timestamp with time zone,
    answered_by_id uuid,
    case_id uuid NOT NULL,
    closed_by_id uuid,
    raised_by_id uuid NOT NULL,
    CONSTRAINT closing_says_who_and_how CHECK (((NOT ((status)::text = ANY ((ARRAY['closed'::character varying, 'accepted'::character varying])::text[]))) OR ((closed_by_id IS NOT NULL) AND (NOT (closing_words = ''::text))))),
    CONSTRAINT evaluations_nonconformity_number_check CHECK ((number >= 0)),
    CONSTRAINT only_minor_ones_are_accepted CHECK (((NOT ((status)::text = 'accepted'::text)) OR ((grade)::text = 'minor'::text)))
);
CREATE TABLE guildmark_template.evaluations_objection (
    id uuid NOT NULL,
    reason text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    is_upheld boolean,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    evaluator_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT answered_objections_say_why CHECK (((answered_at IS NULL) OR ((NOT (answer = ''::text)) AND (is_upheld IS NOT NULL)))),
    CONSTRAINT objections_are_answered_later CHECK (((answered_at IS NULL) OR (answered_at >= made_at))),
    CONSTRAINT objections_have_a_reason CHECK ((NOT (reason = ''::text)))
);
CREATE TABLE guildmark_template.evaluations_plan (
    id uuid NOT NULL,
    version integer NOT NULL,
    methods text NOT NULL,
    samples text NOT NULL,
    begins_on date,
    made_at timestamp with time zone NOT NULL,
    client_told_at timestamp with time zone,
    objections_until timestamp with time zone,
    agreed_at timestamp with time zone,
    agreed_by_id uuid,
    case_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    CONSTRAINT evaluations_plan_version_check CHECK ((version >= 0))
);
CREATE TABLE guildmark_template.evaluations_plannedevaluator (
    id uuid NOT NULL,
    reasons jsonb NOT NULL,
    plan_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE guildmark_template.evaluations_report (
    id uuid NOT NULL,
    version integer NOT NULL,
    summary text NOT NULL,
    scope_evaluated jsonb NOT NULL,
    grade character varying(100) NOT NULL,
    content jsonb,
    sha256 character varying(64) NOT NULL,
    frozen_at timestamp with time zone,
    case_id uuid NOT NULL,
    frozen_by_id uuid,
    written_by_id uuid NOT NULL,
    CONSTRAINT evaluations_report_version_check CHECK ((version >= 0)),
    CONSTRAINT frozen_reports_are_whole CHECK (((frozen_at IS NULL) OR ((content IS NOT NULL) AND ((sha256)::text ~ '^[0-9a-f]{64}$'::text) AND (frozen_by_id IS NOT NULL))))
);
CREATE TABLE guildmark_template.evaluations_result (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    criterion character varying(300) NOT NULL,
    clause character varying(100) NOT NULL,
    method character varying(200) NOT NULL,
    "limit" character varying(200) NOT NULL,
    value character varying(200) NOT NULL,
    unit character varying(40) NOT NULL,
    verdict character varying(16) NOT NULL,
    measure character varying(300) NOT NULL,
    is_reused boolean NOT NULL,
    source character varying(300) NOT NULL,
    justification text NOT NULL,
    laboratory_competence text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    report_id uuid NOT NULL,
    responsibility_taken_by_id uuid,
    written_by_id uuid NOT NULL,
    CONSTRAINT evaluations_result_position_check CHECK (("position" >= 0)),
    CONSTRAINT reused_results_have_someone_responsible CHECK (((NOT is_reused) OR ((responsibility_taken_by_id IS NOT NULL) AND (NOT (justification = ''::text)) AND (NOT (laboratory_competence = ''::text)) AND (NOT ((source)::text = ''::text)))))
);
CREATE TABLE guildmark_template.evaluations_review (
    id uuid NOT NULL,
    report_sha256 character varying(64) NOT NULL,
    outcome character varying(24) NOT NULL,
    grade character varying(100) NOT NULL,
    words text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    sha256 character varying(64) NOT NULL,
    case_id uuid NOT NULL,
    report_id uuid NOT NULL,
    reviewer_id uuid NOT NULL,
    CONSTRAINT reviews_have_words CHECK ((NOT (words = ''::text)))
);
CREATE TABLE guildmark_template.imports_batch (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    file character varying(200) NOT NULL,
    name character varying(150) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    reading jsonb NOT NULL,
    headings jsonb NOT NULL,
    columns jsonb NOT NULL,
    answers jsonb NOT NULL,
    phase character varying(10) NOT NULL,
    "position" bigint NOT NULL,
    total integer NOT NULL,
    counts jsonb NOT NULL,
    trouble character varying(300) NOT NULL,
    worked_at timestamp with time zone,
    uploaded_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    stated_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    done_at timestamp with time zone,
    taken_back_at timestamp with time zone,
    taken_back_why character varying(300) NOT NULL,
    confirmed_by_id uuid,
    stated_by_id uuid,
    taken_back_by_id uuid,
    uploaded_by_id uuid NOT NULL,
    taken_back_agreed_at timestamp with time zone,
    taken_back_asked_at timestamp with time zone,
    taken_back_asked_by_id uuid,
    head character varying(200) NOT NULL,
    CONSTRAINT imports_batch_total_check CHECK ((total >= 0)),
    CONSTRAINT nothing_is_entered_unconfirmed CHECK (((NOT ((state)::text = ANY ((ARRAY['entering'::character varying, 'done'::character varying, 'taking_back'::character varying, 'taken_back'::character varying])::text[]))) OR (confirmed_by_id IS NOT NULL))),
    CONSTRAINT two_people_answer_for_an_import CHECK (((confirmed_by_id IS NULL) OR ((stated_by_id IS NOT NULL) AND (NOT ((confirmed_by_id = stated_by_id) AND (confirmed_by_id IS NOT NULL) AND (stated_by_id IS NOT NULL))) AND (confirmed_at IS NOT NULL)))),
    CONSTRAINT two_people_take_an_import_back CHECK (((taken_back_by_id IS NULL) OR (taken_back_asked_by_id IS NULL) OR ((NOT ((taken_back_by_id = taken_back_asked_by_id) AND (taken_back_by_id IS NOT NULL) AND (taken_back_asked_by_id IS NOT NULL))) AND (taken_back_agreed_at IS NOT NULL))))
);
CREATE TABLE guildmark_template.imports_layout (
    headings_digest character varying(64) NOT NULL,
    columns jsonb NOT NULL,
    answers jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by_id uuid NOT NULL
);
CREATE TABLE guildmark_template.imports_row (
    id bigint NOT NULL,
    line integer NOT NULL,
    turn integer NOT NULL,
    number character varying(600) NOT NULL,
    printed_number character varying(600) CONSTRAINT imports_row_canonical_number_not_null NOT NULL,
    digest character varying(32) NOT NULL,
    content jsonb NOT NULL,
    verdict character varying(10) NOT NULL,
    problems jsonb NOT NULL,
    remarks jsonb NOT NULL,
    successor character varying(600) NOT NULL,
    predecessors jsonb NOT NULL,
    certificate uuid,
    before jsonb,
    revision integer,
    is_entered boolean NOT NULL,
    is_taken_back boolean NOT NULL,
    batch_id uuid NOT NULL,
    folded_number character varying(600) NOT NULL,
    CONSTRAINT imports_row_line_check CHECK ((line >= 0)),
    CONSTRAINT imports_row_revision_check CHECK ((revision >= 0)),
    CONSTRAINT imports_row_turn_check CHECK ((turn >= 0))
);
ALTER TABLE guildmark_template.imports_row ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME guildmark_template.imports_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE guildmark_template.papers_housestyle (
    id uuid NOT NULL,
    version integer,
    accent character varying(7) NOT NULL,
    head_zh character varying(60) NOT NULL,
    head_en character varying(90) NOT NULL,
    note_zh character varying(160) NOT NULL,
    note_en character varying(240) NOT NULL,
    foot_zh character varying(100) NOT NULL,
    foot_en character varying(160) NOT NULL,
    logo character varying(64) NOT NULL,
    seal character varying(64) NOT NULL,
    signatures jsonb NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    edited_by_id uuid,
    published_by_id uuid,
    mark character varying(64) NOT NULL,
    CONSTRAINT a_published_style_has_its_version CHECK ((((published_at IS NULL) AND (published_by_id IS NULL) AND (version IS NULL)) OR ((published_at IS NOT NULL) AND (published_by_id IS NOT NULL) AND (version >= 1)))),
    CONSTRAINT accent_is_a_colour CHECK (((accent)::text ~ '^#[0-9a-f]{6}$'::text)),
    CONSTRAINT papers_housestyle_version_check CHECK ((version >= 0))
);
CREATE TABLE guildmark_template.papers_issuedpaper (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    subject uuid NOT NULL,
    revision integer NOT NULL,
    number character varying(620) NOT NULL,
    language character varying(4) NOT NULL,
    statement jsonb NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(6) NOT NULL,
    tries integer NOT NULL,
    failure character varying(400) NOT NULL,
    failed_at timestamp with time zone,
    template_version character varying(16) NOT NULL,
    file character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    pages integer NOT NULL,
    made_at timestamp with time zone,
    organisation_id uuid,
    unended integer NOT NULL,
    CONSTRAINT a_made_paper_has_its_file CHECK ((((made_at IS NOT NULL) AND ((sha256)::text ~ '^[0-9a-f]{64}$'::text) AND (size >= 1) AND ((state)::text = 'made'::text) AND (NOT ((file)::text = ''::text))) OR ((NOT ((state)::text = 'made'::text)) AND ((file)::text = ''::text) AND (made_at IS NULL) AND ((sha256)::text = ''::text)))),
    CONSTRAINT paper_state_is_known CHECK (((state)::text = ANY ((ARRAY['asked'::character varying, 'made'::character varying, 'failed'::character varying])::text[]))),
    CONSTRAINT papers_issuedpaper_pages_check CHECK ((pages >= 0)),
    CONSTRAINT papers_issuedpaper_revision_check CHECK ((revision >= 0)),
    CONSTRAINT papers_issuedpaper_size_check CHECK ((size >= 0)),
    CONSTRAINT papers_issuedpaper_tries_check CHECK ((tries >= 0)),
    CONSTRAINT papers_issuedpaper_unended_check CHECK ((unended >= 0))
);
CREATE TABLE guildmark_template.papers_paperdownloads (
    id bigint NOT NULL,
    day date NOT NULL,
    door character varying(6) NOT NULL,
    count integer NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT papers_paperdownloads_count_check CHECK ((count >= 0))
);
ALTER TABLE guildmark_template.papers_paperdownloads ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME guildmark_template.papers_paperdownloads_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE guildmark_template.staff_authorisation (
    id uuid NOT NULL,
    role character varying(24) NOT NULL,
    scheme uuid,
    technical_area character varying(100) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    granted_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    granted_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT authorisation_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT authorisation_role_is_known CHECK (((role)::text = ANY ((ARRAY['case_officer'::character varying, 'application_reviewer'::character varying, 'evaluator'::character varying, 'reviewer'::character varying, 'decision_maker'::character varying, 'signatory'::character varying, 'registrar'::character varying, 'complaint_handler'::character varying, 'scheme_manager'::character varying, 'quality_manager'::character varying, 'finance'::character varying, 'body_admin'::character varying, 'body_marketer'::character varying])::text[]))),
    CONSTRAINT nobody_grants_themselves CHECK ((NOT (granted_by_id = user_id)))
);
CREATE TABLE guildmark_template.staff_competence (
    id uuid NOT NULL,
    role character varying(24) NOT NULL,
    scheme uuid,
    technical_area character varying(100) NOT NULL,
    basis character varying(500) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT competence_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT nobody_judges_themselves CHECK ((NOT (recorded_by_id = user_id)))
);
CREATE TABLE guildmark_template.staff_conflict (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    note character varying(500) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT conflict_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
CREATE TABLE guildmark_template.staff_staffprofile (
    id uuid NOT NULL,
    name_zh character varying(100) NOT NULL,
    name_en character varying(100) NOT NULL,
    employment character varying(12) NOT NULL,
    since date,
    until date,
    user_id uuid NOT NULL,
    employment_said_by_id uuid,
    CONSTRAINT employment_ends_after_start CHECK (((until IS NULL) OR (since IS NULL) OR (until >= since))),
    CONSTRAINT somebody_else_says_who_is_employed CHECK ((NOT ((employment_said_by_id = user_id) AND (employment_said_by_id IS NOT NULL))))
);
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_bodymembership (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    ended_at timestamp with time zone,
    body_id uuid NOT NULL,
    user_id uuid NOT NULL,
    invited_email character varying(254) NOT NULL,
    invited_name character varying(100) NOT NULL
);
ALTER TABLE public.accounts_bodymembership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_bodymembership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_demosignin (
    id bigint NOT NULL,
    title_zh character varying(120) NOT NULL,
    title_en character varying(120) NOT NULL,
    group_zh character varying(120) NOT NULL,
    group_en character varying(120) NOT NULL,
    "order" smallint NOT NULL,
    body_id uuid,
    user_id uuid NOT NULL,
    CONSTRAINT accounts_demosignin_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.accounts_demosignin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_demosignin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_enclosure (
    id bigint NOT NULL,
    subject uuid NOT NULL,
    name character varying(150) NOT NULL,
    file character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    letter_id bigint NOT NULL,
    CONSTRAINT what_is_enclosed_has_its_hash CHECK (((((file)::text = ''::text) AND ((sha256)::text = ''::text)) OR ((NOT ((file)::text = ''::text)) AND ((sha256)::text ~ '^[0-9a-f]{64}$'::text))))
);
ALTER TABLE public.accounts_enclosure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_enclosure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_invitation (
    id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    revoked_at timestamp with time zone,
    body_id uuid,
    invited_by_id uuid,
    user_id uuid NOT NULL,
    organisation_id uuid,
    CONSTRAINT invitation_leads_to_one_place CHECK ((((body_id IS NULL) AND (organisation_id IS NOT NULL)) OR ((body_id IS NOT NULL) AND (organisation_id IS NULL))))
);
CREATE TABLE public.accounts_letter (
    id bigint NOT NULL,
    "to" character varying(254) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    try_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    last_error character varying(200) NOT NULL,
    sent_at timestamp with time zone,
    given_up_at timestamp with time zone,
    unsubscribe character varying(500) NOT NULL,
    alone jsonb NOT NULL,
    CONSTRAINT accounts_letter_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.accounts_letter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_notice (
    id uuid NOT NULL,
    subject_zh character varying(200) NOT NULL,
    subject_en character varying(200) NOT NULL,
    text_zh text NOT NULL,
    text_en text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    body_id uuid,
    user_id uuid NOT NULL,
    path character varying(500) NOT NULL,
    is_on_site boolean NOT NULL,
    CONSTRAINT notice_keeps_a_path_and_no_host CHECK ((((path)::text = ''::text) OR (((path)::text ~~ '/%'::text) AND (NOT ((path)::text ~~ '//%'::text)))))
);
CREATE TABLE public.accounts_organisation (
    id uuid NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    credit_code character varying(18) NOT NULL,
    registration_number character varying(60) NOT NULL,
    country character varying(2) NOT NULL,
    address_zh character varying(300) NOT NULL,
    address_en character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT organisation_has_a_name CHECK ((NOT (((name_en)::text = ''::text) AND ((name_zh)::text = ''::text))))
);
CREATE TABLE public.accounts_organisationmembership (
    id bigint NOT NULL,
    role character varying(15) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    ended_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    user_id uuid NOT NULL,
    invited_email character varying(254) NOT NULL,
    invited_name character varying(100) NOT NULL
);
ALTER TABLE public.accounts_organisationmembership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_organisationmembership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_session (
    id uuid NOT NULL,
    host character varying(253) NOT NULL,
    device character varying(80) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    parent_id uuid,
    user_id uuid NOT NULL
);
CREATE TABLE public.accounts_signinevent (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome character varying(24) NOT NULL,
    method character varying(40) NOT NULL,
    host character varying(253) NOT NULL,
    device character varying(80) NOT NULL,
    network character varying(45) NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.accounts_signinevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_signinevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_ticket (
    token_hash character varying(64) NOT NULL,
    nonce_hash character varying(64) NOT NULL,
    methods jsonb NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    parent_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE public.accounts_user (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(100) NOT NULL,
    language character varying(10) NOT NULL,
    is_active boolean NOT NULL,
    is_staff boolean NOT NULL,
    is_operator boolean NOT NULL,
    is_editor boolean NOT NULL,
    is_observer boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    pseudonymised_at timestamp with time zone
);
CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_bankaccount (
    body_id uuid NOT NULL,
    holder character varying(200) NOT NULL,
    bank character varying(200) NOT NULL,
    number character varying(40) NOT NULL,
    bank_code character varying(20) NOT NULL,
    tax_number character varying(30) NOT NULL,
    days_to_pay smallint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id uuid NOT NULL,
    tax_rounding character varying(8) NOT NULL,
    CONSTRAINT billing_bankaccount_days_to_pay_check CHECK ((days_to_pay >= 0))
);
CREATE TABLE public.billing_fapiao (
    invoice_id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    tax_number character varying(20) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    number character varying(20) NOT NULL,
    file character varying(100) NOT NULL,
    recorded_at timestamp with time zone,
    recorded_by_id uuid,
    requested_by_id uuid NOT NULL,
    CONSTRAINT recorded_fapiao_has_a_number CHECK (((((number)::text = ''::text) AND (recorded_at IS NULL)) OR ((recorded_at IS NOT NULL) AND (recorded_by_id IS NOT NULL) AND (NOT ((number)::text = ''::text)))))
);
CREATE TABLE public.billing_fapiaoversion (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    file character varying(100) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    fapiao_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL
);
CREATE TABLE public.billing_invoice (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    revision integer NOT NULL,
    year smallint,
    sequence integer,
    reference character varying(25) NOT NULL,
    subject_kind character varying(30) NOT NULL,
    subject uuid,
    about_zh character varying(300) NOT NULL,
    about_en character varying(300) NOT NULL,
    currency character varying(3) NOT NULL,
    total bigint NOT NULL,
    paid bigint NOT NULL,
    due_on date,
    payee jsonb NOT NULL,
    billed_to jsonb NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    issued_at timestamp with time zone,
    paid_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    cancel_reason character varying(500) NOT NULL,
    body_id uuid NOT NULL,
    cancelled_by_id uuid,
    drafted_by_id uuid NOT NULL,
    issued_by_id uuid,
    organisation_id uuid NOT NULL,
    tax_rounding character varying(8) NOT NULL,
    CONSTRAINT billing_invoice_revision_check CHECK ((revision >= 0)),
    CONSTRAINT billing_invoice_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT billing_invoice_year_check CHECK ((year >= 0)),
    CONSTRAINT cancelled_invoice_says_who_and_why CHECK ((((cancelled_at IS NOT NULL) AND (cancelled_by_id IS NOT NULL) AND ((state)::text = 'cancelled'::text) AND (NOT ((cancel_reason)::text = ''::text))) OR ((NOT ((state)::text = 'cancelled'::text)) AND ((cancel_reason)::text = ''::text) AND (cancelled_at IS NULL)))),
    CONSTRAINT invoice_currency_is_known CHECK (((currency)::text = ANY ((ARRAY['CNY'::character varying, 'EUR'::character varying, 'USD'::character varying, 'GBP'::character varying, 'HKD'::character varying, 'JPY'::character varying])::text[]))),
    CONSTRAINT invoice_has_a_number_once_issued CHECK ((((issued_at IS NULL) AND ((reference)::text = ''::text) AND (sequence IS NULL) AND ((state)::text = ANY ((ARRAY['draft'::character varying, 'cancelled'::character varying])::text[])) AND (year IS NULL)) OR ((issued_at IS NOT NULL) AND (issued_by_id IS NOT NULL) AND (sequence >= 1) AND (year IS NOT NULL) AND (due_on IS NOT NULL) AND (total > 0) AND (NOT ((reference)::text = ''::text)) AND (NOT ((state)::text = 'draft'::text))))),
    CONSTRAINT invoice_is_never_overpaid CHECK (((paid >= 0) AND (paid <= total))),
    CONSTRAINT invoice_is_paid_when_all_is_received CHECK ((((paid = total) AND (paid_at IS NOT NULL) AND ((state)::text = 'paid'::text)) OR ((paid < total) AND (paid_at IS NULL) AND ((state)::text = 'issued'::text)) OR ((paid = 0) AND (paid_at IS NULL) AND ((state)::text = ANY ((ARRAY['draft'::character varying, 'cancelled'::character varying])::text[]))))),
    CONSTRAINT invoice_state_is_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'issued'::character varying, 'paid'::character varying, 'cancelled'::character varying])::text[]))),
    CONSTRAINT invoice_subject_is_whole CHECK ((((subject IS NULL) AND ((subject_kind)::text = ''::text)) OR ((subject IS NOT NULL) AND (NOT ((subject_kind)::text = ''::text))))),
    CONSTRAINT tax_rounding_is_known CHECK (((tax_rounding)::text = ANY ((ARRAY['per_line'::character varying, 'per_rate'::character varying])::text[])))
);
CREATE TABLE public.billing_invoiceline (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    description_zh character varying(300) NOT NULL,
    description_en character varying(300) NOT NULL,
    quantity numeric(8,2) NOT NULL,
    unit_price bigint NOT NULL,
    tax_rate numeric(5,2) NOT NULL,
    tax_included boolean NOT NULL,
    net bigint NOT NULL,
    tax bigint NOT NULL,
    invoice_id uuid NOT NULL,
    CONSTRAINT billing_invoiceline_position_check CHECK (("position" >= 0)),
    CONSTRAINT line_is_computed_right CHECK (
CASE
    WHEN tax_included THEN (((tax)::numeric = round((((quantity * (unit_price)::numeric) * tax_rate) / ((100)::numeric + tax_rate)))) AND (((net + tax))::numeric = round((quantity * (unit_price)::numeric))))
    ELSE (((tax)::numeric = round((((quantity * (unit_price)::numeric) * tax_rate) / (100)::numeric))) AND ((net)::numeric = round((quantity * (unit_price)::numeric))))
END),
    CONSTRAINT line_price_is_not_negative CHECK ((unit_price >= 0)),
    CONSTRAINT line_quantity_is_positive CHECK ((quantity > (0)::numeric)),
    CONSTRAINT line_says_what_for CHECK ((NOT (((description_en)::text = ''::text) AND ((description_zh)::text = ''::text)))),
    CONSTRAINT line_tax_is_a_percentage CHECK (((tax_rate >= (0)::numeric) AND (tax_rate < (100)::numeric)))
);
ALTER TABLE public.billing_invoiceline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_invoiceline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_invoiceseries (
    id bigint NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    body_id uuid NOT NULL,
    CONSTRAINT billing_invoiceseries_last_check CHECK ((last >= 0)),
    CONSTRAINT billing_invoiceseries_year_check CHECK ((year >= 0))
);
ALTER TABLE public.billing_invoiceseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.billing_invoiceseries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.billing_payment (
    id uuid NOT NULL,
    amount bigint NOT NULL,
    received_on date NOT NULL,
    bank_reference character varying(60) NOT NULL,
    reason character varying(300) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    invoice_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    reverses_id uuid,
    is_part boolean NOT NULL,
    CONSTRAINT only_a_reversal_is_negative CHECK ((((amount > 0) AND (reverses_id IS NULL)) OR ((amount < 0) AND (reverses_id IS NOT NULL) AND (NOT ((reason)::text = ''::text)))))
);
CREATE TABLE public.cms_homepage (
    page_ptr_id integer NOT NULL,
    heading character varying(100) NOT NULL,
    lead character varying(300) NOT NULL,
    body jsonb NOT NULL
);
CREATE TABLE public.cms_promotionpage (
    page_ptr_id integer NOT NULL,
    summary character varying(300) NOT NULL,
    body jsonb NOT NULL,
    picture_id integer
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.enquiries_award (
    enquiry_id uuid NOT NULL,
    awarded_at timestamp with time zone NOT NULL,
    awarded_by_id uuid NOT NULL,
    quote_id uuid NOT NULL
);
CREATE TABLE public.enquiries_bodyquestion (
    id uuid NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    invited_id uuid NOT NULL,
    CONSTRAINT question_is_answered_by_somebody CHECK ((((answer = ''::text) AND (answered_at IS NULL) AND (answered_by_id IS NULL)) OR ((NOT (answer = ''::text)) AND (answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL))))
);
CREATE TABLE public.enquiries_closeddays (
    id uuid NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    stated_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    stated_by_id uuid NOT NULL,
    CONSTRAINT closed_days_end_after_they_begin CHECK ((last_day >= first_day))
);
CREATE TABLE public.enquiries_demand (
    id uuid NOT NULL,
    title_zh character varying(120) NOT NULL,
    title_en character varying(160) NOT NULL,
    criteria_zh text NOT NULL,
    criteria_en text NOT NULL,
    categories character varying(40)[] NOT NULL,
    properties character varying(30)[] NOT NULL,
    standards character varying(80)[] NOT NULL,
    market character varying(5) NOT NULL,
    needs_accreditation boolean NOT NULL,
    needs_green_rows boolean NOT NULL,
    accepts_equivalent boolean NOT NULL,
    named_scheme uuid,
    legal_basis character varying(500) NOT NULL,
    ends_on date NOT NULL,
    published_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    settled_at timestamp with time zone,
    parting_words character varying(500) NOT NULL,
    named_body_id uuid,
    organisation_id uuid NOT NULL,
    published_by_id uuid NOT NULL,
    settled_by_id uuid,
    CONSTRAINT demand_has_a_title_and_criteria CHECK (((NOT (((title_en)::text = ''::text) AND ((title_zh)::text = ''::text))) AND (NOT ((criteria_en = ''::text) AND (criteria_zh = ''::text))))),
    CONSTRAINT demand_is_for_some_product CHECK ((NOT (categories = '{}'::character varying(40)[]))),
    CONSTRAINT demand_is_settled_by_somebody CHECK ((((settled_at IS NULL) AND (settled_by_id IS NULL) AND ((state)::text = 'open'::text)) OR ((NOT ((state)::text = 'open'::text)) AND (settled_at IS NOT NULL) AND (settled_by_id IS NOT NULL)))),
    CONSTRAINT who_is_named_is_named_by_law CHECK ((((named_body_id IS NULL) AND (named_scheme IS NULL)) OR (NOT ((legal_basis)::text = ''::text)))),
    CONSTRAINT withdrawn_demand_says_why CHECK (((NOT ((state)::text = 'withdrawn'::text)) OR (NOT ((parting_words)::text = ''::text))))
);
CREATE TABLE public.enquiries_demandanswer (
    id uuid NOT NULL,
    scheme uuid NOT NULL,
    words text NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    answered_by_id uuid NOT NULL,
    body_id uuid NOT NULL,
    demand_id uuid NOT NULL
);
CREATE TABLE public.enquiries_enquiry (
    id uuid NOT NULL,
    number character varying(30) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    brief_content jsonb NOT NULL,
    brief_edition integer NOT NULL,
    deadline timestamp with time zone NOT NULL,
    is_sealed boolean NOT NULL,
    contact_phone character varying(40) NOT NULL,
    revision integer NOT NULL,
    ended_at timestamp with time zone,
    end_reason character varying(500) NOT NULL,
    asked_by_id uuid NOT NULL,
    ended_by_id uuid,
    organisation_id uuid NOT NULL,
    invites_others boolean NOT NULL,
    CONSTRAINT enquiries_enquiry_brief_edition_check CHECK ((brief_edition >= 0)),
    CONSTRAINT enquiries_enquiry_revision_check CHECK ((revision >= 0)),
    CONSTRAINT enquiry_is_ended_by_somebody CHECK ((((ended_at IS NULL) AND (ended_by_id IS NULL) AND ((state)::text = 'open'::text)) OR ((NOT ((state)::text = 'open'::text)) AND (ended_at IS NOT NULL) AND (ended_by_id IS NOT NULL))))
);
CREATE TABLE public.enquiries_enquiryfile (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    enquiry_id uuid NOT NULL,
    CONSTRAINT enquiries_enquiryfile_size_check CHECK ((size >= 0))
);
CREATE TABLE public.enquiries_invitedbody (
    id uuid NOT NULL,
    scheme uuid NOT NULL,
    scheme_zh character varying(120) NOT NULL,
    scheme_en character varying(160) NOT NULL,
    answer character varying(10) NOT NULL,
    answer_revision integer NOT NULL,
    answered_at timestamp with time zone,
    decline_reason character varying(500) NOT NULL,
    opened_at timestamp with time zone,
    body_id uuid NOT NULL,
    enquiry_id uuid NOT NULL,
    first_answered_at timestamp with time zone,
    joined_at timestamp with time zone,
    joined_by_id uuid,
    CONSTRAINT enquiries_invitedbody_answer_revision_check CHECK ((answer_revision >= 0))
);
CREATE TABLE public.enquiries_organisationcheck (
    organisation_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    is_verified boolean NOT NULL,
    source character varying(300) NOT NULL,
    checked_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    checked_by_id uuid,
    looked_up jsonb NOT NULL,
    CONSTRAINT verified_organisation_was_looked_up CHECK (((NOT is_verified) OR ((checked_at IS NOT NULL) AND (NOT ((source)::text = ''::text)))))
);
CREATE TABLE public.enquiries_quotecopy (
    id uuid NOT NULL,
    number smallint NOT NULL,
    content jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    invited_id uuid NOT NULL,
    CONSTRAINT enquiries_quotecopy_number_check CHECK ((number >= 0))
);
CREATE TABLE public.enquiries_thread (
    id uuid NOT NULL,
    scheme uuid,
    scheme_zh character varying(120) NOT NULL,
    scheme_en character varying(160) NOT NULL,
    asker_name character varying(80) NOT NULL,
    may_publish boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    newest_at timestamp with time zone NOT NULL,
    waits_since timestamp with time zone,
    published_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    body_id uuid NOT NULL,
    organisation_id uuid,
    published_by_id uuid,
    published_answer_id uuid,
    CONSTRAINT published_by_somebody_where_it_may_be CHECK ((((published_answer_id IS NULL) AND (published_at IS NULL) AND (published_by_id IS NULL)) OR (may_publish AND (published_answer_id IS NOT NULL) AND (scheme IS NOT NULL) AND (published_at IS NOT NULL) AND (published_by_id IS NOT NULL))))
);
CREATE TABLE public.enquiries_threadfile (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    message_id uuid NOT NULL,
    CONSTRAINT enquiries_threadfile_size_check CHECK ((size >= 0))
);
CREATE TABLE public.enquiries_threadmessage (
    id uuid NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    answered_by_id uuid,
    asked_by_id uuid,
    thread_id uuid NOT NULL,
    CONSTRAINT message_is_of_one_side CHECK ((((answered_by_id IS NULL) AND (asked_by_id IS NOT NULL)) OR ((answered_by_id IS NOT NULL) AND (asked_by_id IS NULL))))
);
CREATE TABLE public.exports_export (
    id uuid NOT NULL,
    state character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    worked_at timestamp with time zone,
    tries smallint NOT NULL,
    percent smallint NOT NULL,
    ready_at timestamp with time zone,
    kept_until timestamp with time zone,
    file character varying(200) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    rows bigint NOT NULL,
    files integer NOT NULL,
    missing integer NOT NULL,
    last_fetched_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    body_id uuid,
    organisation_id uuid,
    CONSTRAINT export_has_one_owner CHECK ((((body_id IS NULL) AND (organisation_id IS NOT NULL)) OR ((body_id IS NOT NULL) AND (organisation_id IS NULL)))),
    CONSTRAINT exports_export_files_check CHECK ((files >= 0)),
    CONSTRAINT exports_export_missing_check CHECK ((missing >= 0)),
    CONSTRAINT exports_export_percent_check CHECK ((percent >= 0)),
    CONSTRAINT exports_export_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.outbox_dailywork (
    name character varying(60) NOT NULL,
    done_on date NOT NULL
);
CREATE TABLE public.outbox_delivery (
    id bigint NOT NULL,
    hearer character varying(40) NOT NULL,
    priority smallint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    tries integer NOT NULL,
    last_error text NOT NULL,
    done_at timestamp with time zone,
    skipped_at timestamp with time zone,
    skip_reason character varying(300) NOT NULL,
    skipped_by_id uuid,
    fact_id bigint NOT NULL,
    CONSTRAINT outbox_delivery_priority_check CHECK ((priority >= 0)),
    CONSTRAINT outbox_delivery_tries_check CHECK ((tries >= 0)),
    CONSTRAINT status_facts_are_never_skipped CHECK (((skipped_at IS NULL) OR (priority = 1)))
);
ALTER TABLE public.outbox_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.outbox_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.outbox_due (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    subject uuid NOT NULL,
    due_at timestamp with time zone NOT NULL,
    tries integer NOT NULL,
    last_error text NOT NULL,
    retry_at timestamp with time zone,
    body_id uuid NOT NULL,
    CONSTRAINT outbox_due_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.outbox_fact (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    version smallint NOT NULL,
    payload jsonb NOT NULL,
    is_public boolean NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    body_id uuid,
    CONSTRAINT outbox_fact_version_check CHECK ((version >= 0))
);
ALTER TABLE public.outbox_fact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.outbox_fact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.outbox_pulse (
    name character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    node character varying(200) NOT NULL
);
CREATE TABLE public.oversight_acceptance (
    id uuid NOT NULL,
    scheme uuid,
    acceptor_zh character varying(90) NOT NULL,
    acceptor_en character varying(90) NOT NULL,
    document_zh character varying(200) NOT NULL,
    document_en character varying(200) NOT NULL,
    document_number character varying(80) NOT NULL,
    clause character varying(80) NOT NULL,
    categories character varying(40)[] NOT NULL,
    properties character varying(30)[] NOT NULL,
    takes_any_body boolean NOT NULL,
    listed uuid[] NOT NULL,
    weight character varying(10) NOT NULL,
    benefit_zh character varying(300) NOT NULL,
    benefit_en character varying(300) NOT NULL,
    market character varying(5) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    source_zh character varying(300) NOT NULL,
    source_en character varying(300) NOT NULL,
    source_url character varying(500) NOT NULL,
    stated_on date NOT NULL,
    finding character varying(10) NOT NULL,
    checked_on date,
    ended_at timestamp with time zone,
    body_id uuid,
    checked_by_id uuid,
    region_id character varying(40),
    stated_by_id uuid NOT NULL,
    CONSTRAINT a_bodys_word_is_of_its_scheme CHECK ((((body_id IS NULL) AND (scheme IS NULL)) OR ((body_id IS NOT NULL) AND (scheme IS NOT NULL)))),
    CONSTRAINT acceptance_by_a_list_names_bodies CHECK ((takes_any_body OR (NOT (listed = '{}'::uuid[])))),
    CONSTRAINT acceptance_ends_no_sooner_than_it_begins CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
    CONSTRAINT acceptance_has_a_document_and_a_source CHECK (((NOT (((document_en)::text = ''::text) AND ((document_zh)::text = ''::text))) AND (NOT (((source_en)::text = ''::text) AND ((source_zh)::text = ''::text))))),
    CONSTRAINT acceptance_is_of_some_product CHECK ((NOT (categories = '{}'::character varying(40)[]))),
    CONSTRAINT somebody_accepts CHECK ((NOT (((acceptor_en)::text = ''::text) AND ((acceptor_zh)::text = ''::text)))),
    CONSTRAINT what_editors_record_was_looked_up CHECK (((body_id IS NOT NULL) OR (NOT ((finding)::text = ''::text)))),
    CONSTRAINT what_was_looked_up_says_when_and_by_whom CHECK ((((checked_by_id IS NULL) AND (checked_on IS NULL) AND ((finding)::text = ''::text)) OR ((NOT ((finding)::text = ''::text)) AND (checked_by_id IS NOT NULL) AND (checked_on IS NOT NULL))))
);
CREATE TABLE public.oversight_acceptancechange (
    id bigint NOT NULL,
    before jsonb,
    after jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    acceptance_id uuid NOT NULL,
    by_id uuid NOT NULL,
    undoes_id bigint
);
ALTER TABLE public.oversight_acceptancechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oversight_acceptancechange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.oversight_bodymeasure (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    reason_zh character varying(500) NOT NULL,
    reason_en character varying(500) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    taken_by_id uuid NOT NULL,
    ask_en character varying(500) NOT NULL,
    ask_zh character varying(500) NOT NULL,
    closes_at timestamp with time zone,
    CONSTRAINT measure_has_a_reason CHECK ((NOT (((reason_en)::text = ''::text) AND ((reason_zh)::text = ''::text)))),
    CONSTRAINT who_closes_says_when_and_whom_to_ask CHECK (((NOT ((kind)::text = 'closing'::text)) OR ((closes_at IS NOT NULL) AND (NOT (((ask_en)::text = ''::text) AND ((ask_zh)::text = ''::text))))))
);
CREATE TABLE public.oversight_bodyrequest (
    id uuid NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    slug character varying(40) NOT NULL,
    approval_number character varying(40) NOT NULL,
    contact_name character varying(100) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    message text NOT NULL,
    language character varying(10) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    reason text NOT NULL,
    body_id uuid,
    decided_by_id uuid,
    country character varying(2) NOT NULL,
    time_zone character varying(40) NOT NULL,
    CONSTRAINT approved_request_has_a_body CHECK (((NOT ((state)::text = 'approved'::text)) OR (NOT (body_id IS NULL)))),
    CONSTRAINT declined_request_has_a_reason CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT (reason = ''::text)))),
    CONSTRAINT request_is_answered_by_somebody CHECK ((((decided_at IS NULL) AND ((state)::text = 'waiting'::text)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL))))
);
CREATE TABLE public.oversight_closingrequest (
    id uuid NOT NULL,
    wished_on date NOT NULL,
    reason_zh character varying(500) NOT NULL,
    reason_en character varying(500) NOT NULL,
    ask_zh character varying(500) NOT NULL,
    ask_en character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    body_id uuid NOT NULL,
    CONSTRAINT wish_to_close_has_a_reason CHECK ((NOT (((reason_en)::text = ''::text) AND ((reason_zh)::text = ''::text))))
);
CREATE TABLE public.oversight_confirmation (
    id uuid NOT NULL,
    outcome character varying(10) NOT NULL,
    approval_number character varying(40) NOT NULL,
    categories character varying(40)[] NOT NULL,
    approved_until date,
    list_url character varying(500) NOT NULL,
    looked_on date,
    page character varying(200) NOT NULL,
    page_name character varying(200) NOT NULL,
    page_sha256 character varying(64) NOT NULL,
    reason character varying(500) NOT NULL,
    ends_at timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    made_by_id uuid,
    CONSTRAINT confirmed_is_a_number_in_fields_for_a_time CHECK (((NOT ((outcome)::text = 'confirmed'::text)) OR ((ends_at IS NOT NULL) AND (NOT ((approval_number)::text = ''::text)) AND (NOT (categories = '{}'::character varying(40)[]))))),
    CONSTRAINT looked_up_means_address_day_page_and_person CHECK ((((made_by_id IS NULL) AND ((outcome)::text = 'grace'::text)) OR ((looked_on IS NOT NULL) AND (made_by_id IS NOT NULL) AND (NOT ((list_url)::text = ''::text)) AND (NOT ((page)::text = ''::text)) AND (NOT ((page_sha256)::text = ''::text))))),
    CONSTRAINT not_listed_confirms_nothing_and_says_why CHECK (((NOT ((outcome)::text = 'not_listed'::text)) OR ((ends_at IS NULL) AND (NOT ((reason)::text = ''::text)))))
);
CREATE TABLE public.oversight_rule (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    value smallint NOT NULL,
    source_zh character varying(300) NOT NULL,
    source_en character varying(300) NOT NULL,
    source_url character varying(500) NOT NULL,
    checked_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid,
    CONSTRAINT months_between_confirmations_are_some CHECK (((NOT ((code)::text = 'confirmed'::text)) OR ((value >= 1) AND (value <= 12)))),
    CONSTRAINT oversight_rule_value_check CHECK ((value >= 0))
);
ALTER TABLE public.oversight_rule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oversight_rule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.portfolio_casecopy (
    id uuid NOT NULL,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    is_open boolean NOT NULL,
    holder character varying(10) NOT NULL,
    since timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    body_id uuid NOT NULL,
    organisation_id uuid,
    CONSTRAINT portfolio_casecopy_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.portfolio_certificatecopy (
    id uuid NOT NULL,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    status character varying(12) NOT NULL,
    valid_until date,
    body_id uuid NOT NULL,
    organisation_id uuid,
    holder_code character varying(18) NOT NULL,
    CONSTRAINT portfolio_certificatecopy_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.portfolio_invoicecopy (
    id uuid NOT NULL,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    due_on date,
    issued_on date,
    body_id uuid NOT NULL,
    organisation_id uuid,
    CONSTRAINT portfolio_invoicecopy_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.portfolio_savedsearch (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    query character varying(2000) NOT NULL,
    frequency character varying(6) NOT NULL,
    known uuid[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ran_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone,
    user_id uuid NOT NULL,
    CONSTRAINT saved_search_is_repeated_unless_off CHECK (((((frequency)::text = 'off'::text) AND (next_at IS NULL)) OR ((NOT ((frequency)::text = 'off'::text)) AND (next_at IS NOT NULL))))
);
CREATE TABLE public.portfolio_surveillanceday (
    id uuid NOT NULL,
    due_on date NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL
);
CREATE TABLE public.register_certificatefile (
    id uuid NOT NULL,
    certificate uuid NOT NULL,
    number character varying(620) NOT NULL,
    revision integer NOT NULL,
    language character varying(4) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer,
    pages integer,
    made_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    is_own boolean NOT NULL,
    kind character varying(40) NOT NULL,
    accredited_by character varying(60) NOT NULL,
    accreditation_number character varying(60) NOT NULL,
    CONSTRAINT a_file_has_its_hash CHECK (((sha256)::text ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT file_kind_is_known CHECK (((kind)::text = ANY ((ARRAY['certificate'::character varying, 'certificate_notice'::character varying, 'for-buyers'::character varying])::text[]))),
    CONSTRAINT register_certificatefile_pages_check CHECK ((pages >= 0)),
    CONSTRAINT register_certificatefile_revision_check CHECK ((revision >= 0)),
    CONSTRAINT register_certificatefile_size_check CHECK ((size >= 0))
);
CREATE TABLE public.register_reconcilereport (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    compared integer NOT NULL,
    differences jsonb NOT NULL,
    repaired integer NOT NULL,
    CONSTRAINT register_reconcilereport_compared_check CHECK ((compared >= 0)),
    CONSTRAINT register_reconcilereport_repaired_check CHECK ((repaired >= 0))
);
ALTER TABLE public.register_reconcilereport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_reconcilereport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.register_registerentry (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    revision integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    status character varying(20) NOT NULL,
    number character varying(600) NOT NULL,
    folded_number character varying(600) CONSTRAINT register_registerentry_canonical_number_not_null NOT NULL,
    slug character varying(100) NOT NULL,
    name_zh character varying(2000) NOT NULL,
    name_en character varying(2000) NOT NULL,
    holder_zh character varying(2000) NOT NULL,
    holder_en character varying(2000) NOT NULL,
    scheme uuid,
    valid_from date,
    valid_until date,
    content jsonb NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    statement_id bigint NOT NULL,
    other_keys uuid[] NOT NULL,
    standards character varying(80)[] NOT NULL,
    supplier_id uuid,
    CONSTRAINT register_registerentry_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.register_statement (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    subject uuid NOT NULL,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    CONSTRAINT register_statement_revision_check CHECK ((revision >= 0)),
    CONSTRAINT statement_kind_is_known CHECK (((kind)::text = ANY ((ARRAY['body'::character varying, 'scheme'::character varying, 'certificate'::character varying, 'passport'::character varying, 'lead_time'::character varying])::text[]))),
    CONSTRAINT statement_revision_from_one CHECK ((revision >= 1))
);
ALTER TABLE public.register_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.register_supplier (
    id uuid NOT NULL,
    strength smallint NOT NULL,
    key character varying(600) NOT NULL,
    borne_by uuid[] NOT NULL,
    name_zh character varying(2000) NOT NULL,
    name_en character varying(2000) NOT NULL,
    region character varying(12) NOT NULL,
    named_by character varying(80) NOT NULL,
    placed_by character varying(80) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    joined_id uuid,
    CONSTRAINT credit_code_joins_nobody CHECK (((NOT (strength = 0)) OR (joined_id IS NULL))),
    CONSTRAINT register_supplier_strength_check CHECK ((strength >= 0)),
    CONSTRAINT supplier_joins_another CHECK ((NOT ((joined_id = id) AND (joined_id IS NOT NULL))))
);
CREATE TABLE public.search_bodydocument (
    id uuid NOT NULL,
    revision integer NOT NULL,
    digest character varying(32) NOT NULL,
    checksum bigint NOT NULL,
    vector tsvector NOT NULL,
    facets character varying(120)[] NOT NULL,
    newest bigint NOT NULL,
    "time" bigint NOT NULL,
    schemes bigint NOT NULL,
    CONSTRAINT search_bodydocument_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.search_guideanswer (
    key character varying(32) NOT NULL,
    situation jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.search_guiderulechange (
    id bigint NOT NULL,
    rule character varying(40) NOT NULL,
    before jsonb,
    after jsonb,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    undoes_id bigint
);
ALTER TABLE public.search_guiderulechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_guiderulechange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_indexrevision (
    kind character varying(12) NOT NULL,
    revision bigint NOT NULL
);
CREATE TABLE public.search_productdocument (
    id uuid NOT NULL,
    revision integer NOT NULL,
    digest character varying(32) NOT NULL,
    checksum bigint NOT NULL,
    vector tsvector NOT NULL,
    facets character varying(120)[] NOT NULL,
    newest bigint NOT NULL,
    valid_from bigint NOT NULL,
    valid_until bigint NOT NULL,
    folded_models character varying(60)[] NOT NULL,
    measured jsonb NOT NULL,
    CONSTRAINT search_productdocument_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.search_schemedocument (
    id uuid NOT NULL,
    revision integer NOT NULL,
    digest character varying(32) NOT NULL,
    checksum bigint NOT NULL,
    vector tsvector NOT NULL,
    facets character varying(120)[] NOT NULL,
    newest bigint NOT NULL,
    cost bigint NOT NULL,
    "time" bigint NOT NULL,
    CONSTRAINT search_schemedocument_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.search_supplierdocument (
    id uuid NOT NULL,
    revision integer NOT NULL,
    digest character varying(32) NOT NULL,
    checksum bigint NOT NULL,
    vector tsvector NOT NULL,
    facets character varying(120)[] NOT NULL,
    newest bigint NOT NULL,
    valid bigint NOT NULL,
    CONSTRAINT search_supplierdocument_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.search_unpushed (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    subject uuid NOT NULL,
    revision integer NOT NULL,
    note uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT search_unpushed_revision_check CHECK ((revision >= 0))
);
ALTER TABLE public.search_unpushed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_unpushed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);
ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);
ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tenants_certificationbody (
    schema_name character varying(63) NOT NULL,
    id uuid NOT NULL,
    slug character varying(40) NOT NULL,
    kind character varying(12) NOT NULL,
    standing character varying(10) NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    approval_number character varying(40) NOT NULL,
    time_zone character varying(40) NOT NULL,
    revision integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    confirmed_until timestamp with time zone,
    country character varying(2) NOT NULL,
    closes_at timestamp with time zone,
    CONSTRAINT body_kind_is_known CHECK (((kind)::text = ANY ((ARRAY['body'::character varying, 'laboratory'::character varying, 'training'::character varying, 'adviser'::character varying, 'insurer'::character varying])::text[]))),
    CONSTRAINT body_standing_is_known CHECK (((standing)::text = ANY ((ARRAY['open'::character varying, 'suspended'::character varying, 'closing'::character varying, 'closed'::character varying])::text[]))),
    CONSTRAINT tenants_certificationbody_revision_check CHECK ((revision >= 0)),
    CONSTRAINT who_leaves_has_a_day CHECK ((((closes_at IS NOT NULL) AND ((standing)::text = ANY ((ARRAY['closing'::character varying, 'closed'::character varying])::text[]))) OR ((closes_at IS NULL) AND ((standing)::text = ANY ((ARRAY['open'::character varying, 'suspended'::character varying])::text[])))))
);
CREATE TABLE public.tenants_domain (
    id bigint NOT NULL,
    domain character varying(253) NOT NULL,
    is_primary boolean NOT NULL,
    tenant_id uuid NOT NULL
);
ALTER TABLE public.tenants_domain ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tenants_domain_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tenants_schematemplate (
    migrations_hash character varying(64) NOT NULL,
    ddl text NOT NULL,
    filled_tables jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL
);
CREATE TABLE public.tenants_spare (
    schema_name character varying(63) NOT NULL,
    migrations_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL
);
CREATE TABLE public.vocabulary_compulsoryrule (
    id uuid NOT NULL,
    key uuid NOT NULL,
    edition smallint NOT NULL,
    market character varying(5) NOT NULL,
    covers character varying(5)[] NOT NULL,
    properties character varying(30)[] NOT NULL,
    duty character varying(12) NOT NULL,
    law_zh character varying(120) NOT NULL,
    law_en character varying(120) NOT NULL,
    applies_from date NOT NULL,
    repealed_on date,
    source_zh character varying(300) NOT NULL,
    source_en character varying(300) NOT NULL,
    source_url character varying(500) NOT NULL,
    checked_on date,
    note_zh character varying(500) NOT NULL,
    note_en character varying(500) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    category_id character varying(40) NOT NULL,
    recorded_by_id uuid,
    CONSTRAINT a_rule_is_of_some_property CHECK ((NOT (properties = '{}'::character varying(30)[]))),
    CONSTRAINT repealed_no_sooner_than_it_applies CHECK (((repealed_on IS NULL) OR (repealed_on >= applies_from))),
    CONSTRAINT vocabulary_compulsoryrule_edition_check CHECK ((edition >= 0))
);
CREATE TABLE public.vocabulary_industry (
    code character varying(40) NOT NULL,
    name_zh character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    parent_id character varying(40)
);
CREATE TABLE public.vocabulary_productcategory (
    code character varying(40) NOT NULL,
    name_zh character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    "position" smallint NOT NULL,
    parent_id character varying(40),
    CONSTRAINT vocabulary_productcategory_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.vocabulary_region (
    code character varying(40) NOT NULL,
    name_zh character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    parent_id character varying(40)
);
CREATE TABLE public.vocabulary_standard (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    number character varying(60) NOT NULL,
    year smallint,
    name_zh character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    publisher character varying(120) NOT NULL,
    status character varying(12) NOT NULL,
    checked_by_id uuid,
    checked_on date,
    in_force_from date,
    replaced_by_id bigint,
    source_en character varying(300) NOT NULL,
    source_url character varying(500) NOT NULL,
    source_zh character varying(300) NOT NULL,
    transition_until date,
    CONSTRAINT standard_is_replaced_by_another CHECK ((NOT ((replaced_by_id = id) AND (replaced_by_id IS NOT NULL)))),
    CONSTRAINT standard_year_is_a_year CHECK (((year IS NULL) OR ((year >= 1900) AND (year <= 2100)))),
    CONSTRAINT vocabulary_standard_year_check CHECK ((year >= 0)),
    CONSTRAINT what_is_said_of_a_standard_has_a_source CHECK ((((in_force_from IS NULL) AND (replaced_by_id IS NULL) AND (transition_until IS NULL)) OR ((checked_on IS NOT NULL) AND (NOT (((source_en)::text = ''::text) AND ((source_zh)::text = ''::text))))))
);
ALTER TABLE public.vocabulary_standard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.vocabulary_standard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.vocabulary_wordgroup (
    key character varying(60) NOT NULL,
    zh character varying(40)[] NOT NULL,
    en character varying(60)[] NOT NULL,
    kind character varying(8) NOT NULL,
    edited_at timestamp with time zone,
    removed_at timestamp with time zone,
    broader_id character varying(60),
    CONSTRAINT word_group_has_words CHECK (((NOT (zh = '{}'::character varying(40)[])) AND (NOT (en = '{}'::character varying(60)[])))),
    CONSTRAINT word_group_is_not_broader_than_itself CHECK ((NOT (((broader_id)::text = (key)::text) AND (broader_id IS NOT NULL))))
);
CREATE TABLE public.vocabulary_wordgroupchange (
    id bigint NOT NULL,
    "group" character varying(60) NOT NULL,
    before jsonb,
    after jsonb,
    at timestamp with time zone NOT NULL,
    indexed_at timestamp with time zone,
    by_id uuid NOT NULL,
    undoes_id bigint
);
ALTER TABLE public.vocabulary_wordgroupchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.vocabulary_wordgroupchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_localesynchronization (
    id integer NOT NULL,
    locale_id integer NOT NULL,
    sync_from_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_localesynchronization ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_localesynchronization_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_overridablesegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    data_json text NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    CONSTRAINT wagtail_localize_overridablesegment_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.wagtail_localize_overridablesegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_overridablesegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_relatedobjectsegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    context_id integer NOT NULL,
    object_id uuid NOT NULL,
    source_id integer NOT NULL,
    CONSTRAINT wagtail_localize_relatedobjectsegment_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.wagtail_localize_relatedobjectsegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_relatedobjectsegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_segmentoverride (
    id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    data_json text NOT NULL,
    has_error boolean NOT NULL,
    field_error text NOT NULL,
    context_id integer,
    last_translated_by_id uuid,
    locale_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_segmentoverride ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_segmentoverride_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_string (
    id integer NOT NULL,
    data_hash uuid NOT NULL,
    data text NOT NULL,
    locale_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_string ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_string_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_stringsegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    attrs text NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    string_id integer NOT NULL,
    CONSTRAINT wagtail_localize_stringsegment_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.wagtail_localize_stringsegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_stringsegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_stringtranslation (
    id integer NOT NULL,
    data text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    context_id integer,
    locale_id integer NOT NULL,
    translation_of_id integer NOT NULL,
    tool_name character varying(255) NOT NULL,
    translation_type character varying(20) NOT NULL,
    last_translated_by_id uuid,
    field_error text NOT NULL,
    has_error boolean NOT NULL
);
ALTER TABLE public.wagtail_localize_stringtranslation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_stringtranslation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_template (
    id integer NOT NULL,
    uuid uuid NOT NULL,
    template text NOT NULL,
    template_format character varying(100) NOT NULL,
    string_count integer NOT NULL,
    CONSTRAINT wagtail_localize_template_string_count_check CHECK ((string_count >= 0))
);
ALTER TABLE public.wagtail_localize_template ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_template_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_templatesegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    template_id integer NOT NULL,
    CONSTRAINT wagtail_localize_templatesegment_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.wagtail_localize_templatesegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_templatesegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_translatableobject (
    translation_key uuid NOT NULL,
    content_type_id integer NOT NULL
);
CREATE TABLE public.wagtail_localize_translation (
    id integer NOT NULL,
    uuid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    translations_last_updated_at timestamp with time zone,
    destination_last_updated_at timestamp with time zone,
    enabled boolean NOT NULL,
    source_id integer NOT NULL,
    target_locale_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_translation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_translationcontext (
    id integer NOT NULL,
    path_id uuid NOT NULL,
    path text NOT NULL,
    object_id uuid NOT NULL,
    field_path text NOT NULL
);
ALTER TABLE public.wagtail_localize_translationcontext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationcontext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_translationlog (
    id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    locale_id integer NOT NULL,
    revision_id integer,
    source_id integer NOT NULL
);
ALTER TABLE public.wagtail_localize_translationlog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationlog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtail_localize_translationsource (
    id integer NOT NULL,
    object_repr text NOT NULL,
    content_json text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    locale_id integer NOT NULL,
    object_id uuid NOT NULL,
    specific_content_type_id integer CONSTRAINT wagtail_localize_translations_specific_content_type_id_not_null NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    schema_version character varying(255) NOT NULL
);
ALTER TABLE public.wagtail_localize_translationsource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationsource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);
ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id uuid NOT NULL,
    is_editing boolean NOT NULL
);
ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id uuid NOT NULL
);
ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id uuid,
    revision_created_id integer,
    user_id uuid NOT NULL
);
ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);
ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id uuid,
    uuid uuid,
    revision_id integer
);
ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id uuid,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id uuid,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id uuid,
    uuid uuid
);
ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id uuid,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);
ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);
CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);
ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id uuid,
    comment text NOT NULL
);
ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id uuid
);
ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);
ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id uuid,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id uuid,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);
ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone
);
ALTER TABLE public.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailforms_formsubmission (
    id integer NOT NULL,
    form_data jsonb NOT NULL,
    submit_time timestamp with time zone NOT NULL,
    page_id integer NOT NULL
);
ALTER TABLE public.wagtailforms_formsubmission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailforms_formsubmission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id uuid,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);
ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);
ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailredirects_redirect (
    id integer NOT NULL,
    old_path character varying(255) NOT NULL,
    is_permanent boolean NOT NULL,
    redirect_link character varying(255) NOT NULL,
    redirect_page_id integer,
    site_id integer,
    automatically_created boolean NOT NULL,
    created_at timestamp with time zone,
    redirect_page_route_path character varying(255) NOT NULL
);
ALTER TABLE public.wagtailredirects_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailredirects_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);
ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id uuid NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);
ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO guildmark_template.django_migrations VALUES (1, 'tenants', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (2, 'contenttypes', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (3, 'contenttypes', '0002_remove_content_type_name', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (4, 'auth', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (5, 'auth', '0002_alter_permission_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (6, 'auth', '0003_alter_user_email_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (7, 'auth', '0004_alter_user_username_opts', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (8, 'auth', '0005_alter_user_last_login_null', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (9, 'auth', '0006_require_contenttypes_0002', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (10, 'auth', '0007_alter_validators_add_error_messages', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (11, 'auth', '0008_alter_user_username_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (12, 'auth', '0009_alter_user_last_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (13, 'auth', '0010_alter_group_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (14, 'auth', '0011_update_proxy_permissions', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (15, 'auth', '0012_alter_user_first_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (16, 'accounts', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (17, 'account', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (18, 'account', '0002_email_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (19, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (20, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (21, 'account', '0005_emailaddress_idx_upper_email', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (22, 'account', '0006_emailaddress_lower', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (23, 'account', '0007_emailaddress_idx_email', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (24, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (25, 'account', '0009_emailaddress_unique_primary_email', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (26, 'accounts', '0002_sign_in_events_stay', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (27, 'accounts', '0003_invited_as', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (28, 'accounts', '0004_reached_at_primary', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (29, 'accounts', '0005_notices_keep_paths', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (30, 'accounts', '0006_one_press_unsubscribes', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (31, 'accounts', '0007_letters_bring_files', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (32, 'vocabulary', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (33, 'catalog', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (34, 'catalog', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (35, 'catalog', '0003_fee_bases', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (36, 'catalog', '0004_published_lawfully', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (37, 'catalog', '0005_reused_reports', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (38, 'catalog', '0006_search_words', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (39, 'catalog', '0007_closed_by_law', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (40, 'catalog', '0008_printed', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (41, 'catalog', '0009_green_rows', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (42, 'catalog', '0010_change_fees', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (43, 'cases', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (44, 'cases', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (45, 'applications', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (46, 'applications', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (47, 'applications', '0003_quotes', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (48, 'applications', '0004_quotes_told_and_scans', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (49, 'applications', '0005_kept_texts_of_quotes', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (50, 'billing', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (51, 'billing', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (52, 'billing', '0003_fapiao_stays', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (53, 'billing', '0004_fapiao_versions', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (54, 'billing', '0005_tax_and_transfers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (55, 'cases', '0003_letters_numbered', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (56, 'cases', '0004_promises_letter_of_inspection', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (57, 'certificates', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (58, 'certificates', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (59, 'certificates', '0003_printed', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (60, 'certificates', '0004_own_files', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (61, 'certificates', '0005_whole_texts', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (62, 'certificates', '0006_whole_numbers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (63, 'wagtailcore', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (64, 'wagtailcore', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (65, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (66, 'wagtailcore', '0004_page_locked', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (67, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (68, 'wagtailcore', '0006_add_lock_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (69, 'wagtailcore', '0007_page_latest_revision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (70, 'wagtailcore', '0008_populate_latest_revision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (71, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (72, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (73, 'wagtailcore', '0011_page_first_published_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (74, 'wagtailcore', '0012_extend_page_slug_field', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (75, 'wagtailcore', '0013_update_golive_expire_help_text', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (76, 'wagtailcore', '0014_add_verbose_name', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (77, 'wagtailcore', '0015_add_more_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (78, 'wagtailcore', '0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (79, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (80, 'wagtailcore', '0017_change_edit_page_permission_description', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (81, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (82, 'wagtailcore', '0019_verbose_names_cleanup', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (83, 'wagtailcore', '0020_add_index_on_page_first_published_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (84, 'wagtailcore', '0021_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (85, 'wagtailcore', '0022_add_site_name', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (86, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (87, 'wagtailcore', '0024_collection', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (88, 'wagtailcore', '0025_collection_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (89, 'wagtailcore', '0026_group_collection_permission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (90, 'taggit', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (91, 'wagtailimages', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (92, 'wagtailimages', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (93, 'wagtailimages', '0003_fix_focal_point_fields', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (94, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (95, 'wagtailimages', '0005_make_filter_spec_unique', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (96, 'wagtailimages', '0006_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (97, 'wagtailimages', '0007_image_file_size', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (98, 'wagtailimages', '0008_image_created_at_index', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (99, 'wagtailimages', '0009_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (100, 'wagtailimages', '0010_change_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (101, 'wagtailimages', '0011_image_collection', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (102, 'wagtailimages', '0012_copy_image_permissions_to_collections', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (103, 'wagtailimages', '0013_make_rendition_upload_callable', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (104, 'wagtailimages', '0014_add_filter_spec_field', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (105, 'wagtailimages', '0015_fill_filter_spec_field', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (106, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (107, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (108, 'wagtailimages', '0018_remove_rendition_filter', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (109, 'wagtailimages', '0019_delete_filter', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (110, 'wagtailimages', '0020_add-verbose-name', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (111, 'wagtailimages', '0021_image_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (112, 'wagtailimages', '0001_squashed_0021', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (113, 'wagtailimages', '0022_uploadedimage', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (114, 'wagtailadmin', '0001_create_admin_access_permissions', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (115, 'wagtailimages', '0023_add_choose_permissions', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (116, 'wagtailimages', '0024_index_image_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (117, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (118, 'wagtailimages', '0026_delete_uploadedimage', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (119, 'wagtailimages', '0027_image_description', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (120, 'wagtailcore', '0027_fix_collection_path_collation', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (121, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (122, 'wagtailcore', '0028_merge', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (123, 'wagtailcore', '0029_unicode_slugfield_dj19', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (124, 'wagtailcore', '0030_index_on_pagerevision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (125, 'wagtailcore', '0031_add_page_view_restriction_types', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (126, 'wagtailcore', '0032_add_bulk_delete_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (127, 'wagtailcore', '0033_remove_golive_expiry_help_text', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (128, 'wagtailcore', '0034_page_live_revision', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (129, 'wagtailcore', '0035_page_last_published_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (130, 'wagtailcore', '0036_populate_page_last_published_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (131, 'wagtailcore', '0037_set_page_owner_editable', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (132, 'wagtailcore', '0038_make_first_published_at_editable', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (133, 'wagtailcore', '0039_collectionviewrestriction', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (134, 'wagtailcore', '0040_page_draft_title', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (135, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (136, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (137, 'wagtailcore', '0043_lock_fields', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (138, 'wagtailcore', '0044_add_unlock_grouppagepermission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (139, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (140, 'wagtailcore', '0046_site_name_remove_null', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (141, 'wagtailcore', '0047_add_workflow_models', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (142, 'wagtailcore', '0048_add_default_workflows', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (143, 'wagtailcore', '0049_taskstate_finished_by', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (144, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (145, 'wagtailcore', '0051_taskstate_comment', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (146, 'wagtailcore', '0052_pagelogentry', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (147, 'wagtailcore', '0053_locale_model', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (148, 'wagtailcore', '0054_initial_locale', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (149, 'wagtailcore', '0055_page_locale_fields', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (150, 'wagtailcore', '0056_page_locale_fields_populate', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (151, 'wagtailcore', '0057_page_locale_fields_notnull', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (152, 'wagtailcore', '0058_page_alias_of', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (153, 'wagtailcore', '0059_apply_collection_ordering', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (154, 'wagtailcore', '0060_fix_workflow_unique_constraint', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (155, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (156, 'wagtailcore', '0062_comment_models_and_pagesubscription', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (157, 'wagtailcore', '0063_modellogentry', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (158, 'wagtailcore', '0064_log_timestamp_indexes', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (159, 'wagtailcore', '0065_log_entry_uuid', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (160, 'wagtailcore', '0066_collection_management_permissions', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (161, 'wagtailcore', '0067_alter_pagerevision_content_json', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (162, 'wagtailcore', '0068_log_entry_empty_object', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (163, 'wagtailcore', '0069_log_entry_jsonfield', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (164, 'wagtail_localize', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (165, 'wagtailcore', '0070_rename_pagerevision_revision', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (166, 'wagtailcore', '0071_populate_revision_content_type', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (167, 'wagtailcore', '0072_alter_revision_content_type_notnull', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (168, 'wagtailcore', '0073_page_latest_revision', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (169, 'wagtailcore', '0074_revision_object_str', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (170, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (171, 'wagtailcore', '0076_modellogentry_revision', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (172, 'wagtailcore', '0077_alter_revision_user', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (173, 'wagtailcore', '0078_referenceindex', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (174, 'wagtailcore', '0079_rename_taskstate_page_revision', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (175, 'wagtailcore', '0080_generic_workflowstate', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (176, 'wagtailcore', '0081_populate_workflowstate_content_type', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (177, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (178, 'wagtailcore', '0083_workflowcontenttype', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (179, 'wagtailcore', '0084_add_default_page_permissions', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (180, 'wagtailcore', '0085_add_grouppagepermission_permission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (181, 'wagtailcore', '0086_populate_grouppagepermission_permission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (182, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (183, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (184, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (185, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (186, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (187, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (188, 'wagtailcore', '0093_uploadedfile', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (189, 'wagtailcore', '0094_alter_page_locale', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (190, 'wagtailcore', '0095_groupsitepermission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (191, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (192, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (193, 'wagtailcore', '0098_apitoken', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (194, 'cms', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (195, 'cms', '0002_home_pages', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (196, 'tenants', '0002_where_bodies_are', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (197, 'enquiries', '0001_demands', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (198, 'enquiries', '0002_enquiries', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (199, 'enquiries', '0003_organisations_as_looked_up', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (200, 'enquiries', '0004_threads', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (201, 'enquiries', '0005_open_enquiries', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (202, 'evaluations', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (203, 'evaluations', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (204, 'evaluations', '0003_promises_inspection', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (205, 'exports', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (206, 'imports', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (207, 'imports', '0002_numbers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (208, 'imports', '0003_two_people_take_back', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (209, 'imports', '0004_whole_numbers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (210, 'mfa', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (211, 'mfa', '0002_authenticator_timestamps', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (212, 'mfa', '0003_authenticator_type_uniq', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (213, 'outbox', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (214, 'outbox', '0002_pulse', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (215, 'outbox', '0003_pulse_says_the_node', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (216, 'oversight', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (217, 'tenants', '0003_leaving', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (218, 'vocabulary', '0002_words', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (219, 'vocabulary', '0003_compulsory_rules', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (220, 'vocabulary', '0004_editions', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (221, 'oversight', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (222, 'oversight', '0003_mail_by_letters', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (223, 'oversight', '0004_confirmations_and_rules', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (224, 'oversight', '0005_bodies_are_confirmed', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (225, 'oversight', '0006_acceptance', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (226, 'oversight', '0007_restated_acceptance', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (227, 'oversight', '0008_leaving', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (228, 'papers', '0001_papers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (229, 'papers', '0002_house_style', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (230, 'papers', '0003_number_of_notices', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (231, 'papers', '0004_papers_tries', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (232, 'papers', '0005_promises_mark', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (233, 'papers', '0006_whole_numbers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (234, 'portfolio', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (235, 'portfolio', '0002_saved_searches', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (236, 'portfolio', '0003_surveillance_days', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (237, 'register', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (238, 'register', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (239, 'register', '0003_numbers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (240, 'register', '0004_suppliers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (241, 'register', '0005_papers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (242, 'register', '0006_own_files', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (243, 'register', '0007_papers_kinds', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (244, 'register', '0008_promises_accreditation', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (245, 'register', '0009_lead_times', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (246, 'register', '0010_whole_texts', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (247, 'register', '0011_whole_numbers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (248, 'search', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (249, 'search', '0002_kinds', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (250, 'search', '0003_suppliers', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (251, 'search', '0004_guide', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (252, 'sessions', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (253, 'staff', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (254, 'staff', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (255, 'staff', '0003_employment_said_by', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (256, 'taggit', '0002_auto_20150616_2121', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (257, 'taggit', '0003_taggeditem_add_unique_index', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (258, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (259, 'taggit', '0005_auto_20220424_2025', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (260, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (261, 'wagtail_localize', '0002_translation', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (262, 'wagtail_localize', '0003_delete_translation_sources', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (263, 'wagtail_localize', '0004_one_source_per_objectlocale', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (264, 'wagtail_localize', '0005_remove_translationsource_object', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (265, 'wagtail_localize', '0006_create_submit_translation_permission', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (266, 'wagtail_localize', '0007_stringtranslation_type_and_tool_name', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (267, 'wagtail_localize', '0008_stringtranslation_last_translated_by', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (268, 'wagtail_localize', '0009_stringtranslation_errors', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (269, 'wagtail_localize', '0010_overridablesegment', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (270, 'wagtail_localize', '0011_segmentoverride', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (271, 'wagtail_localize', '0012_localesynchronization', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (272, 'wagtail_localize', '0013_translationsource_schema_version', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (273, 'wagtail_localize', '0014_remove_translation_source_last_updated_at', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (274, 'wagtail_localize', '0015_translationcontext_field_path', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (275, 'wagtail_localize', '0016_rename_page_revision_translationlog_revision', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (276, 'wagtailadmin', '0002_admin', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (277, 'wagtailadmin', '0003_admin_managed', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (278, 'wagtailadmin', '0004_editingsession', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (279, 'wagtailadmin', '0005_editingsession_is_editing', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (280, 'wagtailadmin', '0006_formstate', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (281, 'wagtaildocs', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (282, 'wagtaildocs', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (283, 'wagtaildocs', '0003_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (284, 'wagtaildocs', '0004_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (285, 'wagtaildocs', '0005_document_collection', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (286, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (287, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (288, 'wagtaildocs', '0007_merge', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (289, 'wagtaildocs', '0008_document_file_size', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (290, 'wagtaildocs', '0009_document_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (291, 'wagtaildocs', '0010_document_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (292, 'wagtaildocs', '0011_add_choose_permissions', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (293, 'wagtaildocs', '0012_uploadeddocument', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (294, 'wagtaildocs', '0013_delete_uploadeddocument', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (295, 'wagtaildocs', '0014_alter_document_file_size', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (296, 'wagtailembeds', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (297, 'wagtailembeds', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (298, 'wagtailembeds', '0003_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (299, 'wagtailembeds', '0004_embed_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (300, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (301, 'wagtailembeds', '0006_add_embed_hash', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (302, 'wagtailembeds', '0007_populate_hash', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (303, 'wagtailembeds', '0008_allow_long_urls', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (304, 'wagtailembeds', '0009_embed_cache_until', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (305, 'wagtailforms', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (306, 'wagtailforms', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (307, 'wagtailforms', '0003_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (308, 'wagtailforms', '0004_add_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (309, 'wagtailforms', '0005_alter_formsubmission_form_data', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (310, 'wagtailredirects', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (311, 'wagtailredirects', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (312, 'wagtailredirects', '0003_make_site_field_editable', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (313, 'wagtailredirects', '0004_set_unique_on_path_and_site', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (314, 'wagtailredirects', '0005_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (315, 'wagtailredirects', '0006_redirect_increase_max_length', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (316, 'wagtailredirects', '0007_add_autocreate_fields', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (317, 'wagtailredirects', '0008_add_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (318, 'wagtailsearch', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (319, 'wagtailsearch', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (320, 'wagtailsearch', '0003_remove_editors_pick', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (321, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (322, 'wagtailsearch', '0005_create_indexentry', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (323, 'wagtailsearch', '0006_customise_indexentry', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (324, 'wagtailsearch', '0007_delete_editorspick', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (325, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (326, 'wagtailsearch', '0009_remove_ngram_autocomplete', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (327, 'wagtailsearch', '0010_add_text_fields', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (328, 'wagtailusers', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (329, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (330, 'wagtailusers', '0003_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (331, 'wagtailusers', '0004_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (332, 'wagtailusers', '0005_make_related_name_wagtail_specific', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (333, 'wagtailusers', '0006_userprofile_prefered_language', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (334, 'wagtailusers', '0007_userprofile_current_time_zone', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (335, 'wagtailusers', '0008_userprofile_avatar', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (336, 'wagtailusers', '0009_userprofile_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (337, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (338, 'wagtailusers', '0011_userprofile_dismissibles', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (339, 'wagtailusers', '0012_userprofile_theme', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (340, 'wagtailusers', '0013_userprofile_density', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (341, 'wagtailusers', '0014_userprofile_contrast', '2026-01-01 00:00:00+00');
INSERT INTO guildmark_template.django_migrations VALUES (342, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '2026-01-01 00:00:00+00');
INSERT INTO public.auth_group VALUES (1, 'Moderators');
INSERT INTO public.auth_group VALUES (2, 'Editors');
INSERT INTO public.auth_group_permissions VALUES (1, 1, 1);
INSERT INTO public.auth_group_permissions VALUES (2, 1, 2);
INSERT INTO public.auth_group_permissions VALUES (3, 1, 3);
INSERT INTO public.auth_group_permissions VALUES (4, 2, 1);
INSERT INTO public.auth_group_permissions VALUES (5, 2, 2);
INSERT INTO public.auth_group_permissions VALUES (6, 2, 3);
INSERT INTO public.auth_group_permissions VALUES (7, 1, 4);
INSERT INTO public.auth_group_permissions VALUES (8, 2, 4);
INSERT INTO public.auth_group_permissions VALUES (9, 1, 5);
INSERT INTO public.auth_group_permissions VALUES (10, 2, 5);
INSERT INTO public.auth_group_permissions VALUES (11, 1, 114);
INSERT INTO public.auth_group_permissions VALUES (12, 2, 114);
INSERT INTO public.auth_group_permissions VALUES (13, 1, 115);
INSERT INTO public.auth_group_permissions VALUES (14, 1, 116);
INSERT INTO public.auth_group_permissions VALUES (15, 1, 117);
INSERT INTO public.auth_group_permissions VALUES (16, 2, 115);
INSERT INTO public.auth_group_permissions VALUES (17, 2, 116);
INSERT INTO public.auth_group_permissions VALUES (18, 2, 117);
INSERT INTO public.auth_group_permissions VALUES (19, 1, 118);
INSERT INTO public.auth_group_permissions VALUES (20, 2, 118);
INSERT INTO public.auth_permission VALUES (1, 'Can add image', 2, 'add_image');
INSERT INTO public.auth_permission VALUES (2, 'Can change image', 2, 'change_image');
INSERT INTO public.auth_permission VALUES (3, 'Can delete image', 2, 'delete_image');
INSERT INTO public.auth_permission VALUES (4, 'Can access Wagtail admin', 3, 'access_admin');
INSERT INTO public.auth_permission VALUES (5, 'Can choose image', 2, 'choose_image');
INSERT INTO public.auth_permission VALUES (6, 'Can add locale', 13, 'add_locale');
INSERT INTO public.auth_permission VALUES (7, 'Can change locale', 13, 'change_locale');
INSERT INTO public.auth_permission VALUES (8, 'Can delete locale', 13, 'delete_locale');
INSERT INTO public.auth_permission VALUES (9, 'Can view locale', 13, 'view_locale');
INSERT INTO public.auth_permission VALUES (10, 'Can add site', 20, 'add_site');
INSERT INTO public.auth_permission VALUES (11, 'Can change site', 20, 'change_site');
INSERT INTO public.auth_permission VALUES (12, 'Can delete site', 20, 'delete_site');
INSERT INTO public.auth_permission VALUES (13, 'Can view site', 20, 'view_site');
INSERT INTO public.auth_permission VALUES (14, 'Can add group site permission', 12, 'add_groupsitepermission');
INSERT INTO public.auth_permission VALUES (15, 'Can change group site permission', 12, 'change_groupsitepermission');
INSERT INTO public.auth_permission VALUES (16, 'Can delete group site permission', 12, 'delete_groupsitepermission');
INSERT INTO public.auth_permission VALUES (17, 'Can view group site permission', 12, 'view_groupsitepermission');
INSERT INTO public.auth_permission VALUES (18, 'Can add API token', 5, 'add_apitoken');
INSERT INTO public.auth_permission VALUES (19, 'Can change API token', 5, 'change_apitoken');
INSERT INTO public.auth_permission VALUES (20, 'Can delete API token', 5, 'delete_apitoken');
INSERT INTO public.auth_permission VALUES (21, 'Can view API token', 5, 'view_apitoken');
INSERT INTO public.auth_permission VALUES (22, 'Can add model log entry', 14, 'add_modellogentry');
INSERT INTO public.auth_permission VALUES (23, 'Can change model log entry', 14, 'change_modellogentry');
INSERT INTO public.auth_permission VALUES (24, 'Can delete model log entry', 14, 'delete_modellogentry');
INSERT INTO public.auth_permission VALUES (25, 'Can view model log entry', 14, 'view_modellogentry');
INSERT INTO public.auth_permission VALUES (26, 'Can add revision', 19, 'add_revision');
INSERT INTO public.auth_permission VALUES (27, 'Can change revision', 19, 'change_revision');
INSERT INTO public.auth_permission VALUES (28, 'Can delete revision', 19, 'delete_revision');
INSERT INTO public.auth_permission VALUES (29, 'Can view revision', 19, 'view_revision');
INSERT INTO public.auth_permission VALUES (30, 'Can add collection view restriction', 7, 'add_collectionviewrestriction');
INSERT INTO public.auth_permission VALUES (31, 'Can change collection view restriction', 7, 'change_collectionviewrestriction');
INSERT INTO public.auth_permission VALUES (32, 'Can delete collection view restriction', 7, 'delete_collectionviewrestriction');
INSERT INTO public.auth_permission VALUES (33, 'Can view collection view restriction', 7, 'view_collectionviewrestriction');
INSERT INTO public.auth_permission VALUES (34, 'Can add collection', 6, 'add_collection');
INSERT INTO public.auth_permission VALUES (35, 'Can change collection', 6, 'change_collection');
INSERT INTO public.auth_permission VALUES (36, 'Can delete collection', 6, 'delete_collection');
INSERT INTO public.auth_permission VALUES (37, 'Can view collection', 6, 'view_collection');
INSERT INTO public.auth_permission VALUES (38, 'Can add group collection permission', 10, 'add_groupcollectionpermission');
INSERT INTO public.auth_permission VALUES (39, 'Can change group collection permission', 10, 'change_groupcollectionpermission');
INSERT INTO public.auth_permission VALUES (40, 'Can delete group collection permission', 10, 'delete_groupcollectionpermission');
INSERT INTO public.auth_permission VALUES (41, 'Can view group collection permission', 10, 'view_groupcollectionpermission');
INSERT INTO public.auth_permission VALUES (42, 'Can add uploaded file', 23, 'add_uploadedfile');
INSERT INTO public.auth_permission VALUES (43, 'Can change uploaded file', 23, 'change_uploadedfile');
INSERT INTO public.auth_permission VALUES (44, 'Can delete uploaded file', 23, 'delete_uploadedfile');
INSERT INTO public.auth_permission VALUES (45, 'Can view uploaded file', 23, 'view_uploadedfile');
INSERT INTO public.auth_permission VALUES (46, 'Can add workflow content type', 25, 'add_workflowcontenttype');
INSERT INTO public.auth_permission VALUES (47, 'Can change workflow content type', 25, 'change_workflowcontenttype');
INSERT INTO public.auth_permission VALUES (48, 'Can delete workflow content type', 25, 'delete_workflowcontenttype');
INSERT INTO public.auth_permission VALUES (49, 'Can view workflow content type', 25, 'view_workflowcontenttype');
INSERT INTO public.auth_permission VALUES (50, 'Can add Workflow state', 27, 'add_workflowstate');
INSERT INTO public.auth_permission VALUES (51, 'Can change Workflow state', 27, 'change_workflowstate');
INSERT INTO public.auth_permission VALUES (52, 'Can delete Workflow state', 27, 'delete_workflowstate');
INSERT INTO public.auth_permission VALUES (53, 'Can view Workflow state', 27, 'view_workflowstate');
INSERT INTO public.auth_permission VALUES (54, 'Can add workflow', 24, 'add_workflow');
INSERT INTO public.auth_permission VALUES (55, 'Can change workflow', 24, 'change_workflow');
INSERT INTO public.auth_permission VALUES (56, 'Can delete workflow', 24, 'delete_workflow');
INSERT INTO public.auth_permission VALUES (57, 'Can view workflow', 24, 'view_workflow');
INSERT INTO public.auth_permission VALUES (58, 'Can add workflow task order', 28, 'add_workflowtask');
INSERT INTO public.auth_permission VALUES (59, 'Can change workflow task order', 28, 'change_workflowtask');
INSERT INTO public.auth_permission VALUES (60, 'Can delete workflow task order', 28, 'delete_workflowtask');
INSERT INTO public.auth_permission VALUES (61, 'Can view workflow task order', 28, 'view_workflowtask');
INSERT INTO public.auth_permission VALUES (62, 'Can add task', 21, 'add_task');
INSERT INTO public.auth_permission VALUES (63, 'Can change task', 21, 'change_task');
INSERT INTO public.auth_permission VALUES (64, 'Can delete task', 21, 'delete_task');
INSERT INTO public.auth_permission VALUES (65, 'Can view task', 21, 'view_task');
INSERT INTO public.auth_permission VALUES (66, 'Can add Group approval task', 4, 'add_groupapprovaltask');
INSERT INTO public.auth_permission VALUES (67, 'Can change Group approval task', 4, 'change_groupapprovaltask');
INSERT INTO public.auth_permission VALUES (68, 'Can delete Group approval task', 4, 'delete_groupapprovaltask');
INSERT INTO public.auth_permission VALUES (69, 'Can view Group approval task', 4, 'view_groupapprovaltask');
INSERT INTO public.auth_permission VALUES (70, 'Can add Task state', 22, 'add_taskstate');
INSERT INTO public.auth_permission VALUES (71, 'Can change Task state', 22, 'change_taskstate');
INSERT INTO public.auth_permission VALUES (72, 'Can delete Task state', 22, 'delete_taskstate');
INSERT INTO public.auth_permission VALUES (73, 'Can view Task state', 22, 'view_taskstate');
INSERT INTO public.auth_permission VALUES (74, 'Can add page', 1, 'add_page');
INSERT INTO public.auth_permission VALUES (75, 'Can change page', 1, 'change_page');
INSERT INTO public.auth_permission VALUES (76, 'Can delete page', 1, 'delete_page');
INSERT INTO public.auth_permission VALUES (77, 'Can view page', 1, 'view_page');
INSERT INTO public.auth_permission VALUES (78, 'Delete pages with children', 1, 'bulk_delete_page');
INSERT INTO public.auth_permission VALUES (79, 'Lock/unlock pages you''ve locked', 1, 'lock_page');
INSERT INTO public.auth_permission VALUES (80, 'Publish any page', 1, 'publish_page');
INSERT INTO public.auth_permission VALUES (81, 'Unlock any page', 1, 'unlock_page');
INSERT INTO public.auth_permission VALUES (82, 'Can add group page permission', 11, 'add_grouppagepermission');
INSERT INTO public.auth_permission VALUES (83, 'Can change group page permission', 11, 'change_grouppagepermission');
INSERT INTO public.auth_permission VALUES (84, 'Can delete group page permission', 11, 'delete_grouppagepermission');
INSERT INTO public.auth_permission VALUES (85, 'Can view group page permission', 11, 'view_grouppagepermission');
INSERT INTO public.auth_permission VALUES (86, 'Can add page view restriction', 17, 'add_pageviewrestriction');
INSERT INTO public.auth_permission VALUES (87, 'Can change page view restriction', 17, 'change_pageviewrestriction');
INSERT INTO public.auth_permission VALUES (88, 'Can delete page view restriction', 17, 'delete_pageviewrestriction');
INSERT INTO public.auth_permission VALUES (89, 'Can view page view restriction', 17, 'view_pageviewrestriction');
INSERT INTO public.auth_permission VALUES (90, 'Can add workflow page', 26, 'add_workflowpage');
INSERT INTO public.auth_permission VALUES (91, 'Can change workflow page', 26, 'change_workflowpage');
INSERT INTO public.auth_permission VALUES (92, 'Can delete workflow page', 26, 'delete_workflowpage');
INSERT INTO public.auth_permission VALUES (93, 'Can view workflow page', 26, 'view_workflowpage');
INSERT INTO public.auth_permission VALUES (94, 'Can add page log entry', 15, 'add_pagelogentry');
INSERT INTO public.auth_permission VALUES (95, 'Can change page log entry', 15, 'change_pagelogentry');
INSERT INTO public.auth_permission VALUES (497, 'Can delete rule', 128, 'delete_rule');
INSERT INTO public.auth_permission VALUES (96, 'Can delete page log entry', 15, 'delete_pagelogentry');
INSERT INTO public.auth_permission VALUES (97, 'Can view page log entry', 15, 'view_pagelogentry');
INSERT INTO public.auth_permission VALUES (98, 'Can add comment', 8, 'add_comment');
INSERT INTO public.auth_permission VALUES (99, 'Can change comment', 8, 'change_comment');
INSERT INTO public.auth_permission VALUES (100, 'Can delete comment', 8, 'delete_comment');
INSERT INTO public.auth_permission VALUES (101, 'Can view comment', 8, 'view_comment');
INSERT INTO public.auth_permission VALUES (102, 'Can add comment reply', 9, 'add_commentreply');
INSERT INTO public.auth_permission VALUES (103, 'Can change comment reply', 9, 'change_commentreply');
INSERT INTO public.auth_permission VALUES (104, 'Can delete comment reply', 9, 'delete_commentreply');
INSERT INTO public.auth_permission VALUES (105, 'Can view comment reply', 9, 'view_commentreply');
INSERT INTO public.auth_permission VALUES (106, 'Can add page subscription', 16, 'add_pagesubscription');
INSERT INTO public.auth_permission VALUES (107, 'Can change page subscription', 16, 'change_pagesubscription');
INSERT INTO public.auth_permission VALUES (108, 'Can delete page subscription', 16, 'delete_pagesubscription');
INSERT INTO public.auth_permission VALUES (109, 'Can view page subscription', 16, 'view_pagesubscription');
INSERT INTO public.auth_permission VALUES (110, 'Can add reference index', 18, 'add_referenceindex');
INSERT INTO public.auth_permission VALUES (111, 'Can change reference index', 18, 'change_referenceindex');
INSERT INTO public.auth_permission VALUES (112, 'Can delete reference index', 18, 'delete_referenceindex');
INSERT INTO public.auth_permission VALUES (113, 'Can view reference index', 18, 'view_referenceindex');
INSERT INTO public.auth_permission VALUES (114, 'Can submit translations', 30, 'submit_translation');
INSERT INTO public.auth_permission VALUES (115, 'Can add document', 31, 'add_document');
INSERT INTO public.auth_permission VALUES (116, 'Can change document', 31, 'change_document');
INSERT INTO public.auth_permission VALUES (117, 'Can delete document', 31, 'delete_document');
INSERT INTO public.auth_permission VALUES (118, 'Can choose document', 31, 'choose_document');
INSERT INTO public.auth_permission VALUES (119, 'Can add issued paper', 33, 'add_issuedpaper');
INSERT INTO public.auth_permission VALUES (120, 'Can change issued paper', 33, 'change_issuedpaper');
INSERT INTO public.auth_permission VALUES (121, 'Can delete issued paper', 33, 'delete_issuedpaper');
INSERT INTO public.auth_permission VALUES (122, 'Can view issued paper', 33, 'view_issuedpaper');
INSERT INTO public.auth_permission VALUES (123, 'Can add downloads of a paper', 34, 'add_paperdownloads');
INSERT INTO public.auth_permission VALUES (124, 'Can change downloads of a paper', 34, 'change_paperdownloads');
INSERT INTO public.auth_permission VALUES (125, 'Can delete downloads of a paper', 34, 'delete_paperdownloads');
INSERT INTO public.auth_permission VALUES (126, 'Can view downloads of a paper', 34, 'view_paperdownloads');
INSERT INTO public.auth_permission VALUES (127, 'Can add style of papers', 32, 'add_housestyle');
INSERT INTO public.auth_permission VALUES (128, 'Can change style of papers', 32, 'change_housestyle');
INSERT INTO public.auth_permission VALUES (129, 'Can delete style of papers', 32, 'delete_housestyle');
INSERT INTO public.auth_permission VALUES (130, 'Can view style of papers', 32, 'view_housestyle');
INSERT INTO public.auth_permission VALUES (131, 'Can add authorisation', 35, 'add_authorisation');
INSERT INTO public.auth_permission VALUES (132, 'Can change authorisation', 35, 'change_authorisation');
INSERT INTO public.auth_permission VALUES (133, 'Can delete authorisation', 35, 'delete_authorisation');
INSERT INTO public.auth_permission VALUES (134, 'Can view authorisation', 35, 'view_authorisation');
INSERT INTO public.auth_permission VALUES (135, 'Can add competence', 36, 'add_competence');
INSERT INTO public.auth_permission VALUES (136, 'Can change competence', 36, 'change_competence');
INSERT INTO public.auth_permission VALUES (137, 'Can delete competence', 36, 'delete_competence');
INSERT INTO public.auth_permission VALUES (138, 'Can view competence', 36, 'view_competence');
INSERT INTO public.auth_permission VALUES (139, 'Can add conflict', 37, 'add_conflict');
INSERT INTO public.auth_permission VALUES (140, 'Can change conflict', 37, 'change_conflict');
INSERT INTO public.auth_permission VALUES (141, 'Can delete conflict', 37, 'delete_conflict');
INSERT INTO public.auth_permission VALUES (142, 'Can view conflict', 37, 'view_conflict');
INSERT INTO public.auth_permission VALUES (143, 'Can add staff profile', 38, 'add_staffprofile');
INSERT INTO public.auth_permission VALUES (144, 'Can change staff profile', 38, 'change_staffprofile');
INSERT INTO public.auth_permission VALUES (145, 'Can delete staff profile', 38, 'delete_staffprofile');
INSERT INTO public.auth_permission VALUES (146, 'Can view staff profile', 38, 'view_staffprofile');
INSERT INTO public.auth_permission VALUES (147, 'Can add scheme', 44, 'add_scheme');
INSERT INTO public.auth_permission VALUES (148, 'Can change scheme', 44, 'change_scheme');
INSERT INTO public.auth_permission VALUES (149, 'Can delete scheme', 44, 'delete_scheme');
INSERT INTO public.auth_permission VALUES (150, 'Can view scheme', 44, 'view_scheme');
INSERT INTO public.auth_permission VALUES (151, 'Can add scheme version', 45, 'add_schemeversion');
INSERT INTO public.auth_permission VALUES (152, 'Can change scheme version', 45, 'change_schemeversion');
INSERT INTO public.auth_permission VALUES (153, 'Can delete scheme version', 45, 'delete_schemeversion');
INSERT INTO public.auth_permission VALUES (154, 'Can view scheme version', 45, 'view_schemeversion');
INSERT INTO public.auth_permission VALUES (155, 'Can add reason', 43, 'add_reason');
INSERT INTO public.auth_permission VALUES (156, 'Can change reason', 43, 'change_reason');
INSERT INTO public.auth_permission VALUES (157, 'Can delete reason', 43, 'delete_reason');
INSERT INTO public.auth_permission VALUES (158, 'Can view reason', 43, 'view_reason');
INSERT INTO public.auth_permission VALUES (159, 'Can add question', 42, 'add_question');
INSERT INTO public.auth_permission VALUES (160, 'Can change question', 42, 'change_question');
INSERT INTO public.auth_permission VALUES (161, 'Can delete question', 42, 'delete_question');
INSERT INTO public.auth_permission VALUES (162, 'Can view question', 42, 'view_question');
INSERT INTO public.auth_permission VALUES (163, 'Can add fee', 41, 'add_fee');
INSERT INTO public.auth_permission VALUES (164, 'Can change fee', 41, 'change_fee');
INSERT INTO public.auth_permission VALUES (165, 'Can delete fee', 41, 'delete_fee');
INSERT INTO public.auth_permission VALUES (166, 'Can view fee', 41, 'view_fee');
INSERT INTO public.auth_permission VALUES (167, 'Can add document', 40, 'add_documentwanted');
INSERT INTO public.auth_permission VALUES (168, 'Can change document', 40, 'change_documentwanted');
INSERT INTO public.auth_permission VALUES (169, 'Can delete document', 40, 'delete_documentwanted');
INSERT INTO public.auth_permission VALUES (170, 'Can view document', 40, 'view_documentwanted');
INSERT INTO public.auth_permission VALUES (171, 'Can add standard', 46, 'add_standardreference');
INSERT INTO public.auth_permission VALUES (172, 'Can change standard', 46, 'change_standardreference');
INSERT INTO public.auth_permission VALUES (173, 'Can delete standard', 46, 'delete_standardreference');
INSERT INTO public.auth_permission VALUES (174, 'Can view standard', 46, 'view_standardreference');
INSERT INTO public.auth_permission VALUES (175, 'Can add passport', 39, 'add_bodypassport');
INSERT INTO public.auth_permission VALUES (176, 'Can change passport', 39, 'change_bodypassport');
INSERT INTO public.auth_permission VALUES (177, 'Can delete passport', 39, 'delete_bodypassport');
INSERT INTO public.auth_permission VALUES (178, 'Can view passport', 39, 'view_bodypassport');
INSERT INTO public.auth_permission VALUES (179, 'Can add case', 48, 'add_case');
INSERT INTO public.auth_permission VALUES (180, 'Can change case', 48, 'change_case');
INSERT INTO public.auth_permission VALUES (181, 'Can delete case', 48, 'delete_case');
INSERT INTO public.auth_permission VALUES (182, 'Can view case', 48, 'view_case');
INSERT INTO public.auth_permission VALUES (183, 'Can add assignment', 47, 'add_assignment');
INSERT INTO public.auth_permission VALUES (184, 'Can change assignment', 47, 'change_assignment');
INSERT INTO public.auth_permission VALUES (185, 'Can delete assignment', 47, 'delete_assignment');
INSERT INTO public.auth_permission VALUES (186, 'Can view assignment', 47, 'view_assignment');
INSERT INTO public.auth_permission VALUES (187, 'Can add event', 49, 'add_caseevent');
INSERT INTO public.auth_permission VALUES (188, 'Can change event', 49, 'change_caseevent');
INSERT INTO public.auth_permission VALUES (189, 'Can delete event', 49, 'delete_caseevent');
INSERT INTO public.auth_permission VALUES (190, 'Can view event', 49, 'view_caseevent');
INSERT INTO public.auth_permission VALUES (191, 'Can add letter', 50, 'add_letter');
INSERT INTO public.auth_permission VALUES (192, 'Can change letter', 50, 'change_letter');
INSERT INTO public.auth_permission VALUES (193, 'Can delete letter', 50, 'delete_letter');
INSERT INTO public.auth_permission VALUES (194, 'Can view letter', 50, 'view_letter');
INSERT INTO public.auth_permission VALUES (195, 'Can add message', 51, 'add_message');
INSERT INTO public.auth_permission VALUES (196, 'Can change message', 51, 'change_message');
INSERT INTO public.auth_permission VALUES (197, 'Can delete message', 51, 'delete_message');
INSERT INTO public.auth_permission VALUES (198, 'Can view message', 51, 'view_message');
INSERT INTO public.auth_permission VALUES (199, 'Can add application', 53, 'add_application');
INSERT INTO public.auth_permission VALUES (200, 'Can change application', 53, 'change_application');
INSERT INTO public.auth_permission VALUES (201, 'Can delete application', 53, 'delete_application');
INSERT INTO public.auth_permission VALUES (202, 'Can view application', 53, 'view_application');
INSERT INTO public.auth_permission VALUES (203, 'Can add agreement', 52, 'add_agreement');
INSERT INTO public.auth_permission VALUES (204, 'Can change agreement', 52, 'change_agreement');
INSERT INTO public.auth_permission VALUES (205, 'Can delete agreement', 52, 'delete_agreement');
INSERT INTO public.auth_permission VALUES (206, 'Can view agreement', 52, 'view_agreement');
INSERT INTO public.auth_permission VALUES (207, 'Can add factory', 57, 'add_factory');
INSERT INTO public.auth_permission VALUES (208, 'Can change factory', 57, 'change_factory');
INSERT INTO public.auth_permission VALUES (209, 'Can delete factory', 57, 'delete_factory');
INSERT INTO public.auth_permission VALUES (210, 'Can view factory', 57, 'view_factory');
INSERT INTO public.auth_permission VALUES (211, 'Can add fee annex', 58, 'add_feeannex');
INSERT INTO public.auth_permission VALUES (212, 'Can change fee annex', 58, 'change_feeannex');
INSERT INTO public.auth_permission VALUES (213, 'Can delete fee annex', 58, 'delete_feeannex');
INSERT INTO public.auth_permission VALUES (214, 'Can view fee annex', 58, 'view_feeannex');
INSERT INTO public.auth_permission VALUES (215, 'Can add manufacturer', 59, 'add_party');
INSERT INTO public.auth_permission VALUES (216, 'Can change manufacturer', 59, 'change_party');
INSERT INTO public.auth_permission VALUES (217, 'Can delete manufacturer', 59, 'delete_party');
INSERT INTO public.auth_permission VALUES (218, 'Can view manufacturer', 59, 'view_party');
INSERT INTO public.auth_permission VALUES (219, 'Can add question', 60, 'add_question');
INSERT INTO public.auth_permission VALUES (220, 'Can change question', 60, 'change_question');
INSERT INTO public.auth_permission VALUES (221, 'Can delete question', 60, 'delete_question');
INSERT INTO public.auth_permission VALUES (222, 'Can view question', 60, 'view_question');
INSERT INTO public.auth_permission VALUES (223, 'Can add signature', 64, 'add_signature');
INSERT INTO public.auth_permission VALUES (224, 'Can change signature', 64, 'change_signature');
INSERT INTO public.auth_permission VALUES (225, 'Can delete signature', 64, 'delete_signature');
INSERT INTO public.auth_permission VALUES (226, 'Can view signature', 64, 'view_signature');
INSERT INTO public.auth_permission VALUES (227, 'Can add unit', 65, 'add_unit');
INSERT INTO public.auth_permission VALUES (228, 'Can change unit', 65, 'change_unit');
INSERT INTO public.auth_permission VALUES (229, 'Can delete unit', 65, 'delete_unit');
INSERT INTO public.auth_permission VALUES (230, 'Can view unit', 65, 'view_unit');
INSERT INTO public.auth_permission VALUES (231, 'Can add application review', 54, 'add_applicationreview');
INSERT INTO public.auth_permission VALUES (232, 'Can change application review', 54, 'change_applicationreview');
INSERT INTO public.auth_permission VALUES (233, 'Can delete application review', 54, 'delete_applicationreview');
INSERT INTO public.auth_permission VALUES (234, 'Can view application review', 54, 'view_applicationreview');
INSERT INTO public.auth_permission VALUES (235, 'Can add document', 56, 'add_document');
INSERT INTO public.auth_permission VALUES (236, 'Can change document', 56, 'change_document');
INSERT INTO public.auth_permission VALUES (237, 'Can delete document', 56, 'delete_document');
INSERT INTO public.auth_permission VALUES (238, 'Can view document', 56, 'view_document');
INSERT INTO public.auth_permission VALUES (239, 'Can add enquiry', 63, 'add_receivedenquiry');
INSERT INTO public.auth_permission VALUES (240, 'Can change enquiry', 63, 'change_receivedenquiry');
INSERT INTO public.auth_permission VALUES (241, 'Can delete enquiry', 63, 'delete_receivedenquiry');
INSERT INTO public.auth_permission VALUES (242, 'Can view enquiry', 63, 'view_receivedenquiry');
INSERT INTO public.auth_permission VALUES (243, 'Can add quote', 61, 'add_quote');
INSERT INTO public.auth_permission VALUES (244, 'Can change quote', 61, 'change_quote');
INSERT INTO public.auth_permission VALUES (245, 'Can delete quote', 61, 'delete_quote');
INSERT INTO public.auth_permission VALUES (246, 'Can view quote', 61, 'view_quote');
INSERT INTO public.auth_permission VALUES (247, 'Can add asked question', 55, 'add_askedquestion');
INSERT INTO public.auth_permission VALUES (248, 'Can change asked question', 55, 'change_askedquestion');
INSERT INTO public.auth_permission VALUES (249, 'Can delete asked question', 55, 'delete_askedquestion');
INSERT INTO public.auth_permission VALUES (250, 'Can view asked question', 55, 'view_askedquestion');
INSERT INTO public.auth_permission VALUES (251, 'Can add texts of quotes', 62, 'add_quotetexts');
INSERT INTO public.auth_permission VALUES (252, 'Can change texts of quotes', 62, 'change_quotetexts');
INSERT INTO public.auth_permission VALUES (253, 'Can delete texts of quotes', 62, 'delete_quotetexts');
INSERT INTO public.auth_permission VALUES (254, 'Can view texts of quotes', 62, 'view_quotetexts');
INSERT INTO public.auth_permission VALUES (255, 'Can add evaluation plan', 72, 'add_plan');
INSERT INTO public.auth_permission VALUES (256, 'Can change evaluation plan', 72, 'change_plan');
INSERT INTO public.auth_permission VALUES (257, 'Can delete evaluation plan', 72, 'delete_plan');
INSERT INTO public.auth_permission VALUES (258, 'Can view evaluation plan', 72, 'view_plan');
INSERT INTO public.auth_permission VALUES (259, 'Can add objection', 71, 'add_objection');
INSERT INTO public.auth_permission VALUES (260, 'Can change objection', 71, 'change_objection');
INSERT INTO public.auth_permission VALUES (261, 'Can delete objection', 71, 'delete_objection');
INSERT INTO public.auth_permission VALUES (262, 'Can view objection', 71, 'view_objection');
INSERT INTO public.auth_permission VALUES (263, 'Can add planned evaluator', 73, 'add_plannedevaluator');
INSERT INTO public.auth_permission VALUES (264, 'Can change planned evaluator', 73, 'change_plannedevaluator');
INSERT INTO public.auth_permission VALUES (265, 'Can delete planned evaluator', 73, 'delete_plannedevaluator');
INSERT INTO public.auth_permission VALUES (266, 'Can view planned evaluator', 73, 'view_plannedevaluator');
INSERT INTO public.auth_permission VALUES (267, 'Can add evaluation report', 74, 'add_report');
INSERT INTO public.auth_permission VALUES (268, 'Can change evaluation report', 74, 'change_report');
INSERT INTO public.auth_permission VALUES (269, 'Can delete evaluation report', 74, 'delete_report');
INSERT INTO public.auth_permission VALUES (270, 'Can view evaluation report', 74, 'view_report');
INSERT INTO public.auth_permission VALUES (271, 'Can add request for evidence', 67, 'add_evidencerequest');
INSERT INTO public.auth_permission VALUES (272, 'Can change request for evidence', 67, 'change_evidencerequest');
INSERT INTO public.auth_permission VALUES (273, 'Can delete request for evidence', 67, 'delete_evidencerequest');
INSERT INTO public.auth_permission VALUES (274, 'Can view request for evidence', 67, 'view_evidencerequest');
INSERT INTO public.auth_permission VALUES (275, 'Can add result', 75, 'add_result');
INSERT INTO public.auth_permission VALUES (276, 'Can change result', 75, 'change_result');
INSERT INTO public.auth_permission VALUES (277, 'Can delete result', 75, 'delete_result');
INSERT INTO public.auth_permission VALUES (278, 'Can view result', 75, 'view_result');
INSERT INTO public.auth_permission VALUES (279, 'Can add review', 76, 'add_review');
INSERT INTO public.auth_permission VALUES (280, 'Can change review', 76, 'change_review');
INSERT INTO public.auth_permission VALUES (281, 'Can delete review', 76, 'delete_review');
INSERT INTO public.auth_permission VALUES (282, 'Can view review', 76, 'view_review');
INSERT INTO public.auth_permission VALUES (283, 'Can add decision', 66, 'add_decision');
INSERT INTO public.auth_permission VALUES (284, 'Can change decision', 66, 'change_decision');
INSERT INTO public.auth_permission VALUES (285, 'Can delete decision', 66, 'delete_decision');
INSERT INTO public.auth_permission VALUES (286, 'Can view decision', 66, 'view_decision');
INSERT INTO public.auth_permission VALUES (287, 'Can add involvement', 69, 'add_involvement');
INSERT INTO public.auth_permission VALUES (288, 'Can change involvement', 69, 'change_involvement');
INSERT INTO public.auth_permission VALUES (289, 'Can delete involvement', 69, 'delete_involvement');
INSERT INTO public.auth_permission VALUES (290, 'Can view involvement', 69, 'view_involvement');
INSERT INTO public.auth_permission VALUES (291, 'Can add nonconformity', 70, 'add_nonconformity');
INSERT INTO public.auth_permission VALUES (292, 'Can change nonconformity', 70, 'change_nonconformity');
INSERT INTO public.auth_permission VALUES (293, 'Can delete nonconformity', 70, 'delete_nonconformity');
INSERT INTO public.auth_permission VALUES (294, 'Can view nonconformity', 70, 'view_nonconformity');
INSERT INTO public.auth_permission VALUES (295, 'Can add factory inspection', 68, 'add_inspection');
INSERT INTO public.auth_permission VALUES (296, 'Can change factory inspection', 68, 'change_inspection');
INSERT INTO public.auth_permission VALUES (297, 'Can delete factory inspection', 68, 'delete_inspection');
INSERT INTO public.auth_permission VALUES (298, 'Can view factory inspection', 68, 'view_inspection');
INSERT INTO public.auth_permission VALUES (299, 'Can add certificate', 77, 'add_certificate');
INSERT INTO public.auth_permission VALUES (498, 'Can view rule', 128, 'view_rule');
INSERT INTO public.auth_permission VALUES (300, 'Can change certificate', 77, 'change_certificate');
INSERT INTO public.auth_permission VALUES (301, 'Can delete certificate', 77, 'delete_certificate');
INSERT INTO public.auth_permission VALUES (302, 'Can view certificate', 77, 'view_certificate');
INSERT INTO public.auth_permission VALUES (303, 'Can add holder''s request', 79, 'add_holderrequest');
INSERT INTO public.auth_permission VALUES (304, 'Can change holder''s request', 79, 'change_holderrequest');
INSERT INTO public.auth_permission VALUES (305, 'Can delete holder''s request', 79, 'delete_holderrequest');
INSERT INTO public.auth_permission VALUES (306, 'Can view holder''s request', 79, 'view_holderrequest');
INSERT INTO public.auth_permission VALUES (307, 'Can add issuing rules', 80, 'add_issuingrules');
INSERT INTO public.auth_permission VALUES (308, 'Can change issuing rules', 80, 'change_issuingrules');
INSERT INTO public.auth_permission VALUES (309, 'Can delete issuing rules', 80, 'delete_issuingrules');
INSERT INTO public.auth_permission VALUES (310, 'Can view issuing rules', 80, 'view_issuingrules');
INSERT INTO public.auth_permission VALUES (311, 'Can add measure', 81, 'add_measure');
INSERT INTO public.auth_permission VALUES (312, 'Can change measure', 81, 'change_measure');
INSERT INTO public.auth_permission VALUES (313, 'Can delete measure', 81, 'delete_measure');
INSERT INTO public.auth_permission VALUES (314, 'Can view measure', 81, 'view_measure');
INSERT INTO public.auth_permission VALUES (315, 'Can add certificate event', 78, 'add_certificateevent');
INSERT INTO public.auth_permission VALUES (316, 'Can change certificate event', 78, 'change_certificateevent');
INSERT INTO public.auth_permission VALUES (317, 'Can delete certificate event', 78, 'delete_certificateevent');
INSERT INTO public.auth_permission VALUES (318, 'Can view certificate event', 78, 'view_certificateevent');
INSERT INTO public.auth_permission VALUES (319, 'Can add paper', 83, 'add_paper');
INSERT INTO public.auth_permission VALUES (320, 'Can change paper', 83, 'change_paper');
INSERT INTO public.auth_permission VALUES (321, 'Can delete paper', 83, 'delete_paper');
INSERT INTO public.auth_permission VALUES (322, 'Can view paper', 83, 'view_paper');
INSERT INTO public.auth_permission VALUES (323, 'Can add surveillance plan', 84, 'add_surveillanceplan');
INSERT INTO public.auth_permission VALUES (324, 'Can change surveillance plan', 84, 'change_surveillanceplan');
INSERT INTO public.auth_permission VALUES (325, 'Can delete surveillance plan', 84, 'delete_surveillanceplan');
INSERT INTO public.auth_permission VALUES (326, 'Can view surveillance plan', 84, 'view_surveillanceplan');
INSERT INTO public.auth_permission VALUES (327, 'Can add task', 85, 'add_task');
INSERT INTO public.auth_permission VALUES (328, 'Can change task', 85, 'change_task');
INSERT INTO public.auth_permission VALUES (329, 'Can delete task', 85, 'delete_task');
INSERT INTO public.auth_permission VALUES (330, 'Can view task', 85, 'view_task');
INSERT INTO public.auth_permission VALUES (331, 'Can add file of the body''s own', 82, 'add_ownfile');
INSERT INTO public.auth_permission VALUES (332, 'Can change file of the body''s own', 82, 'change_ownfile');
INSERT INTO public.auth_permission VALUES (333, 'Can delete file of the body''s own', 82, 'delete_ownfile');
INSERT INTO public.auth_permission VALUES (334, 'Can view file of the body''s own', 82, 'view_ownfile');
INSERT INTO public.auth_permission VALUES (335, 'Can add batch', 86, 'add_batch');
INSERT INTO public.auth_permission VALUES (336, 'Can change batch', 86, 'change_batch');
INSERT INTO public.auth_permission VALUES (337, 'Can delete batch', 86, 'delete_batch');
INSERT INTO public.auth_permission VALUES (338, 'Can view batch', 86, 'view_batch');
INSERT INTO public.auth_permission VALUES (339, 'Can add layout', 87, 'add_layout');
INSERT INTO public.auth_permission VALUES (340, 'Can change layout', 87, 'change_layout');
INSERT INTO public.auth_permission VALUES (341, 'Can delete layout', 87, 'delete_layout');
INSERT INTO public.auth_permission VALUES (342, 'Can view layout', 87, 'view_layout');
INSERT INTO public.auth_permission VALUES (343, 'Can add row', 88, 'add_row');
INSERT INTO public.auth_permission VALUES (344, 'Can change row', 88, 'change_row');
INSERT INTO public.auth_permission VALUES (345, 'Can delete row', 88, 'delete_row');
INSERT INTO public.auth_permission VALUES (346, 'Can view row', 88, 'view_row');
INSERT INTO public.auth_permission VALUES (347, 'Can add demand', 92, 'add_demand');
INSERT INTO public.auth_permission VALUES (348, 'Can change demand', 92, 'change_demand');
INSERT INTO public.auth_permission VALUES (349, 'Can delete demand', 92, 'delete_demand');
INSERT INTO public.auth_permission VALUES (350, 'Can view demand', 92, 'view_demand');
INSERT INTO public.auth_permission VALUES (351, 'Can add answer to a demand', 93, 'add_demandanswer');
INSERT INTO public.auth_permission VALUES (352, 'Can change answer to a demand', 93, 'change_demandanswer');
INSERT INTO public.auth_permission VALUES (353, 'Can delete answer to a demand', 93, 'delete_demandanswer');
INSERT INTO public.auth_permission VALUES (354, 'Can view answer to a demand', 93, 'view_demandanswer');
INSERT INTO public.auth_permission VALUES (355, 'Can add enquiry', 94, 'add_enquiry');
INSERT INTO public.auth_permission VALUES (356, 'Can change enquiry', 94, 'change_enquiry');
INSERT INTO public.auth_permission VALUES (357, 'Can delete enquiry', 94, 'delete_enquiry');
INSERT INTO public.auth_permission VALUES (358, 'Can view enquiry', 94, 'view_enquiry');
INSERT INTO public.auth_permission VALUES (359, 'Can add enquiry file', 95, 'add_enquiryfile');
INSERT INTO public.auth_permission VALUES (360, 'Can change enquiry file', 95, 'change_enquiryfile');
INSERT INTO public.auth_permission VALUES (361, 'Can delete enquiry file', 95, 'delete_enquiryfile');
INSERT INTO public.auth_permission VALUES (362, 'Can view enquiry file', 95, 'view_enquiryfile');
INSERT INTO public.auth_permission VALUES (363, 'Can add invited body', 96, 'add_invitedbody');
INSERT INTO public.auth_permission VALUES (364, 'Can change invited body', 96, 'change_invitedbody');
INSERT INTO public.auth_permission VALUES (365, 'Can delete invited body', 96, 'delete_invitedbody');
INSERT INTO public.auth_permission VALUES (366, 'Can view invited body', 96, 'view_invitedbody');
INSERT INTO public.auth_permission VALUES (367, 'Can add body question', 90, 'add_bodyquestion');
INSERT INTO public.auth_permission VALUES (368, 'Can change body question', 90, 'change_bodyquestion');
INSERT INTO public.auth_permission VALUES (369, 'Can delete body question', 90, 'delete_bodyquestion');
INSERT INTO public.auth_permission VALUES (370, 'Can view body question', 90, 'view_bodyquestion');
INSERT INTO public.auth_permission VALUES (371, 'Can add organisation check', 97, 'add_organisationcheck');
INSERT INTO public.auth_permission VALUES (372, 'Can change organisation check', 97, 'change_organisationcheck');
INSERT INTO public.auth_permission VALUES (373, 'Can delete organisation check', 97, 'delete_organisationcheck');
INSERT INTO public.auth_permission VALUES (374, 'Can view organisation check', 97, 'view_organisationcheck');
INSERT INTO public.auth_permission VALUES (375, 'Can add quote copy', 98, 'add_quotecopy');
INSERT INTO public.auth_permission VALUES (376, 'Can change quote copy', 98, 'change_quotecopy');
INSERT INTO public.auth_permission VALUES (377, 'Can delete quote copy', 98, 'delete_quotecopy');
INSERT INTO public.auth_permission VALUES (378, 'Can view quote copy', 98, 'view_quotecopy');
INSERT INTO public.auth_permission VALUES (379, 'Can add award', 89, 'add_award');
INSERT INTO public.auth_permission VALUES (380, 'Can change award', 89, 'change_award');
INSERT INTO public.auth_permission VALUES (381, 'Can delete award', 89, 'delete_award');
INSERT INTO public.auth_permission VALUES (382, 'Can view award', 89, 'view_award');
INSERT INTO public.auth_permission VALUES (383, 'Can add question to a body', 99, 'add_thread');
INSERT INTO public.auth_permission VALUES (384, 'Can change question to a body', 99, 'change_thread');
INSERT INTO public.auth_permission VALUES (385, 'Can delete question to a body', 99, 'delete_thread');
INSERT INTO public.auth_permission VALUES (386, 'Can view question to a body', 99, 'view_thread');
INSERT INTO public.auth_permission VALUES (387, 'Can add thread message', 101, 'add_threadmessage');
INSERT INTO public.auth_permission VALUES (388, 'Can change thread message', 101, 'change_threadmessage');
INSERT INTO public.auth_permission VALUES (389, 'Can delete thread message', 101, 'delete_threadmessage');
INSERT INTO public.auth_permission VALUES (390, 'Can view thread message', 101, 'view_threadmessage');
INSERT INTO public.auth_permission VALUES (391, 'Can add thread file', 100, 'add_threadfile');
INSERT INTO public.auth_permission VALUES (392, 'Can change thread file', 100, 'change_threadfile');
INSERT INTO public.auth_permission VALUES (393, 'Can delete thread file', 100, 'delete_threadfile');
INSERT INTO public.auth_permission VALUES (394, 'Can view thread file', 100, 'view_threadfile');
INSERT INTO public.auth_permission VALUES (395, 'Can add closed days', 91, 'add_closeddays');
INSERT INTO public.auth_permission VALUES (396, 'Can change closed days', 91, 'change_closeddays');
INSERT INTO public.auth_permission VALUES (397, 'Can delete closed days', 91, 'delete_closeddays');
INSERT INTO public.auth_permission VALUES (398, 'Can view closed days', 91, 'view_closeddays');
INSERT INTO public.auth_permission VALUES (399, 'Can add case copy', 102, 'add_casecopy');
INSERT INTO public.auth_permission VALUES (400, 'Can change case copy', 102, 'change_casecopy');
INSERT INTO public.auth_permission VALUES (401, 'Can delete case copy', 102, 'delete_casecopy');
INSERT INTO public.auth_permission VALUES (402, 'Can view case copy', 102, 'view_casecopy');
INSERT INTO public.auth_permission VALUES (403, 'Can add certificate copy', 103, 'add_certificatecopy');
INSERT INTO public.auth_permission VALUES (404, 'Can change certificate copy', 103, 'change_certificatecopy');
INSERT INTO public.auth_permission VALUES (405, 'Can delete certificate copy', 103, 'delete_certificatecopy');
INSERT INTO public.auth_permission VALUES (406, 'Can view certificate copy', 103, 'view_certificatecopy');
INSERT INTO public.auth_permission VALUES (407, 'Can add invoice copy', 104, 'add_invoicecopy');
INSERT INTO public.auth_permission VALUES (408, 'Can change invoice copy', 104, 'change_invoicecopy');
INSERT INTO public.auth_permission VALUES (409, 'Can delete invoice copy', 104, 'delete_invoicecopy');
INSERT INTO public.auth_permission VALUES (410, 'Can view invoice copy', 104, 'view_invoicecopy');
INSERT INTO public.auth_permission VALUES (411, 'Can add saved search', 105, 'add_savedsearch');
INSERT INTO public.auth_permission VALUES (412, 'Can change saved search', 105, 'change_savedsearch');
INSERT INTO public.auth_permission VALUES (413, 'Can delete saved search', 105, 'delete_savedsearch');
INSERT INTO public.auth_permission VALUES (414, 'Can view saved search', 105, 'view_savedsearch');
INSERT INTO public.auth_permission VALUES (415, 'Can add surveillance day', 106, 'add_surveillanceday');
INSERT INTO public.auth_permission VALUES (416, 'Can change surveillance day', 106, 'change_surveillanceday');
INSERT INTO public.auth_permission VALUES (417, 'Can delete surveillance day', 106, 'delete_surveillanceday');
INSERT INTO public.auth_permission VALUES (418, 'Can view surveillance day', 106, 'view_surveillanceday');
INSERT INTO public.auth_permission VALUES (419, 'Can add index revision', 110, 'add_indexrevision');
INSERT INTO public.auth_permission VALUES (420, 'Can change index revision', 110, 'change_indexrevision');
INSERT INTO public.auth_permission VALUES (421, 'Can delete index revision', 110, 'delete_indexrevision');
INSERT INTO public.auth_permission VALUES (422, 'Can view index revision', 110, 'view_indexrevision');
INSERT INTO public.auth_permission VALUES (423, 'Can add body document', 107, 'add_bodydocument');
INSERT INTO public.auth_permission VALUES (424, 'Can change body document', 107, 'change_bodydocument');
INSERT INTO public.auth_permission VALUES (425, 'Can delete body document', 107, 'delete_bodydocument');
INSERT INTO public.auth_permission VALUES (426, 'Can view body document', 107, 'view_bodydocument');
INSERT INTO public.auth_permission VALUES (427, 'Can add product document', 111, 'add_productdocument');
INSERT INTO public.auth_permission VALUES (428, 'Can change product document', 111, 'change_productdocument');
INSERT INTO public.auth_permission VALUES (429, 'Can delete product document', 111, 'delete_productdocument');
INSERT INTO public.auth_permission VALUES (430, 'Can view product document', 111, 'view_productdocument');
INSERT INTO public.auth_permission VALUES (431, 'Can add scheme document', 112, 'add_schemedocument');
INSERT INTO public.auth_permission VALUES (432, 'Can change scheme document', 112, 'change_schemedocument');
INSERT INTO public.auth_permission VALUES (433, 'Can delete scheme document', 112, 'delete_schemedocument');
INSERT INTO public.auth_permission VALUES (434, 'Can view scheme document', 112, 'view_schemedocument');
INSERT INTO public.auth_permission VALUES (435, 'Can add unpushed', 114, 'add_unpushed');
INSERT INTO public.auth_permission VALUES (436, 'Can change unpushed', 114, 'change_unpushed');
INSERT INTO public.auth_permission VALUES (437, 'Can delete unpushed', 114, 'delete_unpushed');
INSERT INTO public.auth_permission VALUES (438, 'Can view unpushed', 114, 'view_unpushed');
INSERT INTO public.auth_permission VALUES (439, 'Can add supplier document', 113, 'add_supplierdocument');
INSERT INTO public.auth_permission VALUES (440, 'Can change supplier document', 113, 'change_supplierdocument');
INSERT INTO public.auth_permission VALUES (441, 'Can delete supplier document', 113, 'delete_supplierdocument');
INSERT INTO public.auth_permission VALUES (442, 'Can view supplier document', 113, 'view_supplierdocument');
INSERT INTO public.auth_permission VALUES (443, 'Can add guide answer', 108, 'add_guideanswer');
INSERT INTO public.auth_permission VALUES (444, 'Can change guide answer', 108, 'change_guideanswer');
INSERT INTO public.auth_permission VALUES (445, 'Can delete guide answer', 108, 'delete_guideanswer');
INSERT INTO public.auth_permission VALUES (446, 'Can view guide answer', 108, 'view_guideanswer');
INSERT INTO public.auth_permission VALUES (447, 'Can add change of a rule of the guide', 109, 'add_guiderulechange');
INSERT INTO public.auth_permission VALUES (448, 'Can change change of a rule of the guide', 109, 'change_guiderulechange');
INSERT INTO public.auth_permission VALUES (449, 'Can delete change of a rule of the guide', 109, 'delete_guiderulechange');
INSERT INTO public.auth_permission VALUES (450, 'Can view change of a rule of the guide', 109, 'view_guiderulechange');
INSERT INTO public.auth_permission VALUES (451, 'Can add reconcile report', 116, 'add_reconcilereport');
INSERT INTO public.auth_permission VALUES (452, 'Can change reconcile report', 116, 'change_reconcilereport');
INSERT INTO public.auth_permission VALUES (453, 'Can delete reconcile report', 116, 'delete_reconcilereport');
INSERT INTO public.auth_permission VALUES (454, 'Can view reconcile report', 116, 'view_reconcilereport');
INSERT INTO public.auth_permission VALUES (455, 'Can add statement', 118, 'add_statement');
INSERT INTO public.auth_permission VALUES (456, 'Can change statement', 118, 'change_statement');
INSERT INTO public.auth_permission VALUES (457, 'Can delete statement', 118, 'delete_statement');
INSERT INTO public.auth_permission VALUES (458, 'Can view statement', 118, 'view_statement');
INSERT INTO public.auth_permission VALUES (459, 'Can add register entry', 117, 'add_registerentry');
INSERT INTO public.auth_permission VALUES (460, 'Can change register entry', 117, 'change_registerentry');
INSERT INTO public.auth_permission VALUES (461, 'Can delete register entry', 117, 'delete_registerentry');
INSERT INTO public.auth_permission VALUES (462, 'Can view register entry', 117, 'view_registerentry');
INSERT INTO public.auth_permission VALUES (463, 'Can add supplier', 119, 'add_supplier');
INSERT INTO public.auth_permission VALUES (464, 'Can change supplier', 119, 'change_supplier');
INSERT INTO public.auth_permission VALUES (465, 'Can delete supplier', 119, 'delete_supplier');
INSERT INTO public.auth_permission VALUES (466, 'Can view supplier', 119, 'view_supplier');
INSERT INTO public.auth_permission VALUES (467, 'Can add file of a certificate', 115, 'add_certificatefile');
INSERT INTO public.auth_permission VALUES (468, 'Can change file of a certificate', 115, 'change_certificatefile');
INSERT INTO public.auth_permission VALUES (469, 'Can delete file of a certificate', 115, 'delete_certificatefile');
INSERT INTO public.auth_permission VALUES (470, 'Can view file of a certificate', 115, 'view_certificatefile');
INSERT INTO public.auth_permission VALUES (471, 'Can add home page', 29, 'add_homepage');
INSERT INTO public.auth_permission VALUES (472, 'Can change home page', 29, 'change_homepage');
INSERT INTO public.auth_permission VALUES (473, 'Can delete home page', 29, 'delete_homepage');
INSERT INTO public.auth_permission VALUES (474, 'Can view home page', 29, 'view_homepage');
INSERT INTO public.auth_permission VALUES (475, 'Can add promotional page', 120, 'add_promotionpage');
INSERT INTO public.auth_permission VALUES (476, 'Can change promotional page', 120, 'change_promotionpage');
INSERT INTO public.auth_permission VALUES (477, 'Can delete promotional page', 120, 'delete_promotionpage');
INSERT INTO public.auth_permission VALUES (478, 'Can view promotional page', 120, 'view_promotionpage');
INSERT INTO public.auth_permission VALUES (479, 'Can add export', 121, 'add_export');
INSERT INTO public.auth_permission VALUES (480, 'Can change export', 121, 'change_export');
INSERT INTO public.auth_permission VALUES (481, 'Can delete export', 121, 'delete_export');
INSERT INTO public.auth_permission VALUES (482, 'Can view export', 121, 'view_export');
INSERT INTO public.auth_permission VALUES (483, 'Can add body measure', 124, 'add_bodymeasure');
INSERT INTO public.auth_permission VALUES (484, 'Can change body measure', 124, 'change_bodymeasure');
INSERT INTO public.auth_permission VALUES (485, 'Can delete body measure', 124, 'delete_bodymeasure');
INSERT INTO public.auth_permission VALUES (486, 'Can view body measure', 124, 'view_bodymeasure');
INSERT INTO public.auth_permission VALUES (487, 'Can add body request', 125, 'add_bodyrequest');
INSERT INTO public.auth_permission VALUES (488, 'Can change body request', 125, 'change_bodyrequest');
INSERT INTO public.auth_permission VALUES (489, 'Can delete body request', 125, 'delete_bodyrequest');
INSERT INTO public.auth_permission VALUES (490, 'Can view body request', 125, 'view_bodyrequest');
INSERT INTO public.auth_permission VALUES (491, 'Can add confirmation', 127, 'add_confirmation');
INSERT INTO public.auth_permission VALUES (492, 'Can change confirmation', 127, 'change_confirmation');
INSERT INTO public.auth_permission VALUES (493, 'Can delete confirmation', 127, 'delete_confirmation');
INSERT INTO public.auth_permission VALUES (494, 'Can view confirmation', 127, 'view_confirmation');
INSERT INTO public.auth_permission VALUES (495, 'Can add rule', 128, 'add_rule');
INSERT INTO public.auth_permission VALUES (496, 'Can change rule', 128, 'change_rule');
INSERT INTO public.auth_permission VALUES (499, 'Can add acceptance', 122, 'add_acceptance');
INSERT INTO public.auth_permission VALUES (500, 'Can change acceptance', 122, 'change_acceptance');
INSERT INTO public.auth_permission VALUES (501, 'Can delete acceptance', 122, 'delete_acceptance');
INSERT INTO public.auth_permission VALUES (502, 'Can view acceptance', 122, 'view_acceptance');
INSERT INTO public.auth_permission VALUES (503, 'Can add change of an acceptance', 123, 'add_acceptancechange');
INSERT INTO public.auth_permission VALUES (504, 'Can change change of an acceptance', 123, 'change_acceptancechange');
INSERT INTO public.auth_permission VALUES (505, 'Can delete change of an acceptance', 123, 'delete_acceptancechange');
INSERT INTO public.auth_permission VALUES (506, 'Can view change of an acceptance', 123, 'view_acceptancechange');
INSERT INTO public.auth_permission VALUES (507, 'Can add closing request', 126, 'add_closingrequest');
INSERT INTO public.auth_permission VALUES (508, 'Can change closing request', 126, 'change_closingrequest');
INSERT INTO public.auth_permission VALUES (509, 'Can delete closing request', 126, 'delete_closingrequest');
INSERT INTO public.auth_permission VALUES (510, 'Can view closing request', 126, 'view_closingrequest');
INSERT INTO public.auth_permission VALUES (511, 'Can add invoice', 132, 'add_invoice');
INSERT INTO public.auth_permission VALUES (512, 'Can change invoice', 132, 'change_invoice');
INSERT INTO public.auth_permission VALUES (513, 'Can delete invoice', 132, 'delete_invoice');
INSERT INTO public.auth_permission VALUES (514, 'Can view invoice', 132, 'view_invoice');
INSERT INTO public.auth_permission VALUES (515, 'Can add bank account', 129, 'add_bankaccount');
INSERT INTO public.auth_permission VALUES (516, 'Can change bank account', 129, 'change_bankaccount');
INSERT INTO public.auth_permission VALUES (517, 'Can delete bank account', 129, 'delete_bankaccount');
INSERT INTO public.auth_permission VALUES (518, 'Can view bank account', 129, 'view_bankaccount');
INSERT INTO public.auth_permission VALUES (519, 'Can add invoice line', 133, 'add_invoiceline');
INSERT INTO public.auth_permission VALUES (520, 'Can change invoice line', 133, 'change_invoiceline');
INSERT INTO public.auth_permission VALUES (521, 'Can delete invoice line', 133, 'delete_invoiceline');
INSERT INTO public.auth_permission VALUES (522, 'Can view invoice line', 133, 'view_invoiceline');
INSERT INTO public.auth_permission VALUES (523, 'Can add invoice series', 134, 'add_invoiceseries');
INSERT INTO public.auth_permission VALUES (524, 'Can change invoice series', 134, 'change_invoiceseries');
INSERT INTO public.auth_permission VALUES (525, 'Can delete invoice series', 134, 'delete_invoiceseries');
INSERT INTO public.auth_permission VALUES (526, 'Can view invoice series', 134, 'view_invoiceseries');
INSERT INTO public.auth_permission VALUES (527, 'Can add payment', 135, 'add_payment');
INSERT INTO public.auth_permission VALUES (528, 'Can change payment', 135, 'change_payment');
INSERT INTO public.auth_permission VALUES (529, 'Can delete payment', 135, 'delete_payment');
INSERT INTO public.auth_permission VALUES (530, 'Can view payment', 135, 'view_payment');
INSERT INTO public.auth_permission VALUES (531, 'Can add fapiao', 130, 'add_fapiao');
INSERT INTO public.auth_permission VALUES (532, 'Can change fapiao', 130, 'change_fapiao');
INSERT INTO public.auth_permission VALUES (533, 'Can delete fapiao', 130, 'delete_fapiao');
INSERT INTO public.auth_permission VALUES (534, 'Can view fapiao', 130, 'view_fapiao');
INSERT INTO public.auth_permission VALUES (535, 'Can add fapiao version', 131, 'add_fapiaoversion');
INSERT INTO public.auth_permission VALUES (536, 'Can change fapiao version', 131, 'change_fapiaoversion');
INSERT INTO public.auth_permission VALUES (537, 'Can delete fapiao version', 131, 'delete_fapiaoversion');
INSERT INTO public.auth_permission VALUES (538, 'Can view fapiao version', 131, 'view_fapiaoversion');
INSERT INTO public.auth_permission VALUES (539, 'Can add person', 147, 'add_user');
INSERT INTO public.auth_permission VALUES (540, 'Can change person', 147, 'change_user');
INSERT INTO public.auth_permission VALUES (541, 'Can delete person', 147, 'delete_user');
INSERT INTO public.auth_permission VALUES (542, 'Can view person', 147, 'view_user');
INSERT INTO public.auth_permission VALUES (543, 'Can add body membership', 136, 'add_bodymembership');
INSERT INTO public.auth_permission VALUES (544, 'Can change body membership', 136, 'change_bodymembership');
INSERT INTO public.auth_permission VALUES (545, 'Can delete body membership', 136, 'delete_bodymembership');
INSERT INTO public.auth_permission VALUES (546, 'Can view body membership', 136, 'view_bodymembership');
INSERT INTO public.auth_permission VALUES (547, 'Can add demo sign in', 137, 'add_demosignin');
INSERT INTO public.auth_permission VALUES (548, 'Can change demo sign in', 137, 'change_demosignin');
INSERT INTO public.auth_permission VALUES (549, 'Can delete demo sign in', 137, 'delete_demosignin');
INSERT INTO public.auth_permission VALUES (550, 'Can view demo sign in', 137, 'view_demosignin');
INSERT INTO public.auth_permission VALUES (551, 'Can add letter', 140, 'add_letter');
INSERT INTO public.auth_permission VALUES (552, 'Can change letter', 140, 'change_letter');
INSERT INTO public.auth_permission VALUES (553, 'Can delete letter', 140, 'delete_letter');
INSERT INTO public.auth_permission VALUES (554, 'Can view letter', 140, 'view_letter');
INSERT INTO public.auth_permission VALUES (555, 'Can add notice', 141, 'add_notice');
INSERT INTO public.auth_permission VALUES (556, 'Can change notice', 141, 'change_notice');
INSERT INTO public.auth_permission VALUES (557, 'Can delete notice', 141, 'delete_notice');
INSERT INTO public.auth_permission VALUES (558, 'Can view notice', 141, 'view_notice');
INSERT INTO public.auth_permission VALUES (559, 'Can add organisation', 142, 'add_organisation');
INSERT INTO public.auth_permission VALUES (560, 'Can change organisation', 142, 'change_organisation');
INSERT INTO public.auth_permission VALUES (561, 'Can delete organisation', 142, 'delete_organisation');
INSERT INTO public.auth_permission VALUES (562, 'Can view organisation', 142, 'view_organisation');
INSERT INTO public.auth_permission VALUES (563, 'Can add invitation', 139, 'add_invitation');
INSERT INTO public.auth_permission VALUES (564, 'Can change invitation', 139, 'change_invitation');
INSERT INTO public.auth_permission VALUES (565, 'Can delete invitation', 139, 'delete_invitation');
INSERT INTO public.auth_permission VALUES (566, 'Can view invitation', 139, 'view_invitation');
INSERT INTO public.auth_permission VALUES (567, 'Can add organisation membership', 143, 'add_organisationmembership');
INSERT INTO public.auth_permission VALUES (568, 'Can change organisation membership', 143, 'change_organisationmembership');
INSERT INTO public.auth_permission VALUES (569, 'Can delete organisation membership', 143, 'delete_organisationmembership');
INSERT INTO public.auth_permission VALUES (570, 'Can view organisation membership', 143, 'view_organisationmembership');
INSERT INTO public.auth_permission VALUES (571, 'Can add session', 144, 'add_session');
INSERT INTO public.auth_permission VALUES (572, 'Can change session', 144, 'change_session');
INSERT INTO public.auth_permission VALUES (573, 'Can delete session', 144, 'delete_session');
INSERT INTO public.auth_permission VALUES (574, 'Can view session', 144, 'view_session');
INSERT INTO public.auth_permission VALUES (575, 'Can add sign in event', 145, 'add_signinevent');
INSERT INTO public.auth_permission VALUES (576, 'Can change sign in event', 145, 'change_signinevent');
INSERT INTO public.auth_permission VALUES (577, 'Can delete sign in event', 145, 'delete_signinevent');
INSERT INTO public.auth_permission VALUES (578, 'Can view sign in event', 145, 'view_signinevent');
INSERT INTO public.auth_permission VALUES (579, 'Can add ticket', 146, 'add_ticket');
INSERT INTO public.auth_permission VALUES (580, 'Can change ticket', 146, 'change_ticket');
INSERT INTO public.auth_permission VALUES (581, 'Can delete ticket', 146, 'delete_ticket');
INSERT INTO public.auth_permission VALUES (582, 'Can view ticket', 146, 'view_ticket');
INSERT INTO public.auth_permission VALUES (583, 'Can add enclosure', 138, 'add_enclosure');
INSERT INTO public.auth_permission VALUES (584, 'Can change enclosure', 138, 'change_enclosure');
INSERT INTO public.auth_permission VALUES (585, 'Can delete enclosure', 138, 'delete_enclosure');
INSERT INTO public.auth_permission VALUES (586, 'Can view enclosure', 138, 'view_enclosure');
INSERT INTO public.auth_permission VALUES (587, 'Can add industry', 149, 'add_industry');
INSERT INTO public.auth_permission VALUES (588, 'Can change industry', 149, 'change_industry');
INSERT INTO public.auth_permission VALUES (589, 'Can delete industry', 149, 'delete_industry');
INSERT INTO public.auth_permission VALUES (590, 'Can view industry', 149, 'view_industry');
INSERT INTO public.auth_permission VALUES (591, 'Can add product category', 150, 'add_productcategory');
INSERT INTO public.auth_permission VALUES (592, 'Can change product category', 150, 'change_productcategory');
INSERT INTO public.auth_permission VALUES (593, 'Can delete product category', 150, 'delete_productcategory');
INSERT INTO public.auth_permission VALUES (594, 'Can view product category', 150, 'view_productcategory');
INSERT INTO public.auth_permission VALUES (595, 'Can add region', 151, 'add_region');
INSERT INTO public.auth_permission VALUES (596, 'Can change region', 151, 'change_region');
INSERT INTO public.auth_permission VALUES (597, 'Can delete region', 151, 'delete_region');
INSERT INTO public.auth_permission VALUES (598, 'Can view region', 151, 'view_region');
INSERT INTO public.auth_permission VALUES (599, 'Can add standard', 152, 'add_standard');
INSERT INTO public.auth_permission VALUES (600, 'Can change standard', 152, 'change_standard');
INSERT INTO public.auth_permission VALUES (601, 'Can delete standard', 152, 'delete_standard');
INSERT INTO public.auth_permission VALUES (602, 'Can view standard', 152, 'view_standard');
INSERT INTO public.auth_permission VALUES (603, 'Can add group of words', 153, 'add_wordgroup');
INSERT INTO public.auth_permission VALUES (604, 'Can change group of words', 153, 'change_wordgroup');
INSERT INTO public.auth_permission VALUES (605, 'Can delete group of words', 153, 'delete_wordgroup');
INSERT INTO public.auth_permission VALUES (606, 'Can view group of words', 153, 'view_wordgroup');
INSERT INTO public.auth_permission VALUES (607, 'Can add change of words', 154, 'add_wordgroupchange');
INSERT INTO public.auth_permission VALUES (608, 'Can change change of words', 154, 'change_wordgroupchange');
INSERT INTO public.auth_permission VALUES (609, 'Can delete change of words', 154, 'delete_wordgroupchange');
INSERT INTO public.auth_permission VALUES (610, 'Can view change of words', 154, 'view_wordgroupchange');
INSERT INTO public.auth_permission VALUES (611, 'Can add compulsory rule', 148, 'add_compulsoryrule');
INSERT INTO public.auth_permission VALUES (612, 'Can change compulsory rule', 148, 'change_compulsoryrule');
INSERT INTO public.auth_permission VALUES (613, 'Can delete compulsory rule', 148, 'delete_compulsoryrule');
INSERT INTO public.auth_permission VALUES (614, 'Can view compulsory rule', 148, 'view_compulsoryrule');
INSERT INTO public.auth_permission VALUES (615, 'Can add daily work', 155, 'add_dailywork');
INSERT INTO public.auth_permission VALUES (616, 'Can change daily work', 155, 'change_dailywork');
INSERT INTO public.auth_permission VALUES (617, 'Can delete daily work', 155, 'delete_dailywork');
INSERT INTO public.auth_permission VALUES (618, 'Can view daily work', 155, 'view_dailywork');
INSERT INTO public.auth_permission VALUES (619, 'Can add fact', 158, 'add_fact');
INSERT INTO public.auth_permission VALUES (620, 'Can change fact', 158, 'change_fact');
INSERT INTO public.auth_permission VALUES (621, 'Can delete fact', 158, 'delete_fact');
INSERT INTO public.auth_permission VALUES (622, 'Can view fact', 158, 'view_fact');
INSERT INTO public.auth_permission VALUES (623, 'Can add due', 157, 'add_due');
INSERT INTO public.auth_permission VALUES (624, 'Can change due', 157, 'change_due');
INSERT INTO public.auth_permission VALUES (625, 'Can delete due', 157, 'delete_due');
INSERT INTO public.auth_permission VALUES (626, 'Can view due', 157, 'view_due');
INSERT INTO public.auth_permission VALUES (627, 'Can add delivery', 156, 'add_delivery');
INSERT INTO public.auth_permission VALUES (628, 'Can change delivery', 156, 'change_delivery');
INSERT INTO public.auth_permission VALUES (629, 'Can delete delivery', 156, 'delete_delivery');
INSERT INTO public.auth_permission VALUES (630, 'Can view delivery', 156, 'view_delivery');
INSERT INTO public.auth_permission VALUES (631, 'Can add pulse', 159, 'add_pulse');
INSERT INTO public.auth_permission VALUES (632, 'Can change pulse', 159, 'change_pulse');
INSERT INTO public.auth_permission VALUES (633, 'Can delete pulse', 159, 'delete_pulse');
INSERT INTO public.auth_permission VALUES (634, 'Can view pulse', 159, 'view_pulse');
INSERT INTO public.auth_permission VALUES (635, 'Can add schema template', 162, 'add_schematemplate');
INSERT INTO public.auth_permission VALUES (636, 'Can change schema template', 162, 'change_schematemplate');
INSERT INTO public.auth_permission VALUES (637, 'Can delete schema template', 162, 'delete_schematemplate');
INSERT INTO public.auth_permission VALUES (638, 'Can view schema template', 162, 'view_schematemplate');
INSERT INTO public.auth_permission VALUES (639, 'Can add spare', 163, 'add_spare');
INSERT INTO public.auth_permission VALUES (640, 'Can change spare', 163, 'change_spare');
INSERT INTO public.auth_permission VALUES (641, 'Can delete spare', 163, 'delete_spare');
INSERT INTO public.auth_permission VALUES (642, 'Can view spare', 163, 'view_spare');
INSERT INTO public.auth_permission VALUES (643, 'Can add certification body', 160, 'add_certificationbody');
INSERT INTO public.auth_permission VALUES (644, 'Can change certification body', 160, 'change_certificationbody');
INSERT INTO public.auth_permission VALUES (645, 'Can delete certification body', 160, 'delete_certificationbody');
INSERT INTO public.auth_permission VALUES (646, 'Can view certification body', 160, 'view_certificationbody');
INSERT INTO public.auth_permission VALUES (647, 'Can add domain', 161, 'add_domain');
INSERT INTO public.auth_permission VALUES (648, 'Can change domain', 161, 'change_domain');
INSERT INTO public.auth_permission VALUES (649, 'Can delete domain', 161, 'delete_domain');
INSERT INTO public.auth_permission VALUES (650, 'Can view domain', 161, 'view_domain');
INSERT INTO public.auth_permission VALUES (651, 'Can add form submission', 164, 'add_formsubmission');
INSERT INTO public.auth_permission VALUES (652, 'Can change form submission', 164, 'change_formsubmission');
INSERT INTO public.auth_permission VALUES (653, 'Can delete form submission', 164, 'delete_formsubmission');
INSERT INTO public.auth_permission VALUES (654, 'Can view form submission', 164, 'view_formsubmission');
INSERT INTO public.auth_permission VALUES (655, 'Can add redirect', 165, 'add_redirect');
INSERT INTO public.auth_permission VALUES (656, 'Can change redirect', 165, 'change_redirect');
INSERT INTO public.auth_permission VALUES (657, 'Can delete redirect', 165, 'delete_redirect');
INSERT INTO public.auth_permission VALUES (658, 'Can view redirect', 165, 'view_redirect');
INSERT INTO public.auth_permission VALUES (659, 'Can add string', 170, 'add_string');
INSERT INTO public.auth_permission VALUES (660, 'Can change string', 170, 'change_string');
INSERT INTO public.auth_permission VALUES (661, 'Can delete string', 170, 'delete_string');
INSERT INTO public.auth_permission VALUES (662, 'Can view string', 170, 'view_string');
INSERT INTO public.auth_permission VALUES (663, 'Can add template', 173, 'add_template');
INSERT INTO public.auth_permission VALUES (664, 'Can change template', 173, 'change_template');
INSERT INTO public.auth_permission VALUES (665, 'Can delete template', 173, 'delete_template');
INSERT INTO public.auth_permission VALUES (666, 'Can view template', 173, 'view_template');
INSERT INTO public.auth_permission VALUES (667, 'Can add translatable object', 175, 'add_translatableobject');
INSERT INTO public.auth_permission VALUES (668, 'Can change translatable object', 175, 'change_translatableobject');
INSERT INTO public.auth_permission VALUES (669, 'Can delete translatable object', 175, 'delete_translatableobject');
INSERT INTO public.auth_permission VALUES (670, 'Can view translatable object', 175, 'view_translatableobject');
INSERT INTO public.auth_permission VALUES (671, 'Can add translation source', 178, 'add_translationsource');
INSERT INTO public.auth_permission VALUES (672, 'Can change translation source', 178, 'change_translationsource');
INSERT INTO public.auth_permission VALUES (673, 'Can delete translation source', 178, 'delete_translationsource');
INSERT INTO public.auth_permission VALUES (674, 'Can view translation source', 178, 'view_translationsource');
INSERT INTO public.auth_permission VALUES (675, 'Can add translation log', 177, 'add_translationlog');
INSERT INTO public.auth_permission VALUES (676, 'Can change translation log', 177, 'change_translationlog');
INSERT INTO public.auth_permission VALUES (677, 'Can delete translation log', 177, 'delete_translationlog');
INSERT INTO public.auth_permission VALUES (678, 'Can view translation log', 177, 'view_translationlog');
INSERT INTO public.auth_permission VALUES (679, 'Can add translation context', 176, 'add_translationcontext');
INSERT INTO public.auth_permission VALUES (680, 'Can change translation context', 176, 'change_translationcontext');
INSERT INTO public.auth_permission VALUES (681, 'Can delete translation context', 176, 'delete_translationcontext');
INSERT INTO public.auth_permission VALUES (682, 'Can view translation context', 176, 'view_translationcontext');
INSERT INTO public.auth_permission VALUES (683, 'Can add template segment', 174, 'add_templatesegment');
INSERT INTO public.auth_permission VALUES (684, 'Can change template segment', 174, 'change_templatesegment');
INSERT INTO public.auth_permission VALUES (685, 'Can delete template segment', 174, 'delete_templatesegment');
INSERT INTO public.auth_permission VALUES (686, 'Can view template segment', 174, 'view_templatesegment');
INSERT INTO public.auth_permission VALUES (687, 'Can add string segment', 171, 'add_stringsegment');
INSERT INTO public.auth_permission VALUES (688, 'Can change string segment', 171, 'change_stringsegment');
INSERT INTO public.auth_permission VALUES (689, 'Can delete string segment', 171, 'delete_stringsegment');
INSERT INTO public.auth_permission VALUES (690, 'Can view string segment', 171, 'view_stringsegment');
INSERT INTO public.auth_permission VALUES (691, 'Can add related object segment', 168, 'add_relatedobjectsegment');
INSERT INTO public.auth_permission VALUES (692, 'Can change related object segment', 168, 'change_relatedobjectsegment');
INSERT INTO public.auth_permission VALUES (693, 'Can delete related object segment', 168, 'delete_relatedobjectsegment');
INSERT INTO public.auth_permission VALUES (694, 'Can view related object segment', 168, 'view_relatedobjectsegment');
INSERT INTO public.auth_permission VALUES (695, 'Can add string translation', 172, 'add_stringtranslation');
INSERT INTO public.auth_permission VALUES (696, 'Can change string translation', 172, 'change_stringtranslation');
INSERT INTO public.auth_permission VALUES (697, 'Can delete string translation', 172, 'delete_stringtranslation');
INSERT INTO public.auth_permission VALUES (698, 'Can view string translation', 172, 'view_stringtranslation');
INSERT INTO public.auth_permission VALUES (699, 'Can add translation', 30, 'add_translation');
INSERT INTO public.auth_permission VALUES (700, 'Can change translation', 30, 'change_translation');
INSERT INTO public.auth_permission VALUES (701, 'Can delete translation', 30, 'delete_translation');
INSERT INTO public.auth_permission VALUES (702, 'Can view translation', 30, 'view_translation');
INSERT INTO public.auth_permission VALUES (703, 'Can add overridable segment', 167, 'add_overridablesegment');
INSERT INTO public.auth_permission VALUES (704, 'Can change overridable segment', 167, 'change_overridablesegment');
INSERT INTO public.auth_permission VALUES (705, 'Can delete overridable segment', 167, 'delete_overridablesegment');
INSERT INTO public.auth_permission VALUES (706, 'Can view overridable segment', 167, 'view_overridablesegment');
INSERT INTO public.auth_permission VALUES (707, 'Can add segment override', 169, 'add_segmentoverride');
INSERT INTO public.auth_permission VALUES (708, 'Can change segment override', 169, 'change_segmentoverride');
INSERT INTO public.auth_permission VALUES (709, 'Can delete segment override', 169, 'delete_segmentoverride');
INSERT INTO public.auth_permission VALUES (710, 'Can view segment override', 169, 'view_segmentoverride');
INSERT INTO public.auth_permission VALUES (711, 'Can add locale synchronization', 166, 'add_localesynchronization');
INSERT INTO public.auth_permission VALUES (712, 'Can change locale synchronization', 166, 'change_localesynchronization');
INSERT INTO public.auth_permission VALUES (713, 'Can delete locale synchronization', 166, 'delete_localesynchronization');
INSERT INTO public.auth_permission VALUES (714, 'Can view locale synchronization', 166, 'view_localesynchronization');
INSERT INTO public.auth_permission VALUES (715, 'Can add embed', 179, 'add_embed');
INSERT INTO public.auth_permission VALUES (716, 'Can change embed', 179, 'change_embed');
INSERT INTO public.auth_permission VALUES (717, 'Can delete embed', 179, 'delete_embed');
INSERT INTO public.auth_permission VALUES (718, 'Can view embed', 179, 'view_embed');
INSERT INTO public.auth_permission VALUES (719, 'Can add user profile', 180, 'add_userprofile');
INSERT INTO public.auth_permission VALUES (720, 'Can change user profile', 180, 'change_userprofile');
INSERT INTO public.auth_permission VALUES (721, 'Can delete user profile', 180, 'delete_userprofile');
INSERT INTO public.auth_permission VALUES (722, 'Can view user profile', 180, 'view_userprofile');
INSERT INTO public.auth_permission VALUES (723, 'Can view document', 31, 'view_document');
INSERT INTO public.auth_permission VALUES (724, 'Can view image', 2, 'view_image');
INSERT INTO public.auth_permission VALUES (725, 'Can add rendition', 181, 'add_rendition');
INSERT INTO public.auth_permission VALUES (726, 'Can change rendition', 181, 'change_rendition');
INSERT INTO public.auth_permission VALUES (727, 'Can delete rendition', 181, 'delete_rendition');
INSERT INTO public.auth_permission VALUES (728, 'Can view rendition', 181, 'view_rendition');
INSERT INTO public.auth_permission VALUES (729, 'Can add index entry', 182, 'add_indexentry');
INSERT INTO public.auth_permission VALUES (730, 'Can change index entry', 182, 'change_indexentry');
INSERT INTO public.auth_permission VALUES (731, 'Can delete index entry', 182, 'delete_indexentry');
INSERT INTO public.auth_permission VALUES (732, 'Can view index entry', 182, 'view_indexentry');
INSERT INTO public.auth_permission VALUES (733, 'Can add editing session', 183, 'add_editingsession');
INSERT INTO public.auth_permission VALUES (734, 'Can change editing session', 183, 'change_editingsession');
INSERT INTO public.auth_permission VALUES (735, 'Can delete editing session', 183, 'delete_editingsession');
INSERT INTO public.auth_permission VALUES (736, 'Can view editing session', 183, 'view_editingsession');
INSERT INTO public.auth_permission VALUES (737, 'Can add form state', 184, 'add_formstate');
INSERT INTO public.auth_permission VALUES (738, 'Can change form state', 184, 'change_formstate');
INSERT INTO public.auth_permission VALUES (739, 'Can delete form state', 184, 'delete_formstate');
INSERT INTO public.auth_permission VALUES (740, 'Can view form state', 184, 'view_formstate');
INSERT INTO public.auth_permission VALUES (741, 'Can add tag', 185, 'add_tag');
INSERT INTO public.auth_permission VALUES (742, 'Can change tag', 185, 'change_tag');
INSERT INTO public.auth_permission VALUES (743, 'Can delete tag', 185, 'delete_tag');
INSERT INTO public.auth_permission VALUES (744, 'Can view tag', 185, 'view_tag');
INSERT INTO public.auth_permission VALUES (745, 'Can add tagged item', 186, 'add_taggeditem');
INSERT INTO public.auth_permission VALUES (746, 'Can change tagged item', 186, 'change_taggeditem');
INSERT INTO public.auth_permission VALUES (747, 'Can delete tagged item', 186, 'delete_taggeditem');
INSERT INTO public.auth_permission VALUES (748, 'Can view tagged item', 186, 'view_taggeditem');
INSERT INTO public.auth_permission VALUES (749, 'Can add email address', 187, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (750, 'Can change email address', 187, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (751, 'Can delete email address', 187, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (752, 'Can view email address', 187, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (753, 'Can add email confirmation', 188, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (754, 'Can change email confirmation', 188, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (755, 'Can delete email confirmation', 188, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (756, 'Can view email confirmation', 188, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (757, 'Can add authenticator', 189, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (758, 'Can change authenticator', 189, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (759, 'Can delete authenticator', 189, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (760, 'Can view authenticator', 189, 'view_authenticator');
INSERT INTO public.auth_permission VALUES (761, 'Can add permission', 191, 'add_permission');
INSERT INTO public.auth_permission VALUES (762, 'Can change permission', 191, 'change_permission');
INSERT INTO public.auth_permission VALUES (763, 'Can delete permission', 191, 'delete_permission');
INSERT INTO public.auth_permission VALUES (764, 'Can view permission', 191, 'view_permission');
INSERT INTO public.auth_permission VALUES (765, 'Can add group', 190, 'add_group');
INSERT INTO public.auth_permission VALUES (766, 'Can change group', 190, 'change_group');
INSERT INTO public.auth_permission VALUES (767, 'Can delete group', 190, 'delete_group');
INSERT INTO public.auth_permission VALUES (768, 'Can view group', 190, 'view_group');
INSERT INTO public.auth_permission VALUES (769, 'Can add content type', 192, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (770, 'Can change content type', 192, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (771, 'Can delete content type', 192, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (772, 'Can view content type', 192, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (773, 'Can add session', 193, 'add_session');
INSERT INTO public.auth_permission VALUES (774, 'Can change session', 193, 'change_session');
INSERT INTO public.auth_permission VALUES (775, 'Can delete session', 193, 'delete_session');
INSERT INTO public.auth_permission VALUES (776, 'Can view session', 193, 'view_session');
INSERT INTO public.cms_homepage VALUES (3, '查找合适的认证，查验每一张证书', '查找各认证机构的认证方案与费用，在线申请认证，查验在册证书的当前状态。', '[]');
INSERT INTO public.cms_homepage VALUES (4, 'Find the right certification. Check any certificate.', 'Find schemes and fees across certification bodies, apply online, and see how a certificate stands right now.', '[]');
INSERT INTO public.django_content_type VALUES (1, 'wagtailcore', 'page');
INSERT INTO public.django_content_type VALUES (2, 'wagtailimages', 'image');
INSERT INTO public.django_content_type VALUES (3, 'wagtailadmin', 'admin');
INSERT INTO public.django_content_type VALUES (4, 'wagtailcore', 'groupapprovaltask');
INSERT INTO public.django_content_type VALUES (5, 'wagtailcore', 'apitoken');
INSERT INTO public.django_content_type VALUES (6, 'wagtailcore', 'collection');
INSERT INTO public.django_content_type VALUES (7, 'wagtailcore', 'collectionviewrestriction');
INSERT INTO public.django_content_type VALUES (8, 'wagtailcore', 'comment');
INSERT INTO public.django_content_type VALUES (9, 'wagtailcore', 'commentreply');
INSERT INTO public.django_content_type VALUES (10, 'wagtailcore', 'groupcollectionpermission');
INSERT INTO public.django_content_type VALUES (11, 'wagtailcore', 'grouppagepermission');
INSERT INTO public.django_content_type VALUES (12, 'wagtailcore', 'groupsitepermission');
INSERT INTO public.django_content_type VALUES (13, 'wagtailcore', 'locale');
INSERT INTO public.django_content_type VALUES (14, 'wagtailcore', 'modellogentry');
INSERT INTO public.django_content_type VALUES (15, 'wagtailcore', 'pagelogentry');
INSERT INTO public.django_content_type VALUES (16, 'wagtailcore', 'pagesubscription');
INSERT INTO public.django_content_type VALUES (17, 'wagtailcore', 'pageviewrestriction');
INSERT INTO public.django_content_type VALUES (18, 'wagtailcore', 'referenceindex');
INSERT INTO public.django_content_type VALUES (19, 'wagtailcore', 'revision');
INSERT INTO public.django_content_type VALUES (20, 'wagtailcore', 'site');
INSERT INTO public.django_content_type VALUES (21, 'wagtailcore', 'task');
INSERT INTO public.django_content_type VALUES (22, 'wagtailcore', 'taskstate');
INSERT INTO public.django_content_type VALUES (23, 'wagtailcore', 'uploadedfile');
INSERT INTO public.django_content_type VALUES (24, 'wagtailcore', 'workflow');
INSERT INTO public.django_content_type VALUES (25, 'wagtailcore', 'workflowcontenttype');
INSERT INTO public.django_content_type VALUES (26, 'wagtailcore', 'workflowpage');
INSERT INTO public.django_content_type VALUES (27, 'wagtailcore', 'workflowstate');
INSERT INTO public.django_content_type VALUES (28, 'wagtailcore', 'workflowtask');
INSERT INTO public.django_content_type VALUES (29, 'cms', 'homepage');
INSERT INTO public.django_content_type VALUES (30, 'wagtail_localize', 'translation');
INSERT INTO public.django_content_type VALUES (31, 'wagtaildocs', 'document');
INSERT INTO public.django_content_type VALUES (32, 'papers', 'housestyle');
INSERT INTO public.django_content_type VALUES (33, 'papers', 'issuedpaper');
INSERT INTO public.django_content_type VALUES (34, 'papers', 'paperdownloads');
INSERT INTO public.django_content_type VALUES (35, 'staff', 'authorisation');
INSERT INTO public.django_content_type VALUES (36, 'staff', 'competence');
INSERT INTO public.django_content_type VALUES (37, 'staff', 'conflict');
INSERT INTO public.django_content_type VALUES (38, 'staff', 'staffprofile');
INSERT INTO public.django_content_type VALUES (39, 'catalog', 'bodypassport');
INSERT INTO public.django_content_type VALUES (40, 'catalog', 'documentwanted');
INSERT INTO public.django_content_type VALUES (41, 'catalog', 'fee');
INSERT INTO public.django_content_type VALUES (42, 'catalog', 'question');
INSERT INTO public.django_content_type VALUES (43, 'catalog', 'reason');
INSERT INTO public.django_content_type VALUES (44, 'catalog', 'scheme');
INSERT INTO public.django_content_type VALUES (45, 'catalog', 'schemeversion');
INSERT INTO public.django_content_type VALUES (46, 'catalog', 'standardreference');
INSERT INTO public.django_content_type VALUES (47, 'cases', 'assignment');
INSERT INTO public.django_content_type VALUES (48, 'cases', 'case');
INSERT INTO public.django_content_type VALUES (49, 'cases', 'caseevent');
INSERT INTO public.django_content_type VALUES (50, 'cases', 'letter');
INSERT INTO public.django_content_type VALUES (51, 'cases', 'message');
INSERT INTO public.django_content_type VALUES (52, 'applications', 'agreement');
INSERT INTO public.django_content_type VALUES (53, 'applications', 'application');
INSERT INTO public.django_content_type VALUES (54, 'applications', 'applicationreview');
INSERT INTO public.django_content_type VALUES (55, 'applications', 'askedquestion');
INSERT INTO public.django_content_type VALUES (56, 'applications', 'document');
INSERT INTO public.django_content_type VALUES (57, 'applications', 'factory');
INSERT INTO public.django_content_type VALUES (58, 'applications', 'feeannex');
INSERT INTO public.django_content_type VALUES (59, 'applications', 'party');
INSERT INTO public.django_content_type VALUES (60, 'applications', 'question');
INSERT INTO public.django_content_type VALUES (61, 'applications', 'quote');
INSERT INTO public.django_content_type VALUES (62, 'applications', 'quotetexts');
INSERT INTO public.django_content_type VALUES (63, 'applications', 'receivedenquiry');
INSERT INTO public.django_content_type VALUES (64, 'applications', 'signature');
INSERT INTO public.django_content_type VALUES (65, 'applications', 'unit');
INSERT INTO public.django_content_type VALUES (66, 'evaluations', 'decision');
INSERT INTO public.django_content_type VALUES (67, 'evaluations', 'evidencerequest');
INSERT INTO public.django_content_type VALUES (68, 'evaluations', 'inspection');
INSERT INTO public.django_content_type VALUES (69, 'evaluations', 'involvement');
INSERT INTO public.django_content_type VALUES (70, 'evaluations', 'nonconformity');
INSERT INTO public.django_content_type VALUES (71, 'evaluations', 'objection');
INSERT INTO public.django_content_type VALUES (72, 'evaluations', 'plan');
INSERT INTO public.django_content_type VALUES (73, 'evaluations', 'plannedevaluator');
INSERT INTO public.django_content_type VALUES (74, 'evaluations', 'report');
INSERT INTO public.django_content_type VALUES (75, 'evaluations', 'result');
INSERT INTO public.django_content_type VALUES (76, 'evaluations', 'review');
INSERT INTO public.django_content_type VALUES (77, 'certificates', 'certificate');
INSERT INTO public.django_content_type VALUES (78, 'certificates', 'certificateevent');
INSERT INTO public.django_content_type VALUES (79, 'certificates', 'holderrequest');
INSERT INTO public.django_content_type VALUES (80, 'certificates', 'issuingrules');
INSERT INTO public.django_content_type VALUES (81, 'certificates', 'measure');
INSERT INTO public.django_content_type VALUES (82, 'certificates', 'ownfile');
INSERT INTO public.django_content_type VALUES (83, 'certificates', 'paper');
INSERT INTO public.django_content_type VALUES (84, 'certificates', 'surveillanceplan');
INSERT INTO public.django_content_type VALUES (85, 'certificates', 'task');
INSERT INTO public.django_content_type VALUES (86, 'imports', 'batch');
INSERT INTO public.django_content_type VALUES (87, 'imports', 'layout');
INSERT INTO public.django_content_type VALUES (88, 'imports', 'row');
INSERT INTO public.django_content_type VALUES (89, 'enquiries', 'award');
INSERT INTO public.django_content_type VALUES (90, 'enquiries', 'bodyquestion');
INSERT INTO public.django_content_type VALUES (91, 'enquiries', 'closeddays');
INSERT INTO public.django_content_type VALUES (92, 'enquiries', 'demand');
INSERT INTO public.django_content_type VALUES (93, 'enquiries', 'demandanswer');
INSERT INTO public.django_content_type VALUES (94, 'enquiries', 'enquiry');
INSERT INTO public.django_content_type VALUES (95, 'enquiries', 'enquiryfile');
INSERT INTO public.django_content_type VALUES (96, 'enquiries', 'invitedbody');
INSERT INTO public.django_content_type VALUES (97, 'enquiries', 'organisationcheck');
INSERT INTO public.django_content_type VALUES (98, 'enquiries', 'quotecopy');
INSERT INTO public.django_content_type VALUES (99, 'enquiries', 'thread');
INSERT INTO public.django_content_type VALUES (100, 'enquiries', 'threadfile');
INSERT INTO public.django_content_type VALUES (101, 'enquiries', 'threadmessage');
INSERT INTO public.django_content_type VALUES (102, 'portfolio', 'casecopy');
INSERT INTO public.django_content_type VALUES (103, 'portfolio', 'certificatecopy');
INSERT INTO public.django_content_type VALUES (104, 'portfolio', 'invoicecopy');
INSERT INTO public.django_content_type VALUES (105, 'portfolio', 'savedsearch');
INSERT INTO public.django_content_type VALUES (106, 'portfolio', 'surveillanceday');
INSERT INTO public.django_content_type VALUES (107, 'search', 'bodydocument');
INSERT INTO public.django_content_type VALUES (108, 'search', 'guideanswer');
INSERT INTO public.django_content_type VALUES (109, 'search', 'guiderulechange');
INSERT INTO public.django_content_type VALUES (110, 'search', 'indexrevision');
INSERT INTO public.django_content_type VALUES (111, 'search', 'productdocument');
INSERT INTO public.django_content_type VALUES (112, 'search', 'schemedocument');
INSERT INTO public.django_content_type VALUES (113, 'search', 'supplierdocument');
INSERT INTO public.django_content_type VALUES (114, 'search', 'unpushed');
INSERT INTO public.django_content_type VALUES (115, 'register', 'certificatefile');
INSERT INTO public.django_content_type VALUES (116, 'register', 'reconcilereport');
INSERT INTO public.django_content_type VALUES (117, 'register', 'registerentry');
INSERT INTO public.django_content_type VALUES (118, 'register', 'statement');
INSERT INTO public.django_content_type VALUES (119, 'register', 'supplier');
INSERT INTO public.django_content_type VALUES (120, 'cms', 'promotionpage');
INSERT INTO public.django_content_type VALUES (121, 'exports', 'export');
INSERT INTO public.django_content_type VALUES (122, 'oversight', 'acceptance');
INSERT INTO public.django_content_type VALUES (123, 'oversight', 'acceptancechange');
INSERT INTO public.django_content_type VALUES (124, 'oversight', 'bodymeasure');
INSERT INTO public.django_content_type VALUES (125, 'oversight', 'bodyrequest');
INSERT INTO public.django_content_type VALUES (126, 'oversight', 'closingrequest');
INSERT INTO public.django_content_type VALUES (127, 'oversight', 'confirmation');
INSERT INTO public.django_content_type VALUES (128, 'oversight', 'rule');
INSERT INTO public.django_content_type VALUES (129, 'billing', 'bankaccount');
INSERT INTO public.django_content_type VALUES (130, 'billing', 'fapiao');
INSERT INTO public.django_content_type VALUES (131, 'billing', 'fapiaoversion');
INSERT INTO public.django_content_type VALUES (132, 'billing', 'invoice');
INSERT INTO public.django_content_type VALUES (133, 'billing', 'invoiceline');
INSERT INTO public.django_content_type VALUES (134, 'billing', 'invoiceseries');
INSERT INTO public.django_content_type VALUES (135, 'billing', 'payment');
INSERT INTO public.django_content_type VALUES (136, 'accounts', 'bodymembership');
INSERT INTO public.django_content_type VALUES (137, 'accounts', 'demosignin');
INSERT INTO public.django_content_type VALUES (138, 'accounts', 'enclosure');
INSERT INTO public.django_content_type VALUES (139, 'accounts', 'invitation');
INSERT INTO public.django_content_type VALUES (140, 'accounts', 'letter');
INSERT INTO public.django_content_type VALUES (141, 'accounts', 'notice');
INSERT INTO public.django_content_type VALUES (142, 'accounts', 'organisation');
INSERT INTO public.django_content_type VALUES (143, 'accounts', 'organisationmembership');
INSERT INTO public.django_content_type VALUES (144, 'accounts', 'session');
INSERT INTO public.django_content_type VALUES (145, 'accounts', 'signinevent');
INSERT INTO public.django_content_type VALUES (146, 'accounts', 'ticket');
INSERT INTO public.django_content_type VALUES (147, 'accounts', 'user');
INSERT INTO public.django_content_type VALUES (148, 'vocabulary', 'compulsoryrule');
INSERT INTO public.django_content_type VALUES (149, 'vocabulary', 'industry');
INSERT INTO public.django_content_type VALUES (150, 'vocabulary', 'productcategory');
INSERT INTO public.django_content_type VALUES (151, 'vocabulary', 'region');
INSERT INTO public.django_content_type VALUES (152, 'vocabulary', 'standard');
INSERT INTO public.django_content_type VALUES (153, 'vocabulary', 'wordgroup');
INSERT INTO public.django_content_type VALUES (154, 'vocabulary', 'wordgroupchange');
INSERT INTO public.django_content_type VALUES (155, 'outbox', 'dailywork');
INSERT INTO public.django_content_type VALUES (156, 'outbox', 'delivery');
INSERT INTO public.django_content_type VALUES (157, 'outbox', 'due');
INSERT INTO public.django_content_type VALUES (158, 'outbox', 'fact');
INSERT INTO public.django_content_type VALUES (159, 'outbox', 'pulse');
INSERT INTO public.django_content_type VALUES (160, 'tenants', 'certificationbody');
INSERT INTO public.django_content_type VALUES (161, 'tenants', 'domain');
INSERT INTO public.django_content_type VALUES (162, 'tenants', 'schematemplate');
INSERT INTO public.django_content_type VALUES (163, 'tenants', 'spare');
INSERT INTO public.django_content_type VALUES (164, 'wagtailforms', 'formsubmission');
INSERT INTO public.django_content_type VALUES (165, 'wagtailredirects', 'redirect');
INSERT INTO public.django_content_type VALUES (166, 'wagtail_localize', 'localesynchronization');
INSERT INTO public.django_content_type VALUES (167, 'wagtail_localize', 'overridablesegment');
INSERT INTO public.django_content_type VALUES (168, 'wagtail_localize', 'relatedobjectsegment');
INSERT INTO public.django_content_type VALUES (169, 'wagtail_localize', 'segmentoverride');
INSERT INTO public.django_content_type VALUES (170, 'wagtail_localize', 'string');
INSERT INTO public.django_content_type VALUES (171, 'wagtail_localize', 'stringsegment');
INSERT INTO public.django_content_type VALUES (172, 'wagtail_localize', 'stringtranslation');
INSERT INTO public.django_content_type VALUES (173, 'wagtail_localize', 'template');
INSERT INTO public.django_content_type VALUES (174, 'wagtail_localize', 'templatesegment');
INSERT INTO public.django_content_type VALUES (175, 'wagtail_localize', 'translatableobject');
INSERT INTO public.django_content_type VALUES (176, 'wagtail_localize', 'translationcontext');
INSERT INTO public.django_content_type VALUES (177, 'wagtail_localize', 'translationlog');
INSERT INTO public.django_content_type VALUES (178, 'wagtail_localize', 'translationsource');
INSERT INTO public.django_content_type VALUES (179, 'wagtailembeds', 'embed');
INSERT INTO public.django_content_type VALUES (180, 'wagtailusers', 'userprofile');
INSERT INTO public.django_content_type VALUES (181, 'wagtailimages', 'rendition');
INSERT INTO public.django_content_type VALUES (182, 'wagtailsearch', 'indexentry');
INSERT INTO public.django_content_type VALUES (183, 'wagtailadmin', 'editingsession');
INSERT INTO public.django_content_type VALUES (184, 'wagtailadmin', 'formstate');
INSERT INTO public.django_content_type VALUES (185, 'taggit', 'tag');
INSERT INTO public.django_content_type VALUES (186, 'taggit', 'taggeditem');
INSERT INTO public.django_content_type VALUES (187, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (188, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (189, 'mfa', 'authenticator');
INSERT INTO public.django_content_type VALUES (190, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (191, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (192, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (193, 'sessions', 'session');
INSERT INTO public.django_migrations VALUES (1, 'tenants', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (2, 'contenttypes', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (3, 'contenttypes', '0002_remove_content_type_name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (4, 'auth', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (5, 'auth', '0002_alter_permission_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (6, 'auth', '0003_alter_user_email_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (7, 'auth', '0004_alter_user_username_opts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (8, 'auth', '0005_alter_user_last_login_null', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (9, 'auth', '0006_require_contenttypes_0002', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (10, 'auth', '0007_alter_validators_add_error_messages', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (11, 'auth', '0008_alter_user_username_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (12, 'auth', '0009_alter_user_last_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (13, 'auth', '0010_alter_group_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (14, 'auth', '0011_update_proxy_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (15, 'auth', '0012_alter_user_first_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (16, 'accounts', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (17, 'account', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (18, 'account', '0002_email_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (19, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (20, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (21, 'account', '0005_emailaddress_idx_upper_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (22, 'account', '0006_emailaddress_lower', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (23, 'account', '0007_emailaddress_idx_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (24, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (25, 'account', '0009_emailaddress_unique_primary_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (26, 'accounts', '0002_sign_in_events_stay', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (27, 'accounts', '0003_invited_as', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (28, 'accounts', '0004_reached_at_primary', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (29, 'accounts', '0005_notices_keep_paths', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (30, 'accounts', '0006_one_press_unsubscribes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (31, 'accounts', '0007_letters_bring_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (32, 'vocabulary', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (33, 'catalog', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (34, 'catalog', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (35, 'catalog', '0003_fee_bases', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (36, 'catalog', '0004_published_lawfully', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (37, 'catalog', '0005_reused_reports', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (38, 'catalog', '0006_search_words', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (39, 'catalog', '0007_closed_by_law', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (40, 'catalog', '0008_printed', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (41, 'catalog', '0009_green_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (42, 'catalog', '0010_change_fees', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (43, 'cases', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (44, 'cases', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (45, 'applications', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (46, 'applications', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (47, 'applications', '0003_quotes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (48, 'applications', '0004_quotes_told_and_scans', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (49, 'applications', '0005_kept_texts_of_quotes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (50, 'billing', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (51, 'billing', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (52, 'billing', '0003_fapiao_stays', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (53, 'billing', '0004_fapiao_versions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (54, 'billing', '0005_tax_and_transfers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (55, 'cases', '0003_letters_numbered', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (56, 'cases', '0004_promises_letter_of_inspection', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (57, 'certificates', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (58, 'certificates', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (59, 'certificates', '0003_printed', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (60, 'certificates', '0004_own_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (61, 'certificates', '0005_whole_texts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (62, 'certificates', '0006_whole_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (63, 'wagtailcore', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (64, 'wagtailcore', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (65, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (66, 'wagtailcore', '0004_page_locked', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (67, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (68, 'wagtailcore', '0006_add_lock_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (69, 'wagtailcore', '0007_page_latest_revision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (70, 'wagtailcore', '0008_populate_latest_revision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (71, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (72, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (73, 'wagtailcore', '0011_page_first_published_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (74, 'wagtailcore', '0012_extend_page_slug_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (75, 'wagtailcore', '0013_update_golive_expire_help_text', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (76, 'wagtailcore', '0014_add_verbose_name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (77, 'wagtailcore', '0015_add_more_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (78, 'wagtailcore', '0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (79, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (80, 'wagtailcore', '0017_change_edit_page_permission_description', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (81, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (82, 'wagtailcore', '0019_verbose_names_cleanup', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (83, 'wagtailcore', '0020_add_index_on_page_first_published_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (84, 'wagtailcore', '0021_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (85, 'wagtailcore', '0022_add_site_name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (86, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (87, 'wagtailcore', '0024_collection', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (88, 'wagtailcore', '0025_collection_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (89, 'wagtailcore', '0026_group_collection_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (90, 'taggit', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (91, 'wagtailimages', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (92, 'wagtailimages', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (93, 'wagtailimages', '0003_fix_focal_point_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (94, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (95, 'wagtailimages', '0005_make_filter_spec_unique', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (96, 'wagtailimages', '0006_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (97, 'wagtailimages', '0007_image_file_size', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (98, 'wagtailimages', '0008_image_created_at_index', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (99, 'wagtailimages', '0009_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (100, 'wagtailimages', '0010_change_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (101, 'wagtailimages', '0011_image_collection', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (102, 'wagtailimages', '0012_copy_image_permissions_to_collections', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (103, 'wagtailimages', '0013_make_rendition_upload_callable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (104, 'wagtailimages', '0014_add_filter_spec_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (105, 'wagtailimages', '0015_fill_filter_spec_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (106, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (107, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (108, 'wagtailimages', '0018_remove_rendition_filter', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (109, 'wagtailimages', '0019_delete_filter', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (110, 'wagtailimages', '0020_add-verbose-name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (111, 'wagtailimages', '0021_image_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (112, 'wagtailimages', '0001_squashed_0021', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (113, 'wagtailimages', '0022_uploadedimage', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (114, 'wagtailadmin', '0001_create_admin_access_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (115, 'wagtailimages', '0023_add_choose_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (116, 'wagtailimages', '0024_index_image_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (117, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (118, 'wagtailimages', '0026_delete_uploadedimage', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (119, 'wagtailimages', '0027_image_description', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (120, 'wagtailcore', '0027_fix_collection_path_collation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (121, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (122, 'wagtailcore', '0028_merge', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (123, 'wagtailcore', '0029_unicode_slugfield_dj19', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (124, 'wagtailcore', '0030_index_on_pagerevision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (125, 'wagtailcore', '0031_add_page_view_restriction_types', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (126, 'wagtailcore', '0032_add_bulk_delete_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (127, 'wagtailcore', '0033_remove_golive_expiry_help_text', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (128, 'wagtailcore', '0034_page_live_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (129, 'wagtailcore', '0035_page_last_published_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (130, 'wagtailcore', '0036_populate_page_last_published_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (131, 'wagtailcore', '0037_set_page_owner_editable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (132, 'wagtailcore', '0038_make_first_published_at_editable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (133, 'wagtailcore', '0039_collectionviewrestriction', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (134, 'wagtailcore', '0040_page_draft_title', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (135, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (136, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (137, 'wagtailcore', '0043_lock_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (138, 'wagtailcore', '0044_add_unlock_grouppagepermission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (139, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (140, 'wagtailcore', '0046_site_name_remove_null', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (141, 'wagtailcore', '0047_add_workflow_models', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (142, 'wagtailcore', '0048_add_default_workflows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (143, 'wagtailcore', '0049_taskstate_finished_by', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (144, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (145, 'wagtailcore', '0051_taskstate_comment', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (146, 'wagtailcore', '0052_pagelogentry', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (147, 'wagtailcore', '0053_locale_model', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (148, 'wagtailcore', '0054_initial_locale', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (149, 'wagtailcore', '0055_page_locale_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (150, 'wagtailcore', '0056_page_locale_fields_populate', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (151, 'wagtailcore', '0057_page_locale_fields_notnull', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (152, 'wagtailcore', '0058_page_alias_of', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (153, 'wagtailcore', '0059_apply_collection_ordering', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (154, 'wagtailcore', '0060_fix_workflow_unique_constraint', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (155, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (156, 'wagtailcore', '0062_comment_models_and_pagesubscription', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (157, 'wagtailcore', '0063_modellogentry', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (158, 'wagtailcore', '0064_log_timestamp_indexes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (159, 'wagtailcore', '0065_log_entry_uuid', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (160, 'wagtailcore', '0066_collection_management_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (161, 'wagtailcore', '0067_alter_pagerevision_content_json', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (162, 'wagtailcore', '0068_log_entry_empty_object', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (163, 'wagtailcore', '0069_log_entry_jsonfield', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (164, 'wagtail_localize', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (165, 'wagtailcore', '0070_rename_pagerevision_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (166, 'wagtailcore', '0071_populate_revision_content_type', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (167, 'wagtailcore', '0072_alter_revision_content_type_notnull', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (168, 'wagtailcore', '0073_page_latest_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (169, 'wagtailcore', '0074_revision_object_str', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (170, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (171, 'wagtailcore', '0076_modellogentry_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (172, 'wagtailcore', '0077_alter_revision_user', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (173, 'wagtailcore', '0078_referenceindex', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (174, 'wagtailcore', '0079_rename_taskstate_page_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (175, 'wagtailcore', '0080_generic_workflowstate', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (176, 'wagtailcore', '0081_populate_workflowstate_content_type', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (177, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (178, 'wagtailcore', '0083_workflowcontenttype', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (179, 'wagtailcore', '0084_add_default_page_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (180, 'wagtailcore', '0085_add_grouppagepermission_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (181, 'wagtailcore', '0086_populate_grouppagepermission_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (182, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (183, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (184, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (185, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (186, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (187, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (188, 'wagtailcore', '0093_uploadedfile', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (189, 'wagtailcore', '0094_alter_page_locale', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (190, 'wagtailcore', '0095_groupsitepermission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (191, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (192, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (193, 'wagtailcore', '0098_apitoken', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (194, 'cms', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (195, 'cms', '0002_home_pages', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (196, 'tenants', '0002_where_bodies_are', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (197, 'enquiries', '0001_demands', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (198, 'enquiries', '0002_enquiries', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (199, 'enquiries', '0003_organisations_as_looked_up', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (200, 'enquiries', '0004_threads', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (201, 'enquiries', '0005_open_enquiries', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (202, 'evaluations', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (203, 'evaluations', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (204, 'evaluations', '0003_promises_inspection', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (205, 'exports', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (206, 'imports', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (207, 'imports', '0002_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (208, 'imports', '0003_two_people_take_back', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (209, 'imports', '0004_whole_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (210, 'mfa', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (211, 'mfa', '0002_authenticator_timestamps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (212, 'mfa', '0003_authenticator_type_uniq', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (213, 'outbox', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (214, 'outbox', '0002_pulse', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (215, 'outbox', '0003_pulse_says_the_node', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (216, 'oversight', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (217, 'tenants', '0003_leaving', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (218, 'vocabulary', '0002_words', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (219, 'vocabulary', '0003_compulsory_rules', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (220, 'vocabulary', '0004_editions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (221, 'oversight', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (222, 'oversight', '0003_mail_by_letters', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (223, 'oversight', '0004_confirmations_and_rules', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (224, 'oversight', '0005_bodies_are_confirmed', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (225, 'oversight', '0006_acceptance', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (226, 'oversight', '0007_restated_acceptance', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (227, 'oversight', '0008_leaving', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (228, 'papers', '0001_papers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (229, 'papers', '0002_house_style', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (230, 'papers', '0003_number_of_notices', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (231, 'papers', '0004_papers_tries', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (232, 'papers', '0005_promises_mark', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (233, 'papers', '0006_whole_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (234, 'portfolio', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (235, 'portfolio', '0002_saved_searches', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (236, 'portfolio', '0003_surveillance_days', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (237, 'register', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (238, 'register', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (239, 'register', '0003_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (240, 'register', '0004_suppliers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (241, 'register', '0005_papers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (242, 'register', '0006_own_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (243, 'register', '0007_papers_kinds', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (244, 'register', '0008_promises_accreditation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (245, 'register', '0009_lead_times', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (246, 'register', '0010_whole_texts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (247, 'register', '0011_whole_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (248, 'search', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (249, 'search', '0002_kinds', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (250, 'search', '0003_suppliers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (251, 'search', '0004_guide', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (252, 'sessions', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (253, 'staff', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (254, 'staff', '0002_guards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (255, 'staff', '0003_employment_said_by', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (256, 'taggit', '0002_auto_20150616_2121', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (257, 'taggit', '0003_taggeditem_add_unique_index', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (258, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (259, 'taggit', '0005_auto_20220424_2025', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (260, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (261, 'wagtail_localize', '0002_translation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (262, 'wagtail_localize', '0003_delete_translation_sources', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (263, 'wagtail_localize', '0004_one_source_per_objectlocale', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (264, 'wagtail_localize', '0005_remove_translationsource_object', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (265, 'wagtail_localize', '0006_create_submit_translation_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (266, 'wagtail_localize', '0007_stringtranslation_type_and_tool_name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (267, 'wagtail_localize', '0008_stringtranslation_last_translated_by', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (268, 'wagtail_localize', '0009_stringtranslation_errors', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (269, 'wagtail_localize', '0010_overridablesegment', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (270, 'wagtail_localize', '0011_segmentoverride', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (271, 'wagtail_localize', '0012_localesynchronization', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (272, 'wagtail_localize', '0013_translationsource_schema_version', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (273, 'wagtail_localize', '0014_remove_translation_source_last_updated_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (274, 'wagtail_localize', '0015_translationcontext_field_path', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (275, 'wagtail_localize', '0016_rename_page_revision_translationlog_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (276, 'wagtailadmin', '0002_admin', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (277, 'wagtailadmin', '0003_admin_managed', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (278, 'wagtailadmin', '0004_editingsession', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (279, 'wagtailadmin', '0005_editingsession_is_editing', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (280, 'wagtailadmin', '0006_formstate', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (281, 'wagtaildocs', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (282, 'wagtaildocs', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (283, 'wagtaildocs', '0003_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (284, 'wagtaildocs', '0004_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (285, 'wagtaildocs', '0005_document_collection', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (286, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (287, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (288, 'wagtaildocs', '0007_merge', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (289, 'wagtaildocs', '0008_document_file_size', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (290, 'wagtaildocs', '0009_document_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (291, 'wagtaildocs', '0010_document_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (292, 'wagtaildocs', '0011_add_choose_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (293, 'wagtaildocs', '0012_uploadeddocument', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (294, 'wagtaildocs', '0013_delete_uploadeddocument', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (295, 'wagtaildocs', '0014_alter_document_file_size', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (296, 'wagtailembeds', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (297, 'wagtailembeds', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (298, 'wagtailembeds', '0003_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (299, 'wagtailembeds', '0004_embed_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (300, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (301, 'wagtailembeds', '0006_add_embed_hash', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (302, 'wagtailembeds', '0007_populate_hash', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (303, 'wagtailembeds', '0008_allow_long_urls', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (304, 'wagtailembeds', '0009_embed_cache_until', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (305, 'wagtailforms', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (306, 'wagtailforms', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (307, 'wagtailforms', '0003_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (308, 'wagtailforms', '0004_add_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (309, 'wagtailforms', '0005_alter_formsubmission_form_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (310, 'wagtailredirects', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (311, 'wagtailredirects', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (312, 'wagtailredirects', '0003_make_site_field_editable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (313, 'wagtailredirects', '0004_set_unique_on_path_and_site', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (314, 'wagtailredirects', '0005_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (315, 'wagtailredirects', '0006_redirect_increase_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (316, 'wagtailredirects', '0007_add_autocreate_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (317, 'wagtailredirects', '0008_add_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (318, 'wagtailsearch', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (319, 'wagtailsearch', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (320, 'wagtailsearch', '0003_remove_editors_pick', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (321, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (322, 'wagtailsearch', '0005_create_indexentry', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (323, 'wagtailsearch', '0006_customise_indexentry', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (324, 'wagtailsearch', '0007_delete_editorspick', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (325, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (326, 'wagtailsearch', '0009_remove_ngram_autocomplete', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (327, 'wagtailsearch', '0010_add_text_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (328, 'wagtailusers', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (329, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (330, 'wagtailusers', '0003_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (331, 'wagtailusers', '0004_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (332, 'wagtailusers', '0005_make_related_name_wagtail_specific', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (333, 'wagtailusers', '0006_userprofile_prefered_language', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (334, 'wagtailusers', '0007_userprofile_current_time_zone', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (335, 'wagtailusers', '0008_userprofile_avatar', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (336, 'wagtailusers', '0009_userprofile_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (337, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (338, 'wagtailusers', '0011_userprofile_dismissibles', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (339, 'wagtailusers', '0012_userprofile_theme', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (340, 'wagtailusers', '0013_userprofile_density', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (341, 'wagtailusers', '0014_userprofile_contrast', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (342, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '2026-01-01 00:00:00+00');
INSERT INTO public.oversight_rule VALUES (1, 'bodies_only', 1, '《认证认可条例》（2023年7月20日修订）第九条', 'Regulations on Certification and Accreditation (as revised on 2023-07-20), article 9', 'https://github.com/LawRefBook/Laws', '2026-11-29', '2026-11-29 00:00:00+00', NULL);
INSERT INTO public.oversight_rule VALUES (2, 'confirmed', 6, '《认证认可条例》第十一条（公布名录）、《电子商务法》第二十七条（核验、登记并定期核验更新）；六个月为本平台所定', 'Regulations on Certification and Accreditation, article 11 (the list is public); E-commerce Law, article 27 (platforms verify and check again regularly); six months are our own', 'https://github.com/LawRefBook/Laws', '2026-11-29', '2026-11-29 00:00:00+00', NULL);
INSERT INTO public.oversight_rule VALUES (3, 'own_rule_filed', 1, '《认证认可条例》（2023年7月20日修订）第十七条：自行制定的认证规则报国务院认证认可监督管理部门备案', 'Regulations on Certification and Accreditation (as revised on 2023-07-20), article 17: a body files its own rules', 'https://github.com/LawRefBook/Laws', '2026-11-29', '2026-11-29 00:00:00+00', NULL);
INSERT INTO public.oversight_rule VALUES (4, 'no_mark_1a', 1, 'ISO/IEC 17067:2013 表1（方案类型1a无标志许可）', 'ISO/IEC 17067:2013, table 1 (type 1a has no licence for the mark)', 'https://www.iso.org/standard/55087.html', '2026-11-29', '2026-11-29 00:00:00+00', NULL);
INSERT INTO public.oversight_rule VALUES (5, 'or_equivalent', 1, '《政府采购法实施条例》第二十条第（六）项：不得限定或者指定特定的专利、商标、品牌或者供应商；欧盟指令2014/24/EU第43条：须接受等效证明', 'Regulations for the Government Procurement Law of China, article 20 (6): no particular patent, mark, brand or supplier; Directive 2014/24/EU, article 43: equivalent proof is accepted', 'https://eur-lex.europa.eu/eli/dir/2014/24/oj', '2026-11-29', '2026-11-29 00:00:00+00', NULL);
INSERT INTO public.tenants_schematemplate VALUES ('0aacb9095fc67f8eb94c64339b4dab1483b472ba89574855792f5f0c0a69393c', 'CREATE SCHEMA guildmark_template;
CREATE TABLE guildmark_template.applications_agreement (
    id uuid NOT NULL,
    text_zh text NOT NULL,
    text_en text NOT NULL,
    sha256 character varying(64) NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    in_force_at timestamp with time zone,
    offered_by_id uuid NOT NULL,
    application_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_application (
    id uuid NOT NULL,
    number character varying(30) NOT NULL,
    kind character varying(16) NOT NULL,
    client_name_zh character varying(200) NOT NULL,
    client_name_en character varying(200) NOT NULL,
    client_address_zh character varying(300) NOT NULL,
    client_address_en character varying(300) NOT NULL,
    client_credit_code character varying(60) NOT NULL,
    contact_name character varying(100) NOT NULL,
    contact_email character varying(254) NOT NULL,
    contact_phone character varying(40) NOT NULL,
    factory_is character varying(12) NOT NULL,
    product_zh character varying(200) NOT NULL,
    product_en character varying(200) NOT NULL,
    trademark character varying(100) NOT NULL,
    standards jsonb NOT NULL,
    answers jsonb NOT NULL,
    edition integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    frozen_at timestamp with time zone,
    created_by_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    scheme_version_id uuid NOT NULL,
    factory_id uuid,
    manufacturer_id uuid,
    CONSTRAINT applications_application_edition_check CHECK ((edition >= 0))
);
CREATE TABLE guildmark_template.applications_applicationreview (
    id uuid NOT NULL,
    outcome character varying(8) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    units_are_divided boolean NOT NULL,
    competence text NOT NULL,
    words text NOT NULL,
    cases jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    application_id uuid NOT NULL,
    reviewer_id uuid NOT NULL,
    CONSTRAINT accepting_names_units_and_competence CHECK ((((outcome)::text = ''decline''::text) OR (units_are_divided AND (NOT (competence = ''''::text))))),
    CONSTRAINT declined_reviews_have_words CHECK ((((outcome)::text = ''accept''::text) OR (NOT (words = ''''::text))))
);
CREATE TABLE guildmark_template.applications_askedquestion (
    id uuid NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    received_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_document (
    id uuid NOT NULL,
    slot character varying(80) NOT NULL,
    version integer NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    side character varying(8) NOT NULL,
    is_internal boolean NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    application_id uuid NOT NULL,
    case_id uuid,
    uploaded_by_id uuid NOT NULL,
    CONSTRAINT applications_document_size_check CHECK ((size >= 0)),
    CONSTRAINT applications_document_version_check CHECK ((version >= 0)),
    CONSTRAINT the_clients_papers_are_not_internal CHECK ((((side)::text = ''body''::text) OR (NOT is_internal)))
);
CREATE TABLE guildmark_template.applications_factory (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    address_zh character varying(300) NOT NULL,
    address_en character varying(300) NOT NULL,
    country character varying(2) NOT NULL,
    product_families jsonb NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_feeannex (
    id uuid NOT NULL,
    lines jsonb NOT NULL,
    total numeric(12,2),
    currency character varying(3) NOT NULL,
    agreement_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_party (
    id uuid NOT NULL,
    name_zh character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    address_zh character varying(300) NOT NULL,
    address_en character varying(300) NOT NULL,
    country character varying(2) NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_question (
    id uuid NOT NULL,
    round integer NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    application_id uuid NOT NULL,
    asked_by_id uuid NOT NULL,
    CONSTRAINT applications_question_round_check CHECK ((round >= 0))
);
CREATE TABLE guildmark_template.applications_quote (
    id uuid NOT NULL,
    number smallint NOT NULL,
    brief_edition integer NOT NULL,
    reported integer NOT NULL,
    lines jsonb NOT NULL,
    assumptions text NOT NULL,
    left_out text NOT NULL,
    note character varying(500) NOT NULL,
    valid_until date NOT NULL,
    edition integer NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    content jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    drafted_by_id uuid NOT NULL,
    scheme_version_id uuid NOT NULL,
    sent_by_id uuid,
    received_id uuid NOT NULL,
    told_at timestamp with time zone,
    CONSTRAINT applications_quote_brief_edition_check CHECK ((brief_edition >= 0)),
    CONSTRAINT applications_quote_edition_check CHECK ((edition >= 0)),
    CONSTRAINT applications_quote_number_check CHECK ((number >= 0)),
    CONSTRAINT applications_quote_reported_check CHECK ((reported >= 0)),
    CONSTRAINT only_sent_quotes_are_told CHECK (((told_at IS NULL) OR (sent_at IS NOT NULL))),
    CONSTRAINT sent_quote_is_signed_and_hashed CHECK ((((sent_at IS NULL) AND (sent_by_id IS NULL) AND ((sha256)::text = ''''::text)) OR ((sent_at IS NOT NULL) AND (sent_by_id IS NOT NULL) AND (NOT ((sha256)::text = ''''::text)))))
);
CREATE TABLE guildmark_template.applications_quotetexts (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    assumptions text NOT NULL,
    left_out text NOT NULL,
    payees jsonb NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    kept_by_id uuid NOT NULL
);
CREATE TABLE guildmark_template.applications_receivedenquiry (
    id uuid NOT NULL,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    number character varying(30) NOT NULL,
    scheme uuid NOT NULL,
    is_open boolean NOT NULL,
    deadline timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    declined_at timestamp with time zone,
    decline_reason character varying(500) NOT NULL,
    answer_revision integer NOT NULL,
    application_id uuid,
    declined_by_id uuid,
    CONSTRAINT applications_receivedenquiry_answer_revision_check CHECK ((answer_revision >= 0)),
    CONSTRAINT applications_receivedenquiry_revision_check CHECK ((revision >= 0)),
    CONSTRAINT declined_enquiry_says_why CHECK (((declined_at IS NULL) OR ((declined_by_id IS NOT NULL) AND (NOT ((decline_reason)::text = ''''::text)))))
);
CREATE TABLE guildmark_template.applications_signature (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    name character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    signed_by_id uuid NOT NULL,
    scan character varying(200) NOT NULL,
    scan_name character varying(200) NOT NULL,
    scan_sha256 character varying(64) NOT NULL,
    scan_size bigint,
    scan_type character varying(100) NOT NULL,
    CONSTRAINT applications_signature_scan_size_check CHECK ((scan_size >= 0)),
    CONSTRAINT scan_of_a_signature_is_hashed CHECK (((((scan)::text = ''''::text) AND ((scan_name)::text = ''''::text) AND ((scan_sha256)::text = ''''::text) AND (scan_size IS NULL) AND ((scan_type)::text = ''''::text)) OR ((scan_size IS NOT NULL) AND (NOT ((scan)::text = ''''::text)) AND (NOT ((scan_name)::text = ''''::text)) AND (NOT ((scan_type)::text = ''''::text)) AND (NOT ((scan_sha256)::text = ''''::text)))))
);
CREATE TABLE guildmark_template.applications_unit (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    main_model character varying(100) NOT NULL,
    covered_models jsonb NOT NULL,
    key_components jsonb NOT NULL,
    application_id uuid NOT NULL,
    case_id uuid NOT NULL,
    factory_id uuid,
    manufacturer_id uuid,
    CONSTRAINT applications_unit_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.cases_assignment (
    id uuid NOT NULL,
    role character varying(24) NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    assigned_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE guildmark_template.cases_case (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    subject_kind character varying(12) NOT NULL,
    subject uuid NOT NULL,
    subject_words character varying(200) NOT NULL,
    client_name_zh character varying(200) NOT NULL,
    client_name_en character varying(200) NOT NULL,
    product_zh character varying(200) NOT NULL,
    product_en character varying(200) NOT NULL,
    kind character varying(16) NOT NULL,
    state character varying(24) NOT NULL,
    since timestamp with time zone NOT NULL,
    holder character varying(8) NOT NULL,
    due_at timestamp with time zone,
    scope_asked jsonb NOT NULL,
    reason text NOT NULL,
    certificate uuid,
    revision integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    scheme_version_id uuid NOT NULL,
    CONSTRAINT accepted_cases_have_their_scope CHECK ((((state)::text = ANY ((ARRAY[''DRAFT''::character varying, ''SUBMITTED''::character varying, ''UNDER_APPLICATION_REVIEW''::character varying, ''INFO_REQUESTED''::character varying, ''DECLINED''::character varying, ''WITHDRAWN_BY_APPLICANT''::character varying, ''LAPSED''::character varying])::text[])) OR (NOT (scope_asked = ''{}''::jsonb)))),
    CONSTRAINT cases_case_revision_check CHECK ((revision >= 0)),
    CONSTRAINT declining_needs_a_reason CHECK (((NOT ((state)::text = ''DECLINED''::text)) OR (NOT (reason = ''''::text))))
);
CREATE TABLE guildmark_template.cases_caseevent (
    id uuid NOT NULL,
    number integer NOT NULL,
    what character varying(12) NOT NULL,
    source character varying(24) NOT NULL,
    target character varying(24) NOT NULL,
    code character varying(24) NOT NULL,
    words text NOT NULL,
    about uuid[] NOT NULL,
    is_internal boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    case_id uuid NOT NULL,
    CONSTRAINT cases_caseevent_number_check CHECK ((number >= 0))
);
CREATE TABLE guildmark_template.cases_letter (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    subject_zh character varying(200) NOT NULL,
    subject_en character varying(200) NOT NULL,
    text_zh text NOT NULL,
    text_en text NOT NULL,
    about uuid[] NOT NULL,
    sha256 character varying(64) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    sent_by_id uuid,
    number character varying(50) NOT NULL
);
CREATE TABLE guildmark_template.cases_message (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    text text NOT NULL,
    is_internal boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT clients_write_nothing_internal CHECK ((((side)::text = ''body''::text) OR (NOT is_internal)))
);
CREATE TABLE guildmark_template.catalog_bodypassport (
    id smallint NOT NULL,
    revision integer NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    about_zh text NOT NULL,
    about_en text NOT NULL,
    address_zh character varying(300) NOT NULL,
    address_en character varying(300) NOT NULL,
    email character varying(254) NOT NULL,
    telephone character varying(40) NOT NULL,
    website character varying(200) NOT NULL,
    approval_number character varying(40) NOT NULL,
    approved_on date,
    approved_until date,
    approved_categories character varying(40)[] NOT NULL,
    accreditation_body character varying(60) NOT NULL,
    accreditation_number character varying(60) NOT NULL,
    accredited_until date,
    insurer character varying(200) NOT NULL,
    policy_number character varying(60) NOT NULL,
    insured_amount bigint,
    insured_currency character varying(3) NOT NULL,
    insured_until date,
    edited_by_id uuid,
    CONSTRAINT catalog_bodypassport_id_check CHECK ((id >= 0)),
    CONSTRAINT catalog_bodypassport_insured_amount_check CHECK ((insured_amount >= 0)),
    CONSTRAINT catalog_bodypassport_revision_check CHECK ((revision >= 0)),
    CONSTRAINT one_passport CHECK ((id = 1))
);
CREATE TABLE guildmark_template.catalog_documentwanted (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    name_zh character varying(160) NOT NULL,
    name_en character varying(200) NOT NULL,
    help_zh character varying(400) NOT NULL,
    help_en character varying(400) NOT NULL,
    is_required boolean NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT catalog_documentwanted_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.catalog_fee (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    per character varying(20) NOT NULL,
    label_zh character varying(120) NOT NULL,
    label_en character varying(160) NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    tax character varying(8) NOT NULL,
    version_id uuid NOT NULL,
    payee character varying(12) NOT NULL,
    CONSTRAINT catalog_fee_amount_check CHECK ((amount >= 0)),
    CONSTRAINT catalog_fee_position_check CHECK (("position" >= 0)),
    CONSTRAINT fee_basis_is_known CHECK (((per)::text = ANY ((ARRAY[''application''::character varying, ''unit''::character varying, ''model''::character varying, ''test''::character varying, ''test_reused''::character varying, ''factory_day''::character varying, ''travel''::character varying, ''certificate''::character varying, ''surveillance_day''::character varying, ''year''::character varying, ''change''::character varying])::text[]))),
    CONSTRAINT fee_payee_is_known CHECK (((payee)::text = ANY ((ARRAY[''body''::character varying, ''laboratory''::character varying, ''partner''::character varying])::text[])))
);
CREATE TABLE guildmark_template.catalog_question (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    text_zh character varying(300) NOT NULL,
    text_en character varying(300) NOT NULL,
    help_zh character varying(400) NOT NULL,
    help_en character varying(400) NOT NULL,
    unit character varying(20) NOT NULL,
    choices jsonb NOT NULL,
    is_required boolean NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT catalog_question_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.catalog_reason (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    code character varying(40) NOT NULL,
    text_zh character varying(300) NOT NULL,
    text_en character varying(300) NOT NULL,
    export_code character varying(10) NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT catalog_reason_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.catalog_scheme (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    revision integer NOT NULL,
    register_complete_from date,
    created_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawal_reason_zh character varying(300) NOT NULL,
    withdrawal_reason_en character varying(300) NOT NULL,
    created_by_id uuid NOT NULL,
    withdrawn_by_id uuid,
    search_words character varying(30)[] NOT NULL,
    closed_by uuid[] NOT NULL,
    CONSTRAINT catalog_scheme_revision_check CHECK ((revision >= 0)),
    CONSTRAINT withdrawn_scheme_says_by_whom CHECK ((((withdrawn_at IS NULL) AND (withdrawn_by_id IS NULL)) OR ((withdrawn_at IS NOT NULL) AND (withdrawn_by_id IS NOT NULL))))
);
CREATE TABLE guildmark_template.catalog_schemeversion (
    id uuid NOT NULL,
    number smallint,
    edition integer NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    transition_ends_on date,
    change_note_zh text NOT NULL,
    change_note_en text NOT NULL,
    name_zh character varying(120) NOT NULL,
    name_en character varying(160) NOT NULL,
    summary_zh text NOT NULL,
    summary_en text NOT NULL,
    proves_zh text NOT NULL,
    proves_en text NOT NULL,
    does_not_prove_zh text NOT NULL,
    does_not_prove_en text NOT NULL,
    who_needs_it_zh text NOT NULL,
    who_needs_it_en text NOT NULL,
    purposes character varying(30)[] NOT NULL,
    rule_kind character varying(16) NOT NULL,
    rule_number character varying(60) NOT NULL,
    filing_number character varying(60) NOT NULL,
    rule_text_zh text NOT NULL,
    rule_text_en text NOT NULL,
    owner_zh character varying(200) NOT NULL,
    owner_en character varying(200) NOT NULL,
    licence_zh character varying(300) NOT NULL,
    licence_en character varying(300) NOT NULL,
    objects_certified character varying(30)[] NOT NULL,
    characteristics character varying(30)[] NOT NULL,
    lifecycle character varying(30)[] NOT NULL,
    green character varying(30)[] NOT NULL,
    attestation character varying(30)[] NOT NULL,
    grades jsonb NOT NULL,
    measures jsonb NOT NULL,
    categories character varying(40)[] NOT NULL,
    markets character varying(5)[] NOT NULL,
    scheme_type character varying(2) NOT NULL,
    plan_batch boolean NOT NULL,
    licenses_mark boolean NOT NULL,
    samples_market boolean NOT NULL,
    samples_factory boolean NOT NULL,
    assesses_process boolean NOT NULL,
    audits_system boolean NOT NULL,
    needs_factory_visit boolean NOT NULL,
    accepts_reports boolean NOT NULL,
    is_accredited boolean NOT NULL,
    factory_days numeric(4,1) NOT NULL,
    lead_times jsonb NOT NULL,
    commitments jsonb NOT NULL,
    validity_months smallint,
    surveillance_months smallint,
    surveillance_grace_days smallint NOT NULL,
    information_days smallint NOT NULL,
    agreement_days smallint NOT NULL,
    objection_days smallint NOT NULL,
    minor_closure_days smallint NOT NULL,
    major_closure_days smallint NOT NULL,
    upscaling_days smallint NOT NULL,
    maximum_suspension_days smallint NOT NULL,
    renewal_notice_days smallint[] NOT NULL,
    acknowledgement_days smallint NOT NULL,
    appeal_days smallint NOT NULL,
    conflict_months smallint NOT NULL,
    edited_by_id uuid,
    published_by_id uuid,
    scheme_id uuid NOT NULL,
    surveillance_days numeric(4,1) NOT NULL,
    publishes_papers boolean NOT NULL,
    green_rows jsonb NOT NULL,
    CONSTRAINT catalog_schemeversion_acknowledgement_days_check CHECK ((acknowledgement_days >= 0)),
    CONSTRAINT catalog_schemeversion_agreement_days_check CHECK ((agreement_days >= 0)),
    CONSTRAINT catalog_schemeversion_appeal_days_check CHECK ((appeal_days >= 0)),
    CONSTRAINT catalog_schemeversion_conflict_months_check CHECK ((conflict_months >= 0)),
    CONSTRAINT catalog_schemeversion_edition_check CHECK ((edition >= 0)),
    CONSTRAINT catalog_schemeversion_information_days_check CHECK ((information_days >= 0)),
    CONSTRAINT catalog_schemeversion_major_closure_days_check CHECK ((major_closure_days >= 0)),
    CONSTRAINT catalog_schemeversion_maximum_suspension_days_check CHECK ((maximum_suspension_days >= 0)),
    CONSTRAINT catalog_schemeversion_minor_closure_days_check CHECK ((minor_closure_days >= 0)),
    CONSTRAINT catalog_schemeversion_number_check CHECK ((number >= 0)),
    CONSTRAINT catalog_schemeversion_objection_days_check CHECK ((objection_days >= 0)),
    CONSTRAINT catalog_schemeversion_surveillance_grace_days_check CHECK ((surveillance_grace_days >= 0)),
    CONSTRAINT catalog_schemeversion_surveillance_months_check CHECK ((surveillance_months >= 0)),
    CONSTRAINT catalog_schemeversion_upscaling_days_check CHECK ((upscaling_days >= 0)),
    CONSTRAINT catalog_schemeversion_validity_months_check CHECK ((validity_months >= 0)),
    CONSTRAINT filed_rule_has_its_number CHECK (((published_at IS NULL) OR (NOT ((rule_kind)::text = ''filed''::text)) OR (NOT ((filing_number)::text = ''''::text)))),
    CONSTRAINT later_version_has_a_transition CHECK (((number IS NULL) OR (number = 1) OR (transition_ends_on IS NOT NULL))),
    CONSTRAINT published_version_is_complete CHECK (((published_at IS NULL) OR ((NOT ((name_zh)::text = ''''::text)) AND (NOT ((name_en)::text = ''''::text)) AND (NOT ((rule_kind)::text = ''''::text)) AND (NOT ((scheme_type)::text = ''''::text)) AND (NOT (categories = ''{}''::character varying(40)[]))))),
    CONSTRAINT published_version_is_numbered_and_signed CHECK ((((number IS NULL) AND (published_at IS NULL) AND (published_by_id IS NULL)) OR ((number IS NOT NULL) AND (published_at IS NOT NULL) AND (published_by_id IS NOT NULL))))
);
CREATE TABLE guildmark_template.catalog_standardreference (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    key character varying(60) NOT NULL,
    reference character varying(80) NOT NULL,
    name_zh character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    standard_id bigint,
    version_id uuid NOT NULL,
    CONSTRAINT catalog_standardreference_position_check CHECK (("position" >= 0))
);
CREATE TABLE guildmark_template.certificates_certificate (
    id uuid NOT NULL,
    number character varying(600) NOT NULL,
    printed_number character varying(600) NOT NULL,
    folded_number character varying(600) NOT NULL,
    origin character varying(12) NOT NULL,
    status character varying(10) NOT NULL,
    status_since timestamp with time zone NOT NULL,
    revision integer NOT NULL,
    scheme uuid,
    scheme_version integer,
    scheme_name_zh character varying(2000) NOT NULL,
    scheme_name_en character varying(2000) NOT NULL,
    "case" uuid,
    holder_name_zh character varying(2000) NOT NULL,
    holder_name_en character varying(2000) NOT NULL,
    holder_code character varying(18) NOT NULL,
    holder_address_zh character varying(2000) NOT NULL,
    holder_address_en character varying(2000) NOT NULL,
    manufacturer_name_zh character varying(2000) NOT NULL,
    manufacturer_name_en character varying(2000) NOT NULL,
    manufacturer_address_zh character varying(2000) NOT NULL,
    manufacturer_address_en character varying(2000) NOT NULL,
    factories jsonb NOT NULL,
    product_zh character varying(2000) NOT NULL,
    product_en character varying(2000) NOT NULL,
    covered_models jsonb NOT NULL,
    trademark character varying(2000) NOT NULL,
    standards jsonb NOT NULL,
    mode_zh character varying(2000) NOT NULL,
    mode_en character varying(2000) NOT NULL,
    grade character varying(2000) NOT NULL,
    measured jsonb NOT NULL,
    may_bear_mark boolean NOT NULL,
    issued_on date,
    first_issued_on date,
    valid_from date,
    valid_until date,
    time_zone character varying(40) NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    signed_at timestamp with time zone,
    taken_back_at timestamp with time zone,
    suspension_reason character varying(40) NOT NULL,
    suspension_asked_by_holder boolean NOT NULL,
    suspension_ends_on date,
    suspension_maximum_days integer,
    lifting_conditions_zh text NOT NULL,
    lifting_conditions_en text NOT NULL,
    confirmed_by_id uuid,
    follow_up_id uuid,
    organisation_id uuid,
    prepared_by_id uuid,
    signed_by_id uuid,
    superseded_by_id uuid,
    CONSTRAINT certificate_ends_after_it_starts CHECK (((valid_until IS NULL) OR (valid_from IS NULL) OR (valid_until >= valid_from))),
    CONSTRAINT certificate_has_a_number CHECK (((NOT ((printed_number)::text = ''''::text)) AND (NOT ((folded_number)::text = ''''::text)))),
    CONSTRAINT certificate_has_holder_product_and_dates CHECK ((((status)::text = ''PENDING''::text) OR ((NOT (((holder_name_en)::text = ''''::text) AND ((holder_name_zh)::text = ''''::text))) AND (NOT (((product_en)::text = ''''::text) AND ((product_zh)::text = ''''::text))) AND (((issued_on IS NOT NULL) AND (valid_from IS NOT NULL)) OR ((origin)::text = ''imported''::text))))),
    CONSTRAINT certificate_origin_is_known CHECK (((origin)::text = ANY ((ARRAY[''issued_here''::character varying, ''imported''::character varying])::text[]))),
    CONSTRAINT certificate_status_is_known CHECK (((status)::text = ANY ((ARRAY[''PENDING''::character varying, ''VALID''::character varying, ''SUSPENDED''::character varying, ''WITHDRAWN''::character varying, ''CANCELLED''::character varying, ''EXPIRED''::character varying, ''SUPERSEDED''::character varying])::text[]))),
    CONSTRAINT certificates_certificate_revision_check CHECK ((revision >= 0)),
    CONSTRAINT certificates_certificate_scheme_version_check CHECK ((scheme_version >= 0)),
    CONSTRAINT certificates_certificate_suspension_maximum_days_check CHECK ((suspension_maximum_days >= 0)),
    CONSTRAINT expired_only_after_its_last_day CHECK ((((status)::text <> ''EXPIRED''::text) OR ((valid_until IS NOT NULL) AND (status_since >= (((valid_until + 1))::timestamp without time zone AT TIME ZONE time_zone))))),
    CONSTRAINT imported_on_two_peoples_word CHECK (((NOT ((origin)::text = ''imported''::text)) OR ((status)::text = ''PENDING''::text) OR ((confirmed_by_id IS NOT NULL) AND (prepared_by_id IS NOT NULL) AND (NOT ((confirmed_by_id = prepared_by_id) AND (confirmed_by_id IS NOT NULL) AND (prepared_by_id IS NOT NULL)))))),
    CONSTRAINT issued_here_from_a_case_and_signed CHECK (((NOT ((origin)::text = ''issued_here''::text)) OR ((status)::text = ''PENDING''::text) OR (("case" IS NOT NULL) AND (prepared_by_id IS NOT NULL) AND (signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL)))),
    CONSTRAINT only_a_pending_certificate_is_unstated CHECK ((((revision = 0) AND ((status)::text = ''PENDING''::text)) OR ((NOT ((status)::text = ''PENDING''::text)) AND (revision >= 1)))),
    CONSTRAINT only_an_ended_import_is_taken_back CHECK (((taken_back_at IS NULL) OR (((origin)::text = ''imported''::text) AND (NOT ((status)::text = ANY ((ARRAY[''PENDING''::character varying, ''VALID''::character varying, ''SUSPENDED''::character varying])::text[])))))),
    CONSTRAINT superseded_names_its_successor CHECK (((((status)::text = ''SUPERSEDED''::text) AND (superseded_by_id IS NOT NULL)) OR ((NOT ((status)::text = ''SUPERSEDED''::text)) AND (superseded_by_id IS NULL)))),
    CONSTRAINT suspension_ends_within_the_maximum CHECK ((((status)::text <> ''SUSPENDED''::text) OR (suspension_ends_on <= (((status_since AT TIME ZONE time_zone))::date + suspension_maximum_days)))),
    CONSTRAINT suspension_has_reason_end_and_conditions CHECK (((((status)::text = ''SUSPENDED''::text) AND (suspension_ends_on IS NOT NULL) AND (suspension_maximum_days IS NOT NULL) AND (NOT ((suspension_reason)::text = ''''::text)) AND (NOT ((lifting_conditions_en = ''''::text) AND (lifting_conditions_zh = ''''::text)))) OR ((NOT ((status)::text = ''SUSPENDED''::text)) AND (suspension_ends_on IS NULL) AND ((suspension_reason)::text = ''''::text))))
);
CREATE TABLE guildmark_template.certificates_certificateevent (
    id bigint NOT NULL,
    revision integer NOT NULL,
    what character varying(12) NOT NULL,
    status_before character varying(10) NOT NULL,
    status_after character varying(10) NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    reason character varying(40) NOT NULL,
    reason_zh character varying(200) NOT NULL,
    reason_en character varying(200) NOT NULL,
    words_zh text NOT NULL,
    words_en text NOT NULL,
    "case" uuid,
    stated_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    by_id uuid,
    certificate_id uuid NOT NULL,
    decided_by_id uuid,
    stated_by_id uuid,
    request_id uuid,
    measure_id uuid,
    CONSTRAINT certificates_certificateevent_revision_check CHECK ((revision >= 0)),
    CONSTRAINT suspending_and_ending_need_a_reason CHECK (((NOT ((what)::text = ANY ((ARRAY[''suspended''::character varying, ''withdrawn''::character varying, ''cancelled''::character varying])::text[]))) OR (NOT ((reason)::text = ''''::text)))),
    CONSTRAINT the_clock_never_suspends_nor_withdraws CHECK (((NOT ((status_after)::text = ANY ((ARRAY[''SUSPENDED''::character varying, ''WITHDRAWN''::character varying])::text[]))) OR ((status_before)::text = (status_after)::text) OR (by_id IS NOT NULL)))
);
ALTER TABLE guildmark_template.certificates_certificateevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME guildmark_template.certificates_certificateevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE guildmark_template.certificates_holderrequest (
    id uuid NOT NULL,
    wish character varying(8) NOT NULL,
    ends_on date,
    words text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    asked_by_id uuid,
    certificate_id uuid NOT NULL,
    paper_id uuid,
    CONSTRAINT a_recorded_request_says_who CHECK (((NOT ((answer)::text = ''recorded''::text)) OR (answered_by_id IS NOT NULL))),
    CONSTRAINT a_request_is_the_holders_own CHECK ((((asked_by_id IS NOT NULL) AND (paper_id IS NULL)) OR ((asked_by_id IS NULL) AND (paper_id IS NOT NULL)))),
    CONSTRAINT a_suspension_asked_for_has_an_end CHECK (((NOT ((wish)::text = ''suspend''::text)) OR (ends_on IS NOT NULL))),
    CONSTRAINT an_answered_request_says_when CHECK (((((answer)::text = ''open''::text) AND (answered_at IS NULL)) OR ((NOT ((answer)::text = ''open''::text)) AND (answered_at IS NOT NULL))))
);
CREATE TABLE guildmark_template.certificates_issuingrules (
    id smallint NOT NULL,
    number_pattern character varying(60) NOT NULL,
    holds_back_unpaid boolean NOT NULL,
    counted_year smallint NOT NULL,
    last_serial integer NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    edited_by_id uuid,
    paper_language character varying(4) NOT NULL,
    CONSTRAINT certificates_issuingrules_counted_year_check CHECK ((counted_year >= 0)),
    CONSTRAINT certificates_issuingrules_id_check CHECK ((id >= 0)),
    CONSTRAINT certificates_issuingrules_last_serial_check CHECK ((last_serial >= 0)),
    CONSTRAINT one_set_of_issuing_rules CHECK ((id = 1))
);
CREATE TABLE guildmark_template.certificates_measure (
    id uuid NOT NULL,
    outcome character varying(9) NOT NULL,
    reason character varying(40) NOT NULL,
    evidence text NOT NULL,
    ends_on date,
    lifting_conditions_zh text NOT NULL,
    lifting_conditions_en text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    answer character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    decision_words text NOT NULL,
    certificate_id uuid NOT NULL,
    decided_by_id uuid,
    follow_up_id uuid,
    proposed_by_id uuid NOT NULL,
    successor_id uuid,
    verified_by_id uuid,
    paper_id uuid,
    CONSTRAINT a_measure_says_what_was_found CHECK ((NOT (evidence = ''''::text))),
    CONSTRAINT a_successor_is_named_where_one_takes_over CHECK (((((outcome)::text = ''supersede''::text) AND (successor_id IS NOT NULL) AND (NOT ((successor_id = certificate_id) AND (successor_id IS NOT NULL)))) OR ((NOT ((outcome)::text = ''supersede''::text)) AND (successor_id IS NULL)))),
    CONSTRAINT decided_measure_names_who_and_when CHECK ((((answer)::text = ANY ((ARRAY[''open''::character varying, ''overtaken''::character varying])::text[])) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT measure_is_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT measure_is_not_decided_by_who_verified CHECK (((decided_by_id IS NULL) OR (verified_by_id IS NULL) OR (NOT ((decided_by_id = verified_by_id) AND (decided_by_id IS NOT NULL) AND (verified_by_id IS NOT NULL)))))
);
CREATE TABLE guildmark_template.certificates_ownfile (
    id uuid NOT NULL,
    edition integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer,
    registered_at timestamp with time zone NOT NULL,
    certificate_id uuid NOT NULL,
    registered_by_id uuid NOT NULL,
    CONSTRAINT an_own_file_has_its_hash CHECK (((sha256)::text ~ ''^[0-9a-f]{64}$''::text)),
    CONSTRAINT certificates_ownfile_edition_check CHECK ((edition >= 0)),
    CONSTRAINT certificates_ownfile_size_check CHECK ((size >= 0)),
    CONSTRAINT own_editions_from_one CHECK ((edition >= 1))
);
CREATE TABLE guildmark_template.certificates_paper (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    certificate_id uuid NOT NULL,
    uploaded_by_id uuid NOT NULL,
    CONSTRAINT certificates_paper_size_check CHECK ((size >= 0)),
    CONSTRAINT papers_have_a_hash CHECK (((sha256)::text ~ ''^[0-9a-f]{64}$''::text))
);
CREATE TABLE guildmark_template.certificates_surveillanceplan (
    id uuid NOT NULL,
    next_due_on date NOT NULL,
    months_between smallint NOT NULL,
    grace_days smallint NOT NULL,
    parts jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    certificate_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    CONSTRAINT certificates_surveillanceplan_grace_days_check CHECK ((grace_days >= 0)),
    CONSTRAINT certificates_surveillanceplan_months_between_check CHECK ((months_between >= 0)),
    CONSTRAINT surveillance_comes_again CHECK ((months_between >= 1))
);
CREATE TABLE guildmark_template.certificates_task (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    certificate_id uuid NOT NULL
);
CREATE TABLE guildmark_template.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE guildmark_template.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME guildmark_template.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE guildmark_template.evaluations_decision (
    id uuid NOT NULL,
    report_sha256 character varying(64) NOT NULL,
    review_sha256 character varying(64) NOT NULL,
    outcome character varying(24) NOT NULL,
    recommended character varying(24) NOT NULL,
    reason text NOT NULL,
    deviation_reason text NOT NULL,
    scope jsonb NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    sha256 character varying(64) NOT NULL,
    application_review_id uuid,
    case_id uuid NOT NULL,
    decided_by_id uuid NOT NULL,
    report_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT deviating_decisions_have_a_reason CHECK ((((outcome)::text = (recommended)::text) OR (NOT (deviation_reason = ''''::text)))),
    CONSTRAINT negative_decisions_have_a_reason CHECK ((((outcome)::text = ANY ((ARRAY[''approve''::character varying, ''extend''::character varying, ''grant''::character varying, ''maintain''::character varying, ''maintain_with_conditions''::character varying, ''renew''::character varying, ''restore''::character varying, ''restore_reduced''::character varying, ''take_over''::character varying])::text[])) OR (NOT (reason = ''''::text)))),
    CONSTRAINT positive_decisions_have_a_scope CHECK (((NOT ((outcome)::text = ANY ((ARRAY[''approve''::character varying, ''extend''::character varying, ''grant''::character varying, ''maintain''::character varying, ''maintain_with_conditions''::character varying, ''renew''::character varying, ''restore''::character varying, ''restore_reduced''::character varying, ''take_over''::character varying])::text[]))) OR (NOT (scope = ''{}''::jsonb))))
);
CREATE TABLE guildmark_template.evaluations_evidencerequest (
    id uuid NOT NULL,
    items text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT evidence_requests_list_something CHECK ((NOT (items = ''''::text)))
);
CREATE TABLE guildmark_template.evaluations_inspection (
    id uuid NOT NULL,
    inspected_on date NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    planned_by_id uuid NOT NULL
);
CREATE TABLE guildmark_template.evaluations_involvement (
    id uuid NOT NULL,
    how character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE guildmark_template.evaluations_nonconformity (
    id uuid NOT NULL,
    number integer NOT NULL,
    grade character varying(8) NOT NULL,
    criterion character varying(300) NOT NULL,
    text text NOT NULL,
    status character varying(10) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    client_told_at timestamp with time zone,
    due_at timestamp with time zone,
    cause text NOT NULL,
    action text NOT NULL,
    answered_at timestamp with time zone,
    closing_words text NOT NULL,
    closed_at timestamp with time zone,
    answered_by_id uuid,
    case_id uuid NOT NULL,
    closed_by_id uuid,
    raised_by_id uuid NOT NULL,
    CONSTRAINT closing_says_who_and_how CHECK (((NOT ((status)::text = ANY ((ARRAY[''closed''::character varying, ''accepted''::character varying])::text[]))) OR ((closed_by_id IS NOT NULL) AND (NOT (closing_words = ''''::text))))),
    CONSTRAINT evaluations_nonconformity_number_check CHECK ((number >= 0)),
    CONSTRAINT only_minor_ones_are_accepted CHECK (((NOT ((status)::text = ''accepted''::text)) OR ((grade)::text = ''minor''::text)))
);
CREATE TABLE guildmark_template.evaluations_objection (
    id uuid NOT NULL,
    reason text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    is_upheld boolean,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    evaluator_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT answered_objections_say_why CHECK (((answered_at IS NULL) OR ((NOT (answer = ''''::text)) AND (is_upheld IS NOT NULL)))),
    CONSTRAINT objections_are_answered_later CHECK (((answered_at IS NULL) OR (answered_at >= made_at))),
    CONSTRAINT objections_have_a_reason CHECK ((NOT (reason = ''''::text)))
);
CREATE TABLE guildmark_template.evaluations_plan (
    id uuid NOT NULL,
    version integer NOT NULL,
    methods text NOT NULL,
    samples text NOT NULL,
    begins_on date,
    made_at timestamp with time zone NOT NULL,
    client_told_at timestamp with time zone,
    objections_until timestamp with time zone,
    agreed_at timestamp with time zone,
    agreed_by_id uuid,
    case_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    CONSTRAINT evaluations_plan_version_check CHECK ((version >= 0))
);
CREATE TABLE guildmark_template.evaluations_plannedevaluator (
    id uuid NOT NULL,
    reasons jsonb NOT NULL,
    plan_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE guildmark_template.evaluations_report (
    id uuid NOT NULL,
    version integer NOT NULL,
    summary text NOT NULL,
    scope_evaluated jsonb NOT NULL,
    grade character varying(100) NOT NULL,
    content jsonb,
    sha256 character varying(64) NOT NULL,
    frozen_at timestamp with time zone,
    case_id uuid NOT NULL,
    frozen_by_id uuid,
    written_by_id uuid NOT NULL,
    CONSTRAINT evaluations_report_version_check CHECK ((version >= 0)),
    CONSTRAINT frozen_reports_are_whole CHECK (((frozen_at IS NULL) OR ((content IS NOT NULL) AND ((sha256)::text ~ ''^[0-9a-f]{64}$''::text) AND (frozen_by_id IS NOT NULL))))
);
CREATE TABLE guildmark_template.evaluations_result (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    criterion character varying(300) NOT NULL,
    clause character varying(100) NOT NULL,
    method character varying(200) NOT NULL,
    "limit" character varying(200) NOT NULL,
    value character varying(200) NOT NULL,
    unit character varying(40) NOT NULL,
    verdict character varying(16) NOT NULL,
    measure character varying(300) NOT NULL,
    is_reused boolean NOT NULL,
    source character varying(300) NOT NULL,
    justification text NOT NULL,
    laboratory_competence text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    report_id uuid NOT NULL,
    responsibility_taken_by_id uuid,
    written_by_id uuid NOT NULL,
    CONSTRAINT evaluations_result_position_check CHECK (("position" >= 0)),
    CONSTRAINT reused_results_have_someone_responsible CHECK (((NOT is_reused) OR ((responsibility_taken_by_id IS NOT NULL) AND (NOT (justification = ''''::text)) AND (NOT (laboratory_competence = ''''::text)) AND (NOT ((source)::text = ''''::text)))))
);
CREATE TABLE guildmark_template.evaluations_review (
    id uuid NOT NULL,
    report_sha256 character varying(64) NOT NULL,
    outcome character varying(24) NOT NULL,
    grade character varying(100) NOT NULL,
    words text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    sha256 character varying(64) NOT NULL,
    case_id uuid NOT NULL,
    report_id uuid NOT NULL,
    reviewer_id uuid NOT NULL,
    CONSTRAINT reviews_have_words CHECK ((NOT (words = ''''::text)))
);
CREATE TABLE guildmark_template.imports_batch (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    file character varying(200) NOT NULL,
    name character varying(150) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    reading jsonb NOT NULL,
    headings jsonb NOT NULL,
    columns jsonb NOT NULL,
    answers jsonb NOT NULL,
    phase character varying(10) NOT NULL,
    "position" bigint NOT NULL,
    total integer NOT NULL,
    counts jsonb NOT NULL,
    trouble character varying(300) NOT NULL,
    worked_at timestamp with time zone,
    uploaded_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    stated_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    done_at timestamp with time zone,
    taken_back_at timestamp with time zone,
    taken_back_why character varying(300) NOT NULL,
    confirmed_by_id uuid,
    stated_by_id uuid,
    taken_back_by_id uuid,
    uploaded_by_id uuid NOT NULL,
    taken_back_agreed_at timestamp with time zone,
    taken_back_asked_at timestamp with time zone,
    taken_back_asked_by_id uuid,
    head character varying(200) NOT NULL,
    CONSTRAINT imports_batch_total_check CHECK ((total >= 0)),
    CONSTRAINT nothing_is_entered_unconfirmed CHECK (((NOT ((state)::text = ANY ((ARRAY[''entering''::character varying, ''done''::character varying, ''taking_back''::character varying, ''taken_back''::character varying])::text[]))) OR (confirmed_by_id IS NOT NULL))),
    CONSTRAINT two_people_answer_for_an_import CHECK (((confirmed_by_id IS NULL) OR ((stated_by_id IS NOT NULL) AND (NOT ((confirmed_by_id = stated_by_id) AND (confirmed_by_id IS NOT NULL) AND (stated_by_id IS NOT NULL))) AND (confirmed_at IS NOT NULL)))),
    CONSTRAINT two_people_take_an_import_back CHECK (((taken_back_by_id IS NULL) OR (taken_back_asked_by_id IS NULL) OR ((NOT ((taken_back_by_id = taken_back_asked_by_id) AND (taken_back_by_id IS NOT NULL) AND (taken_back_asked_by_id IS NOT NULL))) AND (taken_back_agreed_at IS NOT NULL))))
);
CREATE TABLE guildmark_template.imports_layout (
    headings_digest character varying(64) NOT NULL,
    columns jsonb NOT NULL,
    answers jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by_id uuid NOT NULL
);
CREATE TABLE guildmark_template.imports_row (
    id bigint NOT NULL,
    line integer NOT NULL,
    turn integer NOT NULL,
    number character varying(600) NOT NULL,
    printed_number character varying(600) CONSTRAINT imports_row_canonical_number_not_null NOT NULL,
    digest character varying(32) NOT NULL,
    content jsonb NOT NULL,
    verdict character varying(10) NOT NULL,
    problems jsonb NOT NULL,
    remarks jsonb NOT NULL,
    successor character varying(600) NOT NULL,
    predecessors jsonb NOT NULL,
    certificate uuid,
    before jsonb,
    revision integer,
    is_entered boolean NOT NULL,
    is_taken_back boolean NOT NULL,
    batch_id uuid NOT NULL,
    folded_number character varying(600) NOT NULL,
    CONSTRAINT imports_row_line_check CHECK ((line >= 0)),
    CONSTRAINT imports_row_revision_check CHECK ((revision >= 0)),
    CONSTRAINT imports_row_turn_check CHECK ((turn >= 0))
);
ALTER TABLE guildmark_template.imports_row ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME guildmark_template.imports_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE guildmark_template.papers_housestyle (
    id uuid NOT NULL,
    version integer,
    accent character varying(7) NOT NULL,
    head_zh character varying(60) NOT NULL,
    head_en character varying(90) NOT NULL,
    note_zh character varying(160) NOT NULL,
    note_en character varying(240) NOT NULL,
    foot_zh character varying(100) NOT NULL,
    foot_en character varying(160) NOT NULL,
    logo character varying(64) NOT NULL,
    seal character varying(64) NOT NULL,
    signatures jsonb NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    edited_by_id uuid,
    published_by_id uuid,
    mark character varying(64) NOT NULL,
    CONSTRAINT a_published_style_has_its_version CHECK ((((published_at IS NULL) AND (published_by_id IS NULL) AND (version IS NULL)) OR ((published_at IS NOT NULL) AND (published_by_id IS NOT NULL) AND (version >= 1)))),
    CONSTRAINT accent_is_a_colour CHECK (((accent)::text ~ ''^#[0-9a-f]{6}$''::text)),
    CONSTRAINT papers_housestyle_version_check CHECK ((version >= 0))
);
CREATE TABLE guildmark_template.papers_issuedpaper (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    subject uuid NOT NULL,
    revision integer NOT NULL,
    number character varying(620) NOT NULL,
    language character varying(4) NOT NULL,
    statement jsonb NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(6) NOT NULL,
    tries integer NOT NULL,
    failure character varying(400) NOT NULL,
    failed_at timestamp with time zone,
    template_version character varying(16) NOT NULL,
    file character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    pages integer NOT NULL,
    made_at timestamp with time zone,
    organisation_id uuid,
    unended integer NOT NULL,
    CONSTRAINT a_made_paper_has_its_file CHECK ((((made_at IS NOT NULL) AND ((sha256)::text ~ ''^[0-9a-f]{64}$''::text) AND (size >= 1) AND ((state)::text = ''made''::text) AND (NOT ((file)::text = ''''::text))) OR ((NOT ((state)::text = ''made''::text)) AND ((file)::text = ''''::text) AND (made_at IS NULL) AND ((sha256)::text = ''''::text)))),
    CONSTRAINT paper_state_is_known CHECK (((state)::text = ANY ((ARRAY[''asked''::character varying, ''made''::character varying, ''failed''::character varying])::text[]))),
    CONSTRAINT papers_issuedpaper_pages_check CHECK ((pages >= 0)),
    CONSTRAINT papers_issuedpaper_revision_check CHECK ((revision >= 0)),
    CONSTRAINT papers_issuedpaper_size_check CHECK ((size >= 0)),
    CONSTRAINT papers_issuedpaper_tries_check CHECK ((tries >= 0)),
    CONSTRAINT papers_issuedpaper_unended_check CHECK ((unended >= 0))
);
CREATE TABLE guildmark_template.papers_paperdownloads (
    id bigint NOT NULL,
    day date NOT NULL,
    door character varying(6) NOT NULL,
    count integer NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT papers_paperdownloads_count_check CHECK ((count >= 0))
);
ALTER TABLE guildmark_template.papers_paperdownloads ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME guildmark_template.papers_paperdownloads_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE guildmark_template.staff_authorisation (
    id uuid NOT NULL,
    role character varying(24) NOT NULL,
    scheme uuid,
    technical_area character varying(100) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    granted_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    granted_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT authorisation_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT authorisation_role_is_known CHECK (((role)::text = ANY ((ARRAY[''case_officer''::character varying, ''application_reviewer''::character varying, ''evaluator''::character varying, ''reviewer''::character varying, ''decision_maker''::character varying, ''signatory''::character varying, ''registrar''::character varying, ''complaint_handler''::character varying, ''scheme_manager''::character varying, ''quality_manager''::character varying, ''finance''::character varying, ''body_admin''::character varying, ''body_marketer''::character varying])::text[]))),
    CONSTRAINT nobody_grants_themselves CHECK ((NOT (granted_by_id = user_id)))
);
CREATE TABLE guildmark_template.staff_competence (
    id uuid NOT NULL,
    role character varying(24) NOT NULL,
    scheme uuid,
    technical_area character varying(100) NOT NULL,
    basis character varying(500) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT competence_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT nobody_judges_themselves CHECK ((NOT (recorded_by_id = user_id)))
);
CREATE TABLE guildmark_template.staff_conflict (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    note character varying(500) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT conflict_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
CREATE TABLE guildmark_template.staff_staffprofile (
    id uuid NOT NULL,
    name_zh character varying(100) NOT NULL,
    name_en character varying(100) NOT NULL,
    employment character varying(12) NOT NULL,
    since date,
    until date,
    user_id uuid NOT NULL,
    employment_said_by_id uuid,
    CONSTRAINT employment_ends_after_start CHECK (((until IS NULL) OR (since IS NULL) OR (until >= since))),
    CONSTRAINT somebody_else_says_who_is_employed CHECK ((NOT ((employment_said_by_id = user_id) AND (employment_said_by_id IS NOT NULL))))
);
ALTER TABLE ONLY guildmark_template.applications_agreement
    ADD CONSTRAINT applications_agreement_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY guildmark_template.applications_agreement
    ADD CONSTRAINT applications_agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_application_number_key UNIQUE (number);
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_applicationreview
    ADD CONSTRAINT applications_applicationreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_askedquestion
    ADD CONSTRAINT applications_askedquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_document
    ADD CONSTRAINT applications_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_factory
    ADD CONSTRAINT applications_factory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_feeannex
    ADD CONSTRAINT applications_feeannex_agreement_id_key UNIQUE (agreement_id);
ALTER TABLE ONLY guildmark_template.applications_feeannex
    ADD CONSTRAINT applications_feeannex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_party
    ADD CONSTRAINT applications_party_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_question
    ADD CONSTRAINT applications_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_quote
    ADD CONSTRAINT applications_quote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_quotetexts
    ADD CONSTRAINT applications_quotetexts_name_key UNIQUE (name);
ALTER TABLE ONLY guildmark_template.applications_quotetexts
    ADD CONSTRAINT applications_quotetexts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_receivedenquiry
    ADD CONSTRAINT applications_receivedenquiry_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY guildmark_template.applications_receivedenquiry
    ADD CONSTRAINT applications_receivedenquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_signature
    ADD CONSTRAINT applications_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_assignment
    ADD CONSTRAINT cases_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_case
    ADD CONSTRAINT cases_case_certificate_key UNIQUE (certificate);
ALTER TABLE ONLY guildmark_template.cases_case
    ADD CONSTRAINT cases_case_number_key UNIQUE (number);
ALTER TABLE ONLY guildmark_template.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_caseevent
    ADD CONSTRAINT cases_caseevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_letter
    ADD CONSTRAINT cases_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_message
    ADD CONSTRAINT cases_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_bodypassport
    ADD CONSTRAINT catalog_bodypassport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_documentwanted
    ADD CONSTRAINT catalog_documentwanted_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_fee
    ADD CONSTRAINT catalog_fee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_question
    ADD CONSTRAINT catalog_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_reason
    ADD CONSTRAINT catalog_reason_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_scheme
    ADD CONSTRAINT catalog_scheme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_scheme
    ADD CONSTRAINT catalog_scheme_slug_key UNIQUE (slug);
ALTER TABLE ONLY guildmark_template.catalog_schemeversion
    ADD CONSTRAINT catalog_schemeversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_standardreference
    ADD CONSTRAINT catalog_standardreference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_certificate
    ADD CONSTRAINT certificates_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_certificateevent
    ADD CONSTRAINT certificates_certificateevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_holderrequest
    ADD CONSTRAINT certificates_holderrequest_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY guildmark_template.certificates_holderrequest
    ADD CONSTRAINT certificates_holderrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_issuingrules
    ADD CONSTRAINT certificates_issuingrules_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_measure
    ADD CONSTRAINT certificates_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_ownfile
    ADD CONSTRAINT certificates_ownfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_paper
    ADD CONSTRAINT certificates_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_surveillanceplan
    ADD CONSTRAINT certificates_surveillanceplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_task
    ADD CONSTRAINT certificates_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_review_id_key UNIQUE (review_id);
ALTER TABLE ONLY guildmark_template.evaluations_evidencerequest
    ADD CONSTRAINT evaluations_evidencerequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_inspection
    ADD CONSTRAINT evaluations_inspection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_involvement
    ADD CONSTRAINT evaluations_involvement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_nonconformity
    ADD CONSTRAINT evaluations_nonconformity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_objection
    ADD CONSTRAINT evaluations_objection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_plan
    ADD CONSTRAINT evaluations_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_plannedevaluator
    ADD CONSTRAINT evaluations_plannedevaluator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_report
    ADD CONSTRAINT evaluations_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_result
    ADD CONSTRAINT evaluations_result_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_review
    ADD CONSTRAINT evaluations_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_review
    ADD CONSTRAINT evaluations_review_report_id_key UNIQUE (report_id);
ALTER TABLE ONLY guildmark_template.imports_batch
    ADD CONSTRAINT imports_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.imports_layout
    ADD CONSTRAINT imports_layout_pkey PRIMARY KEY (headings_digest);
ALTER TABLE ONLY guildmark_template.imports_row
    ADD CONSTRAINT imports_row_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.papers_housestyle
    ADD CONSTRAINT one_draft_and_each_version_once UNIQUE NULLS NOT DISTINCT (version);
ALTER TABLE ONLY guildmark_template.papers_housestyle
    ADD CONSTRAINT papers_housestyle_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.papers_paperdownloads
    ADD CONSTRAINT papers_paperdownloads_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.staff_authorisation
    ADD CONSTRAINT staff_authorisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.staff_competence
    ADD CONSTRAINT staff_competence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.staff_conflict
    ADD CONSTRAINT staff_conflict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.staff_staffprofile
    ADD CONSTRAINT staff_staffprofile_pkey PRIMARY KEY (id);
ALTER TABLE guildmark_template.catalog_schemeversion
    ADD CONSTRAINT type_1a_licenses_no_mark CHECK (((published_at IS NULL) OR (NOT ((scheme_type)::text = ''1a''::text)) OR ((NOT licenses_mark) AND (NOT (attestation @> ARRAY[''marking''::character varying(30)]))))) NOT VALID;
CREATE UNIQUE INDEX a_measure_is_ground_of_one_change ON guildmark_template.certificates_certificateevent USING btree (measure_id);
CREATE UNIQUE INDEX a_request_is_ground_of_one_change ON guildmark_template.certificates_certificateevent USING btree (request_id);
CREATE INDEX application_by_client ON guildmark_template.applications_application USING btree (organisation_id, created_at DESC);
CREATE INDEX applications_agreement_offered_by_id_c7739b02 ON guildmark_template.applications_agreement USING btree (offered_by_id);
CREATE INDEX applications_application_created_by_id_8a03e3c4 ON guildmark_template.applications_application USING btree (created_by_id);
CREATE INDEX applications_application_factory_id_51f990a0 ON guildmark_template.applications_application USING btree (factory_id);
CREATE INDEX applications_application_manufacturer_id_e5ac4248 ON guildmark_template.applications_application USING btree (manufacturer_id);
CREATE INDEX applications_application_number_be0adb2f_like ON guildmark_template.applications_application USING btree (number varchar_pattern_ops);
CREATE INDEX applications_application_organisation_id_cf3f9530 ON guildmark_template.applications_application USING btree (organisation_id);
CREATE INDEX applications_application_scheme_version_id_9a8584dc ON guildmark_template.applications_application USING btree (scheme_version_id);
CREATE INDEX applications_applicationreview_application_id_29eea343 ON guildmark_template.applications_applicationreview USING btree (application_id);
CREATE INDEX applications_applicationreview_reviewer_id_a14471b3 ON guildmark_template.applications_applicationreview USING btree (reviewer_id);
CREATE INDEX applications_askedquestion_asked_by_id_8c281abf ON guildmark_template.applications_askedquestion USING btree (asked_by_id);
CREATE INDEX applications_askedquestion_received_id_9d5a72ae ON guildmark_template.applications_askedquestion USING btree (received_id);
CREATE INDEX applications_document_application_id_280b2db8 ON guildmark_template.applications_document USING btree (application_id);
CREATE INDEX applications_document_case_id_d685946f ON guildmark_template.applications_document USING btree (case_id);
CREATE INDEX applications_document_uploaded_by_id_fcbcce6d ON guildmark_template.applications_document USING btree (uploaded_by_id);
CREATE INDEX applications_factory_organisation_id_b271e2ca ON guildmark_template.applications_factory USING btree (organisation_id);
CREATE INDEX applications_party_organisation_id_2474c0aa ON guildmark_template.applications_party USING btree (organisation_id);
CREATE INDEX applications_question_answered_by_id_4eb19b98 ON guildmark_template.applications_question USING btree (answered_by_id);
CREATE INDEX applications_question_application_id_d7fcffcf ON guildmark_template.applications_question USING btree (application_id);
CREATE INDEX applications_question_asked_by_id_a6c5cfdd ON guildmark_template.applications_question USING btree (asked_by_id);
CREATE INDEX applications_quote_drafted_by_id_5c9d7644 ON guildmark_template.applications_quote USING btree (drafted_by_id);
CREATE INDEX applications_quote_received_id_9e57a895 ON guildmark_template.applications_quote USING btree (received_id);
CREATE INDEX applications_quote_scheme_version_id_0395feb1 ON guildmark_template.applications_quote USING btree (scheme_version_id);
CREATE INDEX applications_quote_sent_by_id_a55ab19e ON guildmark_template.applications_quote USING btree (sent_by_id);
CREATE INDEX applications_quotetexts_kept_by_id_413fbe80 ON guildmark_template.applications_quotetexts USING btree (kept_by_id);
CREATE INDEX applications_quotetexts_name_5a2219ad_like ON guildmark_template.applications_quotetexts USING btree (name varchar_pattern_ops);
CREATE INDEX applications_receivedenquiry_declined_by_id_1ec91469 ON guildmark_template.applications_receivedenquiry USING btree (declined_by_id);
CREATE INDEX applications_signature_agreement_id_4bc066a2 ON guildmark_template.applications_signature USING btree (agreement_id);
CREATE INDEX applications_signature_signed_by_id_f044cf29 ON guildmark_template.applications_signature USING btree (signed_by_id);
CREATE INDEX applications_unit_application_id_20a628a2 ON guildmark_template.applications_unit USING btree (application_id);
CREATE INDEX applications_unit_factory_id_466f6c10 ON guildmark_template.applications_unit USING btree (factory_id);
CREATE INDEX applications_unit_manufacturer_id_24821949 ON guildmark_template.applications_unit USING btree (manufacturer_id);
CREATE INDEX assignment_of_person ON guildmark_template.cases_assignment USING btree (user_id, case_id) WHERE (ended_at IS NULL);
CREATE INDEX authorisation_of_person ON guildmark_template.staff_authorisation USING btree (user_id, role);
CREATE INDEX case_by_client ON guildmark_template.cases_case USING btree (organisation_id, created_at DESC);
CREATE INDEX case_by_state ON guildmark_template.cases_case USING btree (state, due_at);
CREATE INDEX case_by_subject ON guildmark_template.cases_case USING btree (subject, number);
CREATE INDEX case_newest ON guildmark_template.cases_case USING btree (created_at DESC, number) WHERE (NOT ((state)::text = ''DRAFT''::text));
CREATE INDEX cases_assignment_assigned_by_id_6a6ad9f5 ON guildmark_template.cases_assignment USING btree (assigned_by_id);
CREATE INDEX cases_assignment_case_id_b0be0e7a ON guildmark_template.cases_assignment USING btree (case_id);
CREATE INDEX cases_assignment_user_id_8a4a8fb6 ON guildmark_template.cases_assignment USING btree (user_id);
CREATE INDEX cases_case_number_980c9551_like ON guildmark_template.cases_case USING btree (number varchar_pattern_ops);
CREATE INDEX cases_case_organisation_id_dac38ff3 ON guildmark_template.cases_case USING btree (organisation_id);
CREATE INDEX cases_case_scheme_version_id_8efce80e ON guildmark_template.cases_case USING btree (scheme_version_id);
CREATE INDEX cases_caseevent_by_id_fa00fac4 ON guildmark_template.cases_caseevent USING btree (by_id);
CREATE INDEX cases_caseevent_case_id_6c6031ac ON guildmark_template.cases_caseevent USING btree (case_id);
CREATE INDEX cases_letter_case_id_653c3cd9 ON guildmark_template.cases_letter USING btree (case_id);
CREATE INDEX cases_letter_sent_by_id_6c737ea8 ON guildmark_template.cases_letter USING btree (sent_by_id);
CREATE INDEX cases_message_by_id_32a3f716 ON guildmark_template.cases_message USING btree (by_id);
CREATE INDEX cases_message_case_id_544aca6d ON guildmark_template.cases_message USING btree (case_id);
CREATE INDEX catalog_bodypassport_edited_by_id_18b80a7e ON guildmark_template.catalog_bodypassport USING btree (edited_by_id);
CREATE INDEX catalog_documentwanted_version_id_fe60d072 ON guildmark_template.catalog_documentwanted USING btree (version_id);
CREATE INDEX catalog_fee_version_id_fad46adf ON guildmark_template.catalog_fee USING btree (version_id);
CREATE INDEX catalog_question_version_id_5977ef1d ON guildmark_template.catalog_question USING btree (version_id);
CREATE INDEX catalog_reason_version_id_3ab19332 ON guildmark_template.catalog_reason USING btree (version_id);
CREATE INDEX catalog_scheme_created_by_id_e243fc17 ON guildmark_template.catalog_scheme USING btree (created_by_id);
CREATE INDEX catalog_scheme_slug_02aa04de_like ON guildmark_template.catalog_scheme USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_scheme_withdrawn_by_id_252efb7d ON guildmark_template.catalog_scheme USING btree (withdrawn_by_id);
CREATE INDEX catalog_schemeversion_edited_by_id_95a5bc31 ON guildmark_template.catalog_schemeversion USING btree (edited_by_id);
CREATE INDEX catalog_schemeversion_published_by_id_aa45332c ON guildmark_template.catalog_schemeversion USING btree (published_by_id);
CREATE INDEX catalog_schemeversion_scheme_id_2a2b0d6b ON guildmark_template.catalog_schemeversion USING btree (scheme_id);
CREATE INDEX catalog_standardreference_standard_id_127e4dca ON guildmark_template.catalog_standardreference USING btree (standard_id);
CREATE INDEX catalog_standardreference_version_id_6c1e4f29 ON guildmark_template.catalog_standardreference USING btree (version_id);
CREATE INDEX certificate_by_number ON guildmark_template.certificates_certificate USING btree (folded_number);
CREATE INDEX certificate_by_status ON guildmark_template.certificates_certificate USING btree (status, status_since DESC);
CREATE INDEX certificate_newest_first ON guildmark_template.certificates_certificate USING btree (prepared_at DESC, id);
CREATE UNIQUE INDEX certificate_number_is_unique ON guildmark_template.certificates_certificate USING btree (printed_number) WHERE (taken_back_at IS NULL);
CREATE INDEX certificates_certificate_confirmed_by_id_ae0b4039 ON guildmark_template.certificates_certificate USING btree (confirmed_by_id);
CREATE INDEX certificates_certificate_follow_up_id_5bf57f78 ON guildmark_template.certificates_certificate USING btree (follow_up_id);
CREATE INDEX certificates_certificate_organisation_id_c64a2fb8 ON guildmark_template.certificates_certificate USING btree (organisation_id);
CREATE INDEX certificates_certificate_prepared_by_id_6566dd3f ON guildmark_template.certificates_certificate USING btree (prepared_by_id);
CREATE INDEX certificates_certificate_signed_by_id_7b12941e ON guildmark_template.certificates_certificate USING btree (signed_by_id);
CREATE INDEX certificates_certificate_superseded_by_id_30238d9f ON guildmark_template.certificates_certificate USING btree (superseded_by_id);
CREATE INDEX certificates_certificateevent_by_id_bb63e663 ON guildmark_template.certificates_certificateevent USING btree (by_id);
CREATE INDEX certificates_certificateevent_certificate_id_65948076 ON guildmark_template.certificates_certificateevent USING btree (certificate_id);
CREATE INDEX certificates_certificateevent_decided_by_id_2873afdd ON guildmark_template.certificates_certificateevent USING btree (decided_by_id);
CREATE INDEX certificates_certificateevent_measure_id_54861279 ON guildmark_template.certificates_certificateevent USING btree (measure_id);
CREATE INDEX certificates_certificateevent_request_id_07737302 ON guildmark_template.certificates_certificateevent USING btree (request_id);
CREATE INDEX certificates_certificateevent_stated_by_id_999195c9 ON guildmark_template.certificates_certificateevent USING btree (stated_by_id);
CREATE INDEX certificates_holderrequest_answered_by_id_be8d6149 ON guildmark_template.certificates_holderrequest USING btree (answered_by_id);
CREATE INDEX certificates_holderrequest_asked_by_id_66fff3a4 ON guildmark_template.certificates_holderrequest USING btree (asked_by_id);
CREATE INDEX certificates_holderrequest_certificate_id_be1abb0a ON guildmark_template.certificates_holderrequest USING btree (certificate_id);
CREATE INDEX certificates_issuingrules_edited_by_id_872ede17 ON guildmark_template.certificates_issuingrules USING btree (edited_by_id);
CREATE INDEX certificates_measure_certificate_id_37aea353 ON guildmark_template.certificates_measure USING btree (certificate_id);
CREATE INDEX certificates_measure_decided_by_id_88c4a98a ON guildmark_template.certificates_measure USING btree (decided_by_id);
CREATE INDEX certificates_measure_follow_up_id_3ee4f6a8 ON guildmark_template.certificates_measure USING btree (follow_up_id);
CREATE INDEX certificates_measure_paper_id_3a249646 ON guildmark_template.certificates_measure USING btree (paper_id);
CREATE INDEX certificates_measure_proposed_by_id_eb443ffd ON guildmark_template.certificates_measure USING btree (proposed_by_id);
CREATE INDEX certificates_measure_successor_id_28e3782b ON guildmark_template.certificates_measure USING btree (successor_id);
CREATE INDEX certificates_measure_verified_by_id_3636f8e1 ON guildmark_template.certificates_measure USING btree (verified_by_id);
CREATE INDEX certificates_ownfile_certificate_id_45ab977d ON guildmark_template.certificates_ownfile USING btree (certificate_id);
CREATE INDEX certificates_ownfile_registered_by_id_e073f95d ON guildmark_template.certificates_ownfile USING btree (registered_by_id);
CREATE INDEX certificates_paper_certificate_id_85803d6d ON guildmark_template.certificates_paper USING btree (certificate_id);
CREATE INDEX certificates_paper_uploaded_by_id_f87b8394 ON guildmark_template.certificates_paper USING btree (uploaded_by_id);
CREATE INDEX certificates_surveillanceplan_certificate_id_ed0bf174 ON guildmark_template.certificates_surveillanceplan USING btree (certificate_id);
CREATE INDEX certificates_surveillanceplan_made_by_id_2c3f861d ON guildmark_template.certificates_surveillanceplan USING btree (made_by_id);
CREATE INDEX certificates_task_certificate_id_fd1fbbd1 ON guildmark_template.certificates_task USING btree (certificate_id);
CREATE UNIQUE INDEX each_evaluator_is_planned_once ON guildmark_template.evaluations_plannedevaluator USING btree (plan_id, user_id);
CREATE UNIQUE INDEX each_side_signs_once ON guildmark_template.applications_signature USING btree (agreement_id, side);
CREATE INDEX enquiries_by_deadline ON guildmark_template.applications_receivedenquiry USING btree (is_open, deadline);
CREATE INDEX evaluations_decision_application_review_id_491fa1df ON guildmark_template.evaluations_decision USING btree (application_review_id);
CREATE INDEX evaluations_decision_decided_by_id_24880fad ON guildmark_template.evaluations_decision USING btree (decided_by_id);
CREATE INDEX evaluations_decision_report_id_a75a952e ON guildmark_template.evaluations_decision USING btree (report_id);
CREATE INDEX evaluations_evidencerequest_asked_by_id_682e8dc7 ON guildmark_template.evaluations_evidencerequest USING btree (asked_by_id);
CREATE INDEX evaluations_evidencerequest_case_id_87fd4e73 ON guildmark_template.evaluations_evidencerequest USING btree (case_id);
CREATE INDEX evaluations_evidencerequest_report_id_685d2533 ON guildmark_template.evaluations_evidencerequest USING btree (report_id);
CREATE INDEX evaluations_inspection_case_id_49b625b0 ON guildmark_template.evaluations_inspection USING btree (case_id);
CREATE INDEX evaluations_inspection_planned_by_id_8ed5c4b2 ON guildmark_template.evaluations_inspection USING btree (planned_by_id);
CREATE INDEX evaluations_involvement_case_id_a47bb5e5 ON guildmark_template.evaluations_involvement USING btree (case_id);
CREATE INDEX evaluations_involvement_user_id_7db24993 ON guildmark_template.evaluations_involvement USING btree (user_id);
CREATE INDEX evaluations_nonconformity_answered_by_id_789994af ON guildmark_template.evaluations_nonconformity USING btree (answered_by_id);
CREATE INDEX evaluations_nonconformity_case_id_ab25da1d ON guildmark_template.evaluations_nonconformity USING btree (case_id);
CREATE INDEX evaluations_nonconformity_closed_by_id_1cca1a9d ON guildmark_template.evaluations_nonconformity USING btree (closed_by_id);
CREATE INDEX evaluations_nonconformity_raised_by_id_2d74e19f ON guildmark_template.evaluations_nonconformity USING btree (raised_by_id);
CREATE INDEX evaluations_objection_answered_by_id_9b12b667 ON guildmark_template.evaluations_objection USING btree (answered_by_id);
CREATE INDEX evaluations_objection_evaluator_id_854e4adc ON guildmark_template.evaluations_objection USING btree (evaluator_id);
CREATE INDEX evaluations_objection_made_by_id_7f7f5c5b ON guildmark_template.evaluations_objection USING btree (made_by_id);
CREATE INDEX evaluations_objection_plan_id_217374e6 ON guildmark_template.evaluations_objection USING btree (plan_id);
CREATE INDEX evaluations_plan_agreed_by_id_78d5461a ON guildmark_template.evaluations_plan USING btree (agreed_by_id);
CREATE INDEX evaluations_plan_case_id_0ece5996 ON guildmark_template.evaluations_plan USING btree (case_id);
CREATE INDEX evaluations_plan_made_by_id_04ea1519 ON guildmark_template.evaluations_plan USING btree (made_by_id);
CREATE INDEX evaluations_plannedevaluator_plan_id_65cdff01 ON guildmark_template.evaluations_plannedevaluator USING btree (plan_id);
CREATE INDEX evaluations_plannedevaluator_user_id_67ede3c9 ON guildmark_template.evaluations_plannedevaluator USING btree (user_id);
CREATE INDEX evaluations_report_case_id_2b63eeb8 ON guildmark_template.evaluations_report USING btree (case_id);
CREATE INDEX evaluations_report_frozen_by_id_32f52e0a ON guildmark_template.evaluations_report USING btree (frozen_by_id);
CREATE INDEX evaluations_report_written_by_id_f7162f1a ON guildmark_template.evaluations_report USING btree (written_by_id);
CREATE INDEX evaluations_result_report_id_603e4ec4 ON guildmark_template.evaluations_result USING btree (report_id);
CREATE INDEX evaluations_result_responsibility_taken_by_id_c123762c ON guildmark_template.evaluations_result USING btree (responsibility_taken_by_id);
CREATE INDEX evaluations_result_written_by_id_d20390df ON guildmark_template.evaluations_result USING btree (written_by_id);
CREATE INDEX evaluations_review_case_id_5ec047f8 ON guildmark_template.evaluations_review USING btree (case_id);
CREATE INDEX evaluations_review_reviewer_id_d73fb25d ON guildmark_template.evaluations_review USING btree (reviewer_id);
CREATE INDEX imports_batch_confirmed_by_id_211f2738 ON guildmark_template.imports_batch USING btree (confirmed_by_id);
CREATE INDEX imports_batch_stated_by_id_8e5b4758 ON guildmark_template.imports_batch USING btree (stated_by_id);
CREATE INDEX imports_batch_taken_back_asked_by_id_4c6e5a5a ON guildmark_template.imports_batch USING btree (taken_back_asked_by_id);
CREATE INDEX imports_batch_taken_back_by_id_5da4dc24 ON guildmark_template.imports_batch USING btree (taken_back_by_id);
CREATE INDEX imports_batch_uploaded_by_id_c2111b98 ON guildmark_template.imports_batch USING btree (uploaded_by_id);
CREATE INDEX imports_layout_headings_digest_9dac4b45_like ON guildmark_template.imports_layout USING btree (headings_digest varchar_pattern_ops);
CREATE INDEX imports_layout_saved_by_id_092ec699 ON guildmark_template.imports_layout USING btree (saved_by_id);
CREATE INDEX imports_row_batch_id_d8f60f4b ON guildmark_template.imports_row USING btree (batch_id);
CREATE UNIQUE INDEX letter_number_is_unique ON guildmark_template.cases_letter USING btree (number) WHERE (NOT ((number)::text = ''''::text));
CREATE UNIQUE INDEX one_active_surveillance_plan ON guildmark_template.certificates_surveillanceplan USING btree (certificate_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_certificate_per_case ON guildmark_template.certificates_certificate USING btree ("case") WHERE ((origin)::text = ''issued_here''::text);
CREATE UNIQUE INDEX one_count_per_paper_day_and_door ON guildmark_template.papers_paperdownloads USING btree (paper_id, day, door);
CREATE UNIQUE INDEX one_current_assignment ON guildmark_template.cases_assignment USING btree (case_id, role, user_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_document_per_version ON guildmark_template.applications_document USING btree (application_id, slot, version);
CREATE UNIQUE INDEX one_draft_of_a_quote ON guildmark_template.applications_quote USING btree (received_id) WHERE (sent_at IS NULL);
CREATE UNIQUE INDEX one_draft_per_scheme ON guildmark_template.catalog_schemeversion USING btree (scheme_id) WHERE (published_at IS NULL);
CREATE UNIQUE INDEX one_event_per_number ON guildmark_template.cases_caseevent USING btree (case_id, number);
CREATE UNIQUE INDEX one_event_per_revision ON guildmark_template.certificates_certificateevent USING btree (certificate_id, revision);
CREATE UNIQUE INDEX one_involvement_of_a_kind ON guildmark_template.evaluations_involvement USING btree (case_id, user_id, how);
CREATE UNIQUE INDEX one_nonconformity_per_number ON guildmark_template.evaluations_nonconformity USING btree (case_id, number);
CREATE UNIQUE INDEX one_open_measure ON guildmark_template.certificates_measure USING btree (certificate_id) WHERE ((answer)::text = ''open''::text);
CREATE UNIQUE INDEX one_open_request ON guildmark_template.certificates_holderrequest USING btree (certificate_id, wish) WHERE ((answer)::text = ''open''::text);
CREATE UNIQUE INDEX one_open_task_per_kind ON guildmark_template.certificates_task USING btree (certificate_id, kind) WHERE (done_at IS NULL);
CREATE UNIQUE INDEX one_paper_per_revision ON guildmark_template.papers_issuedpaper USING btree (kind, subject, revision, language);
CREATE UNIQUE INDEX one_plan_per_version ON guildmark_template.evaluations_plan USING btree (case_id, version);
CREATE UNIQUE INDEX one_profile_per_person ON guildmark_template.staff_staffprofile USING btree (user_id);
CREATE UNIQUE INDEX one_question_per_code ON guildmark_template.catalog_question USING btree (version_id, code);
CREATE UNIQUE INDEX one_quote_of_each_revision ON guildmark_template.applications_quote USING btree (received_id, number);
CREATE UNIQUE INDEX one_reason_per_code ON guildmark_template.catalog_reason USING btree (version_id, kind, code);
CREATE UNIQUE INDEX one_reference_per_standard ON guildmark_template.catalog_standardreference USING btree (version_id, reference);
CREATE UNIQUE INDEX one_registration_per_own_file ON guildmark_template.certificates_ownfile USING btree (certificate_id, sha256);
CREATE UNIQUE INDEX one_report_per_version ON guildmark_template.evaluations_report USING btree (case_id, version);
CREATE UNIQUE INDEX one_result_per_position ON guildmark_template.evaluations_result USING btree (report_id, "position");
CREATE UNIQUE INDEX one_result_per_row ON guildmark_template.imports_row USING btree (batch_id, line);
CREATE UNIQUE INDEX one_unit_per_position ON guildmark_template.applications_unit USING btree (application_id, "position");
CREATE UNIQUE INDEX one_version_per_number ON guildmark_template.catalog_schemeversion USING btree (scheme_id, number);
CREATE INDEX paper_by_hash ON guildmark_template.papers_issuedpaper USING btree (sha256) WHERE (NOT ((sha256)::text = ''''::text));
CREATE INDEX papers_housestyle_edited_by_id_89a93981 ON guildmark_template.papers_housestyle USING btree (edited_by_id);
CREATE INDEX papers_housestyle_published_by_id_df36e295 ON guildmark_template.papers_housestyle USING btree (published_by_id);
CREATE INDEX papers_issuedpaper_organisation_id_0306d8f5 ON guildmark_template.papers_issuedpaper USING btree (organisation_id);
CREATE INDEX papers_paperdownloads_paper_id_465a4e99 ON guildmark_template.papers_paperdownloads USING btree (paper_id);
CREATE INDEX row_by_number ON guildmark_template.imports_row USING btree (batch_id, printed_number);
CREATE INDEX row_by_turn ON guildmark_template.imports_row USING btree (batch_id, turn);
CREATE INDEX row_by_verdict ON guildmark_template.imports_row USING btree (batch_id, verdict, line);
CREATE INDEX staff_authorisation_ended_by_id_971288fb ON guildmark_template.staff_authorisation USING btree (ended_by_id);
CREATE INDEX staff_authorisation_granted_by_id_8d80123d ON guildmark_template.staff_authorisation USING btree (granted_by_id);
CREATE INDEX staff_authorisation_user_id_3fe15d14 ON guildmark_template.staff_authorisation USING btree (user_id);
CREATE INDEX staff_competence_recorded_by_id_6207f571 ON guildmark_template.staff_competence USING btree (recorded_by_id);
CREATE INDEX staff_competence_user_id_397c2964 ON guildmark_template.staff_competence USING btree (user_id);
CREATE INDEX staff_conflict_organisation_id_c3014f74 ON guildmark_template.staff_conflict USING btree (organisation_id);
CREATE INDEX staff_conflict_recorded_by_id_d2e995f2 ON guildmark_template.staff_conflict USING btree (recorded_by_id);
CREATE INDEX staff_conflict_user_id_315b8949 ON guildmark_template.staff_conflict USING btree (user_id);
CREATE INDEX staff_staffprofile_employment_said_by_id_3b479b07 ON guildmark_template.staff_staffprofile USING btree (employment_said_by_id);
CREATE INDEX staff_staffprofile_user_id_de1feaad ON guildmark_template.staff_staffprofile USING btree (user_id);
CREATE INDEX unmade_papers ON guildmark_template.papers_issuedpaper USING btree (asked_at DESC) WHERE (NOT ((state)::text = ''made''::text));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.applications_applicationreview FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.applications_askedquestion FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.applications_feeannex FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.applications_signature FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.cases_caseevent FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.cases_letter FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.cases_message FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.certificates_certificateevent FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.certificates_ownfile FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.certificates_paper FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_decision FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_evidencerequest FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_inspection FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_involvement FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_plannedevaluator FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_review FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER authorisations_are_dated_forward BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.staff_authorisation FOR EACH ROW EXECUTE FUNCTION public.guard_authorisation();
CREATE TRIGGER begins BEFORE INSERT ON guildmark_template.certificates_certificate FOR EACH ROW WHEN ((NOT (((new.origin)::text = ''imported''::text) AND ((new.status)::text = ''VALID''::text) AND (new.revision = 1)))) EXECUTE FUNCTION public.guildmark_moves_along(''status'', ''>PENDING'', ''PENDING>VALID'', ''VALID>SUSPENDED'', ''SUSPENDED>VALID'', ''VALID>WITHDRAWN'', ''SUSPENDED>WITHDRAWN'', ''WITHDRAWN>VALID'', ''VALID>CANCELLED'', ''SUSPENDED>CANCELLED'', ''VALID>EXPIRED'', ''SUSPENDED>EXPIRED'', ''VALID>SUPERSEDED'');
CREATE TRIGGER change_has_its_ground AFTER INSERT ON guildmark_template.certificates_certificateevent FOR EACH ROW WHEN ((((new.status_before)::text <> (new.status_after)::text) AND ((new.status_before)::text <> ''PENDING''::text) AND ((new.status_after)::text <> ''EXPIRED''::text))) EXECUTE FUNCTION public.guildmark_change_has_its_ground();
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.applications_question FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''answered_at'', ''answered_at'', ''answered_by_id'', ''answer'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.cases_assignment FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''ended_at'', ''ended_at'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.certificates_holderrequest FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''answered_at'', ''answered_at'', ''answered_by_id'', ''answer'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.certificates_measure FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''decided_at'', ''decided_at'', ''decided_by_id'', ''decision_words'', ''answer'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.certificates_task FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''done_at'', ''done_at'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_nonconformity FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''closed_at'', ''closed_at'', ''closed_by_id'', ''closing_words'', ''status'', ''client_told_at'', ''due_at'', ''cause'', ''action'', ''answered_by_id'', ''answered_at'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_objection FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''answered_at'', ''answered_at'', ''answered_by_id'', ''answer'', ''is_upheld'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_plan FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''agreed_at'', ''agreed_at'', ''agreed_by_id'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.papers_housestyle FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''published_at'', ''published_at'', ''published_by_id'', ''version'', ''accent'', ''head_zh'', ''head_en'', ''note_zh'', ''note_en'', ''foot_zh'', ''foot_en'', ''logo'', ''seal'', ''signatures'', ''edited_at'', ''edited_by_id'', ''mark'');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.papers_issuedpaper FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once(''made_at'', ''made_at'', ''state'', ''tries'', ''unended'', ''failure'', ''failed_at'', ''template_version'', ''file'', ''sha256'', ''size'', ''pages'');
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.cases_assignment FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_nonconformity FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_plan FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_plannedevaluator FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_report FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_result FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE CONSTRAINT TRIGGER has_history AFTER INSERT OR UPDATE ON guildmark_template.certificates_certificate DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guildmark_has_history(''certificates_certificateevent'', ''certificate_id'');
CREATE CONSTRAINT TRIGGER has_its_certificate AFTER INSERT OR UPDATE ON guildmark_template.cases_case DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((new.state)::text = ''COMPLETED''::text) AND (new.certificate IS NOT NULL))) EXECUTE FUNCTION public.guildmark_case_has_its_certificate();
CREATE TRIGGER import_is_answered_for BEFORE UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW WHEN ((((new.origin)::text = ''imported''::text) AND ((old.status)::text = ''PENDING''::text) AND ((new.status)::text <> ''PENDING''::text))) EXECUTE FUNCTION public.guildmark_import_is_answered_for();
CREATE TRIGGER imports_are_answered_for AFTER INSERT ON guildmark_template.certificates_certificate REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_imports_are_answered_for();
CREATE TRIGGER is_in_time BEFORE INSERT OR UPDATE ON guildmark_template.evaluations_nonconformity FOR EACH ROW EXECUTE FUNCTION public.guildmark_nonconformity_in_time();
CREATE TRIGGER is_independent BEFORE INSERT ON guildmark_template.evaluations_plannedevaluator FOR EACH ROW EXECUTE FUNCTION public.guildmark_evaluator_is_independent();
CREATE TRIGGER is_lawful BEFORE INSERT ON guildmark_template.applications_signature FOR EACH ROW EXECUTE FUNCTION public.guildmark_signature_is_lawful();
CREATE TRIGGER is_lawful BEFORE INSERT OR UPDATE ON guildmark_template.certificates_measure FOR EACH ROW WHEN (((new.answer)::text = ANY ((ARRAY[''agreed''::character varying, ''refused''::character varying])::text[]))) EXECUTE FUNCTION public.guildmark_measure_is_lawful();
CREATE TRIGGER is_lawful BEFORE INSERT ON guildmark_template.evaluations_decision FOR EACH ROW EXECUTE FUNCTION public.guildmark_decision_is_lawful();
CREATE TRIGGER is_lawful BEFORE INSERT ON guildmark_template.evaluations_review FOR EACH ROW EXECUTE FUNCTION public.guildmark_review_is_lawful();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_agreement FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_application FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_applicationreview FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_askedquestion FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_document FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_feeannex FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_question FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_quote FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_signature FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_unit FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_assignment FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_case FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_caseevent FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_letter FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_message FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_documentwanted FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_fee FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_question FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_reason FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_schemeversion FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_standardreference FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_certificate FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_certificateevent FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_holderrequest FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_measure FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_ownfile FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_paper FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_surveillanceplan FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_task FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_decision FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_evidencerequest FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_inspection FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_involvement FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_nonconformity FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_objection FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_plan FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_plannedevaluator FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_report FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_result FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_review FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.papers_housestyle FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.papers_issuedpaper FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.staff_authorisation FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_the_holders BEFORE INSERT OR UPDATE ON guildmark_template.certificates_holderrequest FOR EACH ROW EXECUTE FUNCTION public.guildmark_request_is_the_holders();
CREATE TRIGGER judges_do_not_evaluate BEFORE INSERT ON guildmark_template.evaluations_involvement FOR EACH ROW EXECUTE FUNCTION public.guildmark_judges_do_not_evaluate();
CREATE TRIGGER mark_needs_surveillance BEFORE INSERT OR UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW EXECUTE FUNCTION public.guildmark_mark_needs_surveillance();
CREATE TRIGGER moves_along BEFORE UPDATE OF status ON guildmark_template.certificates_certificate FOR EACH ROW WHEN (((old.status)::text <> (new.status)::text)) EXECUTE FUNCTION public.guildmark_moves_along(''status'', ''>PENDING'', ''PENDING>VALID'', ''VALID>SUSPENDED'', ''SUSPENDED>VALID'', ''VALID>WITHDRAWN'', ''SUSPENDED>WITHDRAWN'', ''WITHDRAWN>VALID'', ''VALID>CANCELLED'', ''SUSPENDED>CANCELLED'', ''VALID>EXPIRED'', ''SUSPENDED>EXPIRED'', ''VALID>SUPERSEDED'');
CREATE TRIGGER moves_along_edges BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.cases_case FOR EACH ROW EXECUTE FUNCTION public.guildmark_case_moves();
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_documentwanted FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed(''catalog_schemeversion'', ''version_id'', ''published_at'');
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_fee FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed(''catalog_schemeversion'', ''version_id'', ''published_at'');
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_question FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed(''catalog_schemeversion'', ''version_id'', ''published_at'');
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_reason FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed(''catalog_schemeversion'', ''version_id'', ''published_at'');
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_standardreference FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed(''catalog_schemeversion'', ''version_id'', ''published_at'');
CREATE TRIGGER published_version_is_kept BEFORE DELETE OR UPDATE ON guildmark_template.catalog_schemeversion FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER rests_on_application BEFORE UPDATE OF state ON guildmark_template.cases_case FOR EACH ROW WHEN ((((new.subject_kind)::text = ''application''::text) AND ((new.state)::text <> (old.state)::text))) EXECUTE FUNCTION public.guildmark_case_rests_on_application();
CREATE TRIGGER rests_on_evaluation BEFORE UPDATE OF state ON guildmark_template.cases_case FOR EACH ROW WHEN (((new.state)::text <> (old.state)::text)) EXECUTE FUNCTION public.guildmark_case_rests_on_evaluation();
CREATE TRIGGER rests_on_its_case BEFORE INSERT OR UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW EXECUTE FUNCTION public.guildmark_certificate_rests_on_its_case();
CREATE TRIGGER revision_grows BEFORE UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW EXECUTE FUNCTION public.guildmark_revision_grows(''revision'', ''status'', ''PENDING'');
CREATE CONSTRAINT TRIGGER status_is_told AFTER UPDATE OF status ON guildmark_template.certificates_certificate DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.status)::text <> (new.status)::text)) EXECUTE FUNCTION public.guildmark_status_is_told();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON guildmark_template.applications_agreement FOR EACH ROW EXECUTE FUNCTION public.guildmark_agreement_stays();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON guildmark_template.applications_application FOR EACH ROW EXECUTE FUNCTION public.guildmark_application_stays();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON guildmark_template.applications_document FOR EACH ROW EXECUTE FUNCTION public.guildmark_document_stays();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.applications_quote FOR EACH ROW EXECUTE FUNCTION public.guildmark_quote_stays();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.applications_unit FOR EACH ROW EXECUTE FUNCTION public.guildmark_unit_stays();
CREATE TRIGGER stays BEFORE DELETE ON guildmark_template.certificates_certificate FOR EACH ROW WHEN (((old.status)::text <> ''PENDING''::text)) EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER stays BEFORE UPDATE ON guildmark_template.certificates_measure FOR EACH ROW WHEN (((old.answer)::text <> ''open''::text)) EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.evaluations_report FOR EACH ROW EXECUTE FUNCTION public.guildmark_report_stays();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.evaluations_result FOR EACH ROW EXECUTE FUNCTION public.guildmark_report_stays();
CREATE TRIGGER surveillance_stays BEFORE DELETE OR UPDATE ON guildmark_template.certificates_surveillanceplan FOR EACH ROW EXECUTE FUNCTION public.guildmark_surveillance_stays();
CREATE TRIGGER version_is_published_lawfully BEFORE INSERT OR UPDATE ON guildmark_template.catalog_schemeversion FOR EACH ROW WHEN ((new.published_at IS NOT NULL)) EXECUTE FUNCTION public.guildmark_published_lawfully();
CREATE TRIGGER withdrawn_stays BEFORE UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW WHEN ((((old.status)::text = ''WITHDRAWN''::text) AND ((new.status)::text = ''VALID''::text))) EXECUTE FUNCTION public.guildmark_withdrawn_stays();
ALTER TABLE ONLY guildmark_template.applications_agreement
    ADD CONSTRAINT applications_agreeme_application_id_945c60e1_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_applicationreview
    ADD CONSTRAINT applications_applica_application_id_29eea343_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_applica_factory_id_51f990a0_fk_applicati FOREIGN KEY (factory_id) REFERENCES guildmark_template.applications_factory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_applica_manufacturer_id_e5ac4248_fk_applicati FOREIGN KEY (manufacturer_id) REFERENCES guildmark_template.applications_party(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_applica_scheme_version_id_9a8584dc_fk_catalog_s FOREIGN KEY (scheme_version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_askedquestion
    ADD CONSTRAINT applications_askedqu_received_id_9d5a72ae_fk_applicati FOREIGN KEY (received_id) REFERENCES guildmark_template.applications_receivedenquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_document
    ADD CONSTRAINT applications_documen_application_id_280b2db8_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_document
    ADD CONSTRAINT applications_document_case_id_d685946f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_feeannex
    ADD CONSTRAINT applications_feeanne_agreement_id_48ba5fb4_fk_applicati FOREIGN KEY (agreement_id) REFERENCES guildmark_template.applications_agreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_question
    ADD CONSTRAINT applications_questio_application_id_d7fcffcf_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_quote
    ADD CONSTRAINT applications_quote_received_id_9e57a895_fk_applicati FOREIGN KEY (received_id) REFERENCES guildmark_template.applications_receivedenquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_quote
    ADD CONSTRAINT applications_quote_scheme_version_id_0395feb1_fk_catalog_s FOREIGN KEY (scheme_version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_receivedenquiry
    ADD CONSTRAINT applications_receive_application_id_19e9fccc_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_signature
    ADD CONSTRAINT applications_signatu_agreement_id_4bc066a2_fk_applicati FOREIGN KEY (agreement_id) REFERENCES guildmark_template.applications_agreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_application_id_20a628a2_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_case_id_68d9bf8f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_factory_id_466f6c10_fk_applicati FOREIGN KEY (factory_id) REFERENCES guildmark_template.applications_factory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_manufacturer_id_24821949_fk_applicati FOREIGN KEY (manufacturer_id) REFERENCES guildmark_template.applications_party(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_assignment
    ADD CONSTRAINT cases_assignment_case_id_b0be0e7a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_case
    ADD CONSTRAINT cases_case_scheme_version_id_8efce80e_fk_catalog_s FOREIGN KEY (scheme_version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_caseevent
    ADD CONSTRAINT cases_caseevent_case_id_6c6031ac_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_letter
    ADD CONSTRAINT cases_letter_case_id_653c3cd9_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_message
    ADD CONSTRAINT cases_message_case_id_544aca6d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_documentwanted
    ADD CONSTRAINT catalog_documentwant_version_id_fe60d072_fk_catalog_s FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_fee
    ADD CONSTRAINT catalog_fee_version_id_fad46adf_fk_catalog_schemeversion_id FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_question
    ADD CONSTRAINT catalog_question_version_id_5977ef1d_fk_catalog_s FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_reason
    ADD CONSTRAINT catalog_reason_version_id_3ab19332_fk_catalog_schemeversion_id FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_schemeversion
    ADD CONSTRAINT catalog_schemeversion_scheme_id_2a2b0d6b_fk_catalog_scheme_id FOREIGN KEY (scheme_id) REFERENCES guildmark_template.catalog_scheme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_standardreference
    ADD CONSTRAINT catalog_standardrefe_version_id_6c1e4f29_fk_catalog_s FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_certificateevent
    ADD CONSTRAINT certificates_certifi_certificate_id_65948076_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_certificateevent
    ADD CONSTRAINT certificates_certifi_measure_id_54861279_fk_certifica FOREIGN KEY (measure_id) REFERENCES guildmark_template.certificates_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_certificateevent
    ADD CONSTRAINT certificates_certifi_request_id_07737302_fk_certifica FOREIGN KEY (request_id) REFERENCES guildmark_template.certificates_holderrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_certificate
    ADD CONSTRAINT certificates_certifi_superseded_by_id_30238d9f_fk_certifica FOREIGN KEY (superseded_by_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_holderrequest
    ADD CONSTRAINT certificates_holderr_certificate_id_be1abb0a_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_holderrequest
    ADD CONSTRAINT certificates_holderr_paper_id_e5c4259b_fk_certifica FOREIGN KEY (paper_id) REFERENCES guildmark_template.certificates_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_measure
    ADD CONSTRAINT certificates_measure_certificate_id_37aea353_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_measure
    ADD CONSTRAINT certificates_measure_paper_id_3a249646_fk_certificates_paper_id FOREIGN KEY (paper_id) REFERENCES guildmark_template.certificates_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_measure
    ADD CONSTRAINT certificates_measure_successor_id_28e3782b_fk_certifica FOREIGN KEY (successor_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_ownfile
    ADD CONSTRAINT certificates_ownfile_certificate_id_45ab977d_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_paper
    ADD CONSTRAINT certificates_paper_certificate_id_85803d6d_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_surveillanceplan
    ADD CONSTRAINT certificates_surveil_certificate_id_ed0bf174_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_task
    ADD CONSTRAINT certificates_task_certificate_id_fd1fbbd1_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_application_review_i_491fa1df_fk_applicati FOREIGN KEY (application_review_id) REFERENCES guildmark_template.applications_applicationreview(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_case_id_7b753760_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_report_id_a75a952e_fk_evaluatio FOREIGN KEY (report_id) REFERENCES guildmark_template.evaluations_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_review_id_ba98bbaf_fk_evaluatio FOREIGN KEY (review_id) REFERENCES guildmark_template.evaluations_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_evidencerequest
    ADD CONSTRAINT evaluations_evidence_report_id_685d2533_fk_evaluatio FOREIGN KEY (report_id) REFERENCES guildmark_template.evaluations_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_evidencerequest
    ADD CONSTRAINT evaluations_evidencerequest_case_id_87fd4e73_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_inspection
    ADD CONSTRAINT evaluations_inspection_case_id_49b625b0_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_involvement
    ADD CONSTRAINT evaluations_involvement_case_id_a47bb5e5_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_nonconformity
    ADD CONSTRAINT evaluations_nonconformity_case_id_ab25da1d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_objection
    ADD CONSTRAINT evaluations_objection_plan_id_217374e6_fk_evaluations_plan_id FOREIGN KEY (plan_id) REFERENCES guildmark_template.evaluations_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_plan
    ADD CONSTRAINT evaluations_plan_case_id_0ece5996_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_plannedevaluator
    ADD CONSTRAINT evaluations_plannede_plan_id_65cdff01_fk_evaluatio FOREIGN KEY (plan_id) REFERENCES guildmark_template.evaluations_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_report
    ADD CONSTRAINT evaluations_report_case_id_2b63eeb8_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_result
    ADD CONSTRAINT evaluations_result_report_id_603e4ec4_fk_evaluations_report_id FOREIGN KEY (report_id) REFERENCES guildmark_template.evaluations_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_review
    ADD CONSTRAINT evaluations_review_case_id_5ec047f8_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_review
    ADD CONSTRAINT evaluations_review_report_id_9bc53884_fk_evaluations_report_id FOREIGN KEY (report_id) REFERENCES guildmark_template.evaluations_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.imports_row
    ADD CONSTRAINT imports_row_batch_id_d8f60f4b_fk_imports_batch_id FOREIGN KEY (batch_id) REFERENCES guildmark_template.imports_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.papers_paperdownloads
    ADD CONSTRAINT papers_paperdownload_paper_id_465a4e99_fk_papers_is FOREIGN KEY (paper_id) REFERENCES guildmark_template.papers_issuedpaper(id) DEFERRABLE INITIALLY DEFERRED;', '["django_migrations"]', '2026-11-30 04:43:09.808023+00');
INSERT INTO public.vocabulary_compulsoryrule VALUES ('ee6c4e76-b947-4175-9e9a-3fd211dd1150', '7ed1782e-20c1-59ac-8c77-a33f144fa46d', 1, 'CN', '{CN}', '{safety,emc}', 'certificate', '强制性产品认证（CCC）', 'CCC', '2003-08-01', NULL, '市场监管总局2023年8月10日公告：《强制性产品认证目录描述与界定表（2023年修订）》，产品代码0701；质检总局、认监委公告2001年第33号（第一批目录）', 'SAMR announcement of 2023-08-10, catalogue of compulsory product certification (revised 2023), product code 0701; AQSIQ and CNCA announcement 2001 no. 33 (first catalogue)', 'https://www.samr.gov.cn/', '2026-11-29', 'GB 12021.2-2025自2026年6月1日起实施。自2003年8月1日起未获证不得出厂、销售、进口；原公告为2003年5月1日。', 'GB 12021.2-2025 applies since 2026-06-01. Not to leave the factory, be sold or imported without it since 2003-08-01; first announced for 2003-05-01.', '2026-11-30 04:40:58.148664+00', 'appliances.refrigeration', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('ec399176-cf87-4d6e-8047-96363f1c3222', 'e90d24e7-840a-53f3-8b3e-488e9037c393', 1, 'CN', '{CN}', '{safety,emc}', 'certificate', '强制性产品认证（CCC）', 'CCC', '2003-08-01', NULL, '市场监管总局2023年8月10日公告：《强制性产品认证目录描述与界定表（2023年修订）》，产品代码0717；质检总局、认监委公告2001年第33号（第一批目录）', 'SAMR announcement of 2023-08-10, catalogue of compulsory product certification (revised 2023), product code 0717; AQSIQ and CNCA announcement 2001 no. 33 (first catalogue)', 'https://www.samr.gov.cn/', '2026-11-29', '自2003年8月1日起未获证不得出厂、销售、进口；原公告为2003年5月1日。', 'Not to leave the factory, be sold or imported without it since 2003-08-01; first announced for 2003-05-01.', '2026-11-30 04:40:58.14876+00', 'appliances.kitchen.kettles', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('54c1e5ac-2964-46e6-9cf3-82a6dc551931', 'c50d2402-cebf-5302-86f3-9c7cd1b20300', 1, 'CN', '{CN}', '{safety,emc}', 'certificate', '强制性产品认证（CCC）', 'CCC', '2003-08-01', NULL, '市场监管总局2023年8月10日公告：《强制性产品认证目录描述与界定表（2023年修订）》，产品代码0718；质检总局、认监委公告2001年第33号（第一批目录）', 'SAMR announcement of 2023-08-10, catalogue of compulsory product certification (revised 2023), product code 0718; AQSIQ and CNCA announcement 2001 no. 33 (first catalogue)', 'https://www.samr.gov.cn/', '2026-11-29', '自2003年8月1日起未获证不得出厂、销售、进口；原公告为2003年5月1日。', 'Not to leave the factory, be sold or imported without it since 2003-08-01; first announced for 2003-05-01.', '2026-11-30 04:40:58.148802+00', 'appliances.kitchen.rice_cookers', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('0d46f0cd-3831-413a-b2f8-948f2b7066e1', 'd3097faa-34f6-53d6-966d-f752e34d5705', 1, 'CN', '{CN}', '{safety,emc}', 'certificate', '强制性产品认证（CCC）', 'CCC', '2003-08-01', NULL, '市场监管总局2023年8月10日公告：《强制性产品认证目录描述与界定表（2023年修订）》，产品代码0709；质检总局、认监委公告2001年第33号（第一批目录）', 'SAMR announcement of 2023-08-10, catalogue of compulsory product certification (revised 2023), product code 0709; AQSIQ and CNCA announcement 2001 no. 33 (first catalogue)', 'https://www.samr.gov.cn/', '2026-11-29', '自2003年8月1日起未获证不得出厂、销售、进口；原公告为2003年5月1日。', 'Not to leave the factory, be sold or imported without it since 2003-08-01; first announced for 2003-05-01.', '2026-11-30 04:40:58.148839+00', 'appliances.personal_care.hair_dryers', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('d9074d8a-64ac-4574-9597-8f96f05f66eb', '024baaff-2fb0-5311-85f6-559c8e3bdd0f', 1, 'CN', '{CN}', '{safety,emc}', 'certificate', '强制性产品认证（CCC）', 'CCC', '2024-08-01', NULL, '市场监管总局2023年3月《关于对锂离子电池等产品实施强制性产品认证管理的公告》', 'SAMR announcement of March 2023 on compulsory certification of lithium-ion batteries and other products', 'https://www.samr.gov.cn/', '2026-11-29', '移动电源、便携式电子产品用锂离子电池和电池组：未获证不得出厂、销售、进口。', 'Power banks, lithium-ion cells and batteries of portable devices: not to leave the factory, be sold or imported without it.', '2026-11-30 04:40:58.148876+00', 'batteries.portable', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('c9876b85-e3bc-4df3-ad26-ba82fffa7821', 'b45b644f-ebd7-5157-8246-3ac0e4c3c332', 1, 'CN', '{CN}', '{safety,emc}', 'certificate', '强制性产品认证（CCC）', 'CCC', '2026-08-01', NULL, '市场监管总局2024年12月公告：对电动汽车供电设备实施强制性产品认证管理（新华社2024年12月16日报道）', 'SAMR announcement of December 2024 on compulsory certification of EV supply equipment (reported by Xinhua on 2024-12-16)', 'https://www.samr.gov.cn/', '2026-11-29', '2025年3月1日起受理认证委托。', 'Designated bodies take applications since 2025-03-01.', '2026-11-30 04:40:58.148915+00', 'charging.ac', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('ceea4c75-76e2-4e78-b666-decdf0508434', '61b31541-16dd-570c-871e-271aa3c0753f', 1, 'CN', '{CN}', '{safety,emc}', 'certificate', '强制性产品认证（CCC）', 'CCC', '2026-08-01', NULL, '市场监管总局2024年12月公告：对电动汽车供电设备实施强制性产品认证管理（新华社2024年12月16日报道）', 'SAMR announcement of December 2024 on compulsory certification of EV supply equipment (reported by Xinhua on 2024-12-16)', 'https://www.samr.gov.cn/', '2026-11-29', '2025年3月1日起受理认证委托。', 'Designated bodies take applications since 2025-03-01.', '2026-11-30 04:40:58.148951+00', 'charging.dc', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('10643897-ae3e-466c-8d47-62f8225f05e8', 'd7926062-1ce4-5917-80c1-fa4edcdc8322', 1, 'CN', '{CN}', '{energy}', 'label', '中国能效标识', 'China Energy Label', '2005-03-01', NULL, '《能源效率标识管理办法》；能效限定值及等级见GB 12021.2-2025', 'Measures for the Administration of Energy Efficiency Labels; limits and grades in GB 12021.2-2025', 'https://www.energylabel.com.cn/', NULL, '由生产者或者进口商自我声明并备案，不是认证；自愿性能效分级不能代替标识。', 'The manufacturer or importer declares and registers it; it is no certification, and no voluntary grade replaces it.', '2026-11-30 04:40:58.148985+00', 'appliances.refrigeration', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('f0176c02-493a-4d34-9d6b-8dbf46748715', '1b306ef9-78de-5a43-bc47-887b3833c23a', 1, 'EU', '{EU,AT,BE,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IE,IT,LV,LT,LU,MT,NL,PL,PT,RO,SK,SI,ES,SE}', '{safety}', 'declaration', 'CE：低电压指令', 'CE: Low Voltage Directive', '2016-04-20', NULL, '欧洲议会和理事会指令2014/35/EU（官方公报L 96, 2014-03-29）', 'Directive 2014/35/EU of the European Parliament and of the Council (OJ L 96, 29.3.2014)', 'https://eur-lex.europa.eu/eli/dir/2014/35/oj', '2026-11-29', '由制造商自行声明符合性并加贴CE标志，不由认证机构颁发。', 'The manufacturer declares conformity and affixes the CE marking; no body issues it.', '2026-11-30 04:40:58.14903+00', 'appliances', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('e7989b40-02ab-4485-91e6-29bc602c35b0', 'db993694-02c1-503f-8cc6-2462ddc5b5ad', 1, 'EU', '{EU,AT,BE,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IE,IT,LV,LT,LU,MT,NL,PL,PT,RO,SK,SI,ES,SE}', '{emc}', 'declaration', 'CE：电磁兼容指令', 'CE: EMC Directive', '2016-04-20', NULL, '欧洲议会和理事会指令2014/30/EU（官方公报L 96, 2014-03-29）', 'Directive 2014/30/EU of the European Parliament and of the Council (OJ L 96, 29.3.2014)', 'https://eur-lex.europa.eu/eli/dir/2014/30/oj', NULL, '由制造商自行声明符合性并加贴CE标志，不由认证机构颁发。', 'The manufacturer declares conformity and affixes the CE marking; no body issues it.', '2026-11-30 04:40:58.149065+00', 'appliances', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('bab2ce1f-cadf-413d-848c-d2d4ab090262', 'd837982b-4892-5a46-9d6c-2ef167712194', 1, 'EU', '{EU,AT,BE,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IE,IT,LV,LT,LU,MT,NL,PL,PT,RO,SK,SI,ES,SE}', '{substances}', 'declaration', 'CE：RoHS指令', 'CE: RoHS Directive', '2013-01-03', NULL, '欧洲议会和理事会指令2011/65/EU（官方公报L 174, 2011-07-01）', 'Directive 2011/65/EU of the European Parliament and of the Council (OJ L 174, 1.7.2011)', 'https://eur-lex.europa.eu/eli/dir/2011/65/oj', NULL, '由制造商自行声明符合性并加贴CE标志，不由认证机构颁发。', 'The manufacturer declares conformity and affixes the CE marking; no body issues it.', '2026-11-30 04:40:58.1491+00', 'appliances', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('2a1e7568-3aa7-4dde-bf14-ca542d350d84', '8e673abc-2521-516d-b199-c6b034f965ff', 1, 'EU', '{EU,AT,BE,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IE,IT,LV,LT,LU,MT,NL,PL,PT,RO,SK,SI,ES,SE}', '{safety}', 'declaration', 'CE：低电压指令', 'CE: Low Voltage Directive', '2016-04-20', NULL, '欧洲议会和理事会指令2014/35/EU（官方公报L 96, 2014-03-29）', 'Directive 2014/35/EU of the European Parliament and of the Council (OJ L 96, 29.3.2014)', 'https://eur-lex.europa.eu/eli/dir/2014/35/oj', '2026-11-29', '由制造商自行声明符合性并加贴CE标志，不由认证机构颁发。', 'The manufacturer declares conformity and affixes the CE marking; no body issues it.', '2026-11-30 04:40:58.149134+00', 'charging', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('134de6f4-5d1e-4236-9f79-23d2a78c3a26', 'f56e9972-b97c-5524-aa77-f6aac0cb7fcb', 1, 'EU', '{EU,AT,BE,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IE,IT,LV,LT,LU,MT,NL,PL,PT,RO,SK,SI,ES,SE}', '{emc}', 'declaration', 'CE：电磁兼容指令', 'CE: EMC Directive', '2016-04-20', NULL, '欧洲议会和理事会指令2014/30/EU（官方公报L 96, 2014-03-29）', 'Directive 2014/30/EU of the European Parliament and of the Council (OJ L 96, 29.3.2014)', 'https://eur-lex.europa.eu/eli/dir/2014/30/oj', NULL, '由制造商自行声明符合性并加贴CE标志，不由认证机构颁发。', 'The manufacturer declares conformity and affixes the CE marking; no body issues it.', '2026-11-30 04:40:58.149168+00', 'charging', NULL);
INSERT INTO public.vocabulary_compulsoryrule VALUES ('ed32b47f-460e-4acd-ba3f-5fc62c608a0d', 'ac11108e-b7f7-56ce-8fd4-163c96adc4b0', 1, 'EU', '{EU,AT,BE,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IE,IT,LV,LT,LU,MT,NL,PL,PT,RO,SK,SI,ES,SE}', '{substances}', 'declaration', 'CE：RoHS指令', 'CE: RoHS Directive', '2013-01-03', NULL, '欧洲议会和理事会指令2011/65/EU（官方公报L 174, 2011-07-01）', 'Directive 2011/65/EU of the European Parliament and of the Council (OJ L 174, 1.7.2011)', 'https://eur-lex.europa.eu/eli/dir/2011/65/oj', NULL, '由制造商自行声明符合性并加贴CE标志，不由认证机构颁发。', 'The manufacturer declares conformity and affixes the CE marking; no body issues it.', '2026-11-30 04:40:58.149202+00', 'charging', NULL);
INSERT INTO public.vocabulary_industry VALUES ('A', '农、林、牧、渔业', 'Agriculture, forestry, animal husbandry and fishery', NULL);
INSERT INTO public.vocabulary_industry VALUES ('B', '采矿业', 'Mining', NULL);
INSERT INTO public.vocabulary_industry VALUES ('C', '制造业', 'Manufacturing', NULL);
INSERT INTO public.vocabulary_industry VALUES ('D', '电力、热力、燃气及水生产和供应业', 'Production and supply of electricity, heat, gas and water', NULL);
INSERT INTO public.vocabulary_industry VALUES ('E', '建筑业', 'Construction', NULL);
INSERT INTO public.vocabulary_industry VALUES ('F', '批发和零售业', 'Wholesale and retail trade', NULL);
INSERT INTO public.vocabulary_industry VALUES ('G', '交通运输、仓储和邮政业', 'Transport, storage and post', NULL);
INSERT INTO public.vocabulary_industry VALUES ('H', '住宿和餐饮业', 'Accommodation and catering', NULL);
INSERT INTO public.vocabulary_industry VALUES ('I', '信息传输、软件和信息技术服务业', 'Information transmission, software and information technology', NULL);
INSERT INTO public.vocabulary_industry VALUES ('J', '金融业', 'Finance', NULL);
INSERT INTO public.vocabulary_industry VALUES ('K', '房地产业', 'Real estate', NULL);
INSERT INTO public.vocabulary_industry VALUES ('L', '租赁和商务服务业', 'Leasing and business services', NULL);
INSERT INTO public.vocabulary_industry VALUES ('M', '科学研究和技术服务业', 'Scientific research and technical services', NULL);
INSERT INTO public.vocabulary_industry VALUES ('N', '水利、环境和公共设施管理业', 'Water conservancy, environment and public facilities', NULL);
INSERT INTO public.vocabulary_industry VALUES ('O', '居民服务、修理和其他服务业', 'Household services, repair and other services', NULL);
INSERT INTO public.vocabulary_industry VALUES ('P', '教育', 'Education', NULL);
INSERT INTO public.vocabulary_industry VALUES ('Q', '卫生和社会工作', 'Health and social work', NULL);
INSERT INTO public.vocabulary_industry VALUES ('R', '文化、体育和娱乐业', 'Culture, sports and entertainment', NULL);
INSERT INTO public.vocabulary_industry VALUES ('S', '公共管理、社会保障和社会组织', 'Public administration, social security and social organisations', NULL);
INSERT INTO public.vocabulary_industry VALUES ('T', '国际组织', 'International organisations', NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('appliances', '家用电器', 'Household appliances', 0, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.refrigeration', '冰箱与冷柜', 'Refrigerators and freezers', 1, 'appliances');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.air_conditioning', '空调与热泵', 'Air conditioners and heat pumps', 2, 'appliances');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.washing', '洗衣机与干衣机', 'Washing machines and dryers', 3, 'appliances');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.kitchen', '厨房电器', 'Kitchen appliances', 4, 'appliances');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.kitchen.kettles', '电热水壶', 'Electric kettles', 5, 'appliances.kitchen');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.kitchen.rice_cookers', '电饭锅', 'Rice cookers', 6, 'appliances.kitchen');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.water', '净水与饮水设备', 'Water purifiers and dispensers', 7, 'appliances');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.air', '空气净化与新风设备', 'Air purifiers and fresh-air systems', 8, 'appliances');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.personal_care', '个人护理电器', 'Personal care appliances', 9, 'appliances');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.personal_care.hair_dryers', '电吹风', 'Hair dryers', 10, 'appliances.personal_care');
INSERT INTO public.vocabulary_productcategory VALUES ('appliances.lighting', '照明产品', 'Lighting', 11, 'appliances');
INSERT INTO public.vocabulary_productcategory VALUES ('building', '建筑材料', 'Building materials', 12, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('building.cement', '水泥与混凝土', 'Cement and concrete', 13, 'building');
INSERT INTO public.vocabulary_productcategory VALUES ('building.glass', '建筑玻璃与门窗', 'Glass, windows and doors', 14, 'building');
INSERT INTO public.vocabulary_productcategory VALUES ('building.insulation', '保温隔热材料', 'Thermal insulation', 15, 'building');
INSERT INTO public.vocabulary_productcategory VALUES ('building.coatings', '涂料与胶粘剂', 'Coatings and adhesives', 16, 'building');
INSERT INTO public.vocabulary_productcategory VALUES ('building.ceramics', '陶瓷砖与卫生洁具', 'Tiles and sanitary ware', 17, 'building');
INSERT INTO public.vocabulary_productcategory VALUES ('building.panels', '人造板与木地板', 'Wood-based panels and flooring', 18, 'building');
INSERT INTO public.vocabulary_productcategory VALUES ('building.pipes', '管材与管件', 'Pipes and fittings', 19, 'building');
INSERT INTO public.vocabulary_productcategory VALUES ('building.steel', '建筑钢材', 'Construction steel', 20, 'building');
INSERT INTO public.vocabulary_productcategory VALUES ('batteries', '锂电池', 'Lithium batteries', 21, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('batteries.portable', '便携式电池与充电宝', 'Portable batteries and power banks', 22, 'batteries');
INSERT INTO public.vocabulary_productcategory VALUES ('batteries.vehicle', '动力电池', 'Traction batteries', 23, 'batteries');
INSERT INTO public.vocabulary_productcategory VALUES ('batteries.storage', '储能电池系统', 'Energy storage systems', 24, 'batteries');
INSERT INTO public.vocabulary_productcategory VALUES ('batteries.two_wheeler', '电动自行车电池', 'Batteries for electric bicycles', 25, 'batteries');
INSERT INTO public.vocabulary_productcategory VALUES ('iot', '智能家居与物联网安全', 'Smart home and IoT security', 26, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('iot.smart_home', '智能家居设备', 'Smart home devices', 27, 'iot');
INSERT INTO public.vocabulary_productcategory VALUES ('iot.cameras', '智能摄像头', 'Smart cameras', 28, 'iot');
INSERT INTO public.vocabulary_productcategory VALUES ('iot.locks', '智能门锁', 'Smart locks', 29, 'iot');
INSERT INTO public.vocabulary_productcategory VALUES ('iot.routers', '路由器与网关', 'Routers and gateways', 30, 'iot');
INSERT INTO public.vocabulary_productcategory VALUES ('iot.wearables', '可穿戴设备', 'Wearables', 31, 'iot');
INSERT INTO public.vocabulary_productcategory VALUES ('iot.platforms', '物联网平台与应用', 'IoT platforms and applications', 32, 'iot');
INSERT INTO public.vocabulary_productcategory VALUES ('photovoltaics', '光伏', 'Photovoltaics', 33, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('photovoltaics.modules', '光伏组件', 'PV modules', 34, 'photovoltaics');
INSERT INTO public.vocabulary_productcategory VALUES ('photovoltaics.inverters', '光伏逆变器', 'PV inverters', 35, 'photovoltaics');
INSERT INTO public.vocabulary_productcategory VALUES ('photovoltaics.mounting', '支架与跟踪系统', 'Mounting and tracking systems', 36, 'photovoltaics');
INSERT INTO public.vocabulary_productcategory VALUES ('photovoltaics.systems', '光伏发电系统', 'PV systems', 37, 'photovoltaics');
INSERT INTO public.vocabulary_productcategory VALUES ('furniture', '家具', 'Furniture', 38, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('furniture.office', '办公家具', 'Office furniture', 39, 'furniture');
INSERT INTO public.vocabulary_productcategory VALUES ('furniture.home', '家用家具', 'Home furniture', 40, 'furniture');
INSERT INTO public.vocabulary_productcategory VALUES ('furniture.children', '儿童家具', 'Children''s furniture', 41, 'furniture');
INSERT INTO public.vocabulary_productcategory VALUES ('furniture.mattresses', '床垫与软体家具', 'Mattresses and upholstered furniture', 42, 'furniture');
INSERT INTO public.vocabulary_productcategory VALUES ('textiles', '纺织品', 'Textiles', 43, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('textiles.clothing', '服装', 'Clothing', 44, 'textiles');
INSERT INTO public.vocabulary_productcategory VALUES ('textiles.infant', '婴幼儿纺织品', 'Textiles for infants', 45, 'textiles');
INSERT INTO public.vocabulary_productcategory VALUES ('textiles.home', '家用纺织品', 'Home textiles', 46, 'textiles');
INSERT INTO public.vocabulary_productcategory VALUES ('textiles.protective', '防护服装', 'Protective clothing', 47, 'textiles');
INSERT INTO public.vocabulary_productcategory VALUES ('food_contact', '食品接触材料', 'Food contact materials', 48, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('food_contact.plastics', '塑料制品', 'Plastic articles', 49, 'food_contact');
INSERT INTO public.vocabulary_productcategory VALUES ('food_contact.paper', '纸制品', 'Paper articles', 50, 'food_contact');
INSERT INTO public.vocabulary_productcategory VALUES ('food_contact.metal', '金属制品', 'Metal articles', 51, 'food_contact');
INSERT INTO public.vocabulary_productcategory VALUES ('food_contact.ceramics', '陶瓷与玻璃制品', 'Ceramic and glass articles', 52, 'food_contact');
INSERT INTO public.vocabulary_productcategory VALUES ('robots', '机器人', 'Robots', 53, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('robots.industrial', '工业机器人', 'Industrial robots', 54, 'robots');
INSERT INTO public.vocabulary_productcategory VALUES ('robots.service', '服务机器人', 'Service robots', 55, 'robots');
INSERT INTO public.vocabulary_productcategory VALUES ('robots.cleaning', '清洁机器人', 'Cleaning robots', 56, 'robots');
INSERT INTO public.vocabulary_productcategory VALUES ('robots.mobile', '移动机器人', 'Mobile robots', 57, 'robots');
INSERT INTO public.vocabulary_productcategory VALUES ('charging', '充电设施', 'Charging equipment', 58, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('charging.ac', '交流充电桩', 'AC charging piles', 59, 'charging');
INSERT INTO public.vocabulary_productcategory VALUES ('charging.dc', '直流充电桩', 'DC charging piles', 60, 'charging');
INSERT INTO public.vocabulary_productcategory VALUES ('charging.connectors', '充电连接装置', 'Connectors and couplers', 61, 'charging');
INSERT INTO public.vocabulary_productcategory VALUES ('charging.portable', '便携式充电设备', 'Portable charging equipment', 62, 'charging');
INSERT INTO public.vocabulary_productcategory VALUES ('green', '绿色低碳', 'Green and low-carbon', 63, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('green.product', '绿色产品', 'Green products', 64, 'green');
INSERT INTO public.vocabulary_productcategory VALUES ('green.carbon_footprint', '产品碳足迹', 'Product carbon footprint', 65, 'green');
INSERT INTO public.vocabulary_productcategory VALUES ('green.recycled', '再生原料含量', 'Recycled content', 66, 'green');
INSERT INTO public.vocabulary_productcategory VALUES ('green.energy', '节能产品', 'Energy-saving products', 67, 'green');
INSERT INTO public.vocabulary_productcategory VALUES ('green.packaging', '绿色包装', 'Green packaging', 68, 'green');
INSERT INTO public.vocabulary_productcategory VALUES ('services', '服务', 'Services', 69, NULL);
INSERT INTO public.vocabulary_productcategory VALUES ('services.after_sales', '售后服务', 'After-sales service', 70, 'services');
INSERT INTO public.vocabulary_productcategory VALUES ('services.elderly_care', '养老服务', 'Care for the elderly', 71, 'services');
INSERT INTO public.vocabulary_productcategory VALUES ('services.property', '物业服务', 'Property management', 72, 'services');
INSERT INTO public.vocabulary_productcategory VALUES ('services.logistics', '物流与快递服务', 'Logistics and parcel delivery', 73, 'services');
INSERT INTO public.vocabulary_productcategory VALUES ('services.retail', '零售与电商服务', 'Retail and e-commerce service', 74, 'services');
INSERT INTO public.vocabulary_productcategory VALUES ('services.exhibition', '会展服务', 'Exhibition service', 75, 'services');
INSERT INTO public.vocabulary_region VALUES ('110000', '北京市', 'Beijing', NULL);
INSERT INTO public.vocabulary_region VALUES ('120000', '天津市', 'Tianjin', NULL);
INSERT INTO public.vocabulary_region VALUES ('130000', '河北省', 'Hebei', NULL);
INSERT INTO public.vocabulary_region VALUES ('140000', '山西省', 'Shanxi', NULL);
INSERT INTO public.vocabulary_region VALUES ('150000', '内蒙古自治区', 'Inner Mongolia', NULL);
INSERT INTO public.vocabulary_region VALUES ('210000', '辽宁省', 'Liaoning', NULL);
INSERT INTO public.vocabulary_region VALUES ('220000', '吉林省', 'Jilin', NULL);
INSERT INTO public.vocabulary_region VALUES ('230000', '黑龙江省', 'Heilongjiang', NULL);
INSERT INTO public.vocabulary_region VALUES ('310000', '上海市', 'Shanghai', NULL);
INSERT INTO public.vocabulary_region VALUES ('320000', '江苏省', 'Jiangsu', NULL);
INSERT INTO public.vocabulary_region VALUES ('330000', '浙江省', 'Zhejiang', NULL);
INSERT INTO public.vocabulary_region VALUES ('340000', '安徽省', 'Anhui', NULL);
INSERT INTO public.vocabulary_region VALUES ('350000', '福建省', 'Fujian', NULL);
INSERT INTO public.vocabulary_region VALUES ('360000', '江西省', 'Jiangxi', NULL);
INSERT INTO public.vocabulary_region VALUES ('370000', '山东省', 'Shandong', NULL);
INSERT INTO public.vocabulary_region VALUES ('410000', '河南省', 'Henan', NULL);
INSERT INTO public.vocabulary_region VALUES ('420000', '湖北省', 'Hubei', NULL);
INSERT INTO public.vocabulary_region VALUES ('430000', '湖南省', 'Hunan', NULL);
INSERT INTO public.vocabulary_region VALUES ('440000', '广东省', 'Guangdong', NULL);
INSERT INTO public.vocabulary_region VALUES ('450000', '广西壮族自治区', 'Guangxi', NULL);
INSERT INTO public.vocabulary_region VALUES ('460000', '海南省', 'Hainan', NULL);
INSERT INTO public.vocabulary_region VALUES ('500000', '重庆市', 'Chongqing', NULL);
INSERT INTO public.vocabulary_region VALUES ('510000', '四川省', 'Sichuan', NULL);
INSERT INTO public.vocabulary_region VALUES ('520000', '贵州省', 'Guizhou', NULL);
INSERT INTO public.vocabulary_region VALUES ('530000', '云南省', 'Yunnan', NULL);
INSERT INTO public.vocabulary_region VALUES ('540000', '西藏自治区', 'Xizang', NULL);
INSERT INTO public.vocabulary_region VALUES ('610000', '陕西省', 'Shaanxi', NULL);
INSERT INTO public.vocabulary_region VALUES ('620000', '甘肃省', 'Gansu', NULL);
INSERT INTO public.vocabulary_region VALUES ('630000', '青海省', 'Qinghai', NULL);
INSERT INTO public.vocabulary_region VALUES ('640000', '宁夏回族自治区', 'Ningxia', NULL);
INSERT INTO public.vocabulary_region VALUES ('650000', '新疆维吾尔自治区', 'Xinjiang', NULL);
INSERT INTO public.vocabulary_region VALUES ('710000', '台湾省', 'Taiwan', NULL);
INSERT INTO public.vocabulary_region VALUES ('810000', '香港特别行政区', 'Hong Kong', NULL);
INSERT INTO public.vocabulary_region VALUES ('820000', '澳门特别行政区', 'Macao', NULL);
INSERT INTO public.vocabulary_standard VALUES (5, 'GB21455', 'GB 21455', 2019, '房间空气调节器能效限定值及能效等级', 'Minimum allowable energy efficiency and energy efficiency grades for room air conditioners', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (6, 'GBT18801', 'GB/T 18801', 2022, '空气净化器', 'Air cleaner', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (7, 'GBT4288', 'GB/T 4288', 2018, '家用和类似用途电动洗衣机', 'Household and similar electric washing machines', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (8, 'GB4343.1', 'GB 4343.1', 2018, '家用电器、电动工具和类似器具的电磁兼容要求 第1部分：发射', 'Electromagnetic compatibility requirements for household appliances – Part 1: Emission', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (9, 'GB175', 'GB 175', 2023, '通用硅酸盐水泥', 'Common Portland cement', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (10, 'GB6566', 'GB 6566', 2010, '建筑材料放射性核素限量', 'Limits of radionuclides in building materials', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (11, 'GB18580', 'GB 18580', 2017, '室内装饰装修材料 人造板及其制品中甲醛释放限量', 'Limit of formaldehyde emission of wood-based panels and finishing products', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (12, 'GB18582', 'GB 18582', 2020, '建筑用墙面涂料中有害物质限量', 'Limit of harmful substances of architectural wall coatings', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (13, 'GBT8484', 'GB/T 8484', 2020, '建筑外门窗保温性能检测方法', 'Test method for thermal insulating performance of windows and doors', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (14, 'GBT35602', 'GB/T 35602', 2017, '绿色产品评价 涂料', 'Green product assessment – Coating material', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (15, 'GBT35601', 'GB/T 35601', 2024, '绿色产品评价 人造板和木质地板', 'Green product assessment – Wood-based panels and wooden flooring', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (16, 'GBT35607', 'GB/T 35607', 2024, '绿色产品评价 家具', 'Green product assessment – Furniture', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (17, 'GBT35611', 'GB/T 35611', 2017, '绿色产品评价 纺织产品', 'Green product assessment – Textile products', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (18, 'GBT33761', 'GB/T 33761', 2024, '绿色产品评价通则', 'General principles for green product assessment', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (19, 'GBT24067', 'GB/T 24067', 2024, '温室气体 产品碳足迹 量化要求和指南', 'Greenhouse gases – Carbon footprint of products – Requirements and guidelines for quantification', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (20, 'GB31241', 'GB 31241', 2022, '便携式电子产品用锂离子电池和电池组 安全技术规范', 'Lithium ion cells and batteries used in portable electronic equipments – Safety technical specification', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (21, 'GB38031', 'GB 38031', 2020, '电动汽车用动力蓄电池安全要求', 'Electric vehicles traction battery safety requirements', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (22, 'GBT36276', 'GB/T 36276', 2023, '电力储能用锂离子电池', 'Lithium ion battery for electrical energy storage', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (23, 'GB43854', 'GB 43854', 2024, '电动自行车用锂离子蓄电池安全技术规范', 'Safety technical specification of lithium-ion battery for electric bicycle', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (24, 'GBT35273', 'GB/T 35273', 2020, '信息安全技术 个人信息安全规范', 'Information security technology – Personal information security specification', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (25, 'GBT41387', 'GB/T 41387', 2022, '信息安全技术 智能家居通用安全规范', 'Information security technology – General security specification for smart home', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (26, 'GB21556', 'GB 21556', 2008, '锁具安全通用技术条件', 'General specification of safety for locks', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (27, 'GBT9535.1', 'GB/T 9535.1', 2024, '地面用光伏组件 设计鉴定和定型 第1部分：测试要求', 'Terrestrial photovoltaic modules – Design qualification and type approval – Part 1: Test requirements', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (28, 'NBT32004', 'NB/T 32004', 2018, '光伏并网逆变器技术规范', 'Technical specification of PV grid-connected inverter', '能源行业标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (29, 'GBT3324', 'GB/T 3324', 2017, '木家具通用技术条件', 'General technical requirements for wooden furniture', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (30, 'GB28007', 'GB 28007', 2011, '儿童家具通用技术条件', 'General technical requirements for children''s furniture', '国家标准', 'superseded', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (31, 'GB18401', 'GB 18401', 2010, '国家纺织产品基本安全技术规范', 'National general safety technical code for textile products', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (32, 'GB31701', 'GB 31701', 2015, '婴幼儿及儿童纺织产品安全技术规范', 'Safety technical code for infants and children textile products', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (33, 'GB4806.1', 'GB 4806.1', 2016, '食品安全国家标准 食品接触材料及制品通用安全要求', 'National food safety standard – General safety requirements for food contact materials and articles', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (34, 'GB4806.7', 'GB 4806.7', 2023, '食品安全国家标准 食品接触用塑料材料及制品', 'National food safety standard – Plastic materials and articles for food contact', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (35, 'GB11291.1', 'GB 11291.1', 2011, '工业环境用机器人 安全要求 第1部分：机器人', 'Robots for industrial environment – Safety requirements – Part 1: Robot', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (36, 'GBT34454', 'GB/T 34454', 2017, '家用干式清洁机器人 性能测试方法', 'Household dry cleaning robots – Test methods of performance', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (37, 'GBT33265', 'GB/T 33265', 2016, '教育机器人安全要求', 'Safety requirements for education robots', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (38, 'GBT18487.1', 'GB/T 18487.1', 2023, '电动汽车传导充电系统 第1部分：通用要求', 'Electric vehicle conductive charging system – Part 1: General requirements', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (39, 'GBT20234.1', 'GB/T 20234.1', 2023, '电动汽车传导充电用连接装置 第1部分：通用要求', 'Connection set for conductive charging of electric vehicles – Part 1: General requirements', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (40, 'GBT20234.2', 'GB/T 20234.2', 2015, '电动汽车传导充电用连接装置 第2部分：交流充电接口', 'Connection set for conductive charging of electric vehicles – Part 2: AC charging coupler', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (41, 'GBT20234.3', 'GB/T 20234.3', 2023, '电动汽车传导充电用连接装置 第3部分：直流充电接口', 'Connection set for conductive charging of electric vehicles – Part 3: DC charging coupler', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (42, 'GBT27922', 'GB/T 27922', 2011, '商品售后服务评价体系', 'Evaluation system for after-sales service of commodity', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (43, 'GBT35796', 'GB/T 35796', 2017, '养老机构服务质量基本规范', 'Basic specification of service quality for senior care organization', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (44, 'GBT27065', 'GB/T 27065', 2015, '合格评定 产品、过程和服务认证机构要求', 'Conformity assessment – Requirements for bodies certifying products, processes and services', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (45, 'ISOIEC17065', 'ISO/IEC 17065', 2012, '合格评定 产品、过程和服务认证机构要求', 'Conformity assessment – Requirements for bodies certifying products, processes and services', 'ISO/IEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (46, 'ISOIEC17067', 'ISO/IEC 17067', 2013, '合格评定 产品认证基础和产品认证方案指南', 'Conformity assessment – Fundamentals of product certification and guidelines for product certification schemes', 'ISO/IEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (47, 'ISO14067', 'ISO 14067', 2018, '温室气体 产品碳足迹 量化要求与指南', 'Greenhouse gases – Carbon footprint of products – Requirements and guidelines for quantification', 'ISO', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (48, 'IEC60335.1', 'IEC 60335-1', 2020, '家用和类似用途电器的安全 第1部分：通用要求', 'Household and similar electrical appliances – Safety – Part 1: General requirements', 'IEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (49, 'IEC61215.1', 'IEC 61215-1', 2021, '地面光伏组件 设计鉴定和定型 第1部分：测试要求', 'Terrestrial photovoltaic (PV) modules – Design qualification and type approval – Part 1: Test requirements', 'IEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (50, 'IEC62133.2', 'IEC 62133-2', 2017, '含碱性或其他非酸性电解质的蓄电池和蓄电池组 便携式密封蓄电池 安全要求 第2部分：锂系', 'Secondary cells and batteries containing alkaline or other non-acid electrolytes – Safety requirements for portable sealed secondary cells – Part 2: Lithium systems', 'IEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (51, 'ETSIEN303645', 'ETSI EN 303645', 2020, '消费类物联网网络安全 基线要求', 'Cyber security for consumer Internet of Things: Baseline requirements', 'ETSI', 'superseded', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (52, 'ISO13482', 'ISO 13482', 2014, '机器人与机器人装备 个人助理机器人安全要求', 'Robots and robotic devices – Safety requirements for personal care robots', 'ISO', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (53, 'GB12021.6', 'GB 12021.6', 2017, '电饭锅能效限定值及能效等级', 'Minimum allowable values of energy efficiency and energy efficiency grades for rice cookers', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (54, 'GB19606', 'GB 19606', 2004, '家用和类似用途电器噪声限值', 'Noise limits of household and similar electrical appliances', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (55, 'GB34914', 'GB 34914', 2021, '净水机水效限定值及水效等级', 'Minimum allowable values of water efficiency and water efficiency grades for water purifiers', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (56, 'GBT8059', 'GB/T 8059', 2016, '家用和类似用途制冷器具', 'Household and similar refrigerating appliances', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (57, 'GBT9473', 'GB/T 9473', 2022, '读写作业台灯性能要求', 'Performance requirements for reading and writing task lamps', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (58, 'GBT22089', 'GB/T 22089', 2008, '电水壶性能要求及试验方法', 'Performance requirements and test methods of electric kettles', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (59, 'GBT37422', 'GB/T 37422', 2019, '绿色包装评价方法与准则', 'Green packaging assessment – Methods and criteria', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (60, 'GBT35601', 'GB/T 35601', 2017, '绿色产品评价 人造板和木质地板', 'Green product assessment – Wood-based panels and wooden flooring', '国家标准', 'superseded', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (61, 'GBT39600', 'GB/T 39600', 2021, '人造板及其制品甲醛释放量分级', 'Classification of formaldehyde emission of wood-based panels and finishing products', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (62, 'GBT37798', 'GB/T 37798', 2019, '陶瓷砖防滑性等级评价', 'Evaluation of the slip resistance classes of ceramic tiles', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (63, 'GBT37884', 'GB/T 37884', 2019, '涂料中挥发性有机化合物（VOC）释放量的测定', 'Determination of emission of volatile organic compounds (VOC) from coatings', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (64, 'GBT25975', 'GB/T 25975', 2018, '建筑外墙外保温用岩棉制品', 'Rock wool products for external thermal insulation of buildings', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (65, 'GB28007', 'GB 28007', 2024, '婴幼儿及儿童家具安全技术规范', 'Safety technical specification for furniture for infants and children', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (66, 'QBT2280', 'QB/T 2280', 2016, '办公家具 办公椅', 'Office furniture – Office chairs', '轻工行业标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (67, 'QBT1952.2', 'QB/T 1952.2', 2023, '软体家具 弹簧软床垫', 'Upholstered furniture – Spring mattresses', '轻工行业标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (68, 'NBT33001', 'NB/T 33001', 2018, '电动汽车非车载传导式充电机技术条件', 'Technical specification of off-board conductive chargers for electric vehicles', '能源行业标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (69, 'NBT33002', 'NB/T 33002', 2018, '电动汽车交流充电桩技术条件', 'Technical specification of AC charging piles for electric vehicles', '能源行业标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (70, 'GBT35590', 'GB/T 35590', 2017, '信息技术 便携式数字设备用移动电源通用规范', 'Information technology – General specification for power banks of portable digital equipment', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (71, 'GBT31484', 'GB/T 31484', 2015, '电动汽车用动力蓄电池循环寿命要求及试验方法', 'Cycle life requirements and test methods of traction batteries for electric vehicles', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (72, 'GBT36972', 'GB/T 36972', 2018, '电动自行车用锂离子蓄电池', 'Lithium-ion batteries for electric bicycles', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (73, 'GB8965.1', 'GB 8965.1', 2020, '防护服装 阻燃服', 'Protective clothing – Flame-retardant clothing', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (74, 'GB4806.8', 'GB 4806.8', 2022, '食品安全国家标准 食品接触用纸和纸板材料及制品', 'National food safety standard – Paper and board materials and articles for food contact', '国家标准', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (75, 'IEC60335.2.15', 'IEC 60335-2-15', 2012, '家用和类似用途电器的安全 第2-15部分：液体加热器具的特殊要求', 'Household and similar electrical appliances – Safety – Part 2-15: Particular requirements for appliances for heating liquids', 'IEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (76, 'EN60335.2.15', 'EN 60335-2-15', 2016, '家用和类似用途电器的安全 第2-15部分：液体加热器具的特殊要求', 'Household and similar electrical appliances – Safety – Part 2-15: Particular requirements for appliances for heating liquids', 'CENELEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (77, 'ENIEC55014.1', 'EN IEC 55014-1', 2021, '电磁兼容 家用电器、电动工具和类似器具的要求 第1部分：发射', 'Electromagnetic compatibility – Requirements for household appliances, electric tools and similar apparatus – Part 1: Emission', 'CENELEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (78, 'EN18031.1', 'EN 18031-1', 2024, '无线电设备通用网络安全要求 第1部分：联网无线电设备', 'Common security requirements for radio equipment – Part 1: Internet connected radio equipment', 'CEN/CENELEC', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (79, 'EN12520', 'EN 12520', 2024, '家具 家用座椅的强度、耐久性和安全性', 'Furniture – Strength, durability and safety – Requirements for domestic seating', 'CEN', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (80, 'EN12521', 'EN 12521', 2023, '家具 家用桌的安全、强度和耐久性', 'Furniture – Safety, strength and durability – Requirements for domestic tables', 'CEN', 'current', NULL, NULL, NULL, NULL, '', '', '', NULL);
INSERT INTO public.vocabulary_standard VALUES (4, 'GB12021.2', 'GB 12021.2', 2025, '家用电冰箱耗电量限定值及能效等级', 'Maximum allowable energy consumption and energy efficiency grades for household refrigerators', '国家标准', 'current', NULL, '2026-11-22', '2026-06-01', NULL, 'People''s Daily, on GB 12021.2-2025 coming into force', '', '《人民日报》关于GB 12021.2-2025实施的报道', NULL);
INSERT INTO public.vocabulary_standard VALUES (3, 'GB12021.2', 'GB 12021.2', 2015, '家用电冰箱耗电量限定值及能效等级', 'Maximum allowable energy consumption and energy efficiency grades for household refrigerators', '国家标准', 'superseded', NULL, '2026-11-22', NULL, 4, 'People''s Daily, on GB 12021.2-2025 coming into force', '', '《人民日报》关于GB 12021.2-2025实施的报道', NULL);
INSERT INTO public.vocabulary_standard VALUES (2, 'GBT4706.1', 'GB/T 4706.1', 2024, '家用和类似用途电器的安全 第1部分：通用要求', 'Household and similar electrical appliances – Safety – Part 1: General requirements', '国家标准', 'current', NULL, '2026-11-22', '2026-08-01', NULL, 'CNCA announcement no. 29 of 2024', '', '认监委公告2024年第29号', NULL);
INSERT INTO public.vocabulary_standard VALUES (1, 'GB4706.1', 'GB 4706.1', 2005, '家用和类似用途电器的安全 第1部分：通用要求', 'Household and similar electrical appliances – Safety – Part 1: General requirements', '国家标准', 'superseded', NULL, '2026-11-22', NULL, 2, 'CNCA announcement no. 29 of 2024: compulsory certificates on the old edition are suspended, and withdrawn from 2026-11-01', '', '认监委公告2024年第29号：旧版强制性产品认证证书逾期暂停，2026年11月1日起撤销', '2026-10-31');
INSERT INTO public.vocabulary_wordgroup VALUES ('家用电器', '{家用电器,家电,小家电,大家电,家庭电器,居家电器,生活电器,电器}', '{"household appliance","home appliance","domestic appliance","white goods","electrical appliance","small appliance","domestic electrical appliance","electric appliance"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('厨房电器', '{厨房电器,厨电,厨房家电,厨房小家电}', '{"kitchen appliance","cooking appliance"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('制冷电器', '{制冷电器,制冷设备}', '{"refrigeration equipment","refrigeration appliance"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电冰箱', '{电冰箱,冰箱,家用电冰箱,雪柜,制冷器具,冷藏箱,家用冰箱,对开门冰箱,法式冰箱,风冷冰箱,变频冰箱,迷你冰箱}', '{refrigerator,fridge,"household refrigerator","refrigerating appliance","fridge freezer",icebox,"side-by-side refrigerator","french door refrigerator","frost-free refrigerator","mini fridge"}', 'product', NULL, NULL, '制冷电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('冷柜', '{冷柜,冰柜,冷冻箱,冷冻柜,卧式冷柜,冰箱冷柜}', '{freezer,"chest freezer","deep freezer","upright freezer"}', 'product', NULL, NULL, '制冷电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('商用冷柜', '{商用冷柜,冷藏展示柜,冷藏陈列柜,商用制冷}', '{"refrigerated display cabinet","commercial refrigerator","commercial freezer","beverage cooler"}', 'product', NULL, NULL, '制冷电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('酒柜', '{酒柜,恒温酒柜,电子酒柜}', '{"wine cooler","wine cabinet","wine fridge"}', 'product', NULL, NULL, '制冷电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('制冰机', '{制冰机}', '{"ice maker","ice machine"}', 'product', NULL, NULL, '制冷电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('冷库', '{冷库,冷藏库}', '{"cold storage","cold store"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('空调', '{空调,空调器,房间空调器,房间空气调节器,冷气机,冷气,家用空调,分体空调,变频空调,冷暖空调,挂机,柜机,空调机}', '{"air conditioner","room air conditioner","air conditioning","split air conditioner",aircon,"ac unit","inverter air conditioner","window air conditioner"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('多联机', '{多联机,中央空调,多联式空调}', '{"multi-split air conditioner","central air conditioning","vrf system"}', 'product', NULL, NULL, '空调');
INSERT INTO public.vocabulary_wordgroup VALUES ('冷水机组', '{冷水机组,冷水机}', '{"water chiller",chiller}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('热泵', '{热泵,空气源热泵,热泵热水机,热泵机组}', '{"heat pump","air source heat pump","heat pump water heater"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('新风系统', '{新风系统,新风机,新风净化机}', '{"fresh air system","ventilation system","heat recovery ventilator"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('热水器', '{热水器,电热水器,储水式热水器,即热式热水器}', '{"water heater","electric water heater","instantaneous water heater","storage water heater"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('燃气热水器', '{燃气热水器,燃热}', '{"gas water heater"}', 'product', NULL, NULL, '热水器');
INSERT INTO public.vocabulary_wordgroup VALUES ('太阳能热水器', '{太阳能热水器,太阳能热水系统}', '{"solar water heater","solar thermal system"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('壁挂炉', '{壁挂炉,燃气壁挂炉,采暖炉}', '{"wall-hung boiler","combi boiler","gas boiler","heating boiler"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('洗衣机', '{洗衣机,滚筒洗衣机,波轮洗衣机,家用洗衣机,全自动洗衣机,洗衣设备,洗脱机}', '{"washing machine",washer,"laundry machine","clothes washer","front loader","front-loading washer","top-loading washer","top loader","clothes washing machine"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('干衣机', '{干衣机,烘干机,烘衣机,滚筒干衣机}', '{dryer,"tumble dryer","clothes dryer","laundry dryer"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('洗碗机', '{洗碗机,家用洗碗机}', '{dishwasher}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('消毒柜', '{消毒柜,消毒碗柜}', '{"disinfection cabinet","dish steriliser","sterilizing cabinet"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('吸尘器', '{吸尘器,真空吸尘器,无线吸尘器}', '{"vacuum cleaner",hoover,vacuum,"cordless vacuum"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('扫地机器人', '{扫地机器人,扫地机,扫拖机器人,清洁机器人,吸尘机器人,扫地机器,拖地机器人,扫地吸尘机器人,自动吸尘器}', '{"robot vacuum","robotic vacuum cleaner","cleaning robot","floor cleaning robot","robot mop","robot hoover","robotic vacuum",robovac,"vacuum robot","sweeping robot","robot cleaner",roomba}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('洗地机', '{洗地机,拖地机}', '{"floor washer","wet dry vacuum","floor scrubber"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('擦窗机器人', '{擦窗机器人}', '{"window cleaning robot"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('空气净化器', '{空气净化器,空气清新机,空气清净机,净化器,空净,除醛机,空气消毒机,空净机}', '{"air purifier","air cleaner","air cleaning device","air filter unit","hepa purifier"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('加湿器', '{加湿器,加湿机}', '{humidifier}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('除湿机', '{除湿机,抽湿机,除湿器}', '{dehumidifier}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('香薰机', '{香薰机,香薰扩散器}', '{"aroma diffuser","essential oil diffuser"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电风扇', '{电风扇,风扇,电扇,循环扇,落地扇}', '{fan,"electric fan","pedestal fan","ceiling fan","air circulator"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('取暖器', '{取暖器,电暖器,室内加热器,电热油汀,暖风机,暖炉}', '{heater,"space heater","room heater","electric heater","oil-filled radiator","fan heater"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('浴霸', '{浴霸,浴室取暖器}', '{"bathroom heater"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电热毯', '{电热毯,电褥子,电热垫}', '{"electric blanket","heating pad","heated blanket"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('微波炉', '{微波炉}', '{microwave,"microwave oven"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('烤箱', '{烤箱,电烤箱,焗炉,蒸烤箱}', '{oven,"electric oven","toaster oven","steam oven"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('空气炸锅', '{空气炸锅,气炸锅}', '{"air fryer"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电炸锅', '{电炸锅,油炸锅}', '{"deep fryer",fryer}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('多士炉', '{多士炉,烤面包机,吐司机,多功能早餐机}', '{toaster,"bread toaster","sandwich maker"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('面包机', '{面包机}', '{"bread maker"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电饭煲', '{电饭煲,电饭锅,电锅,煮饭锅,煮饭煲,饭煲,电子锅,饭锅}', '{"rice cooker","rice steamer","rice cooking appliance"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电压力锅', '{电压力锅,电高压锅}', '{"electric pressure cooker","pressure cooker",multicooker}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('慢炖锅', '{慢炖锅,电炖锅}', '{"slow cooker","crock pot"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电火锅', '{电火锅,电煮锅,电蒸锅}', '{"electric hot pot","electric steamer","food steamer"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电磁炉', '{电磁炉,电磁灶}', '{"induction cooker","induction hob","induction cooktop"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电陶炉', '{电陶炉}', '{"ceramic hob","radiant hob"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('灶具', '{灶具,燃气灶,燃气灶具,煤气灶,炉具}', '{"gas stove","gas cooker","gas hob","gas cooktop"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('集成灶', '{集成灶}', '{"integrated stove","integrated cooker"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('吸油烟机', '{吸油烟机,抽油烟机,油烟机}', '{"range hood","cooker hood","extractor hood","kitchen hood"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电水壶', '{电水壶,电热水壶,烧水壶,热水壶,热水煲,快煮壶,养生壶,电茶壶,开水壶,煲水壶,烧水器,热水瓶,电热壶}', '{kettle,"electric kettle","water kettle","tea kettle","water boiler","jug kettle","hot water kettle"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('咖啡机', '{咖啡机}', '{"coffee machine","coffee maker","espresso machine"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('榨汁机', '{榨汁机,搅拌机,料理机,果汁机,破壁机,原汁机}', '{blender,juicer,"food processor","mixer grinder","hand blender"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('豆浆机', '{豆浆机}', '{"soymilk maker","soy milk machine"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('和面机', '{和面机,厨师机,打蛋器}', '{"stand mixer","dough mixer","hand mixer","egg beater"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('绞肉机', '{绞肉机}', '{"meat grinder",mincer}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('垃圾处理器', '{垃圾处理器,食物垃圾处理器,厨余粉碎机}', '{"food waste disposer","garbage disposal","waste disposer"}', 'product', NULL, NULL, '厨房电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('净水器', '{净水器,净水机,饮水净化,滤水器,反渗透净水机,净饮机,滤水机,净水设备,纯水机,ro机,逆渗透净水器,饮水过滤器}', '{"water purifier","water filter","reverse osmosis purifier","ro purifier","water treatment unit","water filtration system","reverse osmosis system","water cleaner","ro system"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('饮水机', '{饮水机,开饮机}', '{"water dispenser","drinking water dispenser"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('软水机', '{软水机}', '{"water softener"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('马桶', '{马桶,坐便器,便器,座厕}', '{toilet,"water closet",wc,"toilet bowl"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('智能坐便器', '{智能坐便器,智能马桶,智能马桶盖,电子坐便器,免治马桶}', '{"smart toilet","electronic bidet","bidet toilet seat",bidet}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('水嘴', '{水嘴,水龙头,龙头,水喉}', '{tap,faucet,"water tap","mixer tap"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('淋浴器', '{淋浴器,花洒}', '{shower,"shower head"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('卫生洁具', '{卫生洁具,洁具,卫浴,陶瓷洁具,卫生陶瓷}', '{"bathroom fixture","sanitary ware"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('个人护理电器', '{个人护理电器,个护电器,个人护理器具}', '{"personal care appliance"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电吹风', '{电吹风,吹风机,风筒,吹风筒,风筒机,高速吹风机}', '{"hair dryer","blow dryer","hair drier"}', 'product', NULL, NULL, '个人护理电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('剃须刀', '{剃须刀,电动剃须刀,刮胡刀,电须刀,刮胡子刀,电胡刀}', '{shaver,"electric shaver",razor,"electric razor"}', 'product', NULL, NULL, '个人护理电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('卷发器', '{卷发器,直发器,美发器具}', '{"hair straightener","curling iron","hair styler"}', 'product', NULL, NULL, '个人护理电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电动牙刷', '{电动牙刷,冲牙器}', '{"electric toothbrush","water flosser","oral irrigator"}', 'product', NULL, NULL, '个人护理电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('数据中心', '{数据中心,机房,数据机房}', '{"data centre","data center","server room"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('按摩器', '{按摩器,按摩椅,按摩器具,筋膜枪}', '{massager,"massage chair","massage gun"}', 'product', NULL, NULL, '个人护理电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('美容仪', '{美容仪,美容器具}', '{"beauty device","facial beauty device"}', 'product', NULL, NULL, '个人护理电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('足浴盆', '{足浴盆,足浴器}', '{"foot spa","foot bath"}', 'product', NULL, NULL, '个人护理电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电熨斗', '{电熨斗,熨斗,挂烫机,蒸汽熨斗}', '{iron,"steam iron","garment steamer"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('缝纫机', '{缝纫机}', '{"sewing machine"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('电蚊香', '{电蚊香,驱蚊器,灭蚊灯,电蚊拍}', '{"mosquito repeller","insect killer","mosquito killer lamp","bug zapper"}', 'product', NULL, NULL, '家用电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('音视频设备', '{音视频设备,影音设备,音视频产品}', '{"audio and video equipment","av equipment","consumer electronics"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电视机', '{电视机,电视,平板电视,智能电视,液晶电视}', '{television,tv,"tv set","smart tv"}', 'product', NULL, NULL, '音视频设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('显示器', '{显示器,显示屏,荧幕,电脑显示器}', '{monitor,display,"computer monitor","lcd monitor"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('投影机', '{投影机,投影仪}', '{projector,beamer}', 'product', NULL, NULL, '音视频设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('机顶盒', '{机顶盒}', '{"set-top box","tv box"}', 'product', NULL, NULL, '音视频设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('音箱', '{音箱,扬声器,音响,喇叭,蓝牙音箱}', '{loudspeaker,speaker,"bluetooth speaker",soundbar}', 'product', NULL, NULL, '音视频设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('智能音箱', '{智能音箱,智能音响}', '{"smart speaker","voice assistant"}', 'product', NULL, NULL, '音箱');
INSERT INTO public.vocabulary_wordgroup VALUES ('耳机', '{耳机,蓝牙耳机,耳麦,无线耳机}', '{headphones,earphones,headset,earbuds}', 'product', NULL, NULL, '音视频设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('麦克风', '{麦克风,话筒}', '{microphone}', 'product', NULL, NULL, '音视频设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('功放', '{功放,功率放大器}', '{amplifier,"audio amplifier"}', 'product', NULL, NULL, '音视频设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('手机', '{手机,移动电话,智能手机,手提电话,行动电话}', '{"mobile phone","cell phone",smartphone,handset}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('平板电脑', '{平板电脑}', '{tablet,"tablet computer","tablet pc"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('计算机', '{计算机,电脑,微型计算机,台式机,台式电脑,个人电脑}', '{computer,pc,"personal computer","desktop computer"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('笔记本电脑', '{笔记本电脑,笔记本,笔电,手提电脑}', '{laptop,"notebook computer",notebook,"laptop computer"}', 'product', NULL, NULL, '计算机');
INSERT INTO public.vocabulary_wordgroup VALUES ('服务器', '{服务器,微型服务器,伺服器}', '{server,"computer server"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('存储设备', '{存储设备,硬盘,固态硬盘}', '{"storage device","hard disk",ssd,"solid state drive"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('不间断电源', '{不间断电源}', '{"uninterruptible power supply",ups}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('路由器', '{路由器,无线路由器,网关,家庭网关,无线网络分享器,分享器,wifi路由器,宽带路由器,家用路由器}', '{router,"wifi router",gateway,"wireless router","home gateway","broadband router","home router","internet router","mesh router"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('交换机', '{交换机,网络交换机}', '{"network switch","ethernet switch"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('防火墙', '{防火墙,网络防火墙}', '{firewall,"network firewall"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('基站', '{基站,通信基站}', '{"base station","cellular base station"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('打印机', '{打印机,激光打印机,喷墨打印机,印表机}', '{printer,"laser printer","inkjet printer"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('3d打印机', '{3d打印机,三维打印,增材制造}', '{"3d printer","3d printing","additive manufacturing"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('复印机', '{复印机,多功能一体机,影印机}', '{copier,photocopier,"multifunction printer"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('碳粉', '{碳粉,硒鼓,墨盒}', '{toner,"toner cartridge","ink cartridge"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('扫描仪', '{扫描仪}', '{scanner,"document scanner"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('键盘', '{键盘,鼠标,滑鼠,键鼠}', '{keyboard,mouse,"computer mouse"}', 'product', NULL, NULL, '信息技术设备');
INSERT INTO public.vocabulary_wordgroup VALUES ('摄像头', '{摄像头,网络摄像机,监控摄像机,智能摄像头,监视器,监控摄像头,摄影机,网络摄影机,监控探头,家用摄像头,监控器,看家摄像头}', '{camera,"ip camera","surveillance camera",cctv,"smart camera",webcam,"security camera","network camera","ip cam","baby monitor camera","home camera","video camera"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('行车记录仪', '{行车记录仪}', '{"dash cam","driving recorder"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('对讲机', '{对讲机}', '{"two-way radio",walkie-talkie,interphone}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('可视门铃', '{可视门铃,智能门铃,视频门铃}', '{"video doorbell","smart doorbell"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('自助终端', '{自助终端,自动售货机,售货机}', '{"vending machine","self-service kiosk"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('pos机', '{pos机,销售终端,收款机}', '{"pos terminal","payment terminal","cash register"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('信息技术设备', '{信息技术设备,it设备,资讯设备,信息技术产品}', '{"information technology equipment","it equipment",ite}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('充电器', '{充电器,充电装置,充电产品}', '{charger,"charging device","battery charger","charging product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电源适配器', '{电源适配器,适配器,充电头,火牛,手机充电器}', '{"power adapter",adapter,adaptor,"usb charger","phone charger","mobile charger","laptop charger"}', 'product', NULL, NULL, '充电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('开关电源', '{开关电源,电源供应器}', '{"switching power supply","power supply unit",psu,"power supply"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('移动电源', '{移动电源,充电宝,行动电源,尿袋,便携式充电宝,应急充电宝,移动充电器,共享充电宝}', '{"portable charger","power bank","portable power pack","battery pack for phones","external battery","powerbank charger"}', 'product', NULL, NULL, '便携式电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('户外电源', '{户外电源,便携式储能电源,移动储能电源}', '{"portable power station","outdoor power supply"}', 'product', NULL, NULL, '储能');
INSERT INTO public.vocabulary_wordgroup VALUES ('无线充电器', '{无线充电器,无线充电,无线充电板}', '{"wireless charger","wireless charging","wireless charging pad"}', 'product', NULL, NULL, '充电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('数据线', '{数据线,充电线}', '{"charging cable","data cable","usb cable"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电子元器件', '{电子元器件,元器件,电子元件}', '{"electronic component","electronic parts"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电容器', '{电容器,电容}', '{capacitor}', 'product', NULL, NULL, '电子元器件');
INSERT INTO public.vocabulary_wordgroup VALUES ('电阻器', '{电阻器,电阻}', '{resistor}', 'product', NULL, NULL, '电子元器件');
INSERT INTO public.vocabulary_wordgroup VALUES ('连接器', '{连接器,接插件}', '{connector,"electrical connector"}', 'product', NULL, NULL, '电子元器件');
INSERT INTO public.vocabulary_wordgroup VALUES ('印制电路板', '{印制电路板,电路板,线路板}', '{"printed circuit board",pcb,"circuit board"}', 'product', NULL, NULL, '电子元器件');
INSERT INTO public.vocabulary_wordgroup VALUES ('芯片', '{芯片,集成电路,半导体}', '{chip,"integrated circuit",semiconductor}', 'product', NULL, NULL, '电子元器件');
INSERT INTO public.vocabulary_wordgroup VALUES ('传感器', '{传感器,感应器}', '{sensor}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('继电器', '{继电器}', '{relay}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('熔断器', '{熔断器,保险丝}', '{fuse}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('光纤', '{光纤,光缆,光纤光缆}', '{"optical fibre","fiber optic","optical cable"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('激光产品', '{激光产品,激光器}', '{laser,"laser product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电池', '{电池,电芯}', '{battery,cell,"battery cell"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('锂电池', '{锂电池,锂离子电池,锂电,锂离子电芯,锂离子蓄电池,锂电池组}', '{"lithium battery","lithium-ion battery","li-ion battery","lithium ion cell","li-ion cell","lithium cell","lithium battery pack"}', 'product', NULL, NULL, '电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('便携式电池', '{便携式电池,便携式锂电池,便携式锂离子电池,手机电池,聚合物锂离子电池,聚合物电池}', '{"portable battery","portable lithium battery","portable cell","lithium polymer battery","lithium polymer cell","lipo battery"}', 'product', NULL, NULL, '锂电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('磷酸铁锂电池', '{磷酸铁锂电池,磷酸铁锂}', '{"lithium iron phosphate battery","lfp battery","lifepo4 battery"}', 'product', NULL, NULL, '锂电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('钠离子电池', '{钠离子电池,钠电池}', '{"sodium-ion battery","sodium battery"}', 'product', NULL, NULL, '电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('蓄电池', '{蓄电池,二次电池,充电电池}', '{"rechargeable battery","secondary battery",accumulator}', 'product', NULL, NULL, '电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('铅酸电池', '{铅酸电池,铅酸蓄电池,电瓶}', '{"lead-acid battery"}', 'product', NULL, NULL, '蓄电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('干电池', '{干电池,碱性电池,原电池,一次电池}', '{"primary battery","alkaline battery","dry cell"}', 'product', NULL, NULL, '电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('纽扣电池', '{纽扣电池,钮扣电池}', '{"button cell","coin cell","button battery"}', 'product', NULL, NULL, '电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('动力电池', '{动力电池,动力蓄电池,车用电池,车用动力电池,电动汽车电池,动力电池包,动力锂电池,电池包}', '{"traction battery","ev battery","power battery","electric vehicle battery","vehicle battery","battery pack","ev battery pack","traction battery pack","electric car battery"}', 'product', NULL, NULL, '电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('电动自行车电池', '{电动自行车电池,电动自行车锂电池,电动自行车蓄电池,电单车电池,电动车电池,电瓶车电池,电动车锂电池,两轮车电池,电动自行车锂电池组,换电电池}', '{"electric bicycle battery","e-bike battery","light electric vehicle battery","electric bike battery","two-wheeler battery","scooter battery","battery for electric bicycles"}', 'product', NULL, NULL, '电池');
INSERT INTO public.vocabulary_wordgroup VALUES ('储能', '{储能,储能系统,储能电池,电化学储能,储能电站,电池储能,电力储能,储能柜,储能电池柜,储能电池系统,电池储能系统,工商业储能}', '{"energy storage","battery energy storage","energy storage system",bess,"storage battery system","energy storage battery","battery storage","grid storage","battery storage system","storage battery"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电池管理系统', '{电池管理系统}', '{"battery management system",bms}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('换电柜', '{换电柜,换电站,换电设备}', '{"battery swap station","battery swapping cabinet","battery swapping"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('燃料电池', '{燃料电池,氢燃料电池}', '{"fuel cell","hydrogen fuel cell"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('橱柜', '{橱柜,整体橱柜}', '{"kitchen cabinet",cupboard}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('氢能', '{氢能,氢气,制氢,电解槽,绿氢}', '{hydrogen,"hydrogen energy",electrolyser,electrolyzer,"green hydrogen"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('充电设施', '{充电设施,充电设备,充电基础设施,充换电设施}', '{"charging equipment","charging infrastructure","charging facility"}', 'product', NULL, NULL, '充电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('充电桩', '{充电桩,充电枪,充电柱,电动汽车充电桩,电动汽车供电设备,充电站,充电机,汽车充电桩,电动车充电桩,汽车充电器,充电墩,新能源充电桩}', '{"ev charger",evse,"charging pile","charging station","electric vehicle charger","charging point",wallbox,"ev charging","car charger","electric vehicle supply equipment","charging post","charge point","electric car charger","vehicle charger","ev charging point"}', 'product', NULL, NULL, '充电设施');
INSERT INTO public.vocabulary_wordgroup VALUES ('交流充电桩', '{交流充电桩,慢充桩,交流桩,家用充电桩,壁挂充电桩,交流充电器,家充桩}', '{"ac charging pile","ac charger","ac charging station","ac wallbox","ac ev charger","home charger","home ev charger","slow charger"}', 'product', NULL, NULL, '充电桩');
INSERT INTO public.vocabulary_wordgroup VALUES ('直流充电桩', '{直流充电桩,快充桩,直流桩,快速充电桩,超充桩,直流充电机,快充,直流快充,直流快充桩,超级充电桩,非车载充电机}', '{"dc charging pile","dc charger","dc fast charger","fast charger","dc charging station","rapid charger",supercharger,"dc fast charging","fast charging station","off-board charger","ultra-fast charger"}', 'product', NULL, NULL, '充电桩');
INSERT INTO public.vocabulary_wordgroup VALUES ('便携式充电桩', '{便携式充电桩,随车充,便携式充电设备,模式2充电}', '{"portable ev charger","mode 2 charger","in-cable control box","portable charging equipment"}', 'product', NULL, NULL, '充电桩');
INSERT INTO public.vocabulary_wordgroup VALUES ('充电连接装置', '{充电连接装置,充电接口,充电插头,充电枪头,车辆插头,充电枪线,充电连接器,充电接头}', '{"charging connector","charging coupler","vehicle coupler","charging plug","vehicle connector","ev connector","charging gun","charge connector","ev charging connector","ev plug","charging inlet"}', 'product', NULL, NULL, '充电设施');
INSERT INTO public.vocabulary_wordgroup VALUES ('电动汽车', '{电动汽车,新能源汽车,纯电动汽车,新能源车,电动轿车}', '{"electric vehicle",ev,"electric car","new energy vehicle",nev,"battery electric vehicle"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电动自行车', '{电动自行车,电动车,电单车,电瓶车,电动两轮车,电动脚踏车}', '{"electric bicycle",e-bike,pedelec,"electric bike"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电动摩托车', '{电动摩托车,电动机车}', '{"electric motorcycle","electric scooter",e-scooter}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电动三轮车', '{电动三轮车}', '{"electric tricycle"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('平衡车', '{平衡车,滑板车,电动平衡车,电动滑板车}', '{"self-balancing vehicle",hoverboard,"kick scooter","personal mobility device"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('摩托车', '{摩托车,机车}', '{motorcycle,motorbike}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('汽车', '{汽车,机动车,轿车,车辆}', '{car,"motor vehicle",automobile,vehicle,"passenger car"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('汽车零部件', '{汽车零部件,汽车配件,车用零部件,汽配}', '{"automotive parts","car parts","auto parts","vehicle components","automotive component"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('车载设备', '{车载设备,车机,车载终端}', '{"in-vehicle device","vehicle terminal","telematics unit"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('轮胎', '{轮胎,车胎}', '{tyre,tire}', 'product', NULL, NULL, '汽车零部件');
INSERT INTO public.vocabulary_wordgroup VALUES ('制动器', '{制动器,刹车片,制动衬片}', '{brake,"brake pad","brake lining"}', 'product', NULL, NULL, '汽车零部件');
INSERT INTO public.vocabulary_wordgroup VALUES ('安全带', '{安全带}', '{"safety belt","seat belt"}', 'product', NULL, NULL, '汽车零部件');
INSERT INTO public.vocabulary_wordgroup VALUES ('汽车玻璃', '{汽车玻璃,安全玻璃}', '{"safety glass",windscreen,windshield,"automotive glass"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('儿童座椅', '{儿童座椅,儿童安全座椅,儿童约束系统,汽车安全座椅}', '{"child seat","child car seat","child restraint","child restraint system"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('头盔', '{头盔,安全头盔,骑行头盔}', '{helmet,"crash helmet","bicycle helmet","motorcycle helmet"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('自行车', '{自行车,单车,脚踏车}', '{bicycle,bike,cycle}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('无人机', '{无人机,无人驾驶航空器,民用无人机,航拍机,空拍机}', '{drone,"unmanned aircraft",uav,"unmanned aerial vehicle"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('机器人', '{机器人}', '{robot,robotics}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('工业机器人', '{工业机器人,六轴机器人,工业机械手,机械手臂,焊接机器人,搬运机器人}', '{"industrial robot","factory robot","six-axis robot","industrial robotic arm","welding robot","manufacturing robot"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('服务机器人', '{服务机器人,个人护理机器人,家用机器人,陪伴机器人,养老机器人,导览机器人,陪护机器人,看护机器人,个人助理机器人}', '{"service robot","personal care robot","household robot","companion robot","social robot","care robot","guide robot","assistant robot","robot companion"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('教育机器人', '{教育机器人,编程机器人}', '{"education robot","educational robot","teaching robot"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('协作机器人', '{协作机器人}', '{cobot,"collaborative robot"}', 'product', NULL, NULL, '工业机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('移动机器人', '{移动机器人,自动导引车,无人搬运车}', '{"mobile robot",agv,amr,"automated guided vehicle","autonomous mobile robot"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('人形机器人', '{人形机器人,仿人机器人}', '{"humanoid robot",humanoid}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('配送机器人', '{配送机器人,送餐机器人,物流机器人}', '{"delivery robot","logistics robot"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('割草机器人', '{割草机器人,智能割草机}', '{"robotic lawn mower","robot lawnmower"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('医疗机器人', '{医疗机器人,手术机器人}', '{"medical robot","surgical robot"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('外骨骼', '{外骨骼,外骨骼机器人}', '{exoskeleton,"wearable robot"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('机械臂', '{机械臂,机械手}', '{"robotic arm",manipulator,"robot arm"}', 'product', NULL, NULL, '机器人');
INSERT INTO public.vocabulary_wordgroup VALUES ('机械', '{机械,机器,机械设备,机械产品}', '{machinery,machine,"mechanical equipment"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('数控机床', '{数控机床,机床,加工中心}', '{"machine tool","cnc machine","machining centre","machining center"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('注塑机', '{注塑机,塑料机械}', '{"injection moulding machine","injection molding machine","plastics machinery"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('包装机', '{包装机,包装机械}', '{"packaging machine","packing machine"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('食品机械', '{食品机械}', '{"food machinery","food processing machine"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('纺织机械', '{纺织机械}', '{"textile machinery"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('印刷机', '{印刷机,印刷机械}', '{"printing press","printing machine"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电梯', '{电梯,升降机,扶手电梯}', '{lift,elevator,"passenger lift"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('自动扶梯', '{自动扶梯,扶梯}', '{escalator,"moving walkway"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('起重机', '{起重机,吊机}', '{crane,hoist}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('叉车', '{叉车,堆高机}', '{forklift,"forklift truck","lift truck"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('挖掘机', '{挖掘机,工程机械,装载机}', '{excavator,"construction machinery","wheel loader"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('高空作业平台', '{高空作业平台,升降平台}', '{"aerial work platform","lifting platform","scissor lift"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('泵', '{泵,水泵,清水泵,离心泵}', '{pump,"water pump","centrifugal pump"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('压缩机', '{压缩机,空压机,空气压缩机,压缩机组}', '{compressor,"air compressor"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('通风机', '{通风机,风机,鼓风机}', '{ventilator,"industrial fan",blower}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('阀门', '{阀门,阀}', '{valve}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('轴承', '{轴承}', '{bearing}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('齿轮', '{齿轮,减速机,减速器}', '{gear,gearbox,reducer,"speed reducer"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('锅炉', '{锅炉,工业锅炉,蒸汽锅炉}', '{"industrial boiler","steam boiler",boiler}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('压力容器', '{压力容器}', '{"pressure vessel"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('换热器', '{换热器,热交换器}', '{"heat exchanger"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('工业炉', '{工业炉,电炉}', '{"industrial furnace",furnace}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电动机', '{电动机,电机,马达,三相异步电动机,电动马达}', '{"electric motor",motor,"induction motor"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('变频器', '{变频器,变频调速}', '{"frequency converter","variable frequency drive",vfd}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('发电机', '{发电机,发电机组}', '{generator,"generating set",genset}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('变压器', '{变压器,配电变压器,电力变压器}', '{transformer,"distribution transformer","power transformer"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('断路器', '{断路器,低压断路器,空气开关}', '{"circuit breaker",breaker,mccb,mcb}', 'product', NULL, NULL, '低压电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('漏电保护器', '{漏电保护器,剩余电流保护器}', '{"residual current device",rcd,"earth leakage breaker"}', 'product', NULL, NULL, '低压电器');
INSERT INTO public.vocabulary_wordgroup VALUES ('墙壁开关', '{墙壁开关,家用开关,开关面板}', '{"wall switch","light switch","household switch"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('插座', '{插座,插头,插头插座,插苏,电源插座,电插头}', '{socket,plug,"power outlet","electrical socket","plug and socket"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('插线板', '{插线板,拖线板,排插,延长线插座,转换器插座}', '{"power strip","extension socket","extension lead",multi-socket}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('智能插座', '{智能插座,智慧插座,wifi插座}', '{"smart plug","smart socket","smart outlet","wifi plug"}', 'product', NULL, NULL, '智能家居');
INSERT INTO public.vocabulary_wordgroup VALUES ('电线电缆', '{电线电缆,电线,电缆,导线}', '{cable,wire,"electric cable","wires and cables","power cable"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('低压电器', '{低压电器,低压成套设备,低压开关设备,成套电器}', '{"low-voltage switchgear","low voltage equipment",switchgear,"low-voltage apparatus"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('配电箱', '{配电箱,配电柜,配电盘}', '{"distribution board",switchboard,"distribution box"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('高压开关', '{高压开关,高压电器}', '{"high-voltage switchgear","high voltage equipment"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('绿色建筑', '{绿色建筑}', '{"green building","sustainable building"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('焊接设备', '{焊接设备,焊机,电焊机}', '{"welding machine",welder,"welding equipment"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('焊接材料', '{焊接材料,焊材,焊条}', '{"welding consumables","welding electrode"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电动工具', '{电动工具,电钻,角磨机}', '{"power tool","electric tool","electric drill","angle grinder"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('园林工具', '{园林工具,割草机}', '{"garden tool","lawn mower","garden machinery"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('手动工具', '{手动工具,五金工具,五金,刀具}', '{"hand tool","hardware tool"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('农业机械', '{农业机械,农机,拖拉机}', '{"agricultural machinery","farm machinery",tractor}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('仪器仪表', '{仪器仪表,仪表}', '{instrument,"measuring instrument"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电能表', '{电能表,智能电表,电表}', '{"electricity meter","energy meter","smart meter","power meter"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('水表', '{水表}', '{"water meter"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('燃气表', '{燃气表,煤气表}', '{"gas meter"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('衡器', '{衡器,电子秤}', '{"weighing scale","electronic scale","weighing instrument"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('紧固件', '{紧固件,螺栓,螺丝,螺母}', '{fastener,bolt,screw,nut}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('弹簧', '{弹簧}', '{spring}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('液压', '{液压,气动,液压件}', '{hydraulic,pneumatic,"hydraulic component"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('密封件', '{密封件,密封圈}', '{seal,gasket,"sealing ring"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('过滤器', '{过滤器,滤芯}', '{filter,"filter element"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('光伏', '{光伏,太阳能光伏,光伏产品}', '{photovoltaic,photovoltaics,pv,"solar photovoltaic","solar power"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('光伏组件', '{光伏组件,太阳能电池板,太阳能板,太阳能组件,光伏板,太阳能面板,太阳能光电板,光电板,晶硅组件,单晶组件,太阳电池组件}', '{"solar panel","photovoltaic module","pv module","solar module","pv panel","photovoltaic panel","solar pv panel","solar cell panel","crystalline module"}', 'product', NULL, NULL, '光伏');
INSERT INTO public.vocabulary_wordgroup VALUES ('逆变器', '{逆变器,光伏逆变器,并网逆变器,太阳能逆变器,组串式逆变器,光伏并网逆变器,太阳能变流器,变流器}', '{inverter,"solar inverter","pv inverter","grid-connected inverter","string inverter","grid-tied inverter","grid-tie inverter","solar power inverter","photovoltaic inverter"}', 'product', NULL, NULL, '光伏');
INSERT INTO public.vocabulary_wordgroup VALUES ('光伏支架', '{光伏支架,跟踪系统,光伏跟踪器}', '{"solar tracker","mounting system","pv mounting","solar mounting"}', 'product', NULL, NULL, '光伏');
INSERT INTO public.vocabulary_wordgroup VALUES ('光伏电站', '{光伏电站,光伏发电系统,光伏系统,太阳能电站,屋顶光伏,分布式光伏,太阳能发电站,分布式光伏电站}', '{"pv system","pv power station","solar power station","photovoltaic system","solar farm","rooftop solar","solar power plant","rooftop pv","solar plant"}', 'product', NULL, NULL, '光伏');
INSERT INTO public.vocabulary_wordgroup VALUES ('风力发电', '{风力发电,风电,风力发电机组,风力发电机}', '{"wind turbine","wind power","wind energy"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('核电', '{核电,核安全,核设施}', '{"nuclear power",nuclear,"nuclear facility"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电网', '{电网,智能电网,微电网}', '{"power grid","smart grid",microgrid}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电力设备', '{电力设备,输变电设备}', '{"electrical power equipment","transmission equipment"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('照明', '{照明,灯具,灯,照明产品,照明电器}', '{luminaire,lighting,lamp,"light fitting","light fixture","lighting product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('led灯', '{led灯,led照明,发光二极管灯,led灯具}', '{led,"led lamp","led lighting","led luminaire","led bulb","light-emitting diode"}', 'product', NULL, NULL, '照明');
INSERT INTO public.vocabulary_wordgroup VALUES ('路灯', '{路灯,道路照明,街灯}', '{"road lighting","street lamp","street light"}', 'product', NULL, NULL, '照明');
INSERT INTO public.vocabulary_wordgroup VALUES ('台灯', '{台灯,护眼灯,读写作业台灯,读写台灯,学习灯,写字灯,阅读灯,作业灯,护眼台灯}', '{"desk lamp","reading lamp","table lamp","eye protection lamp","study lamp","desk light","reading light","homework lamp"}', 'product', NULL, NULL, '照明');
INSERT INTO public.vocabulary_wordgroup VALUES ('应急照明', '{应急照明,应急灯,疏散指示灯}', '{"emergency lighting","emergency light","exit sign"}', 'product', NULL, NULL, '照明');
INSERT INTO public.vocabulary_wordgroup VALUES ('吸顶灯', '{吸顶灯,吊灯,筒灯}', '{"ceiling light","pendant light",downlight,"ceiling lamp"}', 'product', NULL, NULL, '照明');
INSERT INTO public.vocabulary_wordgroup VALUES ('教室照明', '{教室照明,教室灯}', '{"classroom lighting","classroom lamp"}', 'product', NULL, NULL, '照明');
INSERT INTO public.vocabulary_wordgroup VALUES ('植物生长灯', '{植物生长灯}', '{"grow light","horticultural lamp"}', 'product', NULL, NULL, '照明');
INSERT INTO public.vocabulary_wordgroup VALUES ('紫外线灯', '{紫外线灯,杀菌灯,紫外灯}', '{"ultraviolet lamp","germicidal lamp","uv lamp"}', 'product', NULL, NULL, '照明');
INSERT INTO public.vocabulary_wordgroup VALUES ('镇流器', '{镇流器,led驱动电源,灯控制装置}', '{ballast,"led driver","lamp control gear"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('智能家居', '{智能家居,智能家电,全屋智能,智慧家庭,智慧家居,智慧家电,智能家庭,智能网关,智能开关}', '{"smart home","home automation","smart home device","smart appliance","smart hub","smart home hub","home gateway device","connected home"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('智能门锁', '{智能门锁,电子锁,指纹锁,电子防盗锁,智能锁,密码锁,电子门锁,人脸识别锁,刷脸门锁,电子密码锁,智慧门锁}', '{"smart lock","electronic lock","digital door lock","fingerprint lock","smart door lock","digital lock","keyless lock","electronic door lock","fingerprint door lock","smart door handle"}', 'product', NULL, NULL, '锁具');
INSERT INTO public.vocabulary_wordgroup VALUES ('锁具', '{锁具,机械锁,门锁,防盗锁}', '{lock,"mechanical lock","door lock","burglar-resistant lock"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('防盗门', '{防盗门,防盗安全门}', '{"security door","burglar-proof door"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('门禁', '{门禁,门禁系统,出入口控制}', '{"access control","access control system"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('防盗报警器', '{防盗报警器,入侵报警}', '{"burglar alarm","intruder alarm","intrusion alarm"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('保险柜', '{保险柜,保险箱}', '{safe,strongbox}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('物联网', '{物联网,物联网设备,物联网终端,智能硬件,联网设备,智慧物联,万物互联,物联}', '{iot,"internet of things","iot device","connected device","connected product","iot security","smart device","networked device"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('物联网平台', '{物联网平台,物联网应用平台}', '{"iot platform","internet of things platform"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('网络安全', '{网络安全,网络信息安全,网安,资安,网路安全,资讯安全,网络攻击防护,联网安全}', '{cybersecurity,"network security","cyber resilience",cyber,"it security","penetration test"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('信息安全', '{信息安全}', '{"information security",infosec}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('个人信息保护', '{个人信息保护,数据安全,隐私保护,个人资料保护,隐私,个人信息,个资保护,个资,个人资讯}', '{"data security",privacy,"personal data protection","data protection","personal information protection","data privacy",gdpr,"personal information","personal data"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('网络关键设备', '{网络关键设备,网络安全专用产品}', '{"critical network equipment","network security product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('密码产品', '{密码产品,商用密码,密码模块}', '{"cryptographic product","commercial cryptography","cryptographic module"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('功能安全', '{功能安全}', '{"functional safety",sil}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('互联互通', '{互联互通,互操作性,兼容性}', '{interoperability,compatibility,interoperable}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('智能网联汽车', '{智能网联汽车,自动驾驶,车联网}', '{"connected vehicle","autonomous driving","intelligent connected vehicle",self-driving}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('可穿戴设备', '{可穿戴设备,智能手表,手环,智能手环,穿戴装置,智能腕带,运动手环,智能手表手环,智慧手表,穿戴设备}', '{wearable,"smart watch","fitness tracker","wearable device","smart band","smart bracelet","fitness band","activity tracker","wearable technology",wristband}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('虚拟现实', '{虚拟现实,增强现实,vr眼镜,头戴显示器}', '{"virtual reality","augmented reality","vr headset","ar glasses"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('软件', '{软件,应用软件,软件产品}', '{software,"software product","application software"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('移动应用', '{移动应用,手机应用,app应用,小程序}', '{"mobile app",app,"mobile application"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('云计算', '{云计算,云服务,云端服务}', '{"cloud computing","cloud service",cloud,saas}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('人工智能', '{人工智能,大模型,机器学习}', '{"artificial intelligence",ai,"machine learning","large language model"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('区块链', '{区块链}', '{blockchain}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电子支付', '{电子支付,金融科技,移动支付}', '{fintech,payment,"mobile payment","electronic payment"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('北斗', '{北斗,卫星导航,定位终端}', '{beidou,"satellite navigation",gnss,gps,"positioning terminal"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('射频识别', '{射频识别,电子标签}', '{rfid,"electronic tag","rfid tag"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('无线电设备', '{无线电设备,无线设备,无线电,射频设备}', '{"radio equipment","wireless equipment","radio device","wireless device"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('蓝牙', '{蓝牙}', '{bluetooth}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('建筑材料', '{建筑材料,建材,绿色建材,建筑制品,建筑产品,装修材料}', '{"building materials","construction products","green building materials","construction materials","building products"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('涂料', '{涂料,油漆,漆,建筑涂料}', '{paint,coating,"coating material",varnish,lacquer}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('墙面涂料', '{墙面涂料,内墙涂料,乳胶漆,外墙涂料,墙漆,内墙漆,墙面漆,墙面乳胶漆,刷墙漆,涂墙漆,水性内墙涂料,内外墙涂料,墙壁漆}', '{"wall coating","wall paint","interior wall paint","emulsion paint","latex paint","exterior wall paint","interior paint","paint for walls","indoor paint","house paint","wall emulsion","interior coating"}', 'product', NULL, NULL, '涂料');
INSERT INTO public.vocabulary_wordgroup VALUES ('木器涂料', '{木器涂料,木器漆,水性木器漆,家具漆,水性木器涂料}', '{"wood coating","wood varnish","wood paint","furniture lacquer","water-based wood coating","wood lacquer"}', 'product', NULL, NULL, '涂料');
INSERT INTO public.vocabulary_wordgroup VALUES ('再制造', '{再制造}', '{remanufacturing,"remanufactured product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('防腐涂料', '{防腐涂料,工业涂料,粉末涂料,防火涂料}', '{"anti-corrosion coating","industrial coating","powder coating","fireproof coating"}', 'product', NULL, NULL, '涂料');
INSERT INTO public.vocabulary_wordgroup VALUES ('水性涂料', '{水性涂料,水性漆}', '{"water-based coating","water-based paint","waterborne coating"}', 'product', NULL, NULL, '涂料');
INSERT INTO public.vocabulary_wordgroup VALUES ('胶粘剂', '{胶粘剂,胶水,粘合剂,密封胶,黏着剂}', '{adhesive,glue,sealant}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('腻子', '{腻子,找平材料}', '{putty,"wall putty"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('墙纸', '{墙纸,壁纸,墙布}', '{wallpaper,"wall covering"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('瓷砖', '{瓷砖,陶瓷砖,磁砖,地砖,墙砖,抛光砖,釉面砖,釉面陶瓷砖,仿古砖,防滑砖}', '{tile,"ceramic tile","floor tile","wall tile","porcelain tile","ceramics tile","glazed tile","bathroom tile",tiling,"paving tile"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('石材', '{石材,大理石,花岗石,人造石}', '{stone,marble,granite,"engineered stone"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('玻璃', '{玻璃,建筑玻璃}', '{glass,"architectural glass",glazing}', 'aspect', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('中空玻璃', '{中空玻璃,节能玻璃,双层玻璃,双玻}', '{"insulating glass","insulated glass unit","double glass","insulated glass"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('门窗', '{门窗,窗,节能门窗,建筑门窗,窗户,铝合金门窗,断桥铝窗,断桥铝门窗,塑钢窗,系统窗,玻璃窗,隔热窗,断桥铝合金窗,外窗}', '{window,"doors and windows","windows and doors","aluminium window","double glazing","double-glazed window","window frame","thermally broken window","aluminum window","insulated window"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('木门', '{木门,防火门,室内门}', '{"wooden door","fire door","interior door",door}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('幕墙', '{幕墙}', '{"curtain wall"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('水泥', '{水泥,硅酸盐水泥,通用水泥,低碳水泥,洋灰,硅酸盐水泥熟料,普通水泥,通用硅酸盐水泥,散装水泥}', '{cement,"portland cement","low-carbon cement","common cement",clinker,"opc cement","bulk cement"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('混凝土', '{混凝土,预拌混凝土,商品混凝土,砼}', '{concrete,"ready-mixed concrete","ready mix concrete"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('砂浆', '{砂浆,预拌砂浆}', '{mortar,"ready-mixed mortar"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('砌块', '{砌块,砖,砖块,墙体材料}', '{brick,block,"masonry block","walling material"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('石膏板', '{石膏板,纸面石膏板}', '{plasterboard,"gypsum board",drywall}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('钢筋', '{钢筋,建筑钢材,螺纹钢}', '{rebar,"reinforcing steel","construction steel","reinforcing bar"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('钢材', '{钢材,钢铁,不锈钢}', '{steel,"stainless steel","iron and steel"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('铝型材', '{铝型材,铝合金型材,铝合金建筑型材}', '{"aluminium profile","aluminum profile","aluminium extrusion"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('管材', '{管材,塑料管,管道,塑料管材,管件,水管}', '{pipe,"plastic pipe",piping,"pipe fitting","pipes and fittings"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('保温材料', '{保温材料,绝热材料,隔热材料,岩棉,保温隔热材料,隔热棉,保温板,岩棉板,岩棉保温板,外墙保温,保温棉,矿棉}', '{"thermal insulation",insulation,"insulating material","insulation material","rock wool","mineral wool","insulation board","stone wool","insulation panel","rock wool board"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('防水材料', '{防水材料,防水卷材,防水涂料}', '{"waterproofing material","waterproof membrane","waterproofing membrane",waterproofing}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('防火材料', '{防火材料,阻燃材料,阻燃制品}', '{"flame retardant material","fire-retardant material","fireproof material"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('吸声材料', '{吸声材料,隔音材料}', '{"acoustic panel","sound insulation material","sound-absorbing material"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('人造板', '{人造板,板材,胶合板,刨花板,纤维板,木质板材,细木工板,密度板,夹板,中密度纤维板,中纤板,多层板,颗粒板,生态板,密度纤维板,欧松板}', '{"wood-based panel",plywood,fibreboard,mdf,chipboard,"particle board",fiberboard,"medium-density fibreboard","medium density fiberboard","mdf board",osb,"engineered wood"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('地板', '{地板,木地板,强化地板,木质地板,实木地板,复合地板,多层实木地板,实木复合地板,木质地板材}', '{flooring,"wood flooring","laminate flooring","wooden floor",parquet,floorboard,"engineered flooring","hardwood flooring","wood floor","multilayer flooring"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('塑胶地板', '{塑胶地板,弹性地板,石塑地板}', '{"vinyl flooring","resilient flooring","spc flooring","pvc flooring"}', 'product', NULL, NULL, '地板');
INSERT INTO public.vocabulary_wordgroup VALUES ('塑胶跑道', '{塑胶跑道,合成材料跑道,运动场地面}', '{"running track","synthetic track","sports surface"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('人造草坪', '{人造草坪,人造草}', '{"artificial turf","artificial grass"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('吊顶', '{吊顶,集成吊顶,天花板}', '{"suspended ceiling","ceiling panel"}', 'product', NULL, NULL, '建筑材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('装配式建筑', '{装配式建筑,装配式,预制构件}', '{"prefabricated building",prefab,"precast component"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('木材', '{木材,可持续木材,森林认证}', '{timber,"sustainable timber","forest certification","wood product"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('家具', '{家具,家俬,家俱,家具用品}', '{furniture,furnishings,"furniture item"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('办公家具', '{办公家具,办公桌椅,办公椅,办公桌,电脑椅,办公转椅,转椅,老板椅,会议桌,人体工学椅,电脑桌}', '{"office furniture","office chair","office desk","desk chair","swivel chair","computer chair","task chair","ergonomic chair","executive chair"}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('木家具', '{木家具,实木家具,木制家具,木质家具,原木家具,实木餐桌}', '{"wooden furniture","wood furniture","solid wood furniture","solid wood table","wooden table"}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('儿童家具', '{儿童家具,婴儿床,儿童床,学生桌椅,儿童学习桌,儿童书桌,儿童桌椅,婴儿家具,小孩床,学习桌,宝宝床}', '{"children''s furniture","children''s bed","kids bed","kids furniture","child furniture",crib,cot,"baby bed","kids desk","children''s desk","kids table","nursery furniture","children''s chair","study desk"}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('双层床', '{双层床,上下铺,高低床,子母床,上下床}', '{"bunk bed","loft bed","double-deck bed"}', 'product', NULL, NULL, '儿童家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('户外家具', '{户外家具}', '{"outdoor furniture","garden furniture"}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('软体家具', '{软体家具}', '{"upholstered furniture",upholstery}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('床垫', '{床垫,床褥,乳胶床垫,弹簧床垫,席梦思,弹簧床,记忆棉床垫,乳胶垫,椰棕床垫}', '{mattress,"bed mattress","spring mattress","latex mattress","memory foam mattress","foam mattress","bed spring"}', 'product', NULL, NULL, '软体家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('沙发', '{沙发,梳化}', '{sofa,couch,settee}', 'product', NULL, NULL, '软体家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('课桌椅', '{课桌椅,校用家具,学校家具}', '{"school furniture","classroom furniture","school desk"}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('衣柜', '{衣柜,书柜,柜子}', '{wardrobe,bookcase,"cabinet furniture"}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('升降桌', '{升降桌}', '{"height-adjustable desk","standing desk"}', 'product', NULL, NULL, '办公家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('桌子', '{桌子,书桌,餐桌}', '{desk,table,"dining table"}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('椅子', '{椅子,餐椅,凳子}', '{chair,stool,"dining chair"}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('床', '{床,床架}', '{bed,"bed frame",bedstead}', 'product', NULL, NULL, '家具');
INSERT INTO public.vocabulary_wordgroup VALUES ('纺织品', '{纺织品,织物,面料,纺织产品,布料}', '{textile,fabric,"textile product",cloth}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('服装', '{服装,成衣,衣服,服饰}', '{clothing,garment,apparel,clothes,"wearing apparel"}', 'product', NULL, NULL, '纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('婴幼儿纺织品', '{婴幼儿纺织品,婴幼儿服装,婴儿服装,儿童服装,童装,婴幼儿纺织产品,婴儿衣服,婴童服装,宝宝衣服,宝宝服装,婴儿纺织品,儿童衣服,婴幼儿衣物}', '{"infant textile","infant clothing","baby clothes","children''s clothing","kids clothing","textiles for infants","baby clothing",babywear,"baby textile","toddler clothing","infant wear","children''s wear"}', 'product', NULL, NULL, '纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('婴幼儿连体服', '{婴幼儿连体服,连体服,连体衣,包屁衣,哈衣,爬服,爬爬服,婴儿连体衣,婴儿连体服,连身衣}', '{"infant bodysuit",bodysuit,romper,onesie,babygrow,sleepsuit,"baby romper","baby bodysuit"}', 'product', NULL, NULL, '婴幼儿纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('t恤', '{t恤,衬衫,裤子,连衣裙,外套}', '{t-shirt,shirt,trousers,dress,jacket}', 'product', NULL, NULL, '服装');
INSERT INTO public.vocabulary_wordgroup VALUES ('校服', '{校服,学生服}', '{"school uniform"}', 'product', NULL, NULL, '服装');
INSERT INTO public.vocabulary_wordgroup VALUES ('内衣', '{内衣,文胸}', '{underwear,lingerie,bra}', 'product', NULL, NULL, '服装');
INSERT INTO public.vocabulary_wordgroup VALUES ('袜子', '{袜子}', '{socks,hosiery,stockings}', 'product', NULL, NULL, '服装');
INSERT INTO public.vocabulary_wordgroup VALUES ('羽绒服', '{羽绒服,羽绒,羽绒制品}', '{"down jacket","down clothing","down feather"}', 'product', NULL, NULL, '服装');
INSERT INTO public.vocabulary_wordgroup VALUES ('防护服装', '{防护服装,防护服,隔离衣,工作服,职业防护服,防静电服,阻燃服,防火服,消防服,阻燃防护服,阻燃工作服,劳保服,工装,防护衣}', '{"protective clothing",coverall,"protective garment",workwear,"flame-resistant clothing","fire-resistant clothing","flame-retardant clothing","flame-resistant workwear","protective suit","work clothes","fr clothing","fireproof clothing"}', 'product', NULL, NULL, '个体防护装备');
INSERT INTO public.vocabulary_wordgroup VALUES ('家用纺织品', '{家用纺织品,家纺,床上用品,寝具,被子,床单,床品,四件套,被套,枕套,床上四件套,床单被套,纯棉床品}', '{"home textile",bedding,"bed linen","household textile","bed sheet","duvet cover","sheet set",bedclothes,"bed textiles"}', 'product', NULL, NULL, '纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('针织衫', '{针织衫,毛衣,毛衫,羊毛衫,羊毛针织衫,针织品}', '{pullover,sweater,jumper,knitwear,"knitted pullover",cardigan}', 'product', NULL, NULL, '服装');
INSERT INTO public.vocabulary_wordgroup VALUES ('毛巾', '{毛巾,浴巾}', '{towel,"bath towel"}', 'product', NULL, NULL, '家用纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('地毯', '{地毯,地垫}', '{carpet,rug,"floor mat"}', 'product', NULL, NULL, '家用纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('窗帘', '{窗帘}', '{curtain,drapery}', 'product', NULL, NULL, '家用纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('棉花', '{棉花,棉制品,有机棉,棉纺织品}', '{cotton,"organic cotton","cotton product"}', 'product', NULL, NULL, '纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('丝绸', '{丝绸,蚕丝,真丝}', '{silk}', 'product', NULL, NULL, '纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('羊毛', '{羊毛,羊绒}', '{wool,cashmere}', 'product', NULL, NULL, '纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('化纤', '{化纤,化学纤维,再生纤维,涤纶}', '{"chemical fibre","synthetic fibre",polyester,"recycled fibre"}', 'product', NULL, NULL, '纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('无纺布', '{无纺布,非织造布}', '{nonwoven,"non-woven fabric"}', 'product', NULL, NULL, '纺织品');
INSERT INTO public.vocabulary_wordgroup VALUES ('皮革', '{皮革,皮具,真皮,皮革制品}', '{leather,"leather goods","leather product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('鞋', '{鞋,鞋类,运动鞋,皮鞋}', '{shoe,footwear,sneaker,"leather shoe"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('箱包', '{箱包,行李箱,书包,拉杆箱}', '{luggage,bag,suitcase,backpack,"school bag"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('帐篷', '{帐篷,户外装备}', '{tent,"outdoor gear"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('雨伞', '{雨伞,雨衣}', '{umbrella,raincoat}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('玩具', '{玩具,儿童玩具}', '{toy,"children''s toy","kids toy",plaything}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('毛绒玩具', '{毛绒玩具,布绒玩具,公仔}', '{"plush toy","soft toy","stuffed toy"}', 'product', NULL, NULL, '玩具');
INSERT INTO public.vocabulary_wordgroup VALUES ('电动玩具', '{电动玩具,遥控玩具,童车玩具}', '{"electric toy","remote control toy","rc toy"}', 'product', NULL, NULL, '玩具');
INSERT INTO public.vocabulary_wordgroup VALUES ('积木', '{积木,拼装玩具}', '{"building block toy","toy bricks"}', 'product', NULL, NULL, '玩具');
INSERT INTO public.vocabulary_wordgroup VALUES ('儿童用品', '{儿童用品,婴童用品,母婴用品,婴幼儿用品}', '{"children''s products","baby products","childcare articles","child care product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('婴儿车', '{婴儿车,童车,手推车,婴儿推车,儿童推车}', '{pram,stroller,pushchair,"baby carriage",buggy}', 'product', NULL, NULL, '儿童用品');
INSERT INTO public.vocabulary_wordgroup VALUES ('奶瓶', '{奶瓶,婴儿奶瓶,奶嘴}', '{"baby bottle","feeding bottle",pacifier,teat}', 'product', NULL, NULL, '儿童用品');
INSERT INTO public.vocabulary_wordgroup VALUES ('纸尿裤', '{纸尿裤,尿不湿,婴儿纸尿裤,尿布}', '{diaper,nappy,nappies}', 'product', NULL, NULL, '儿童用品');
INSERT INTO public.vocabulary_wordgroup VALUES ('文具', '{文具,学生用品,学习用品}', '{stationery,"school supplies","office stationery"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('游乐设施', '{游乐设施,游乐设备,儿童滑梯}', '{"amusement ride","playground equipment","amusement equipment"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('体育用品', '{体育用品,运动器材,体育器材}', '{"sports equipment","sports goods","sporting goods"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('健身器材', '{健身器材,跑步机,健身设备}', '{"fitness equipment",treadmill,"gym equipment","exercise bike"}', 'product', NULL, NULL, '体育用品');
INSERT INTO public.vocabulary_wordgroup VALUES ('乐器', '{乐器,钢琴,电子琴}', '{"musical instrument",piano,"keyboard instrument"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('食品接触材料', '{食品接触材料,食品接触,食品级,食品接触制品,食品接触产品,食品相关产品,食品接触用材料,接触食品的材料}', '{"food contact material","food contact",fcm,"food contact article","food grade","materials in contact with food","food safe","food contact product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('食品接触塑料', '{食品接触塑料,塑料餐具,食品用塑料,保鲜盒,塑料保鲜盒,食品塑料盒,塑料饭盒,密封盒}', '{"food contact plastic","plastic tableware","food-grade plastic","plastic food container","plastic food box","plastic lunch box","polypropylene food box",tupperware,"plastic container"}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('食品接触纸', '{食品接触纸,纸杯,食品用纸,食品用纸制品,纸碗,烘焙纸,咖啡纸杯}', '{"food contact paper","paper cup","paper tableware","food paper","baking paper","paper bowl","parchment paper","paper food packaging"}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('纸餐盒', '{纸餐盒,纸质餐盒,纸饭盒,纸质饭盒}', '{"paper lunch box","paper food box","paper meal box","paper food container"}', 'product', NULL, NULL, '饭盒');
INSERT INTO public.vocabulary_wordgroup VALUES ('餐具', '{餐具,厨具,锅具,炊具,碗碟,炒锅}', '{tableware,kitchenware,cookware,cutlery,dinnerware,"frying pan",pot}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('保温杯', '{保温杯,水杯,保温瓶,保温壶}', '{"vacuum flask",thermos,"water bottle","insulated bottle","drinking bottle",tumbler}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('饭盒', '{饭盒,餐盒,便当盒,外卖盒,外卖餐盒,打包盒,快餐盒}', '{"lunch box","food container","bento box","takeaway box","meal box","takeout box","takeout container","food box","food storage container"}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('吸管', '{吸管,一次性餐具}', '{"drinking straw",straw,"disposable tableware"}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('陶瓷餐具', '{陶瓷餐具,日用陶瓷,陶瓷制品}', '{"ceramic tableware","ceramic ware",porcelain}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('玻璃制品', '{玻璃制品,玻璃器皿,玻璃杯}', '{glassware,"drinking glass","glass container"}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('硅橡胶制品', '{硅橡胶制品,硅胶制品,硅胶}', '{silicone,"silicone product","silicone rubber"}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('保鲜膜', '{保鲜膜,食品包装膜}', '{"cling film","plastic wrap","food wrap"}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('环境社会治理', '{环境社会治理,可持续发展}', '{esg,sustainability,"sustainable development"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('砧板', '{砧板,菜板,筷子,竹木制品}', '{"chopping board","cutting board",chopsticks,"bamboo product"}', 'product', NULL, NULL, '食品接触材料');
INSERT INTO public.vocabulary_wordgroup VALUES ('食品', '{食品,食物}', '{food,foodstuff}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('有机产品', '{有机产品,有机食品,有机,有机农业}', '{organic,"organic food","organic product","organic farming","bio food"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('绿色食品', '{绿色食品}', '{"green food"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('清真食品', '{清真食品,清真}', '{halal,"halal food"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('农产品', '{农产品,良好农业规范,农副产品}', '{"agricultural product","good agricultural practice","farm produce"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('蔬菜', '{蔬菜,水果,果蔬}', '{vegetable,fruit,"fruits and vegetables"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('肉制品', '{肉制品,肉类,猪肉,牛肉}', '{meat,"meat product",pork,beef,poultry}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('饲料', '{饲料}', '{feed,"animal feed"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('水产品', '{水产品,水产,海鲜}', '{"aquatic product",seafood,aquaculture}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('茶叶', '{茶叶,茶}', '{tea}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('酒类', '{酒类,葡萄酒,白酒,酒,啤酒}', '{wine,liquor,spirits,"alcoholic beverage",beer}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('饮料', '{饮料,饮用水,矿泉水}', '{beverage,"drinking water","mineral water","soft drink"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('乳制品', '{乳制品,牛奶,奶粉,婴幼儿配方乳粉}', '{dairy,milk,"milk powder","infant formula"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('粮油', '{粮油,大米,食用油}', '{rice,"cooking oil","edible oil",grain}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('调味品', '{调味品,酱油,食品添加剂}', '{condiment,"soy sauce","food additive"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('保健食品', '{保健食品,保健品,营养品}', '{"health food","dietary supplement","nutritional supplement"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('宠物食品', '{宠物食品,宠物用品}', '{"pet food","pet products","pet supplies"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('化肥', '{化肥,肥料,缓释肥}', '{fertiliser,fertilizer}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('农药', '{农药}', '{pesticide}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('种子', '{种子,种苗}', '{seed,seedling}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('危害分析', '{危害分析,食品安全管理体系}', '{haccp,"food safety management system","iso 22000"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('化妆品', '{化妆品,护肤品,彩妆}', '{cosmetics,"skin care",makeup}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('洗涤剂', '{洗涤剂,清洁剂,洗衣液,洗洁精,日化产品}', '{detergent,"cleaning agent","laundry detergent","dish soap","washing powder"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('消毒剂', '{消毒剂,消毒液,洗手液}', '{disinfectant,sanitiser,"hand sanitizer",sanitizer}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('生活用纸', '{生活用纸,卫生纸,纸巾}', '{"tissue paper","toilet paper","facial tissue"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('卫生巾', '{卫生巾,卫生用品}', '{"sanitary napkin","sanitary pad","hygiene product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('医疗器械', '{医疗器械,医疗设备,医疗仪器}', '{"medical device","medical equipment","medical instrument"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('体外诊断', '{体外诊断,诊断试剂}', '{"in vitro diagnostic",ivd,"diagnostic reagent"}', 'product', NULL, NULL, '医疗器械');
INSERT INTO public.vocabulary_wordgroup VALUES ('口罩', '{口罩,防护口罩,医用口罩}', '{"face mask",mask,respirator,"medical mask","surgical mask","dust mask"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('手套', '{手套,防护手套,医用手套,一次性手套}', '{glove,"protective glove","medical glove","disposable glove"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('个体防护装备', '{个体防护装备,劳动防护用品,劳保用品,个人防护用品,个体防护}', '{"personal protective equipment",ppe,"protective equipment"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('安全鞋', '{安全鞋,防护鞋,劳保鞋}', '{"safety shoe","safety footwear","safety boots"}', 'product', NULL, NULL, '个体防护装备');
INSERT INTO public.vocabulary_wordgroup VALUES ('安全帽', '{安全帽}', '{"hard hat","safety helmet"}', 'product', NULL, NULL, '个体防护装备');
INSERT INTO public.vocabulary_wordgroup VALUES ('眼镜', '{眼镜,护目镜,太阳镜}', '{glasses,goggles,eyewear,sunglasses,spectacles}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('血压计', '{血压计,血压仪,电子血压计}', '{"blood pressure monitor",sphygmomanometer}', 'product', NULL, NULL, '医疗器械');
INSERT INTO public.vocabulary_wordgroup VALUES ('体温计', '{体温计,额温枪}', '{thermometer,"clinical thermometer","infrared thermometer"}', 'product', NULL, NULL, '医疗器械');
INSERT INTO public.vocabulary_wordgroup VALUES ('血糖仪', '{血糖仪,血氧仪}', '{"glucose meter","pulse oximeter",oximeter}', 'product', NULL, NULL, '医疗器械');
INSERT INTO public.vocabulary_wordgroup VALUES ('制氧机', '{制氧机,呼吸机}', '{"oxygen concentrator","ventilator machine","breathing machine"}', 'product', NULL, NULL, '医疗器械');
INSERT INTO public.vocabulary_wordgroup VALUES ('助听器', '{助听器}', '{"hearing aid"}', 'product', NULL, NULL, '医疗器械');
INSERT INTO public.vocabulary_wordgroup VALUES ('轮椅', '{轮椅,电动轮椅}', '{wheelchair,"electric wheelchair","powered wheelchair"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('护理床', '{护理床,养老床,病床}', '{"care bed","nursing bed","hospital bed"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('废弃电器', '{废弃电器,电子废弃物,回收拆解}', '{"electronic waste",e-waste,"waste electrical equipment",weee}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('适老化产品', '{适老化产品,适老化,养老产品,老年用品,适老产品}', '{"age-friendly product",age-friendly,"products for the elderly","elderly product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('康复辅具', '{康复辅具,辅助器具,助行器}', '{"assistive device","rehabilitation aid","walking aid"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电子烟', '{电子烟}', '{e-cigarette,"electronic cigarette",vape}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('打火机', '{打火机}', '{lighter,"cigarette lighter"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('烟花爆竹', '{烟花爆竹,烟花}', '{fireworks,firecracker}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('蜡烛', '{蜡烛}', '{candle}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('化学品', '{化学品,危险化学品,化工产品}', '{chemical,"hazardous chemical","chemical product"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('润滑油', '{润滑油,机油}', '{lubricant,"engine oil","motor oil"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('橡胶制品', '{橡胶制品,橡胶}', '{rubber,"rubber product"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('塑料制品', '{塑料制品,塑料,塑胶,塑胶制品}', '{plastic,"plastic product","plastic article"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('纸制品', '{纸制品,纸张,纸,复印纸,文化用纸}', '{paper,"copy paper","paper product"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('包装', '{包装,包装材料,包装制品}', '{packaging,"packaging material",package}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('快递包装', '{快递包装,绿色快递包装,快递袋,快递箱}', '{"express packaging","parcel packaging","courier packaging","delivery packaging"}', 'product', NULL, NULL, '包装');
INSERT INTO public.vocabulary_wordgroup VALUES ('绿色包装', '{绿色包装,环保包装,可持续包装,可循环包装,减量包装,循环包装,可循环快递箱,循环箱}', '{"green packaging","sustainable packaging","eco packaging","reusable packaging","recyclable packaging","reusable box","reusable parcel box","returnable packaging"}', 'product', NULL, NULL, '包装');
INSERT INTO public.vocabulary_wordgroup VALUES ('纸箱', '{纸箱,瓦楞纸箱,纸盒}', '{carton,"corrugated box","cardboard box"}', 'product', NULL, NULL, '包装');
INSERT INTO public.vocabulary_wordgroup VALUES ('塑料袋', '{塑料袋,购物袋,垃圾袋,胶袋}', '{"plastic bag","shopping bag","garbage bag"}', 'product', NULL, NULL, '包装');
INSERT INTO public.vocabulary_wordgroup VALUES ('危险货物包装', '{危险货物包装,危包}', '{"dangerous goods packaging","un packaging"}', 'product', NULL, NULL, '包装');
INSERT INTO public.vocabulary_wordgroup VALUES ('可降解塑料', '{可降解塑料,可降解,生物降解塑料,可堆肥,全生物降解,可分解}', '{biodegradable,compostable,"degradable plastic","biodegradable plastic",degradable}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('再生原料', '{再生原料,再生塑料,再生材料,再生料,回收料,再生成分,再生含量,回收塑料,回收材料,回收成分}', '{"recycled content","recycled plastic","recycled material","pcr material","post-consumer recycled",recycled,"recycled fibre content","recycled material content","reclaimed material",recyclate,"post-consumer content"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('产品碳足迹', '{产品碳足迹,碳足迹,碳标签,碳标识,二氧化碳足迹,产品碳排放}', '{"carbon footprint","product carbon footprint",pcf,"carbon label","carbon labelling",footprint,"product footprint","co2 footprint","carbon footprint of products","carbon footprinting","product carbon"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('温室气体', '{温室气体,碳排放,碳核查,碳盘查,组织碳}', '{"greenhouse gas",ghg,"carbon emissions","carbon verification","ghg inventory"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('碳中和', '{碳中和,零碳,净零,碳抵消}', '{"carbon neutral","carbon neutrality","net zero","carbon offset"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('低碳', '{低碳,低碳产品,低碳化,减碳}', '{"low carbon","low-carbon product",decarbonisation}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('绿色产品', '{绿色产品,绿色认证,绿标,绿色产品认证,绿色标识}', '{"green product","green certification","green label"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('环境标志', '{环境标志,十环,环保产品,环保标志,中国环境标志,环保}', '{"environmental label",ecolabel,"eco product","environmental labelling",eco-friendly,"environmentally friendly"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('环境产品声明', '{环境产品声明,环境声明}', '{"environmental product declaration",epd}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('生命周期评价', '{生命周期评价}', '{lca,"life cycle assessment"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('绿色工厂', '{绿色工厂,零碳工厂}', '{"green factory","zero carbon factory"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('绿色供应链', '{绿色供应链}', '{"green supply chain","sustainable supply chain"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('绿色电力', '{绿色电力,绿电}', '{"green electricity","green power","renewable electricity"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('循环经济', '{循环经济,资源循环,资源综合利用}', '{"circular economy",circularity,"resource recycling"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('节能产品', '{节能产品,节能,能效,节能认证,能源效率,省电,一级能效,能效等级,节电,耗电量,耗电,用电量,能耗,费电}', '{"energy saving","energy efficiency","energy efficient","energy-saving product","energy grade","energy class","power saving","energy consumption","power consumption","low energy","energy use","electricity consumption"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('能效标识', '{能效标识,能源标签,能源标识,能耗标签}', '{"energy label","energy labelling","energy labeling"}', 'aspect', NULL, NULL, '节能产品');
INSERT INTO public.vocabulary_wordgroup VALUES ('节水产品', '{节水产品,节水,水效,水效标识,用水量,省水}', '{"water saving","water efficiency","water efficient","water label","water use","water consumption","low water use"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('社会责任', '{社会责任}', '{"social responsibility",csr,"social accountability"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('无障碍', '{无障碍}', '{accessibility,barrier-free}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('有害物质', '{有害物质,有害物质限量,禁用物质,限用物质,有毒有害物质,毒性,有毒,无毒,致癌物}', '{"hazardous substance","harmful substance","restricted substance","hazardous substances",toxic,"toxic substance","harmful chemicals",non-toxic,toxicity}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电子电气有害物质', '{电子电气有害物质,有害物质限制使用,国推rohs}', '{rohs,"restriction of hazardous substances","china rohs"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('高度关注物质', '{高度关注物质,化学品法规}', '{reach,svhc,"substances of very high concern"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('甲醛', '{甲醛,甲醛释放,甲醛释放量,甲醛含量,甲醛超标}', '{formaldehyde,"formaldehyde emission","formaldehyde release","formaldehyde content"}', 'aspect', NULL, NULL, '有害物质');
INSERT INTO public.vocabulary_wordgroup VALUES ('挥发性有机物', '{挥发性有机物,挥发性有机化合物,低挥发,voc排放}', '{voc,"volatile organic compounds","low voc",tvoc,"volatile organic compound","voc emission","volatile emissions"}', 'aspect', NULL, NULL, '有害物质');
INSERT INTO public.vocabulary_wordgroup VALUES ('重金属', '{重金属,铅含量}', '{"heavy metals","lead content"}', 'aspect', NULL, NULL, '有害物质');
INSERT INTO public.vocabulary_wordgroup VALUES ('放射性', '{放射性,放射性核素}', '{radioactivity,radionuclide,radiation}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('气味', '{气味,低气味,净味,异味,异味小,无味,无异味,低味}', '{odour,odor,"low odour","low odor",smell,odourless,odorless,"smell free","odour emission"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('抗菌', '{抗菌,除菌,抑菌,杀菌}', '{antibacterial,antimicrobial,sterilisation}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('保鲜', '{保鲜,抗菌保鲜}', '{freshness,fresh-keeping,"food preservation"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('噪声', '{噪声,低噪声,静音,噪音,低噪音,声品质,降噪,安静,分贝}', '{noise,"low noise",quiet,silent,"sound power","noise level",quietness,"noise emission",loudness,decibel}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('振动', '{振动}', '{vibration}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电磁兼容', '{电磁兼容,电磁干扰,电磁辐射}', '{emc,"electromagnetic compatibility",emi,"electromagnetic interference"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('电气安全', '{电气安全,电器安全,用电安全}', '{"electrical safety","low voltage directive",lvd}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('产品安全', '{产品安全,安全性}', '{"product safety"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('机械安全', '{机械安全}', '{"machine safety","safety of machinery","machinery safety"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('防爆', '{防爆,防爆电气,防爆产品}', '{explosion-proof,"explosion protection","ex equipment",atex,iecex}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('防水', '{防水,防护等级,防尘防水}', '{waterproof,"ip rating","ingress protection",ip67}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('阻燃', '{阻燃,耐火,防火性能,防火,难燃,耐燃}', '{"flame retardant","fire resistance",flammability,"fire retardant",fireproof,"flame resistant","fire resistant",non-flammable}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('耐久性', '{耐久性,可靠性,寿命,耐用,耐用性,使用寿命,经久耐用}', '{durability,reliability,lifetime,"service life",endurance,durable,lifespan,long-lasting,"long life"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('可维修性', '{可维修性,维修性,易维修,维修方便,备件,好修}', '{repairability,reparability,maintainability,repairable,"spare parts",serviceable}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('舒适度', '{舒适度,舒适性,舒适,舒服,舒适感}', '{comfort,comfortable,"comfort level"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('近视', '{近视,护眼,防蓝光,蓝光,频闪,视觉舒适}', '{"eye care","blue light",flicker,"eye protection","visual comfort",eye-friendly}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('防滑', '{防滑,防滑性,防滑性能,止滑,抗滑}', '{"slip resistance",anti-slip,non-slip,"slip resistant","skid resistance"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('待机功耗', '{待机功耗,待机}', '{"standby power","standby consumption",standby}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('性能', '{性能,使用性能}', '{performance}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('质量', '{质量,品质,优质}', '{quality}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('分级', '{分级,等级,级别}', '{grade,grading,graded,class}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('出口', '{出口,外销,外贸,海外市场,出海,出口海外,国外市场,卖到国外,出口国外}', '{export,"overseas market","export market",exporting,"export abroad","overseas sales",exported}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('招投标', '{招投标,投标,招标,采购加分,政府采购,标书,竞标,应标,政采,集中采购,国企采购,评标加分,标案}', '{tender,bidding,bid,"public procurement","government procurement",tendering,"public tender",bidder,procurement}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('补贴', '{补贴,以旧换新,国补,财政补贴,资助,奖补,补助,以旧换新补贴,国家补贴,节能补贴,惠民补贴}', '{subsidy,"government subsidy",trade-in,grant,rebate,incentive,"state aid","trade-in programme"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('汽车维修', '{汽车维修,维修服务,汽修}', '{"car repair","vehicle repair","auto repair"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('电商平台', '{电商平台,平台入驻,入驻,电商入驻,网店,上架,跨境电商,天猫,京东,淘宝,拼多多,亚马逊,抖音,直播带货,线上销售}', '{"e-commerce platform","platform entry","online marketplace",e-commerce,marketplace,"cross-border e-commerce",amazon,"online platform","sell online"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('消费者标志', '{消费者标志,消费者信任,消费者认可,消费者放心}', '{"consumer mark","consumer label","consumer trust","consumer confidence"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('老年人', '{老年人,老人,长者,长辈,银发}', '{elderly,senior,"older people",seniors}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('儿童', '{儿童,小孩,孩子,少儿,小朋友}', '{children,child,kid,kids}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('婴幼儿', '{婴幼儿,婴儿,宝宝,幼儿,新生儿,婴童}', '{baby,infant,toddler,newborn}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('绿色采购', '{绿色采购,采购要求}', '{"green procurement","sustainable procurement"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('欧盟认证', '{欧盟认证,ce认证,ce标志}', '{ce,"ce marking","ce mark"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('英国认证', '{英国认证,ukca认证}', '{ukca,"ukca marking"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('美国认证', '{美国认证,fcc认证}', '{fcc,"fcc certification"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('能源之星', '{能源之星}', '{"energy star"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('中国强制性产品认证', '{中国强制性产品认证,强制性产品认证,强制认证,ccc认证,3c认证}', '{ccc,3c,"china compulsory certification","compulsory certification","ccc mark"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('欧盟', '{欧盟,欧洲,欧洲市场,欧盟市场,欧洲国家}', '{eu,"european union",europe,european,"european market","eu market"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('俄罗斯', '{俄罗斯,欧亚经济联盟,欧亚联盟}', '{russia,"eurasian economic union",eaeu,russian}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('韩国', '{韩国,南韩}', '{"south korea",korea,korean,"republic of korea"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('日本', '{日本,日本市场}', '{japan,japanese}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('德国', '{德国,德国市场}', '{germany,german,deutschland}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('东盟', '{东盟,东南亚,东南亚国家联盟,东南亚市场}', '{asean,"southeast asia"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('海湾国家', '{海湾国家,中东,海合会,海湾,海湾地区,海湾阿拉伯国家合作委员会}', '{gulf,"middle east",gcc,"gulf states","gulf cooperation council","arab countries"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('美国', '{美国,北美,美国市场,北美市场}', '{usa,"united states","united states of america","north america","us market"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('英国', '{英国,英国市场,大不列颠,联合王国}', '{uk,"united kingdom",britain,"great britain",british,england}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('国际互认', '{国际互认,多边互认}', '{"cb scheme","cb report","cb certificate","mutual recognition"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('质量管理体系', '{质量管理体系}', '{"quality management system",qms,"iso 9001"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('环境管理体系', '{环境管理体系}', '{"environmental management system",ems,"iso 14001"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('职业健康安全管理体系', '{职业健康安全管理体系,职业健康安全}', '{"occupational health and safety","iso 45001",ohs}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('能源管理体系', '{能源管理体系}', '{"energy management system","iso 50001",enms}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('信息安全管理体系', '{信息安全管理体系}', '{"information security management system",isms,"iso 27001"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('反贿赂管理体系', '{反贿赂管理体系,合规管理体系}', '{"anti-bribery management","iso 37001","compliance management system"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('资产管理体系', '{资产管理体系}', '{"asset management system","iso 55001"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('知识产权管理', '{知识产权管理}', '{"intellectual property management","iso 56005"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('服务认证', '{服务认证}', '{"service certification"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('售后服务', '{售后服务,商品售后服务,客服,客户服务,维保服务,三包服务,保修服务,售后}', '{"after-sales service","customer service","after sales","after-sales support","warranty service","customer support","after-sale service"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('物流服务', '{物流服务,物流,快递服务,快递,货运}', '{logistics,"parcel delivery","courier service",freight,"express delivery"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('冷链', '{冷链,冷链物流}', '{"cold chain","cold chain logistics"}', 'product', NULL, NULL, '物流服务');
INSERT INTO public.vocabulary_wordgroup VALUES ('物业服务', '{物业服务,物业,物业管理}', '{"property management","facility management","property service"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('养老服务', '{养老服务,养老机构,养老院,安老院,敬老院,福利院,护老院,老人院,长照机构,护理院,长者照护,养老护理,托老所,养老公寓}', '{"elderly care service","elderly care","senior care","nursing home","care for the elderly","retirement home","senior living","old people''s home","care home","aged care","home for the elderly","residential care","assisted living",eldercare}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('家政服务', '{家政服务,家政,保洁服务}', '{"domestic service",housekeeping,"home cleaning service"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('零售服务', '{零售服务,零售,电商服务,门店服务,网店服务,线上零售,网络零售,网购,电子商务服务,网络零售服务}', '{retail,"retail service",shop,store,"online shop","online store","e-commerce service","online retail","web shop"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('会展服务', '{会展服务,展览服务,会展}', '{"exhibition service",exhibition,"trade fair","event service"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('酒店服务', '{酒店服务,酒店,旅馆}', '{hotel,hospitality}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('餐饮服务', '{餐饮服务,餐饮,餐厅}', '{catering,restaurant,"food service"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('旅游服务', '{旅游服务,旅游}', '{tourism,"travel agency"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('教育培训', '{教育培训,培训服务}', '{"training service","education service"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('体育服务', '{体育服务,健身服务}', '{"sports service","fitness club"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('安防服务', '{安防服务,保安服务}', '{"security service","guarding service"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('医疗服务', '{医疗服务,体检}', '{"healthcare service","medical service"}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('金融服务', '{金融服务,保险服务}', '{"financial service",insurance,banking}', 'product', NULL, NULL, '服务认证');
INSERT INTO public.vocabulary_wordgroup VALUES ('消防产品', '{消防产品,灭火器,消防器材}', '{"fire extinguisher","fire-fighting equipment","fire protection product"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('火灾报警器', '{火灾报警器,烟感,烟雾报警器,感烟探测器,火灾报警}', '{"smoke detector","smoke alarm","fire alarm"}', 'product', NULL, NULL, '消防产品');
INSERT INTO public.vocabulary_wordgroup VALUES ('可燃气体报警器', '{可燃气体报警器,燃气报警器,一氧化碳报警器}', '{"gas detector","gas alarm","carbon monoxide alarm","co alarm"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('航空航天', '{航空航天,航空,飞机}', '{aerospace,aviation,aircraft}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('轨道交通', '{轨道交通,铁路,高铁,地铁,捷运}', '{railway,"rail transit","rolling stock",metro,subway}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('船舶', '{船舶,船用设备,船用}', '{ship,"marine equipment",vessel,boat}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('石油天然气', '{石油天然气,石油,油气}', '{"oil and gas",petroleum,"oilfield equipment"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('矿用产品', '{矿用产品,煤矿,矿用设备,煤矿设备}', '{"mining equipment","coal mine",mining}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('首饰', '{首饰,珠宝,黄金,饰品}', '{jewellery,jewelry,"gold ornament"}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('钟表', '{钟表,手表,腕表}', '{watch,clock,wristwatch}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('宝石', '{宝石,钻石}', '{gemstone,diamond}', 'product', NULL, NULL, NULL);
INSERT INTO public.vocabulary_wordgroup VALUES ('检测服务', '{检测服务,检验检测,委托检测,试验服务}', '{"testing service","laboratory testing","test laboratory","test report"}', 'aspect', NULL, NULL, NULL);
INSERT INTO public.wagtailcore_collection VALUES (1, '0001', 1, 0, 'Root');
INSERT INTO public.wagtailcore_groupapprovaltask VALUES (1);
INSERT INTO public.wagtailcore_groupapprovaltask_groups VALUES (1, 1, 1);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (1, 1, 1, 1);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (2, 1, 2, 1);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (3, 1, 1, 2);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (4, 1, 2, 2);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (5, 1, 1, 5);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (6, 1, 2, 5);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (7, 1, 1, 115);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (8, 1, 2, 115);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (9, 1, 1, 116);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (10, 1, 2, 116);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (11, 1, 1, 118);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (12, 1, 2, 118);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (1, 1, 1, 74);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (2, 1, 1, 75);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (3, 1, 1, 80);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (4, 2, 1, 74);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (5, 2, 1, 75);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (6, 1, 1, 79);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (7, 1, 1, 81);
INSERT INTO public.wagtailcore_locale VALUES (1, 'zh-hans');
INSERT INTO public.wagtailcore_locale VALUES (2, 'en');
INSERT INTO public.wagtailcore_page VALUES (3, '00010001', 2, 0, '自愿性认证服务平台', 'home', true, false, '/home/', '', false, '自愿性认证服务平台与公开名录：查找认证方案，在线申请认证，查验证书状态。', NULL, NULL, false, 29, NULL, false, NULL, '2026-11-30 04:39:38.809021+00', NULL, '2026-11-30 04:39:38.809021+00', '自愿性认证服务平台', NULL, NULL, 'f67e5eea-3aee-47c6-824f-7175b2853321', 1, NULL, NULL);
INSERT INTO public.wagtailcore_page VALUES (4, '00010002', 2, 0, 'Voluntary certification', 'home-en', true, false, '/home-en/', '', false, 'A marketplace and public register for voluntary certification: find schemes, apply, check certificates.', NULL, NULL, false, 29, NULL, false, NULL, '2026-11-30 04:39:38.825978+00', NULL, '2026-11-30 04:39:38.825978+00', 'Voluntary certification', NULL, NULL, 'f67e5eea-3aee-47c6-824f-7175b2853321', 2, NULL, NULL);
INSERT INTO public.wagtailcore_page VALUES (1, '0001', 1, 2, 'Root', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, '02e44cbf-0f2b-426c-a216-156a41c891de', 1, NULL, NULL);
INSERT INTO public.wagtailcore_site VALUES (2, 'localhost', 80, true, 3, '');
INSERT INTO public.wagtailcore_task VALUES (1, 'Moderators approval', true, 4);
INSERT INTO public.wagtailcore_workflow VALUES (1, 'Moderators approval', true);
INSERT INTO public.wagtailcore_workflowpage VALUES (1, 1);
INSERT INTO public.wagtailcore_workflowtask VALUES (1, 0, 1, 1);
SELECT pg_catalog.setval('guildmark_template.certificates_certificateevent_id_seq', 1, false);
SELECT pg_catalog.setval('guildmark_template.django_migrations_id_seq', 342, true);
SELECT pg_catalog.setval('guildmark_template.imports_row_id_seq', 1, false);
SELECT pg_catalog.setval('guildmark_template.papers_paperdownloads_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_bodymembership_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_demosignin_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_enclosure_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_letter_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_organisationmembership_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_signinevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 2, true);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 20, true);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 776, true);
SELECT pg_catalog.setval('public.billing_invoiceline_id_seq', 1, false);
SELECT pg_catalog.setval('public.billing_invoiceseries_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 193, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 342, true);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.outbox_delivery_id_seq', 1, false);
SELECT pg_catalog.setval('public.outbox_fact_id_seq', 1, false);
SELECT pg_catalog.setval('public.oversight_acceptancechange_id_seq', 1, false);
SELECT pg_catalog.setval('public.oversight_rule_id_seq', 5, true);
SELECT pg_catalog.setval('public.register_reconcilereport_id_seq', 1, false);
SELECT pg_catalog.setval('public.register_statement_id_seq', 1, false);
SELECT pg_catalog.setval('public.search_guiderulechange_id_seq', 1, false);
SELECT pg_catalog.setval('public.search_unpushed_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);
SELECT pg_catalog.setval('public.tenants_domain_id_seq', 1, false);
SELECT pg_catalog.setval('public.vocabulary_standard_id_seq', 80, true);
SELECT pg_catalog.setval('public.vocabulary_wordgroupchange_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_localesynchronization_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_overridablesegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_relatedobjectsegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_segmentoverride_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_string_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_stringsegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_stringtranslation_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_template_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_templatesegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_translation_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_translationcontext_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_translationlog_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtail_localize_translationsource_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 12, true);
SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 7, true);
SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 2, true);
SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 4, true);
SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 2, true);
SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailembeds_embed_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailforms_formsubmission_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailredirects_redirect_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);
ALTER TABLE ONLY guildmark_template.applications_agreement
    ADD CONSTRAINT applications_agreement_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY guildmark_template.applications_agreement
    ADD CONSTRAINT applications_agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_application_number_key UNIQUE (number);
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_applicationreview
    ADD CONSTRAINT applications_applicationreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_askedquestion
    ADD CONSTRAINT applications_askedquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_document
    ADD CONSTRAINT applications_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_factory
    ADD CONSTRAINT applications_factory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_feeannex
    ADD CONSTRAINT applications_feeannex_agreement_id_key UNIQUE (agreement_id);
ALTER TABLE ONLY guildmark_template.applications_feeannex
    ADD CONSTRAINT applications_feeannex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_party
    ADD CONSTRAINT applications_party_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_question
    ADD CONSTRAINT applications_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_quote
    ADD CONSTRAINT applications_quote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_quotetexts
    ADD CONSTRAINT applications_quotetexts_name_key UNIQUE (name);
ALTER TABLE ONLY guildmark_template.applications_quotetexts
    ADD CONSTRAINT applications_quotetexts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_receivedenquiry
    ADD CONSTRAINT applications_receivedenquiry_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY guildmark_template.applications_receivedenquiry
    ADD CONSTRAINT applications_receivedenquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_signature
    ADD CONSTRAINT applications_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_assignment
    ADD CONSTRAINT cases_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_case
    ADD CONSTRAINT cases_case_certificate_key UNIQUE (certificate);
ALTER TABLE ONLY guildmark_template.cases_case
    ADD CONSTRAINT cases_case_number_key UNIQUE (number);
ALTER TABLE ONLY guildmark_template.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_caseevent
    ADD CONSTRAINT cases_caseevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_letter
    ADD CONSTRAINT cases_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.cases_message
    ADD CONSTRAINT cases_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_bodypassport
    ADD CONSTRAINT catalog_bodypassport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_documentwanted
    ADD CONSTRAINT catalog_documentwanted_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_fee
    ADD CONSTRAINT catalog_fee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_question
    ADD CONSTRAINT catalog_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_reason
    ADD CONSTRAINT catalog_reason_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_scheme
    ADD CONSTRAINT catalog_scheme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_scheme
    ADD CONSTRAINT catalog_scheme_slug_key UNIQUE (slug);
ALTER TABLE ONLY guildmark_template.catalog_schemeversion
    ADD CONSTRAINT catalog_schemeversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.catalog_standardreference
    ADD CONSTRAINT catalog_standardreference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_certificate
    ADD CONSTRAINT certificates_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_certificateevent
    ADD CONSTRAINT certificates_certificateevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_holderrequest
    ADD CONSTRAINT certificates_holderrequest_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY guildmark_template.certificates_holderrequest
    ADD CONSTRAINT certificates_holderrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_issuingrules
    ADD CONSTRAINT certificates_issuingrules_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_measure
    ADD CONSTRAINT certificates_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_ownfile
    ADD CONSTRAINT certificates_ownfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_paper
    ADD CONSTRAINT certificates_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_surveillanceplan
    ADD CONSTRAINT certificates_surveillanceplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.certificates_task
    ADD CONSTRAINT certificates_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_review_id_key UNIQUE (review_id);
ALTER TABLE ONLY guildmark_template.evaluations_evidencerequest
    ADD CONSTRAINT evaluations_evidencerequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_inspection
    ADD CONSTRAINT evaluations_inspection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_involvement
    ADD CONSTRAINT evaluations_involvement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_nonconformity
    ADD CONSTRAINT evaluations_nonconformity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_objection
    ADD CONSTRAINT evaluations_objection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_plan
    ADD CONSTRAINT evaluations_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_plannedevaluator
    ADD CONSTRAINT evaluations_plannedevaluator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_report
    ADD CONSTRAINT evaluations_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_result
    ADD CONSTRAINT evaluations_result_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_review
    ADD CONSTRAINT evaluations_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.evaluations_review
    ADD CONSTRAINT evaluations_review_report_id_key UNIQUE (report_id);
ALTER TABLE ONLY guildmark_template.imports_batch
    ADD CONSTRAINT imports_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.imports_layout
    ADD CONSTRAINT imports_layout_pkey PRIMARY KEY (headings_digest);
ALTER TABLE ONLY guildmark_template.imports_row
    ADD CONSTRAINT imports_row_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.papers_housestyle
    ADD CONSTRAINT one_draft_and_each_version_once UNIQUE NULLS NOT DISTINCT (version);
ALTER TABLE ONLY guildmark_template.papers_housestyle
    ADD CONSTRAINT papers_housestyle_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.papers_paperdownloads
    ADD CONSTRAINT papers_paperdownloads_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.staff_authorisation
    ADD CONSTRAINT staff_authorisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.staff_competence
    ADD CONSTRAINT staff_competence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.staff_conflict
    ADD CONSTRAINT staff_conflict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY guildmark_template.staff_staffprofile
    ADD CONSTRAINT staff_staffprofile_pkey PRIMARY KEY (id);
ALTER TABLE guildmark_template.catalog_schemeversion
    ADD CONSTRAINT type_1a_licenses_no_mark CHECK (((published_at IS NULL) OR (NOT ((scheme_type)::text = '1a'::text)) OR ((NOT licenses_mark) AND (NOT (attestation @> ARRAY['marking'::character varying(30)]))))) NOT VALID;
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_bodymembership
    ADD CONSTRAINT accounts_bodymembership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_demosignin
    ADD CONSTRAINT accounts_demosignin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_demosignin
    ADD CONSTRAINT accounts_demosignin_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.accounts_enclosure
    ADD CONSTRAINT accounts_enclosure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.accounts_letter
    ADD CONSTRAINT accounts_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_notice
    ADD CONSTRAINT accounts_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_organisation
    ADD CONSTRAINT accounts_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_organisationmembership
    ADD CONSTRAINT accounts_organisationmembership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_signinevent
    ADD CONSTRAINT accounts_signinevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_ticket
    ADD CONSTRAINT accounts_ticket_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_email_key UNIQUE (email);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_bankaccount
    ADD CONSTRAINT billing_bankaccount_pkey PRIMARY KEY (body_id);
ALTER TABLE ONLY public.billing_fapiao
    ADD CONSTRAINT billing_fapiao_pkey PRIMARY KEY (invoice_id);
ALTER TABLE ONLY public.billing_fapiaoversion
    ADD CONSTRAINT billing_fapiaoversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_invoice
    ADD CONSTRAINT billing_invoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_invoiceline
    ADD CONSTRAINT billing_invoiceline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_invoiceseries
    ADD CONSTRAINT billing_invoiceseries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_reverses_id_key UNIQUE (reverses_id);
ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.cms_promotionpage
    ADD CONSTRAINT cms_promotionpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.enquiries_award
    ADD CONSTRAINT enquiries_award_pkey PRIMARY KEY (enquiry_id);
ALTER TABLE ONLY public.enquiries_award
    ADD CONSTRAINT enquiries_award_quote_id_key UNIQUE (quote_id);
ALTER TABLE ONLY public.enquiries_bodyquestion
    ADD CONSTRAINT enquiries_bodyquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_closeddays
    ADD CONSTRAINT enquiries_closeddays_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_demand
    ADD CONSTRAINT enquiries_demand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_demandanswer
    ADD CONSTRAINT enquiries_demandanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_enquiry
    ADD CONSTRAINT enquiries_enquiry_number_key UNIQUE (number);
ALTER TABLE ONLY public.enquiries_enquiry
    ADD CONSTRAINT enquiries_enquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_enquiryfile
    ADD CONSTRAINT enquiries_enquiryfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_invitedbody
    ADD CONSTRAINT enquiries_invitedbody_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_organisationcheck
    ADD CONSTRAINT enquiries_organisationcheck_pkey PRIMARY KEY (organisation_id);
ALTER TABLE ONLY public.enquiries_quotecopy
    ADD CONSTRAINT enquiries_quotecopy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_thread
    ADD CONSTRAINT enquiries_thread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_thread
    ADD CONSTRAINT enquiries_thread_published_answer_id_key UNIQUE (published_answer_id);
ALTER TABLE ONLY public.enquiries_threadfile
    ADD CONSTRAINT enquiries_threadfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enquiries_threadmessage
    ADD CONSTRAINT enquiries_threadmessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exports_export
    ADD CONSTRAINT exports_export_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox_dailywork
    ADD CONSTRAINT outbox_dailywork_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.outbox_delivery
    ADD CONSTRAINT outbox_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox_due
    ADD CONSTRAINT outbox_due_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox_fact
    ADD CONSTRAINT outbox_fact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox_pulse
    ADD CONSTRAINT outbox_pulse_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.oversight_acceptance
    ADD CONSTRAINT oversight_acceptance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oversight_acceptancechange
    ADD CONSTRAINT oversight_acceptancechange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oversight_acceptancechange
    ADD CONSTRAINT oversight_acceptancechange_undoes_id_key UNIQUE (undoes_id);
ALTER TABLE ONLY public.oversight_bodymeasure
    ADD CONSTRAINT oversight_bodymeasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oversight_bodyrequest
    ADD CONSTRAINT oversight_bodyrequest_body_id_key UNIQUE (body_id);
ALTER TABLE ONLY public.oversight_bodyrequest
    ADD CONSTRAINT oversight_bodyrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oversight_closingrequest
    ADD CONSTRAINT oversight_closingrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oversight_confirmation
    ADD CONSTRAINT oversight_confirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oversight_rule
    ADD CONSTRAINT oversight_rule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portfolio_casecopy
    ADD CONSTRAINT portfolio_casecopy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portfolio_certificatecopy
    ADD CONSTRAINT portfolio_certificatecopy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portfolio_invoicecopy
    ADD CONSTRAINT portfolio_invoicecopy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portfolio_savedsearch
    ADD CONSTRAINT portfolio_savedsearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portfolio_surveillanceday
    ADD CONSTRAINT portfolio_surveillanceday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_certificatefile
    ADD CONSTRAINT register_certificatefile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_reconcilereport
    ADD CONSTRAINT register_reconcilereport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_registerentry
    ADD CONSTRAINT register_registerentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_registerentry
    ADD CONSTRAINT register_registerentry_statement_id_key UNIQUE (statement_id);
ALTER TABLE ONLY public.register_statement
    ADD CONSTRAINT register_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_supplier
    ADD CONSTRAINT register_supplier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_bodydocument
    ADD CONSTRAINT search_bodydocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_guideanswer
    ADD CONSTRAINT search_guideanswer_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.search_guiderulechange
    ADD CONSTRAINT search_guiderulechange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_guiderulechange
    ADD CONSTRAINT search_guiderulechange_undoes_id_key UNIQUE (undoes_id);
ALTER TABLE ONLY public.search_indexrevision
    ADD CONSTRAINT search_indexrevision_pkey PRIMARY KEY (kind);
ALTER TABLE ONLY public.search_productdocument
    ADD CONSTRAINT search_productdocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_schemedocument
    ADD CONSTRAINT search_schemedocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_supplierdocument
    ADD CONSTRAINT search_supplierdocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_unpushed
    ADD CONSTRAINT search_unpushed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tenants_certificationbody
    ADD CONSTRAINT tenants_certificationbody_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tenants_certificationbody
    ADD CONSTRAINT tenants_certificationbody_schema_name_key UNIQUE (schema_name);
ALTER TABLE ONLY public.tenants_certificationbody
    ADD CONSTRAINT tenants_certificationbody_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.tenants_domain
    ADD CONSTRAINT tenants_domain_domain_key UNIQUE (domain);
ALTER TABLE ONLY public.tenants_domain
    ADD CONSTRAINT tenants_domain_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tenants_schematemplate
    ADD CONSTRAINT tenants_schematemplate_pkey PRIMARY KEY (migrations_hash);
ALTER TABLE ONLY public.tenants_spare
    ADD CONSTRAINT tenants_spare_pkey PRIMARY KEY (schema_name);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);
ALTER TABLE ONLY public.vocabulary_compulsoryrule
    ADD CONSTRAINT vocabulary_compulsoryrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.vocabulary_industry
    ADD CONSTRAINT vocabulary_industry_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.vocabulary_productcategory
    ADD CONSTRAINT vocabulary_productcategory_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.vocabulary_region
    ADD CONSTRAINT vocabulary_region_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.vocabulary_standard
    ADD CONSTRAINT vocabulary_standard_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.vocabulary_wordgroup
    ADD CONSTRAINT vocabulary_wordgroup_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.vocabulary_wordgroupchange
    ADD CONSTRAINT vocabulary_wordgroupchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.vocabulary_wordgroupchange
    ADD CONSTRAINT vocabulary_wordgroupchange_undoes_id_key UNIQUE (undoes_id);
ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_localesynchronization_locale_id_key UNIQUE (locale_id);
ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_localesynchronization_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_overridablesegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_relatedobjectsegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_segmentoverride_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_string_locale_id_data_hash_bae71852_uniq UNIQUE (locale_id, data_hash);
ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_string_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_stringsegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_stringt_locale_id_translation_of_d2d59359_uniq UNIQUE (locale_id, translation_of_id, context_id);
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_stringtranslation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_template
    ADD CONSTRAINT wagtail_localize_template_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_template
    ADD CONSTRAINT wagtail_localize_template_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_templatesegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_transla_content_type_id_translat_de875339_uniq UNIQUE (content_type_id, translation_key);
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_transla_object_id_locale_id_fb6a8d8e_uniq UNIQUE (object_id, locale_id);
ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_transla_object_id_path_id_c7f5d707_uniq UNIQUE (object_id, path_id);
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_transla_source_id_target_locale__7e943cf8_uniq UNIQUE (source_id, target_locale_id);
ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_translatableobject_pkey PRIMARY KEY (translation_key);
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_translation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_translation_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_translationcontext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_translationlog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_translationsource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailforms_formsubmission
    ADD CONSTRAINT wagtailforms_formsubmission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_old_path_site_id_783622d7_uniq UNIQUE (old_path, site_id);
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);
CREATE UNIQUE INDEX a_measure_is_ground_of_one_change ON guildmark_template.certificates_certificateevent USING btree (measure_id);
CREATE UNIQUE INDEX a_request_is_ground_of_one_change ON guildmark_template.certificates_certificateevent USING btree (request_id);
CREATE INDEX application_by_client ON guildmark_template.applications_application USING btree (organisation_id, created_at DESC);
CREATE INDEX applications_agreement_offered_by_id_c7739b02 ON guildmark_template.applications_agreement USING btree (offered_by_id);
CREATE INDEX applications_application_created_by_id_8a03e3c4 ON guildmark_template.applications_application USING btree (created_by_id);
CREATE INDEX applications_application_factory_id_51f990a0 ON guildmark_template.applications_application USING btree (factory_id);
CREATE INDEX applications_application_manufacturer_id_e5ac4248 ON guildmark_template.applications_application USING btree (manufacturer_id);
CREATE INDEX applications_application_number_be0adb2f_like ON guildmark_template.applications_application USING btree (number varchar_pattern_ops);
CREATE INDEX applications_application_organisation_id_cf3f9530 ON guildmark_template.applications_application USING btree (organisation_id);
CREATE INDEX applications_application_scheme_version_id_9a8584dc ON guildmark_template.applications_application USING btree (scheme_version_id);
CREATE INDEX applications_applicationreview_application_id_29eea343 ON guildmark_template.applications_applicationreview USING btree (application_id);
CREATE INDEX applications_applicationreview_reviewer_id_a14471b3 ON guildmark_template.applications_applicationreview USING btree (reviewer_id);
CREATE INDEX applications_askedquestion_asked_by_id_8c281abf ON guildmark_template.applications_askedquestion USING btree (asked_by_id);
CREATE INDEX applications_askedquestion_received_id_9d5a72ae ON guildmark_template.applications_askedquestion USING btree (received_id);
CREATE INDEX applications_document_application_id_280b2db8 ON guildmark_template.applications_document USING btree (application_id);
CREATE INDEX applications_document_case_id_d685946f ON guildmark_template.applications_document USING btree (case_id);
CREATE INDEX applications_document_uploaded_by_id_fcbcce6d ON guildmark_template.applications_document USING btree (uploaded_by_id);
CREATE INDEX applications_factory_organisation_id_b271e2ca ON guildmark_template.applications_factory USING btree (organisation_id);
CREATE INDEX applications_party_organisation_id_2474c0aa ON guildmark_template.applications_party USING btree (organisation_id);
CREATE INDEX applications_question_answered_by_id_4eb19b98 ON guildmark_template.applications_question USING btree (answered_by_id);
CREATE INDEX applications_question_application_id_d7fcffcf ON guildmark_template.applications_question USING btree (application_id);
CREATE INDEX applications_question_asked_by_id_a6c5cfdd ON guildmark_template.applications_question USING btree (asked_by_id);
CREATE INDEX applications_quote_drafted_by_id_5c9d7644 ON guildmark_template.applications_quote USING btree (drafted_by_id);
CREATE INDEX applications_quote_received_id_9e57a895 ON guildmark_template.applications_quote USING btree (received_id);
CREATE INDEX applications_quote_scheme_version_id_0395feb1 ON guildmark_template.applications_quote USING btree (scheme_version_id);
CREATE INDEX applications_quote_sent_by_id_a55ab19e ON guildmark_template.applications_quote USING btree (sent_by_id);
CREATE INDEX applications_quotetexts_kept_by_id_413fbe80 ON guildmark_template.applications_quotetexts USING btree (kept_by_id);
CREATE INDEX applications_quotetexts_name_5a2219ad_like ON guildmark_template.applications_quotetexts USING btree (name varchar_pattern_ops);
CREATE INDEX applications_receivedenquiry_declined_by_id_1ec91469 ON guildmark_template.applications_receivedenquiry USING btree (declined_by_id);
CREATE INDEX applications_signature_agreement_id_4bc066a2 ON guildmark_template.applications_signature USING btree (agreement_id);
CREATE INDEX applications_signature_signed_by_id_f044cf29 ON guildmark_template.applications_signature USING btree (signed_by_id);
CREATE INDEX applications_unit_application_id_20a628a2 ON guildmark_template.applications_unit USING btree (application_id);
CREATE INDEX applications_unit_factory_id_466f6c10 ON guildmark_template.applications_unit USING btree (factory_id);
CREATE INDEX applications_unit_manufacturer_id_24821949 ON guildmark_template.applications_unit USING btree (manufacturer_id);
CREATE INDEX assignment_of_person ON guildmark_template.cases_assignment USING btree (user_id, case_id) WHERE (ended_at IS NULL);
CREATE INDEX authorisation_of_person ON guildmark_template.staff_authorisation USING btree (user_id, role);
CREATE INDEX case_by_client ON guildmark_template.cases_case USING btree (organisation_id, created_at DESC);
CREATE INDEX case_by_state ON guildmark_template.cases_case USING btree (state, due_at);
CREATE INDEX case_by_subject ON guildmark_template.cases_case USING btree (subject, number);
CREATE INDEX case_newest ON guildmark_template.cases_case USING btree (created_at DESC, number) WHERE (NOT ((state)::text = 'DRAFT'::text));
CREATE INDEX cases_assignment_assigned_by_id_6a6ad9f5 ON guildmark_template.cases_assignment USING btree (assigned_by_id);
CREATE INDEX cases_assignment_case_id_b0be0e7a ON guildmark_template.cases_assignment USING btree (case_id);
CREATE INDEX cases_assignment_user_id_8a4a8fb6 ON guildmark_template.cases_assignment USING btree (user_id);
CREATE INDEX cases_case_number_980c9551_like ON guildmark_template.cases_case USING btree (number varchar_pattern_ops);
CREATE INDEX cases_case_organisation_id_dac38ff3 ON guildmark_template.cases_case USING btree (organisation_id);
CREATE INDEX cases_case_scheme_version_id_8efce80e ON guildmark_template.cases_case USING btree (scheme_version_id);
CREATE INDEX cases_caseevent_by_id_fa00fac4 ON guildmark_template.cases_caseevent USING btree (by_id);
CREATE INDEX cases_caseevent_case_id_6c6031ac ON guildmark_template.cases_caseevent USING btree (case_id);
CREATE INDEX cases_letter_case_id_653c3cd9 ON guildmark_template.cases_letter USING btree (case_id);
CREATE INDEX cases_letter_sent_by_id_6c737ea8 ON guildmark_template.cases_letter USING btree (sent_by_id);
CREATE INDEX cases_message_by_id_32a3f716 ON guildmark_template.cases_message USING btree (by_id);
CREATE INDEX cases_message_case_id_544aca6d ON guildmark_template.cases_message USING btree (case_id);
CREATE INDEX catalog_bodypassport_edited_by_id_18b80a7e ON guildmark_template.catalog_bodypassport USING btree (edited_by_id);
CREATE INDEX catalog_documentwanted_version_id_fe60d072 ON guildmark_template.catalog_documentwanted USING btree (version_id);
CREATE INDEX catalog_fee_version_id_fad46adf ON guildmark_template.catalog_fee USING btree (version_id);
CREATE INDEX catalog_question_version_id_5977ef1d ON guildmark_template.catalog_question USING btree (version_id);
CREATE INDEX catalog_reason_version_id_3ab19332 ON guildmark_template.catalog_reason USING btree (version_id);
CREATE INDEX catalog_scheme_created_by_id_e243fc17 ON guildmark_template.catalog_scheme USING btree (created_by_id);
CREATE INDEX catalog_scheme_slug_02aa04de_like ON guildmark_template.catalog_scheme USING btree (slug varchar_pattern_ops);
CREATE INDEX catalog_scheme_withdrawn_by_id_252efb7d ON guildmark_template.catalog_scheme USING btree (withdrawn_by_id);
CREATE INDEX catalog_schemeversion_edited_by_id_95a5bc31 ON guildmark_template.catalog_schemeversion USING btree (edited_by_id);
CREATE INDEX catalog_schemeversion_published_by_id_aa45332c ON guildmark_template.catalog_schemeversion USING btree (published_by_id);
CREATE INDEX catalog_schemeversion_scheme_id_2a2b0d6b ON guildmark_template.catalog_schemeversion USING btree (scheme_id);
CREATE INDEX catalog_standardreference_standard_id_127e4dca ON guildmark_template.catalog_standardreference USING btree (standard_id);
CREATE INDEX catalog_standardreference_version_id_6c1e4f29 ON guildmark_template.catalog_standardreference USING btree (version_id);
CREATE INDEX certificate_by_number ON guildmark_template.certificates_certificate USING btree (folded_number);
CREATE INDEX certificate_by_status ON guildmark_template.certificates_certificate USING btree (status, status_since DESC);
CREATE INDEX certificate_newest_first ON guildmark_template.certificates_certificate USING btree (prepared_at DESC, id);
CREATE UNIQUE INDEX certificate_number_is_unique ON guildmark_template.certificates_certificate USING btree (printed_number) WHERE (taken_back_at IS NULL);
CREATE INDEX certificates_certificate_confirmed_by_id_ae0b4039 ON guildmark_template.certificates_certificate USING btree (confirmed_by_id);
CREATE INDEX certificates_certificate_follow_up_id_5bf57f78 ON guildmark_template.certificates_certificate USING btree (follow_up_id);
CREATE INDEX certificates_certificate_organisation_id_c64a2fb8 ON guildmark_template.certificates_certificate USING btree (organisation_id);
CREATE INDEX certificates_certificate_prepared_by_id_6566dd3f ON guildmark_template.certificates_certificate USING btree (prepared_by_id);
CREATE INDEX certificates_certificate_signed_by_id_7b12941e ON guildmark_template.certificates_certificate USING btree (signed_by_id);
CREATE INDEX certificates_certificate_superseded_by_id_30238d9f ON guildmark_template.certificates_certificate USING btree (superseded_by_id);
CREATE INDEX certificates_certificateevent_by_id_bb63e663 ON guildmark_template.certificates_certificateevent USING btree (by_id);
CREATE INDEX certificates_certificateevent_certificate_id_65948076 ON guildmark_template.certificates_certificateevent USING btree (certificate_id);
CREATE INDEX certificates_certificateevent_decided_by_id_2873afdd ON guildmark_template.certificates_certificateevent USING btree (decided_by_id);
CREATE INDEX certificates_certificateevent_measure_id_54861279 ON guildmark_template.certificates_certificateevent USING btree (measure_id);
CREATE INDEX certificates_certificateevent_request_id_07737302 ON guildmark_template.certificates_certificateevent USING btree (request_id);
CREATE INDEX certificates_certificateevent_stated_by_id_999195c9 ON guildmark_template.certificates_certificateevent USING btree (stated_by_id);
CREATE INDEX certificates_holderrequest_answered_by_id_be8d6149 ON guildmark_template.certificates_holderrequest USING btree (answered_by_id);
CREATE INDEX certificates_holderrequest_asked_by_id_66fff3a4 ON guildmark_template.certificates_holderrequest USING btree (asked_by_id);
CREATE INDEX certificates_holderrequest_certificate_id_be1abb0a ON guildmark_template.certificates_holderrequest USING btree (certificate_id);
CREATE INDEX certificates_issuingrules_edited_by_id_872ede17 ON guildmark_template.certificates_issuingrules USING btree (edited_by_id);
CREATE INDEX certificates_measure_certificate_id_37aea353 ON guildmark_template.certificates_measure USING btree (certificate_id);
CREATE INDEX certificates_measure_decided_by_id_88c4a98a ON guildmark_template.certificates_measure USING btree (decided_by_id);
CREATE INDEX certificates_measure_follow_up_id_3ee4f6a8 ON guildmark_template.certificates_measure USING btree (follow_up_id);
CREATE INDEX certificates_measure_paper_id_3a249646 ON guildmark_template.certificates_measure USING btree (paper_id);
CREATE INDEX certificates_measure_proposed_by_id_eb443ffd ON guildmark_template.certificates_measure USING btree (proposed_by_id);
CREATE INDEX certificates_measure_successor_id_28e3782b ON guildmark_template.certificates_measure USING btree (successor_id);
CREATE INDEX certificates_measure_verified_by_id_3636f8e1 ON guildmark_template.certificates_measure USING btree (verified_by_id);
CREATE INDEX certificates_ownfile_certificate_id_45ab977d ON guildmark_template.certificates_ownfile USING btree (certificate_id);
CREATE INDEX certificates_ownfile_registered_by_id_e073f95d ON guildmark_template.certificates_ownfile USING btree (registered_by_id);
CREATE INDEX certificates_paper_certificate_id_85803d6d ON guildmark_template.certificates_paper USING btree (certificate_id);
CREATE INDEX certificates_paper_uploaded_by_id_f87b8394 ON guildmark_template.certificates_paper USING btree (uploaded_by_id);
CREATE INDEX certificates_surveillanceplan_certificate_id_ed0bf174 ON guildmark_template.certificates_surveillanceplan USING btree (certificate_id);
CREATE INDEX certificates_surveillanceplan_made_by_id_2c3f861d ON guildmark_template.certificates_surveillanceplan USING btree (made_by_id);
CREATE INDEX certificates_task_certificate_id_fd1fbbd1 ON guildmark_template.certificates_task USING btree (certificate_id);
CREATE UNIQUE INDEX each_evaluator_is_planned_once ON guildmark_template.evaluations_plannedevaluator USING btree (plan_id, user_id);
CREATE UNIQUE INDEX each_side_signs_once ON guildmark_template.applications_signature USING btree (agreement_id, side);
CREATE INDEX enquiries_by_deadline ON guildmark_template.applications_receivedenquiry USING btree (is_open, deadline);
CREATE INDEX evaluations_decision_application_review_id_491fa1df ON guildmark_template.evaluations_decision USING btree (application_review_id);
CREATE INDEX evaluations_decision_decided_by_id_24880fad ON guildmark_template.evaluations_decision USING btree (decided_by_id);
CREATE INDEX evaluations_decision_report_id_a75a952e ON guildmark_template.evaluations_decision USING btree (report_id);
CREATE INDEX evaluations_evidencerequest_asked_by_id_682e8dc7 ON guildmark_template.evaluations_evidencerequest USING btree (asked_by_id);
CREATE INDEX evaluations_evidencerequest_case_id_87fd4e73 ON guildmark_template.evaluations_evidencerequest USING btree (case_id);
CREATE INDEX evaluations_evidencerequest_report_id_685d2533 ON guildmark_template.evaluations_evidencerequest USING btree (report_id);
CREATE INDEX evaluations_inspection_case_id_49b625b0 ON guildmark_template.evaluations_inspection USING btree (case_id);
CREATE INDEX evaluations_inspection_planned_by_id_8ed5c4b2 ON guildmark_template.evaluations_inspection USING btree (planned_by_id);
CREATE INDEX evaluations_involvement_case_id_a47bb5e5 ON guildmark_template.evaluations_involvement USING btree (case_id);
CREATE INDEX evaluations_involvement_user_id_7db24993 ON guildmark_template.evaluations_involvement USING btree (user_id);
CREATE INDEX evaluations_nonconformity_answered_by_id_789994af ON guildmark_template.evaluations_nonconformity USING btree (answered_by_id);
CREATE INDEX evaluations_nonconformity_case_id_ab25da1d ON guildmark_template.evaluations_nonconformity USING btree (case_id);
CREATE INDEX evaluations_nonconformity_closed_by_id_1cca1a9d ON guildmark_template.evaluations_nonconformity USING btree (closed_by_id);
CREATE INDEX evaluations_nonconformity_raised_by_id_2d74e19f ON guildmark_template.evaluations_nonconformity USING btree (raised_by_id);
CREATE INDEX evaluations_objection_answered_by_id_9b12b667 ON guildmark_template.evaluations_objection USING btree (answered_by_id);
CREATE INDEX evaluations_objection_evaluator_id_854e4adc ON guildmark_template.evaluations_objection USING btree (evaluator_id);
CREATE INDEX evaluations_objection_made_by_id_7f7f5c5b ON guildmark_template.evaluations_objection USING btree (made_by_id);
CREATE INDEX evaluations_objection_plan_id_217374e6 ON guildmark_template.evaluations_objection USING btree (plan_id);
CREATE INDEX evaluations_plan_agreed_by_id_78d5461a ON guildmark_template.evaluations_plan USING btree (agreed_by_id);
CREATE INDEX evaluations_plan_case_id_0ece5996 ON guildmark_template.evaluations_plan USING btree (case_id);
CREATE INDEX evaluations_plan_made_by_id_04ea1519 ON guildmark_template.evaluations_plan USING btree (made_by_id);
CREATE INDEX evaluations_plannedevaluator_plan_id_65cdff01 ON guildmark_template.evaluations_plannedevaluator USING btree (plan_id);
CREATE INDEX evaluations_plannedevaluator_user_id_67ede3c9 ON guildmark_template.evaluations_plannedevaluator USING btree (user_id);
CREATE INDEX evaluations_report_case_id_2b63eeb8 ON guildmark_template.evaluations_report USING btree (case_id);
CREATE INDEX evaluations_report_frozen_by_id_32f52e0a ON guildmark_template.evaluations_report USING btree (frozen_by_id);
CREATE INDEX evaluations_report_written_by_id_f7162f1a ON guildmark_template.evaluations_report USING btree (written_by_id);
CREATE INDEX evaluations_result_report_id_603e4ec4 ON guildmark_template.evaluations_result USING btree (report_id);
CREATE INDEX evaluations_result_responsibility_taken_by_id_c123762c ON guildmark_template.evaluations_result USING btree (responsibility_taken_by_id);
CREATE INDEX evaluations_result_written_by_id_d20390df ON guildmark_template.evaluations_result USING btree (written_by_id);
CREATE INDEX evaluations_review_case_id_5ec047f8 ON guildmark_template.evaluations_review USING btree (case_id);
CREATE INDEX evaluations_review_reviewer_id_d73fb25d ON guildmark_template.evaluations_review USING btree (reviewer_id);
CREATE INDEX imports_batch_confirmed_by_id_211f2738 ON guildmark_template.imports_batch USING btree (confirmed_by_id);
CREATE INDEX imports_batch_stated_by_id_8e5b4758 ON guildmark_template.imports_batch USING btree (stated_by_id);
CREATE INDEX imports_batch_taken_back_asked_by_id_4c6e5a5a ON guildmark_template.imports_batch USING btree (taken_back_asked_by_id);
CREATE INDEX imports_batch_taken_back_by_id_5da4dc24 ON guildmark_template.imports_batch USING btree (taken_back_by_id);
CREATE INDEX imports_batch_uploaded_by_id_c2111b98 ON guildmark_template.imports_batch USING btree (uploaded_by_id);
CREATE INDEX imports_layout_headings_digest_9dac4b45_like ON guildmark_template.imports_layout USING btree (headings_digest varchar_pattern_ops);
CREATE INDEX imports_layout_saved_by_id_092ec699 ON guildmark_template.imports_layout USING btree (saved_by_id);
CREATE INDEX imports_row_batch_id_d8f60f4b ON guildmark_template.imports_row USING btree (batch_id);
CREATE UNIQUE INDEX letter_number_is_unique ON guildmark_template.cases_letter USING btree (number) WHERE (NOT ((number)::text = ''::text));
CREATE UNIQUE INDEX one_active_surveillance_plan ON guildmark_template.certificates_surveillanceplan USING btree (certificate_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_certificate_per_case ON guildmark_template.certificates_certificate USING btree ("case") WHERE ((origin)::text = 'issued_here'::text);
CREATE UNIQUE INDEX one_count_per_paper_day_and_door ON guildmark_template.papers_paperdownloads USING btree (paper_id, day, door);
CREATE UNIQUE INDEX one_current_assignment ON guildmark_template.cases_assignment USING btree (case_id, role, user_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_document_per_version ON guildmark_template.applications_document USING btree (application_id, slot, version);
CREATE UNIQUE INDEX one_draft_of_a_quote ON guildmark_template.applications_quote USING btree (received_id) WHERE (sent_at IS NULL);
CREATE UNIQUE INDEX one_draft_per_scheme ON guildmark_template.catalog_schemeversion USING btree (scheme_id) WHERE (published_at IS NULL);
CREATE UNIQUE INDEX one_event_per_number ON guildmark_template.cases_caseevent USING btree (case_id, number);
CREATE UNIQUE INDEX one_event_per_revision ON guildmark_template.certificates_certificateevent USING btree (certificate_id, revision);
CREATE UNIQUE INDEX one_involvement_of_a_kind ON guildmark_template.evaluations_involvement USING btree (case_id, user_id, how);
CREATE UNIQUE INDEX one_nonconformity_per_number ON guildmark_template.evaluations_nonconformity USING btree (case_id, number);
CREATE UNIQUE INDEX one_open_measure ON guildmark_template.certificates_measure USING btree (certificate_id) WHERE ((answer)::text = 'open'::text);
CREATE UNIQUE INDEX one_open_request ON guildmark_template.certificates_holderrequest USING btree (certificate_id, wish) WHERE ((answer)::text = 'open'::text);
CREATE UNIQUE INDEX one_open_task_per_kind ON guildmark_template.certificates_task USING btree (certificate_id, kind) WHERE (done_at IS NULL);
CREATE UNIQUE INDEX one_paper_per_revision ON guildmark_template.papers_issuedpaper USING btree (kind, subject, revision, language);
CREATE UNIQUE INDEX one_plan_per_version ON guildmark_template.evaluations_plan USING btree (case_id, version);
CREATE UNIQUE INDEX one_profile_per_person ON guildmark_template.staff_staffprofile USING btree (user_id);
CREATE UNIQUE INDEX one_question_per_code ON guildmark_template.catalog_question USING btree (version_id, code);
CREATE UNIQUE INDEX one_quote_of_each_revision ON guildmark_template.applications_quote USING btree (received_id, number);
CREATE UNIQUE INDEX one_reason_per_code ON guildmark_template.catalog_reason USING btree (version_id, kind, code);
CREATE UNIQUE INDEX one_reference_per_standard ON guildmark_template.catalog_standardreference USING btree (version_id, reference);
CREATE UNIQUE INDEX one_registration_per_own_file ON guildmark_template.certificates_ownfile USING btree (certificate_id, sha256);
CREATE UNIQUE INDEX one_report_per_version ON guildmark_template.evaluations_report USING btree (case_id, version);
CREATE UNIQUE INDEX one_result_per_position ON guildmark_template.evaluations_result USING btree (report_id, "position");
CREATE UNIQUE INDEX one_result_per_row ON guildmark_template.imports_row USING btree (batch_id, line);
CREATE UNIQUE INDEX one_unit_per_position ON guildmark_template.applications_unit USING btree (application_id, "position");
CREATE UNIQUE INDEX one_version_per_number ON guildmark_template.catalog_schemeversion USING btree (scheme_id, number);
CREATE INDEX paper_by_hash ON guildmark_template.papers_issuedpaper USING btree (sha256) WHERE (NOT ((sha256)::text = ''::text));
CREATE INDEX papers_housestyle_edited_by_id_89a93981 ON guildmark_template.papers_housestyle USING btree (edited_by_id);
CREATE INDEX papers_housestyle_published_by_id_df36e295 ON guildmark_template.papers_housestyle USING btree (published_by_id);
CREATE INDEX papers_issuedpaper_organisation_id_0306d8f5 ON guildmark_template.papers_issuedpaper USING btree (organisation_id);
CREATE INDEX papers_paperdownloads_paper_id_465a4e99 ON guildmark_template.papers_paperdownloads USING btree (paper_id);
CREATE INDEX row_by_number ON guildmark_template.imports_row USING btree (batch_id, printed_number);
CREATE INDEX row_by_turn ON guildmark_template.imports_row USING btree (batch_id, turn);
CREATE INDEX row_by_verdict ON guildmark_template.imports_row USING btree (batch_id, verdict, line);
CREATE INDEX staff_authorisation_ended_by_id_971288fb ON guildmark_template.staff_authorisation USING btree (ended_by_id);
CREATE INDEX staff_authorisation_granted_by_id_8d80123d ON guildmark_template.staff_authorisation USING btree (granted_by_id);
CREATE INDEX staff_authorisation_user_id_3fe15d14 ON guildmark_template.staff_authorisation USING btree (user_id);
CREATE INDEX staff_competence_recorded_by_id_6207f571 ON guildmark_template.staff_competence USING btree (recorded_by_id);
CREATE INDEX staff_competence_user_id_397c2964 ON guildmark_template.staff_competence USING btree (user_id);
CREATE INDEX staff_conflict_organisation_id_c3014f74 ON guildmark_template.staff_conflict USING btree (organisation_id);
CREATE INDEX staff_conflict_recorded_by_id_d2e995f2 ON guildmark_template.staff_conflict USING btree (recorded_by_id);
CREATE INDEX staff_conflict_user_id_315b8949 ON guildmark_template.staff_conflict USING btree (user_id);
CREATE INDEX staff_staffprofile_employment_said_by_id_3b479b07 ON guildmark_template.staff_staffprofile USING btree (employment_said_by_id);
CREATE INDEX staff_staffprofile_user_id_de1feaad ON guildmark_template.staff_staffprofile USING btree (user_id);
CREATE INDEX unmade_papers ON guildmark_template.papers_issuedpaper USING btree (asked_at DESC) WHERE (NOT ((state)::text = 'made'::text));
CREATE INDEX acceptances_of_a_scheme ON public.oversight_acceptance USING btree (scheme) WHERE (scheme IS NOT NULL);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX accounts_bodymembership_body_id_ac0d3f59 ON public.accounts_bodymembership USING btree (body_id);
CREATE INDEX accounts_bodymembership_user_id_d89654a7 ON public.accounts_bodymembership USING btree (user_id);
CREATE INDEX accounts_demosignin_body_id_f499d6ae ON public.accounts_demosignin USING btree (body_id);
CREATE INDEX accounts_enclosure_letter_id_cce3dea3 ON public.accounts_enclosure USING btree (letter_id);
CREATE INDEX accounts_invitation_body_id_a6b471a6 ON public.accounts_invitation USING btree (body_id);
CREATE INDEX accounts_invitation_invited_by_id_94a21efc ON public.accounts_invitation USING btree (invited_by_id);
CREATE INDEX accounts_invitation_organisation_id_b7f9480b ON public.accounts_invitation USING btree (organisation_id);
CREATE INDEX accounts_invitation_token_hash_3d59d75c_like ON public.accounts_invitation USING btree (token_hash varchar_pattern_ops);
CREATE INDEX accounts_invitation_user_id_83f45191 ON public.accounts_invitation USING btree (user_id);
CREATE INDEX accounts_notice_body_id_81e5e702 ON public.accounts_notice USING btree (body_id);
CREATE INDEX accounts_notice_user_id_5ad526c6 ON public.accounts_notice USING btree (user_id);
CREATE INDEX accounts_organisationmembership_organisation_id_210b4606 ON public.accounts_organisationmembership USING btree (organisation_id);
CREATE INDEX accounts_organisationmembership_user_id_fdebef76 ON public.accounts_organisationmembership USING btree (user_id);
CREATE INDEX accounts_session_parent_id_738b3ee5 ON public.accounts_session USING btree (parent_id);
CREATE INDEX accounts_session_user_id_d5aaed01 ON public.accounts_session USING btree (user_id);
CREATE INDEX accounts_signinevent_user_id_eb5f9975 ON public.accounts_signinevent USING btree (user_id);
CREATE INDEX accounts_ticket_body_id_88f88f76 ON public.accounts_ticket USING btree (body_id);
CREATE INDEX accounts_ticket_parent_id_f0cb9cd4 ON public.accounts_ticket USING btree (parent_id);
CREATE INDEX accounts_ticket_token_hash_10b62025_like ON public.accounts_ticket USING btree (token_hash varchar_pattern_ops);
CREATE INDEX accounts_ticket_user_id_1b27850e ON public.accounts_ticket USING btree (user_id);
CREATE INDEX accounts_user_email_b2644a56_like ON public.accounts_user USING btree (email varchar_pattern_ops);
CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);
CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);
CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);
CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);
CREATE INDEX billing_bankaccount_changed_by_id_6610d753 ON public.billing_bankaccount USING btree (changed_by_id);
CREATE INDEX billing_fapiao_recorded_by_id_84d716c4 ON public.billing_fapiao USING btree (recorded_by_id);
CREATE INDEX billing_fapiao_requested_by_id_2d5361b3 ON public.billing_fapiao USING btree (requested_by_id);
CREATE INDEX billing_fapiaoversion_fapiao_id_da4fcfa5 ON public.billing_fapiaoversion USING btree (fapiao_id);
CREATE INDEX billing_fapiaoversion_recorded_by_id_373998c3 ON public.billing_fapiaoversion USING btree (recorded_by_id);
CREATE INDEX billing_invoice_body_id_190508d4 ON public.billing_invoice USING btree (body_id);
CREATE INDEX billing_invoice_cancelled_by_id_6f95ae08 ON public.billing_invoice USING btree (cancelled_by_id);
CREATE INDEX billing_invoice_drafted_by_id_37f31e29 ON public.billing_invoice USING btree (drafted_by_id);
CREATE INDEX billing_invoice_issued_by_id_0942547f ON public.billing_invoice USING btree (issued_by_id);
CREATE INDEX billing_invoice_organisation_id_7ea73bb5 ON public.billing_invoice USING btree (organisation_id);
CREATE INDEX billing_invoiceline_invoice_id_ff507e12 ON public.billing_invoiceline USING btree (invoice_id);
CREATE INDEX billing_invoiceseries_body_id_25416fd3 ON public.billing_invoiceseries USING btree (body_id);
CREATE INDEX billing_payment_invoice_id_998dd3c5 ON public.billing_payment USING btree (invoice_id);
CREATE INDEX billing_payment_recorded_by_id_ea29dd82 ON public.billing_payment USING btree (recorded_by_id);
CREATE INDEX body_by_facets ON public.search_bodydocument USING gin (facets);
CREATE INDEX body_by_words ON public.search_bodydocument USING gin (vector);
CREATE INDEX cases_of_an_organisation ON public.portfolio_casecopy USING btree (organisation_id, is_open, since DESC);
CREATE INDEX certificates_of_a_code ON public.portfolio_certificatecopy USING btree (holder_code) WHERE (NOT ((holder_code)::text = ''::text));
CREATE INDEX certificates_of_an_org ON public.portfolio_certificatecopy USING btree (organisation_id, valid_until) WHERE (organisation_id IS NOT NULL);
CREATE INDEX change_of_words_by_group ON public.vocabulary_wordgroupchange USING btree ("group");
CREATE INDEX closed_days_of_a_body ON public.enquiries_closeddays USING btree (body_id, last_day);
CREATE INDEX cms_promotionpage_picture_id_6aa1c5e8 ON public.cms_promotionpage USING btree (picture_id);
CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);
CREATE INDEX delivery_waiting ON public.outbox_delivery USING btree (priority, due_at, id) WHERE ((done_at IS NULL) AND (skipped_at IS NULL));
CREATE INDEX demands_by_their_end ON public.enquiries_demand USING btree (state, ends_on);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX due_by_date ON public.outbox_due USING btree (due_at);
CREATE UNIQUE INDEX enclosed_once ON public.accounts_enclosure USING btree (letter_id, subject);
CREATE INDEX enquiries_award_awarded_by_id_562c99ee ON public.enquiries_award USING btree (awarded_by_id);
CREATE INDEX enquiries_bodyquestion_answered_by_id_2ee324c6 ON public.enquiries_bodyquestion USING btree (answered_by_id);
CREATE INDEX enquiries_bodyquestion_invited_id_042aa17b ON public.enquiries_bodyquestion USING btree (invited_id);
CREATE INDEX enquiries_closeddays_body_id_097590b1 ON public.enquiries_closeddays USING btree (body_id);
CREATE INDEX enquiries_closeddays_stated_by_id_2c0603b3 ON public.enquiries_closeddays USING btree (stated_by_id);
CREATE INDEX enquiries_demand_named_body_id_7ddef82c ON public.enquiries_demand USING btree (named_body_id);
CREATE INDEX enquiries_demand_organisation_id_dd7b6f74 ON public.enquiries_demand USING btree (organisation_id);
CREATE INDEX enquiries_demand_published_by_id_afdde491 ON public.enquiries_demand USING btree (published_by_id);
CREATE INDEX enquiries_demand_settled_by_id_ea9eb9db ON public.enquiries_demand USING btree (settled_by_id);
CREATE INDEX enquiries_demandanswer_answered_by_id_8eb935c7 ON public.enquiries_demandanswer USING btree (answered_by_id);
CREATE INDEX enquiries_demandanswer_body_id_a2a4e235 ON public.enquiries_demandanswer USING btree (body_id);
CREATE INDEX enquiries_demandanswer_demand_id_65a91ed3 ON public.enquiries_demandanswer USING btree (demand_id);
CREATE INDEX enquiries_enquiry_asked_by_id_cf07a4a0 ON public.enquiries_enquiry USING btree (asked_by_id);
CREATE INDEX enquiries_enquiry_ended_by_id_35f297ad ON public.enquiries_enquiry USING btree (ended_by_id);
CREATE INDEX enquiries_enquiry_number_14dd65f2_like ON public.enquiries_enquiry USING btree (number varchar_pattern_ops);
CREATE INDEX enquiries_enquiry_organisation_id_a067d54a ON public.enquiries_enquiry USING btree (organisation_id);
CREATE INDEX enquiries_enquiryfile_enquiry_id_2703a9a4 ON public.enquiries_enquiryfile USING btree (enquiry_id);
CREATE INDEX enquiries_invitedbody_body_id_d4331426 ON public.enquiries_invitedbody USING btree (body_id);
CREATE INDEX enquiries_invitedbody_enquiry_id_4827b0f9 ON public.enquiries_invitedbody USING btree (enquiry_id);
CREATE INDEX enquiries_invitedbody_joined_by_id_82c8ea99 ON public.enquiries_invitedbody USING btree (joined_by_id);
CREATE INDEX enquiries_of_an_organisation ON public.enquiries_enquiry USING btree (organisation_id, state);
CREATE INDEX enquiries_organisationcheck_asked_by_id_ee0ab612 ON public.enquiries_organisationcheck USING btree (asked_by_id);
CREATE INDEX enquiries_organisationcheck_checked_by_id_5c85b00c ON public.enquiries_organisationcheck USING btree (checked_by_id);
CREATE INDEX enquiries_quotecopy_invited_id_344f5252 ON public.enquiries_quotecopy USING btree (invited_id);
CREATE INDEX enquiries_thread_asked_by_id_bead1292 ON public.enquiries_thread USING btree (asked_by_id);
CREATE INDEX enquiries_thread_body_id_4ef06e2d ON public.enquiries_thread USING btree (body_id);
CREATE INDEX enquiries_thread_organisation_id_4d5a52c2 ON public.enquiries_thread USING btree (organisation_id);
CREATE INDEX enquiries_thread_published_by_id_bec0fc90 ON public.enquiries_thread USING btree (published_by_id);
CREATE INDEX enquiries_threadfile_message_id_65681547 ON public.enquiries_threadfile USING btree (message_id);
CREATE INDEX enquiries_threadmessage_answered_by_id_93a2d6f6 ON public.enquiries_threadmessage USING btree (answered_by_id);
CREATE INDEX enquiries_threadmessage_asked_by_id_e4e54c19 ON public.enquiries_threadmessage USING btree (asked_by_id);
CREATE INDEX enquiries_threadmessage_thread_id_4c2503ca ON public.enquiries_threadmessage USING btree (thread_id);
CREATE INDEX entry_by_body ON public.register_registerentry USING btree (kind, body_id, status);
CREATE INDEX entry_by_number ON public.register_registerentry USING btree (folded_number) WHERE (NOT ((folded_number)::text = ''::text));
CREATE INDEX entry_by_scheme ON public.register_registerentry USING btree (scheme, status) WHERE (scheme IS NOT NULL);
CREATE INDEX entry_by_standard ON public.register_registerentry USING gin (standards);
CREATE INDEX entry_by_supplier ON public.register_registerentry USING btree (supplier_id, status) WHERE (supplier_id IS NOT NULL);
CREATE INDEX entry_by_time ON public.register_registerentry USING btree (kind, recorded_at DESC);
CREATE INDEX exports_export_asked_by_id_04b7bcfb ON public.exports_export USING btree (asked_by_id);
CREATE INDEX exports_export_body_id_348e998f ON public.exports_export USING btree (body_id);
CREATE INDEX exports_export_organisation_id_07989957 ON public.exports_export USING btree (organisation_id);
CREATE INDEX exports_of_a_body ON public.exports_export USING btree (body_id, asked_at DESC) WHERE (body_id IS NOT NULL);
CREATE INDEX exports_to_delete ON public.exports_export USING btree (kept_until) WHERE ((state)::text = 'ready'::text);
CREATE INDEX file_by_hash ON public.register_certificatefile USING btree (sha256);
CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);
CREATE INDEX guide_answer_by_age ON public.search_guideanswer USING btree (created_at);
CREATE INDEX guide_rule_by_change ON public.search_guiderulechange USING btree (rule, id DESC);
CREATE INDEX history_of_a_person ON public.accounts_signinevent USING btree (user_id, at DESC);
CREATE INDEX invoice_copies_of_an_org ON public.portfolio_invoicecopy USING btree (organisation_id, state, issued_on DESC);
CREATE UNIQUE INDEX invoice_number_is_unique ON public.billing_invoice USING btree (body_id, year, sequence);
CREATE INDEX invoices_of_a_body ON public.billing_invoice USING btree (body_id, state, due_on);
CREATE INDEX invoices_of_a_subject ON public.billing_invoice USING btree (subject_kind, subject) WHERE (subject IS NOT NULL);
CREATE INDEX invoices_of_an_organisation ON public.billing_invoice USING btree (organisation_id, state);
CREATE INDEX letters_to_send ON public.accounts_letter USING btree (try_at) WHERE ((given_up_at IS NULL) AND (sent_at IS NULL));
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE UNIQUE INDEX noted_once ON public.search_unpushed USING btree (kind, subject);
CREATE INDEX notices_of_a_person ON public.accounts_notice USING btree (user_id, created_at DESC);
CREATE UNIQUE INDEX one_active_body_membership ON public.accounts_bodymembership USING btree (user_id, body_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_active_organisation_membership ON public.accounts_organisationmembership USING btree (user_id, organisation_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_answer_for_each_scheme ON public.enquiries_demandanswer USING btree (demand_id, scheme) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX one_copy_of_each_revision ON public.enquiries_quotecopy USING btree (invited_id, number);
CREATE UNIQUE INDEX one_delivery_per_fact_and_hearer ON public.outbox_delivery USING btree (fact_id, hearer);
CREATE UNIQUE INDEX one_due_per_kind_and_subject ON public.outbox_due USING btree (body_id, kind, subject);
CREATE UNIQUE INDEX one_edition_of_a_rule_at_a_time ON public.vocabulary_compulsoryrule USING btree (key, edition);
CREATE UNIQUE INDEX one_file_per_revision_and_language ON public.register_certificatefile USING btree (certificate, kind, revision, language) WHERE (NOT is_own);
CREATE UNIQUE INDEX one_invitation_for_each_body ON public.enquiries_invitedbody USING btree (enquiry_id, body_id);
CREATE UNIQUE INDEX one_invoice_series_per_year ON public.billing_invoiceseries USING btree (body_id, year);
CREATE UNIQUE INDEX one_line_per_position ON public.billing_invoiceline USING btree (invoice_id, "position");
CREATE UNIQUE INDEX one_open_export_of_a_body ON public.exports_export USING btree (body_id) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'working'::character varying])::text[]));
CREATE UNIQUE INDEX one_open_export_of_an_organisation ON public.exports_export USING btree (organisation_id) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'working'::character varying])::text[]));
CREATE UNIQUE INDEX one_open_wish_to_close ON public.oversight_closingrequest USING btree (body_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_organisation_per_credit_code ON public.accounts_organisation USING btree (credit_code) WHERE (NOT ((credit_code)::text = ''::text));
CREATE UNIQUE INDEX one_organisation_per_number_abroad ON public.accounts_organisation USING btree (upper((registration_number)::text), country) WHERE (NOT ((registration_number)::text = ''::text));
CREATE UNIQUE INDEX one_person_per_email ON public.accounts_user USING btree (lower((email)::text));
CREATE UNIQUE INDEX one_registration_per_file ON public.register_certificatefile USING btree (certificate, sha256) WHERE is_own;
CREATE UNIQUE INDEX one_saved_search_of_a_kind ON public.portfolio_savedsearch USING btree (user_id, query);
CREATE UNIQUE INDEX one_standard_per_number_and_year ON public.vocabulary_standard USING btree (key, year) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX one_statement_per_revision ON public.register_statement USING btree (kind, subject, revision);
CREATE UNIQUE INDEX one_supplier_per_key ON public.register_supplier USING btree (strength, key);
CREATE INDEX open_sessions ON public.accounts_session USING btree (user_id) WHERE (ended_at IS NULL);
CREATE INDEX outbox_dailywork_name_0c9eb75b_like ON public.outbox_dailywork USING btree (name varchar_pattern_ops);
CREATE INDEX outbox_due_body_id_bc62ebc2 ON public.outbox_due USING btree (body_id);
CREATE INDEX outbox_fact_body_id_a06dd2ad ON public.outbox_fact USING btree (body_id);
CREATE INDEX outbox_pulse_name_dd8273db_like ON public.outbox_pulse USING btree (name varchar_pattern_ops);
CREATE INDEX oversight_acceptance_body_id_1d7a7778 ON public.oversight_acceptance USING btree (body_id);
CREATE INDEX oversight_acceptance_checked_by_id_41a3fe03 ON public.oversight_acceptance USING btree (checked_by_id);
CREATE INDEX oversight_acceptance_region_id_2d1cac96 ON public.oversight_acceptance USING btree (region_id);
CREATE INDEX oversight_acceptance_region_id_2d1cac96_like ON public.oversight_acceptance USING btree (region_id varchar_pattern_ops);
CREATE INDEX oversight_acceptance_stated_by_id_d8084b16 ON public.oversight_acceptance USING btree (stated_by_id);
CREATE INDEX oversight_acceptancechange_acceptance_id_5536860a ON public.oversight_acceptancechange USING btree (acceptance_id);
CREATE INDEX oversight_acceptancechange_by_id_88a260db ON public.oversight_acceptancechange USING btree (by_id);
CREATE INDEX oversight_bodymeasure_body_id_ac2540bd ON public.oversight_bodymeasure USING btree (body_id);
CREATE INDEX oversight_bodymeasure_taken_by_id_ec7f328e ON public.oversight_bodymeasure USING btree (taken_by_id);
CREATE INDEX oversight_bodyrequest_decided_by_id_5d51596b ON public.oversight_bodyrequest USING btree (decided_by_id);
CREATE INDEX oversight_closingrequest_asked_by_id_d4b0775e ON public.oversight_closingrequest USING btree (asked_by_id);
CREATE INDEX oversight_closingrequest_body_id_8555afeb ON public.oversight_closingrequest USING btree (body_id);
CREATE INDEX oversight_confirmation_body_id_2e24d9ef ON public.oversight_confirmation USING btree (body_id);
CREATE INDEX oversight_confirmation_made_by_id_92a2b0d7 ON public.oversight_confirmation USING btree (made_by_id);
CREATE INDEX oversight_rule_recorded_by_id_9f4ba905 ON public.oversight_rule USING btree (recorded_by_id);
CREATE UNIQUE INDEX payment_reference_is_unique ON public.billing_invoice USING btree (reference) WHERE (NOT ((reference)::text = ''::text));
CREATE INDEX payments_of_a_transfer ON public.billing_payment USING btree (upper((bank_reference)::text));
CREATE INDEX portfolio_casecopy_body_id_630d0b2d ON public.portfolio_casecopy USING btree (body_id);
CREATE INDEX portfolio_casecopy_organisation_id_97db4b57 ON public.portfolio_casecopy USING btree (organisation_id);
CREATE INDEX portfolio_certificatecopy_body_id_08a32586 ON public.portfolio_certificatecopy USING btree (body_id);
CREATE INDEX portfolio_certificatecopy_organisation_id_31ab9f13 ON public.portfolio_certificatecopy USING btree (organisation_id);
CREATE INDEX portfolio_invoicecopy_body_id_da79ad01 ON public.portfolio_invoicecopy USING btree (body_id);
CREATE INDEX portfolio_invoicecopy_organisation_id_eac3ca3d ON public.portfolio_invoicecopy USING btree (organisation_id);
CREATE INDEX portfolio_savedsearch_user_id_58c2ec41 ON public.portfolio_savedsearch USING btree (user_id);
CREATE INDEX portfolio_surveillanceday_body_id_feb6c114 ON public.portfolio_surveillanceday USING btree (body_id);
CREATE INDEX product_by_facets ON public.search_productdocument USING gin (facets);
CREATE INDEX product_by_newest ON public.search_productdocument USING btree (newest, id);
CREATE INDEX product_by_words ON public.search_productdocument USING gin (vector);
CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);
CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);
CREATE INDEX register_certificatefile_body_id_8bb0a313 ON public.register_certificatefile USING btree (body_id);
CREATE INDEX register_registerentry_body_id_01e1fb42 ON public.register_registerentry USING btree (body_id);
CREATE INDEX register_statement_body_id_cbe819c6 ON public.register_statement USING btree (body_id);
CREATE INDEX register_supplier_joined_id_13f21f92 ON public.register_supplier USING btree (joined_id);
CREATE INDEX saved_searches_due ON public.portfolio_savedsearch USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX scheme_by_facets ON public.search_schemedocument USING gin (facets);
CREATE INDEX scheme_by_words ON public.search_schemedocument USING gin (vector);
CREATE INDEX search_guideanswer_key_8020e43c_like ON public.search_guideanswer USING btree (key varchar_pattern_ops);
CREATE INDEX search_guiderulechange_by_id_da9ad4e9 ON public.search_guiderulechange USING btree (by_id);
CREATE INDEX search_indexrevision_kind_b7fd7878_like ON public.search_indexrevision USING btree (kind varchar_pattern_ops);
CREATE INDEX supplier_by_bearer ON public.register_supplier USING gin (borne_by);
CREATE INDEX supplier_by_facets ON public.search_supplierdocument USING gin (facets);
CREATE INDEX supplier_by_words ON public.search_supplierdocument USING gin (vector);
CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);
CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);
CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);
CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);
CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);
CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);
CREATE INDEX tenants_certificationbody_schema_name_127f112e_like ON public.tenants_certificationbody USING btree (schema_name varchar_pattern_ops);
CREATE INDEX tenants_certificationbody_slug_510ff228_like ON public.tenants_certificationbody USING btree (slug varchar_pattern_ops);
CREATE INDEX tenants_domain_domain_e75f0449_like ON public.tenants_domain USING btree (domain varchar_pattern_ops);
CREATE INDEX tenants_domain_is_primary_0abe1b9f ON public.tenants_domain USING btree (is_primary);
CREATE INDEX tenants_domain_tenant_id_3c778562 ON public.tenants_domain USING btree (tenant_id);
CREATE INDEX tenants_schematemplate_migrations_hash_69fb77d6_like ON public.tenants_schematemplate USING btree (migrations_hash varchar_pattern_ops);
CREATE INDEX tenants_spare_schema_name_76c7a857_like ON public.tenants_spare USING btree (schema_name varchar_pattern_ops);
CREATE INDEX threads_in_public ON public.enquiries_thread USING btree (scheme) WHERE (published_at IS NOT NULL);
CREATE INDEX threads_waiting_for_a_body ON public.enquiries_thread USING btree (body_id, waits_since);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY ((ARRAY['in_progress'::character varying, 'needs_changes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX unpushed_by_age ON public.search_unpushed USING btree (since);
CREATE INDEX unread_notices ON public.accounts_notice USING btree (user_id) WHERE (read_at IS NULL);
CREATE INDEX vocabulary_compulsoryrule_category_id_4f455ab7 ON public.vocabulary_compulsoryrule USING btree (category_id);
CREATE INDEX vocabulary_compulsoryrule_category_id_4f455ab7_like ON public.vocabulary_compulsoryrule USING btree (category_id varchar_pattern_ops);
CREATE INDEX vocabulary_compulsoryrule_recorded_by_id_3c66bcc4 ON public.vocabulary_compulsoryrule USING btree (recorded_by_id);
CREATE INDEX vocabulary_industry_code_fa98957b_like ON public.vocabulary_industry USING btree (code varchar_pattern_ops);
CREATE INDEX vocabulary_industry_parent_id_20c65cd3 ON public.vocabulary_industry USING btree (parent_id);
CREATE INDEX vocabulary_industry_parent_id_20c65cd3_like ON public.vocabulary_industry USING btree (parent_id varchar_pattern_ops);
CREATE INDEX vocabulary_productcategory_code_19dfeaab_like ON public.vocabulary_productcategory USING btree (code varchar_pattern_ops);
CREATE INDEX vocabulary_productcategory_parent_id_a222baec ON public.vocabulary_productcategory USING btree (parent_id);
CREATE INDEX vocabulary_productcategory_parent_id_a222baec_like ON public.vocabulary_productcategory USING btree (parent_id varchar_pattern_ops);
CREATE INDEX vocabulary_region_code_9b125b4d_like ON public.vocabulary_region USING btree (code varchar_pattern_ops);
CREATE INDEX vocabulary_region_parent_id_e178be91 ON public.vocabulary_region USING btree (parent_id);
CREATE INDEX vocabulary_region_parent_id_e178be91_like ON public.vocabulary_region USING btree (parent_id varchar_pattern_ops);
CREATE INDEX vocabulary_standard_checked_by_id_49db43e9 ON public.vocabulary_standard USING btree (checked_by_id);
CREATE INDEX vocabulary_standard_replaced_by_id_8943acd9 ON public.vocabulary_standard USING btree (replaced_by_id);
CREATE INDEX vocabulary_wordgroup_broader_id_9cb05220 ON public.vocabulary_wordgroup USING btree (broader_id);
CREATE INDEX vocabulary_wordgroup_broader_id_9cb05220_like ON public.vocabulary_wordgroup USING btree (broader_id varchar_pattern_ops);
CREATE INDEX vocabulary_wordgroup_key_fd4fcfd9_like ON public.vocabulary_wordgroup USING btree (key varchar_pattern_ops);
CREATE INDEX vocabulary_wordgroupchange_by_id_fc6de6ca ON public.vocabulary_wordgroupchange USING btree (by_id);
CREATE INDEX wagtail_localize_localesynchronization_sync_from_id_1bc4c2eb ON public.wagtail_localize_localesynchronization USING btree (sync_from_id);
CREATE INDEX wagtail_localize_overridablesegment_context_id_eed8c388 ON public.wagtail_localize_overridablesegment USING btree (context_id);
CREATE INDEX wagtail_localize_overridablesegment_source_id_5720ac20 ON public.wagtail_localize_overridablesegment USING btree (source_id);
CREATE INDEX wagtail_localize_relatedobjectsegment_context_id_c0a725be ON public.wagtail_localize_relatedobjectsegment USING btree (context_id);
CREATE INDEX wagtail_localize_relatedobjectsegment_object_id_6c7b58df ON public.wagtail_localize_relatedobjectsegment USING btree (object_id);
CREATE INDEX wagtail_localize_relatedobjectsegment_source_id_9a3b1373 ON public.wagtail_localize_relatedobjectsegment USING btree (source_id);
CREATE INDEX wagtail_localize_segmentoverride_context_id_f827efe0 ON public.wagtail_localize_segmentoverride USING btree (context_id);
CREATE INDEX wagtail_localize_segmentoverride_last_translated_by_id_a86448fc ON public.wagtail_localize_segmentoverride USING btree (last_translated_by_id);
CREATE INDEX wagtail_localize_segmentoverride_locale_id_b1673d41 ON public.wagtail_localize_segmentoverride USING btree (locale_id);
CREATE INDEX wagtail_localize_string_locale_id_2cded126 ON public.wagtail_localize_string USING btree (locale_id);
CREATE INDEX wagtail_localize_stringsegment_context_id_63235539 ON public.wagtail_localize_stringsegment USING btree (context_id);
CREATE INDEX wagtail_localize_stringsegment_source_id_5804129f ON public.wagtail_localize_stringsegment USING btree (source_id);
CREATE INDEX wagtail_localize_stringsegment_string_id_6356d5ec ON public.wagtail_localize_stringsegment USING btree (string_id);
CREATE INDEX wagtail_localize_stringtra_last_translated_by_id_764c7a3f ON public.wagtail_localize_stringtranslation USING btree (last_translated_by_id);
CREATE INDEX wagtail_localize_stringtranslation_context_id_3cc13049 ON public.wagtail_localize_stringtranslation USING btree (context_id);
CREATE INDEX wagtail_localize_stringtranslation_locale_id_b9e3730d ON public.wagtail_localize_stringtranslation USING btree (locale_id);
CREATE INDEX wagtail_localize_stringtranslation_translation_of_id_8eef01d0 ON public.wagtail_localize_stringtranslation USING btree (translation_of_id);
CREATE INDEX wagtail_localize_templatesegment_context_id_81456b25 ON public.wagtail_localize_templatesegment USING btree (context_id);
CREATE INDEX wagtail_localize_templatesegment_source_id_26b89dc6 ON public.wagtail_localize_templatesegment USING btree (source_id);
CREATE INDEX wagtail_localize_templatesegment_template_id_c370b3c8 ON public.wagtail_localize_templatesegment USING btree (template_id);
CREATE INDEX wagtail_localize_translatableobject_content_type_id_0d6c5139 ON public.wagtail_localize_translatableobject USING btree (content_type_id);
CREATE INDEX wagtail_localize_translati_specific_content_type_id_3095eb76 ON public.wagtail_localize_translationsource USING btree (specific_content_type_id);
CREATE INDEX wagtail_localize_translation_source_id_e326e1e3 ON public.wagtail_localize_translation USING btree (source_id);
CREATE INDEX wagtail_localize_translation_target_locale_id_8c524f73 ON public.wagtail_localize_translation USING btree (target_locale_id);
CREATE INDEX wagtail_localize_translationcontext_object_id_86263ce7 ON public.wagtail_localize_translationcontext USING btree (object_id);
CREATE INDEX wagtail_localize_translationlog_locale_id_37619cb4 ON public.wagtail_localize_translationlog USING btree (locale_id);
CREATE INDEX wagtail_localize_translationlog_page_revision_id_b036eea6 ON public.wagtail_localize_translationlog USING btree (revision_id);
CREATE INDEX wagtail_localize_translationlog_source_id_7228923e ON public.wagtail_localize_translationlog USING btree (source_id);
CREATE INDEX wagtail_localize_translationsource_locale_id_0ac264c0 ON public.wagtail_localize_translationsource USING btree (locale_id);
CREATE INDEX wagtail_localize_translationsource_object_id_6a078fd2 ON public.wagtail_localize_translationsource USING btree (object_id);
CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);
CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);
CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);
CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);
CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);
CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);
CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);
CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);
CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);
CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);
CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);
CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);
CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);
CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);
CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);
CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);
CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);
CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);
CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);
CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);
CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);
CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);
CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);
CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);
CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);
CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);
CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);
CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);
CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);
CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);
CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);
CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);
CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);
CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);
CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);
CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);
CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);
CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);
CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);
CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);
CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);
CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);
CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);
CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);
CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);
CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);
CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);
CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);
CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);
CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);
CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);
CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);
CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);
CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);
CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);
CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);
CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);
CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);
CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);
CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);
CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);
CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);
CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);
CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);
CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);
CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);
CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON public.wagtailembeds_embed USING btree (cache_until);
CREATE INDEX wagtailembeds_embed_hash_c9bd8c9a_like ON public.wagtailembeds_embed USING btree (hash varchar_pattern_ops);
CREATE INDEX wagtailforms_formsubmission_page_id_e48e93e7 ON public.wagtailforms_formsubmission USING btree (page_id);
CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);
CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);
CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b ON public.wagtailredirects_redirect USING btree (old_path);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b_like ON public.wagtailredirects_redirect USING btree (old_path varchar_pattern_ops);
CREATE INDEX wagtailredirects_redirect_redirect_page_id_b5728a8f ON public.wagtailredirects_redirect USING btree (redirect_page_id);
CREATE INDEX wagtailredirects_redirect_site_id_780a0e1e ON public.wagtailredirects_redirect USING btree (site_id);
CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);
CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);
CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);
CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);
CREATE INDEX waited_for ON public.accounts_enclosure USING btree (subject) WHERE ((file)::text = ''::text);
CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);
CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.applications_applicationreview FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.applications_askedquestion FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.applications_feeannex FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.applications_signature FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.cases_caseevent FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.cases_letter FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.cases_message FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.certificates_certificateevent FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.certificates_ownfile FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.certificates_paper FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_decision FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_evidencerequest FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_inspection FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_involvement FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_plannedevaluator FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_review FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER authorisations_are_dated_forward BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.staff_authorisation FOR EACH ROW EXECUTE FUNCTION public.guard_authorisation();
CREATE TRIGGER begins BEFORE INSERT ON guildmark_template.certificates_certificate FOR EACH ROW WHEN ((NOT (((new.origin)::text = 'imported'::text) AND ((new.status)::text = 'VALID'::text) AND (new.revision = 1)))) EXECUTE FUNCTION public.guildmark_moves_along('status', '>PENDING', 'PENDING>VALID', 'VALID>SUSPENDED', 'SUSPENDED>VALID', 'VALID>WITHDRAWN', 'SUSPENDED>WITHDRAWN', 'WITHDRAWN>VALID', 'VALID>CANCELLED', 'SUSPENDED>CANCELLED', 'VALID>EXPIRED', 'SUSPENDED>EXPIRED', 'VALID>SUPERSEDED');
CREATE TRIGGER change_has_its_ground AFTER INSERT ON guildmark_template.certificates_certificateevent FOR EACH ROW WHEN ((((new.status_before)::text <> (new.status_after)::text) AND ((new.status_before)::text <> 'PENDING'::text) AND ((new.status_after)::text <> 'EXPIRED'::text))) EXECUTE FUNCTION public.guildmark_change_has_its_ground();
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.applications_question FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('answered_at', 'answered_at', 'answered_by_id', 'answer');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.cases_assignment FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('ended_at', 'ended_at');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.certificates_holderrequest FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('answered_at', 'answered_at', 'answered_by_id', 'answer');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.certificates_measure FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('decided_at', 'decided_at', 'decided_by_id', 'decision_words', 'answer');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.certificates_task FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('done_at', 'done_at');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_nonconformity FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('closed_at', 'closed_at', 'closed_by_id', 'closing_words', 'status', 'client_told_at', 'due_at', 'cause', 'action', 'answered_by_id', 'answered_at');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_objection FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('answered_at', 'answered_at', 'answered_by_id', 'answer', 'is_upheld');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.evaluations_plan FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('agreed_at', 'agreed_at', 'agreed_by_id');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.papers_housestyle FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('published_at', 'published_at', 'published_by_id', 'version', 'accent', 'head_zh', 'head_en', 'note_zh', 'note_en', 'foot_zh', 'foot_en', 'logo', 'seal', 'signatures', 'edited_at', 'edited_by_id', 'mark');
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON guildmark_template.papers_issuedpaper FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('made_at', 'made_at', 'state', 'tries', 'unended', 'failure', 'failed_at', 'template_version', 'file', 'sha256', 'size', 'pages');
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.cases_assignment FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_nonconformity FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_plan FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_plannedevaluator FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_report FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE TRIGGER counts_as_evaluator AFTER INSERT OR UPDATE ON guildmark_template.evaluations_result FOR EACH ROW EXECUTE FUNCTION public.guildmark_counts_as_evaluator();
CREATE CONSTRAINT TRIGGER has_history AFTER INSERT OR UPDATE ON guildmark_template.certificates_certificate DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guildmark_has_history('certificates_certificateevent', 'certificate_id');
CREATE CONSTRAINT TRIGGER has_its_certificate AFTER INSERT OR UPDATE ON guildmark_template.cases_case DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((new.state)::text = 'COMPLETED'::text) AND (new.certificate IS NOT NULL))) EXECUTE FUNCTION public.guildmark_case_has_its_certificate();
CREATE TRIGGER import_is_answered_for BEFORE UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW WHEN ((((new.origin)::text = 'imported'::text) AND ((old.status)::text = 'PENDING'::text) AND ((new.status)::text <> 'PENDING'::text))) EXECUTE FUNCTION public.guildmark_import_is_answered_for();
CREATE TRIGGER imports_are_answered_for AFTER INSERT ON guildmark_template.certificates_certificate REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_imports_are_answered_for();
CREATE TRIGGER is_in_time BEFORE INSERT OR UPDATE ON guildmark_template.evaluations_nonconformity FOR EACH ROW EXECUTE FUNCTION public.guildmark_nonconformity_in_time();
CREATE TRIGGER is_independent BEFORE INSERT ON guildmark_template.evaluations_plannedevaluator FOR EACH ROW EXECUTE FUNCTION public.guildmark_evaluator_is_independent();
CREATE TRIGGER is_lawful BEFORE INSERT ON guildmark_template.applications_signature FOR EACH ROW EXECUTE FUNCTION public.guildmark_signature_is_lawful();
CREATE TRIGGER is_lawful BEFORE INSERT OR UPDATE ON guildmark_template.certificates_measure FOR EACH ROW WHEN (((new.answer)::text = ANY ((ARRAY['agreed'::character varying, 'refused'::character varying])::text[]))) EXECUTE FUNCTION public.guildmark_measure_is_lawful();
CREATE TRIGGER is_lawful BEFORE INSERT ON guildmark_template.evaluations_decision FOR EACH ROW EXECUTE FUNCTION public.guildmark_decision_is_lawful();
CREATE TRIGGER is_lawful BEFORE INSERT ON guildmark_template.evaluations_review FOR EACH ROW EXECUTE FUNCTION public.guildmark_review_is_lawful();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_agreement FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_application FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_applicationreview FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_askedquestion FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_document FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_feeannex FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_question FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_quote FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_signature FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.applications_unit FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_assignment FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_case FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_caseevent FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_letter FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.cases_message FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_documentwanted FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_fee FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_question FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_reason FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_schemeversion FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.catalog_standardreference FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_certificate FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_certificateevent FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_holderrequest FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_measure FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_ownfile FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_paper FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_surveillanceplan FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.certificates_task FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_decision FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_evidencerequest FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_inspection FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_involvement FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_nonconformity FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_objection FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_plan FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_plannedevaluator FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_report FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_result FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.evaluations_review FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.papers_housestyle FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.papers_issuedpaper FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON guildmark_template.staff_authorisation FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_the_holders BEFORE INSERT OR UPDATE ON guildmark_template.certificates_holderrequest FOR EACH ROW EXECUTE FUNCTION public.guildmark_request_is_the_holders();
CREATE TRIGGER judges_do_not_evaluate BEFORE INSERT ON guildmark_template.evaluations_involvement FOR EACH ROW EXECUTE FUNCTION public.guildmark_judges_do_not_evaluate();
CREATE TRIGGER mark_needs_surveillance BEFORE INSERT OR UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW EXECUTE FUNCTION public.guildmark_mark_needs_surveillance();
CREATE TRIGGER moves_along BEFORE UPDATE OF status ON guildmark_template.certificates_certificate FOR EACH ROW WHEN (((old.status)::text <> (new.status)::text)) EXECUTE FUNCTION public.guildmark_moves_along('status', '>PENDING', 'PENDING>VALID', 'VALID>SUSPENDED', 'SUSPENDED>VALID', 'VALID>WITHDRAWN', 'SUSPENDED>WITHDRAWN', 'WITHDRAWN>VALID', 'VALID>CANCELLED', 'SUSPENDED>CANCELLED', 'VALID>EXPIRED', 'SUSPENDED>EXPIRED', 'VALID>SUPERSEDED');
CREATE TRIGGER moves_along_edges BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.cases_case FOR EACH ROW EXECUTE FUNCTION public.guildmark_case_moves();
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_documentwanted FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed('catalog_schemeversion', 'version_id', 'published_at');
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_fee FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed('catalog_schemeversion', 'version_id', 'published_at');
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_question FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed('catalog_schemeversion', 'version_id', 'published_at');
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_reason FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed('catalog_schemeversion', 'version_id', 'published_at');
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.catalog_standardreference FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed('catalog_schemeversion', 'version_id', 'published_at');
CREATE TRIGGER published_version_is_kept BEFORE DELETE OR UPDATE ON guildmark_template.catalog_schemeversion FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER rests_on_application BEFORE UPDATE OF state ON guildmark_template.cases_case FOR EACH ROW WHEN ((((new.subject_kind)::text = 'application'::text) AND ((new.state)::text <> (old.state)::text))) EXECUTE FUNCTION public.guildmark_case_rests_on_application();
CREATE TRIGGER rests_on_evaluation BEFORE UPDATE OF state ON guildmark_template.cases_case FOR EACH ROW WHEN (((new.state)::text <> (old.state)::text)) EXECUTE FUNCTION public.guildmark_case_rests_on_evaluation();
CREATE TRIGGER rests_on_its_case BEFORE INSERT OR UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW EXECUTE FUNCTION public.guildmark_certificate_rests_on_its_case();
CREATE TRIGGER revision_grows BEFORE UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW EXECUTE FUNCTION public.guildmark_revision_grows('revision', 'status', 'PENDING');
CREATE CONSTRAINT TRIGGER status_is_told AFTER UPDATE OF status ON guildmark_template.certificates_certificate DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.status)::text <> (new.status)::text)) EXECUTE FUNCTION public.guildmark_status_is_told();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON guildmark_template.applications_agreement FOR EACH ROW EXECUTE FUNCTION public.guildmark_agreement_stays();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON guildmark_template.applications_application FOR EACH ROW EXECUTE FUNCTION public.guildmark_application_stays();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON guildmark_template.applications_document FOR EACH ROW EXECUTE FUNCTION public.guildmark_document_stays();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.applications_quote FOR EACH ROW EXECUTE FUNCTION public.guildmark_quote_stays();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.applications_unit FOR EACH ROW EXECUTE FUNCTION public.guildmark_unit_stays();
CREATE TRIGGER stays BEFORE DELETE ON guildmark_template.certificates_certificate FOR EACH ROW WHEN (((old.status)::text <> 'PENDING'::text)) EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER stays BEFORE UPDATE ON guildmark_template.certificates_measure FOR EACH ROW WHEN (((old.answer)::text <> 'open'::text)) EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.evaluations_report FOR EACH ROW EXECUTE FUNCTION public.guildmark_report_stays();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON guildmark_template.evaluations_result FOR EACH ROW EXECUTE FUNCTION public.guildmark_report_stays();
CREATE TRIGGER surveillance_stays BEFORE DELETE OR UPDATE ON guildmark_template.certificates_surveillanceplan FOR EACH ROW EXECUTE FUNCTION public.guildmark_surveillance_stays();
CREATE TRIGGER version_is_published_lawfully BEFORE INSERT OR UPDATE ON guildmark_template.catalog_schemeversion FOR EACH ROW WHEN ((new.published_at IS NOT NULL)) EXECUTE FUNCTION public.guildmark_published_lawfully();
CREATE TRIGGER withdrawn_stays BEFORE UPDATE ON guildmark_template.certificates_certificate FOR EACH ROW WHEN ((((old.status)::text = 'WITHDRAWN'::text) AND ((new.status)::text = 'VALID'::text))) EXECUTE FUNCTION public.guildmark_withdrawn_stays();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.billing_fapiaoversion FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.billing_payment FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.enquiries_award FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.enquiries_quotecopy FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.register_certificatefile FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.register_statement FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.register_statement FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER body_is_confirmed_as_found BEFORE INSERT OR UPDATE OF confirmed_until, time_zone ON public.tenants_certificationbody FOR EACH ROW EXECUTE FUNCTION public.guildmark_confirmed_as_found();
CREATE TRIGGER changes_of_acceptance_are_append_only BEFORE DELETE OR UPDATE ON public.oversight_acceptancechange FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER completed_once BEFORE DELETE OR UPDATE ON public.enquiries_bodyquestion FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('answered_at', 'answered_at', 'answered_by_id', 'answer');
CREATE TRIGGER compulsory_rules_are_append_only BEFORE DELETE OR UPDATE ON public.vocabulary_compulsoryrule FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER confirmations_are_append_only BEFORE DELETE OR UPDATE ON public.oversight_confirmation FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE OF total, paid, tax_rounding ON public.billing_invoice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
CREATE TRIGGER invoice_begins_as_draft BEFORE INSERT ON public.billing_invoice FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_begins_as_draft();
CREATE TRIGGER invoice_is_kept BEFORE DELETE OR UPDATE ON public.billing_invoice FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_is_kept();
CREATE TRIGGER is_lawful BEFORE INSERT ON public.enquiries_award FOR EACH ROW EXECUTE FUNCTION public.guildmark_award_is_lawful();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_fapiao FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.account_emailaddress FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.accounts_signinevent FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.billing_fapiao FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.billing_fapiaoversion FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.billing_invoice FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.billing_invoiceline FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.billing_payment FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.enquiries_award FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.enquiries_bodyquestion FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.enquiries_quotecopy FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.oversight_acceptancechange FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.oversight_bodymeasure FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.oversight_confirmation FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.oversight_rule FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.register_certificatefile FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON public.vocabulary_compulsoryrule FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
CREATE CONSTRAINT TRIGGER lines_add_up AFTER INSERT OR DELETE OR UPDATE ON public.billing_invoiceline DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
CREATE TRIGGER lines_only_of_drafts BEFORE INSERT OR DELETE OR UPDATE ON public.billing_invoiceline FOR EACH ROW EXECUTE FUNCTION public.billing_lines_only_of_drafts();
CREATE TRIGGER measures_are_append_only BEFORE DELETE OR UPDATE ON public.oversight_bodymeasure FOR EACH ROW EXECUTE FUNCTION public.refuse_change_of_measure();
CREATE TRIGGER number_and_file_together BEFORE UPDATE ON public.billing_fapiao FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_keeps_number_and_file_together();
CREATE CONSTRAINT TRIGGER payments_add_up AFTER INSERT ON public.billing_payment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
CREATE CONSTRAINT TRIGGER reached_at_primary AFTER INSERT OR DELETE OR UPDATE ON public.account_emailaddress DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guildmark_reached_at_primary();
CREATE CONSTRAINT TRIGGER reached_at_primary AFTER INSERT OR UPDATE OF email ON public.accounts_user DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guildmark_reached_at_primary();
CREATE TRIGGER rules_are_append_only BEFORE DELETE OR UPDATE ON public.oversight_rule FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER stays_for_a_year BEFORE DELETE OR UPDATE ON public.accounts_signinevent FOR EACH ROW EXECUTE FUNCTION public.guildmark_sign_in_event_stays();
CREATE TRIGGER transfer_is_named_once BEFORE INSERT ON public.billing_payment FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_named_once();
ALTER TABLE ONLY guildmark_template.applications_agreement
    ADD CONSTRAINT applications_agreeme_application_id_945c60e1_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_applicationreview
    ADD CONSTRAINT applications_applica_application_id_29eea343_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_applica_factory_id_51f990a0_fk_applicati FOREIGN KEY (factory_id) REFERENCES guildmark_template.applications_factory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_applica_manufacturer_id_e5ac4248_fk_applicati FOREIGN KEY (manufacturer_id) REFERENCES guildmark_template.applications_party(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_application
    ADD CONSTRAINT applications_applica_scheme_version_id_9a8584dc_fk_catalog_s FOREIGN KEY (scheme_version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_askedquestion
    ADD CONSTRAINT applications_askedqu_received_id_9d5a72ae_fk_applicati FOREIGN KEY (received_id) REFERENCES guildmark_template.applications_receivedenquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_document
    ADD CONSTRAINT applications_documen_application_id_280b2db8_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_document
    ADD CONSTRAINT applications_document_case_id_d685946f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_feeannex
    ADD CONSTRAINT applications_feeanne_agreement_id_48ba5fb4_fk_applicati FOREIGN KEY (agreement_id) REFERENCES guildmark_template.applications_agreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_question
    ADD CONSTRAINT applications_questio_application_id_d7fcffcf_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_quote
    ADD CONSTRAINT applications_quote_received_id_9e57a895_fk_applicati FOREIGN KEY (received_id) REFERENCES guildmark_template.applications_receivedenquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_quote
    ADD CONSTRAINT applications_quote_scheme_version_id_0395feb1_fk_catalog_s FOREIGN KEY (scheme_version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_receivedenquiry
    ADD CONSTRAINT applications_receive_application_id_19e9fccc_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_signature
    ADD CONSTRAINT applications_signatu_agreement_id_4bc066a2_fk_applicati FOREIGN KEY (agreement_id) REFERENCES guildmark_template.applications_agreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_application_id_20a628a2_fk_applicati FOREIGN KEY (application_id) REFERENCES guildmark_template.applications_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_case_id_68d9bf8f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_factory_id_466f6c10_fk_applicati FOREIGN KEY (factory_id) REFERENCES guildmark_template.applications_factory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.applications_unit
    ADD CONSTRAINT applications_unit_manufacturer_id_24821949_fk_applicati FOREIGN KEY (manufacturer_id) REFERENCES guildmark_template.applications_party(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_assignment
    ADD CONSTRAINT cases_assignment_case_id_b0be0e7a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_case
    ADD CONSTRAINT cases_case_scheme_version_id_8efce80e_fk_catalog_s FOREIGN KEY (scheme_version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_caseevent
    ADD CONSTRAINT cases_caseevent_case_id_6c6031ac_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_letter
    ADD CONSTRAINT cases_letter_case_id_653c3cd9_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.cases_message
    ADD CONSTRAINT cases_message_case_id_544aca6d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_documentwanted
    ADD CONSTRAINT catalog_documentwant_version_id_fe60d072_fk_catalog_s FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_fee
    ADD CONSTRAINT catalog_fee_version_id_fad46adf_fk_catalog_schemeversion_id FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_question
    ADD CONSTRAINT catalog_question_version_id_5977ef1d_fk_catalog_s FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_reason
    ADD CONSTRAINT catalog_reason_version_id_3ab19332_fk_catalog_schemeversion_id FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_schemeversion
    ADD CONSTRAINT catalog_schemeversion_scheme_id_2a2b0d6b_fk_catalog_scheme_id FOREIGN KEY (scheme_id) REFERENCES guildmark_template.catalog_scheme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.catalog_standardreference
    ADD CONSTRAINT catalog_standardrefe_version_id_6c1e4f29_fk_catalog_s FOREIGN KEY (version_id) REFERENCES guildmark_template.catalog_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_certificateevent
    ADD CONSTRAINT certificates_certifi_certificate_id_65948076_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_certificateevent
    ADD CONSTRAINT certificates_certifi_measure_id_54861279_fk_certifica FOREIGN KEY (measure_id) REFERENCES guildmark_template.certificates_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_certificateevent
    ADD CONSTRAINT certificates_certifi_request_id_07737302_fk_certifica FOREIGN KEY (request_id) REFERENCES guildmark_template.certificates_holderrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_certificate
    ADD CONSTRAINT certificates_certifi_superseded_by_id_30238d9f_fk_certifica FOREIGN KEY (superseded_by_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_holderrequest
    ADD CONSTRAINT certificates_holderr_certificate_id_be1abb0a_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_holderrequest
    ADD CONSTRAINT certificates_holderr_paper_id_e5c4259b_fk_certifica FOREIGN KEY (paper_id) REFERENCES guildmark_template.certificates_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_measure
    ADD CONSTRAINT certificates_measure_certificate_id_37aea353_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_measure
    ADD CONSTRAINT certificates_measure_paper_id_3a249646_fk_certificates_paper_id FOREIGN KEY (paper_id) REFERENCES guildmark_template.certificates_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_measure
    ADD CONSTRAINT certificates_measure_successor_id_28e3782b_fk_certifica FOREIGN KEY (successor_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_ownfile
    ADD CONSTRAINT certificates_ownfile_certificate_id_45ab977d_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_paper
    ADD CONSTRAINT certificates_paper_certificate_id_85803d6d_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_surveillanceplan
    ADD CONSTRAINT certificates_surveil_certificate_id_ed0bf174_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.certificates_task
    ADD CONSTRAINT certificates_task_certificate_id_fd1fbbd1_fk_certifica FOREIGN KEY (certificate_id) REFERENCES guildmark_template.certificates_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_application_review_i_491fa1df_fk_applicati FOREIGN KEY (application_review_id) REFERENCES guildmark_template.applications_applicationreview(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_case_id_7b753760_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_report_id_a75a952e_fk_evaluatio FOREIGN KEY (report_id) REFERENCES guildmark_template.evaluations_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_decision
    ADD CONSTRAINT evaluations_decision_review_id_ba98bbaf_fk_evaluatio FOREIGN KEY (review_id) REFERENCES guildmark_template.evaluations_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_evidencerequest
    ADD CONSTRAINT evaluations_evidence_report_id_685d2533_fk_evaluatio FOREIGN KEY (report_id) REFERENCES guildmark_template.evaluations_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_evidencerequest
    ADD CONSTRAINT evaluations_evidencerequest_case_id_87fd4e73_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_inspection
    ADD CONSTRAINT evaluations_inspection_case_id_49b625b0_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_involvement
    ADD CONSTRAINT evaluations_involvement_case_id_a47bb5e5_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_nonconformity
    ADD CONSTRAINT evaluations_nonconformity_case_id_ab25da1d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_objection
    ADD CONSTRAINT evaluations_objection_plan_id_217374e6_fk_evaluations_plan_id FOREIGN KEY (plan_id) REFERENCES guildmark_template.evaluations_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_plan
    ADD CONSTRAINT evaluations_plan_case_id_0ece5996_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_plannedevaluator
    ADD CONSTRAINT evaluations_plannede_plan_id_65cdff01_fk_evaluatio FOREIGN KEY (plan_id) REFERENCES guildmark_template.evaluations_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_report
    ADD CONSTRAINT evaluations_report_case_id_2b63eeb8_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_result
    ADD CONSTRAINT evaluations_result_report_id_603e4ec4_fk_evaluations_report_id FOREIGN KEY (report_id) REFERENCES guildmark_template.evaluations_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_review
    ADD CONSTRAINT evaluations_review_case_id_5ec047f8_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES guildmark_template.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.evaluations_review
    ADD CONSTRAINT evaluations_review_report_id_9bc53884_fk_evaluations_report_id FOREIGN KEY (report_id) REFERENCES guildmark_template.evaluations_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.imports_row
    ADD CONSTRAINT imports_row_batch_id_d8f60f4b_fk_imports_batch_id FOREIGN KEY (batch_id) REFERENCES guildmark_template.imports_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY guildmark_template.papers_paperdownloads
    ADD CONSTRAINT papers_paperdownload_paper_id_465a4e99_fk_papers_is FOREIGN KEY (paper_id) REFERENCES guildmark_template.papers_issuedpaper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_bodymembership
    ADD CONSTRAINT accounts_bodymembers_body_id_ac0d3f59_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_bodymembership
    ADD CONSTRAINT accounts_bodymembership_user_id_d89654a7_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_demosignin
    ADD CONSTRAINT accounts_demosignin_body_id_f499d6ae_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_demosignin
    ADD CONSTRAINT accounts_demosignin_user_id_0e0c12b9_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_enclosure
    ADD CONSTRAINT accounts_enclosure_letter_id_cce3dea3_fk_accounts_letter_id FOREIGN KEY (letter_id) REFERENCES public.accounts_letter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_body_id_a6b471a6_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_invited_by_id_94a21efc_fk_accounts_user_id FOREIGN KEY (invited_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_organisation_id_b7f9480b_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_user_id_83f45191_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_notice
    ADD CONSTRAINT accounts_notice_body_id_81e5e702_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_notice
    ADD CONSTRAINT accounts_notice_user_id_5ad526c6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_organisationmembership
    ADD CONSTRAINT accounts_organisatio_organisation_id_210b4606_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_organisationmembership
    ADD CONSTRAINT accounts_organisatio_user_id_fdebef76_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_parent_id_738b3ee5_fk_accounts_session_id FOREIGN KEY (parent_id) REFERENCES public.accounts_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_user_id_d5aaed01_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_signinevent
    ADD CONSTRAINT accounts_signinevent_user_id_eb5f9975_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_ticket
    ADD CONSTRAINT accounts_ticket_body_id_88f88f76_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_ticket
    ADD CONSTRAINT accounts_ticket_parent_id_f0cb9cd4_fk_accounts_session_id FOREIGN KEY (parent_id) REFERENCES public.accounts_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_ticket
    ADD CONSTRAINT accounts_ticket_user_id_1b27850e_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_bankaccount
    ADD CONSTRAINT billing_bankaccount_body_id_e39cf562_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_bankaccount
    ADD CONSTRAINT billing_bankaccount_changed_by_id_6610d753_fk_accounts_user_id FOREIGN KEY (changed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_fapiao
    ADD CONSTRAINT billing_fapiao_invoice_id_bdd47e93_fk_billing_invoice_id FOREIGN KEY (invoice_id) REFERENCES public.billing_invoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_fapiao
    ADD CONSTRAINT billing_fapiao_recorded_by_id_84d716c4_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_fapiao
    ADD CONSTRAINT billing_fapiao_requested_by_id_2d5361b3_fk_accounts_user_id FOREIGN KEY (requested_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_fapiaoversion
    ADD CONSTRAINT billing_fapiaoversio_fapiao_id_da4fcfa5_fk_billing_f FOREIGN KEY (fapiao_id) REFERENCES public.billing_fapiao(invoice_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_fapiaoversion
    ADD CONSTRAINT billing_fapiaoversio_recorded_by_id_373998c3_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_invoice
    ADD CONSTRAINT billing_invoice_body_id_190508d4_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_invoice
    ADD CONSTRAINT billing_invoice_cancelled_by_id_6f95ae08_fk_accounts_user_id FOREIGN KEY (cancelled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_invoice
    ADD CONSTRAINT billing_invoice_drafted_by_id_37f31e29_fk_accounts_user_id FOREIGN KEY (drafted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_invoice
    ADD CONSTRAINT billing_invoice_issued_by_id_0942547f_fk_accounts_user_id FOREIGN KEY (issued_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_invoice
    ADD CONSTRAINT billing_invoice_organisation_id_7ea73bb5_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_invoiceline
    ADD CONSTRAINT billing_invoiceline_invoice_id_ff507e12_fk_billing_invoice_id FOREIGN KEY (invoice_id) REFERENCES public.billing_invoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_invoiceseries
    ADD CONSTRAINT billing_invoiceserie_body_id_25416fd3_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_invoice_id_998dd3c5_fk_billing_invoice_id FOREIGN KEY (invoice_id) REFERENCES public.billing_invoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_recorded_by_id_ea29dd82_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.billing_payment
    ADD CONSTRAINT billing_payment_reverses_id_691435e4_fk_billing_payment_id FOREIGN KEY (reverses_id) REFERENCES public.billing_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_page_ptr_id_3967ea6a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_promotionpage
    ADD CONSTRAINT cms_promotionpage_page_ptr_id_bdfb7115_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_promotionpage
    ADD CONSTRAINT cms_promotionpage_picture_id_6aa1c5e8_fk_wagtailimages_image_id FOREIGN KEY (picture_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_award
    ADD CONSTRAINT enquiries_award_awarded_by_id_562c99ee_fk_accounts_user_id FOREIGN KEY (awarded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_award
    ADD CONSTRAINT enquiries_award_enquiry_id_91cecb90_fk_enquiries_enquiry_id FOREIGN KEY (enquiry_id) REFERENCES public.enquiries_enquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_award
    ADD CONSTRAINT enquiries_award_quote_id_186d4c48_fk_enquiries_quotecopy_id FOREIGN KEY (quote_id) REFERENCES public.enquiries_quotecopy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_bodyquestion
    ADD CONSTRAINT enquiries_bodyquesti_answered_by_id_2ee324c6_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_bodyquestion
    ADD CONSTRAINT enquiries_bodyquesti_invited_id_042aa17b_fk_enquiries FOREIGN KEY (invited_id) REFERENCES public.enquiries_invitedbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_closeddays
    ADD CONSTRAINT enquiries_closeddays_body_id_097590b1_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_closeddays
    ADD CONSTRAINT enquiries_closeddays_stated_by_id_2c0603b3_fk_accounts_user_id FOREIGN KEY (stated_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_demand
    ADD CONSTRAINT enquiries_demand_named_body_id_7ddef82c_fk_tenants_c FOREIGN KEY (named_body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_demand
    ADD CONSTRAINT enquiries_demand_organisation_id_dd7b6f74_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_demand
    ADD CONSTRAINT enquiries_demand_published_by_id_afdde491_fk_accounts_user_id FOREIGN KEY (published_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_demand
    ADD CONSTRAINT enquiries_demand_settled_by_id_ea9eb9db_fk_accounts_user_id FOREIGN KEY (settled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_demandanswer
    ADD CONSTRAINT enquiries_demandansw_answered_by_id_8eb935c7_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_demandanswer
    ADD CONSTRAINT enquiries_demandansw_body_id_a2a4e235_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_demandanswer
    ADD CONSTRAINT enquiries_demandansw_demand_id_65a91ed3_fk_enquiries FOREIGN KEY (demand_id) REFERENCES public.enquiries_demand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_enquiry
    ADD CONSTRAINT enquiries_enquiry_asked_by_id_cf07a4a0_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_enquiry
    ADD CONSTRAINT enquiries_enquiry_ended_by_id_35f297ad_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_enquiry
    ADD CONSTRAINT enquiries_enquiry_organisation_id_a067d54a_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_enquiryfile
    ADD CONSTRAINT enquiries_enquiryfil_enquiry_id_2703a9a4_fk_enquiries FOREIGN KEY (enquiry_id) REFERENCES public.enquiries_enquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_invitedbody
    ADD CONSTRAINT enquiries_invitedbod_body_id_d4331426_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_invitedbody
    ADD CONSTRAINT enquiries_invitedbod_enquiry_id_4827b0f9_fk_enquiries FOREIGN KEY (enquiry_id) REFERENCES public.enquiries_enquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_invitedbody
    ADD CONSTRAINT enquiries_invitedbody_joined_by_id_82c8ea99_fk_accounts_user_id FOREIGN KEY (joined_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_organisationcheck
    ADD CONSTRAINT enquiries_organisati_asked_by_id_ee0ab612_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_organisationcheck
    ADD CONSTRAINT enquiries_organisati_checked_by_id_5c85b00c_fk_accounts_ FOREIGN KEY (checked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_organisationcheck
    ADD CONSTRAINT enquiries_organisati_organisation_id_fd64b440_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_quotecopy
    ADD CONSTRAINT enquiries_quotecopy_invited_id_344f5252_fk_enquiries FOREIGN KEY (invited_id) REFERENCES public.enquiries_invitedbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_thread
    ADD CONSTRAINT enquiries_thread_asked_by_id_bead1292_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_thread
    ADD CONSTRAINT enquiries_thread_body_id_4ef06e2d_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_thread
    ADD CONSTRAINT enquiries_thread_organisation_id_4d5a52c2_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_thread
    ADD CONSTRAINT enquiries_thread_published_answer_id_bcc459ae_fk_enquiries FOREIGN KEY (published_answer_id) REFERENCES public.enquiries_threadmessage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_thread
    ADD CONSTRAINT enquiries_thread_published_by_id_bec0fc90_fk_accounts_user_id FOREIGN KEY (published_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_threadfile
    ADD CONSTRAINT enquiries_threadfile_message_id_65681547_fk_enquiries FOREIGN KEY (message_id) REFERENCES public.enquiries_threadmessage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_threadmessage
    ADD CONSTRAINT enquiries_threadmess_answered_by_id_93a2d6f6_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_threadmessage
    ADD CONSTRAINT enquiries_threadmess_asked_by_id_e4e54c19_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enquiries_threadmessage
    ADD CONSTRAINT enquiries_threadmess_thread_id_4c2503ca_fk_enquiries FOREIGN KEY (thread_id) REFERENCES public.enquiries_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exports_export
    ADD CONSTRAINT exports_export_asked_by_id_04b7bcfb_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exports_export
    ADD CONSTRAINT exports_export_body_id_348e998f_fk_tenants_certificationbody_id FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exports_export
    ADD CONSTRAINT exports_export_organisation_id_07989957_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.outbox_delivery
    ADD CONSTRAINT outbox_delivery_fact_id_30f86b84_fk_outbox_fact_id FOREIGN KEY (fact_id) REFERENCES public.outbox_fact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.outbox_delivery
    ADD CONSTRAINT outbox_delivery_skipped_by_id_769aa19f_fk_accounts_user_id FOREIGN KEY (skipped_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.outbox_due
    ADD CONSTRAINT outbox_due_body_id_bc62ebc2_fk_tenants_certificationbody_id FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.outbox_fact
    ADD CONSTRAINT outbox_fact_body_id_a06dd2ad_fk_tenants_certificationbody_id FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_acceptancechange
    ADD CONSTRAINT oversight_acceptance_acceptance_id_5536860a_fk_oversight FOREIGN KEY (acceptance_id) REFERENCES public.oversight_acceptance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_acceptance
    ADD CONSTRAINT oversight_acceptance_body_id_1d7a7778_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_acceptance
    ADD CONSTRAINT oversight_acceptance_checked_by_id_41a3fe03_fk_accounts_user_id FOREIGN KEY (checked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_acceptance
    ADD CONSTRAINT oversight_acceptance_region_id_2d1cac96_fk_vocabular FOREIGN KEY (region_id) REFERENCES public.vocabulary_region(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_acceptance
    ADD CONSTRAINT oversight_acceptance_stated_by_id_d8084b16_fk_accounts_user_id FOREIGN KEY (stated_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_acceptancechange
    ADD CONSTRAINT oversight_acceptance_undoes_id_6e63bf0d_fk_oversight FOREIGN KEY (undoes_id) REFERENCES public.oversight_acceptancechange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_acceptancechange
    ADD CONSTRAINT oversight_acceptancechange_by_id_88a260db_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_bodymeasure
    ADD CONSTRAINT oversight_bodymeasur_body_id_ac2540bd_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_bodymeasure
    ADD CONSTRAINT oversight_bodymeasure_taken_by_id_ec7f328e_fk_accounts_user_id FOREIGN KEY (taken_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_bodyrequest
    ADD CONSTRAINT oversight_bodyreques_body_id_d35de002_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_bodyrequest
    ADD CONSTRAINT oversight_bodyreques_decided_by_id_5d51596b_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_closingrequest
    ADD CONSTRAINT oversight_closingreq_asked_by_id_d4b0775e_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_closingrequest
    ADD CONSTRAINT oversight_closingreq_body_id_8555afeb_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_confirmation
    ADD CONSTRAINT oversight_confirmati_body_id_2e24d9ef_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_confirmation
    ADD CONSTRAINT oversight_confirmation_made_by_id_92a2b0d7_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oversight_rule
    ADD CONSTRAINT oversight_rule_recorded_by_id_9f4ba905_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portfolio_casecopy
    ADD CONSTRAINT portfolio_casecopy_body_id_630d0b2d_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portfolio_casecopy
    ADD CONSTRAINT portfolio_casecopy_organisation_id_97db4b57_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portfolio_certificatecopy
    ADD CONSTRAINT portfolio_certificat_body_id_08a32586_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portfolio_certificatecopy
    ADD CONSTRAINT portfolio_certificat_organisation_id_31ab9f13_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portfolio_invoicecopy
    ADD CONSTRAINT portfolio_invoicecop_body_id_da79ad01_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portfolio_invoicecopy
    ADD CONSTRAINT portfolio_invoicecop_organisation_id_eac3ca3d_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portfolio_savedsearch
    ADD CONSTRAINT portfolio_savedsearch_user_id_58c2ec41_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portfolio_surveillanceday
    ADD CONSTRAINT portfolio_surveillan_body_id_feb6c114_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_certificatefile
    ADD CONSTRAINT register_certificate_body_id_8bb0a313_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_registerentry
    ADD CONSTRAINT register_registerent_body_id_01e1fb42_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_registerentry
    ADD CONSTRAINT register_registerent_statement_id_ae2b5031_fk_register_ FOREIGN KEY (statement_id) REFERENCES public.register_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_registerentry
    ADD CONSTRAINT register_registerent_supplier_id_f1396809_fk_register_ FOREIGN KEY (supplier_id) REFERENCES public.register_supplier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_statement
    ADD CONSTRAINT register_statement_body_id_cbe819c6_fk_tenants_c FOREIGN KEY (body_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_supplier
    ADD CONSTRAINT register_supplier_joined_id_13f21f92_fk_register_supplier_id FOREIGN KEY (joined_id) REFERENCES public.register_supplier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.search_guiderulechange
    ADD CONSTRAINT search_guiderulechan_undoes_id_b38889c3_fk_search_gu FOREIGN KEY (undoes_id) REFERENCES public.search_guiderulechange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.search_guiderulechange
    ADD CONSTRAINT search_guiderulechange_by_id_da9ad4e9_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tenants_domain
    ADD CONSTRAINT tenants_domain_tenant_id_3c778562_fk_tenants_c FOREIGN KEY (tenant_id) REFERENCES public.tenants_certificationbody(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_compulsoryrule
    ADD CONSTRAINT vocabulary_compulsor_category_id_4f455ab7_fk_vocabular FOREIGN KEY (category_id) REFERENCES public.vocabulary_productcategory(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_compulsoryrule
    ADD CONSTRAINT vocabulary_compulsor_recorded_by_id_3c66bcc4_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_industry
    ADD CONSTRAINT vocabulary_industry_parent_id_20c65cd3_fk_vocabular FOREIGN KEY (parent_id) REFERENCES public.vocabulary_industry(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_productcategory
    ADD CONSTRAINT vocabulary_productca_parent_id_a222baec_fk_vocabular FOREIGN KEY (parent_id) REFERENCES public.vocabulary_productcategory(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_region
    ADD CONSTRAINT vocabulary_region_parent_id_e178be91_fk_vocabulary_region_code FOREIGN KEY (parent_id) REFERENCES public.vocabulary_region(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_standard
    ADD CONSTRAINT vocabulary_standard_checked_by_id_49db43e9_fk_accounts_user_id FOREIGN KEY (checked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_standard
    ADD CONSTRAINT vocabulary_standard_replaced_by_id_8943acd9_fk_vocabular FOREIGN KEY (replaced_by_id) REFERENCES public.vocabulary_standard(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_wordgroup
    ADD CONSTRAINT vocabulary_wordgroup_broader_id_9cb05220_fk_vocabular FOREIGN KEY (broader_id) REFERENCES public.vocabulary_wordgroup(key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_wordgroupchange
    ADD CONSTRAINT vocabulary_wordgroup_undoes_id_f5b0c5bc_fk_vocabular FOREIGN KEY (undoes_id) REFERENCES public.vocabulary_wordgroupchange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.vocabulary_wordgroupchange
    ADD CONSTRAINT vocabulary_wordgroupchange_by_id_fc6de6ca_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_loc_locale_id_036a3a20_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_loc_sync_from_id_1bc4c2eb_fk_wagtailco FOREIGN KEY (sync_from_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_ove_context_id_eed8c388_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_ove_source_id_5720ac20_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_context_id_c0a725be_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_object_id_6c7b58df_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_source_id_9a3b1373_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_context_id_f827efe0_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_last_translated_by_i_a86448fc_fk_accounts_ FOREIGN KEY (last_translated_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_locale_id_b1673d41_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_context_id_3cc13049_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_context_id_63235539_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_last_translated_by_i_764c7a3f_fk_accounts_ FOREIGN KEY (last_translated_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_str_locale_id_2cded126_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_locale_id_b9e3730d_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_source_id_5804129f_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_string_id_6356d5ec_fk_wagtail_l FOREIGN KEY (string_id) REFERENCES public.wagtail_localize_string(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_translation_of_id_8eef01d0_fk_wagtail_l FOREIGN KEY (translation_of_id) REFERENCES public.wagtail_localize_string(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_context_id_81456b25_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_source_id_26b89dc6_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_template_id_c370b3c8_fk_wagtail_l FOREIGN KEY (template_id) REFERENCES public.wagtail_localize_template(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_tra_content_type_id_0d6c5139_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_locale_id_0ac264c0_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_locale_id_37619cb4_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_object_id_6a078fd2_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_tra_object_id_86263ce7_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_revision_id_e3b62278_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_source_id_7228923e_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_tra_source_id_e326e1e3_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_specific_content_typ_3095eb76_fk_django_co FOREIGN KEY (specific_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_tra_target_locale_id_8c524f73_fk_wagtailco FOREIGN KEY (target_locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_user_id_6e1a9b70_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_accounts_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_accounts_user_id FOREIGN KEY (locked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_user_id_89d7def9_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_finished_by_id_13f98229_fk_accounts_ FOREIGN KEY (finished_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_accounts_ FOREIGN KEY (requested_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailforms_formsubmission
    ADD CONSTRAINT wagtailforms_formsub_page_id_e48e93e7_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco FOREIGN KEY (redirect_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_site_id_780a0e1e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
