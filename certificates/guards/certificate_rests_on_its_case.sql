-- INV-5, INV-20: a certificate issued here rests on its positive, completed case and says no more than was decided. What it
-- states of the matter is what the frozen report found and the decision granted; its dates follow from its signature.
CREATE OR REPLACE FUNCTION public.guildmark_certificate_rests_on_its_case() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
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
END $$;
