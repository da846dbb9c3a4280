"""What the database refuses of certificates that are issued here, whatever writes them: INV-5 and INV-6 of PROCESS.md.

The functions stand once in `public`; the migration of `certificates` hangs them on each body's tables.
"""

from django.db import migrations

IS_APPROVED = """
CREATE FUNCTION public.guildmark_is_approved(schema_ text, categories_ text[], on_ date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    passport record;
    outside boolean;
BEGIN
    EXECUTE format('SELECT approval_number, approved_until, approved_categories FROM %I.catalog_bodypassport', schema_)
        INTO passport;
    IF passport IS NULL OR passport.approval_number = '' OR passport.approved_until < on_ THEN RETURN false; END IF;
    WITH RECURSIVE above AS (
        SELECT code AS asked, code FROM unnest(categories_) AS code
        UNION SELECT above.asked, c.parent_id FROM above JOIN public.vocabulary_productcategory c ON c.code = above.code
        WHERE c.parent_id IS NOT NULL
    )
    SELECT bool_or(covered IS NOT TRUE) INTO outside FROM (
        SELECT bool_or(code = ANY (passport.approved_categories)) AS covered FROM above GROUP BY asked
    ) AS each;
    RETURN NOT coalesce(outside, true);
END $$;
"""

RESTS_ON_ITS_CASE = """
CREATE FUNCTION public.guildmark_certificate_rests_on_its_case() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    the_case record;
    decision record;
    yes boolean;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.origin <> OLD.origin THEN
        PERFORM public.guildmark_refuse('Where a certificate comes from does not change.');
    END IF;
    IF NEW.status = 'PENDING' OR NEW.origin <> 'issued_here' THEN RETURN NEW; END IF;
    IF TG_OP = 'UPDATE' AND OLD.status <> 'PENDING'
            AND (NEW."case", NEW.organisation_id, NEW.signed_by_id, NEW.signed_at, NEW.prepared_by_id)
                IS DISTINCT FROM (OLD."case", OLD.organisation_id, OLD.signed_by_id, OLD.signed_at, OLD.prepared_by_id) THEN
        PERFORM public.guildmark_refuse('Whose certificate it is, its case and its signature stay.');
    END IF;
    EXECUTE format('SELECT c.*, v.scheme_id, v.number AS version, v.categories FROM %I.applications_case c
        JOIN %I.catalog_schemeversion v ON v.id = c.scheme_version_id WHERE c.id = $1', TG_TABLE_SCHEMA, TG_TABLE_SCHEMA)
        INTO the_case USING NEW."case";
    EXECUTE format('SELECT * FROM %I.evaluations_decision WHERE case_id = $1', TG_TABLE_SCHEMA)
        INTO decision USING NEW."case";
    IF the_case.id IS NULL OR the_case.state <> 'COMPLETED' OR the_case.certificate IS DISTINCT FROM NEW.id
            OR decision.id IS NULL OR NOT public.guildmark_positive(decision.outcome) THEN
        PERFORM public.guildmark_refuse('A certificate needs its positive, completed case (INV-5).');
    END IF;
    IF (NEW.organisation_id, NEW.scheme, NEW.scheme_version::int)
            IS DISTINCT FROM (the_case.organisation_id, the_case.scheme_id, the_case.version::int) THEN
        PERFORM public.guildmark_refuse('A certificate names the client and the scheme version of its case (INV-5).');
    END IF;
    EXECUTE format('SELECT count(DISTINCT s.side) = 2 FROM %I.applications_signature s
        JOIN %I.applications_agreement a ON a.id = s.agreement_id
        WHERE a.application_id = $1 AND s.sha256 = a.sha256 AND a.in_force_at IS NOT NULL',
        TG_TABLE_SCHEMA, TG_TABLE_SCHEMA) INTO yes USING the_case.application_id;
    IF NOT yes THEN PERFORM public.guildmark_refuse('The agreement needs both signatures (INV-5).'); END IF;
    IF jsonb_array_length(NEW.covered_models) = 0
            OR NOT jsonb_path_query_array(NEW.covered_models, '$[*].model') <@ coalesce(decision.scope -> 'models', '[]')
            OR NOT jsonb_path_query_array(NEW.standards, '$[*].number') <@ coalesce(decision.scope -> 'standards', '[]')
            OR jsonb_array_length(jsonb_path_query_array(NEW.covered_models, '$[*].model'))
                <> jsonb_array_length(NEW.covered_models)
            OR jsonb_array_length(jsonb_path_query_array(NEW.standards, '$[*].number')) <> jsonb_array_length(NEW.standards)
            OR NOT coalesce(decision.scope -> 'models', '[]') <@ coalesce(the_case.scope_asked -> 'models', '[]')
            OR NOT coalesce(decision.scope -> 'standards', '[]') <@ coalesce(the_case.scope_asked -> 'standards', '[]') THEN
        PERFORM public.guildmark_refuse('The scope certified lies within the scope decided (INV-5).');
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.status = 'PENDING' THEN
        IF NOT public.guildmark_body_is_open(TG_TABLE_SCHEMA)
                OR NOT public.guildmark_is_approved(TG_TABLE_SCHEMA, the_case.categories, NEW.issued_on) THEN
            PERFORM public.guildmark_refuse('A body issues while it is open and within its approved field (INV-20).');
        END IF;
        IF NEW.signed_at <= decision.decided_at THEN
            PERFORM public.guildmark_refuse('A certificate is signed after the decision (INV-5).');
        END IF;
        IF NOT public.guildmark_authorised(
                TG_TABLE_SCHEMA, NEW.signed_by_id, 'signatory', NEW.scheme, the_case.categories, NEW.signed_at)
                OR NOT public.guildmark_authorised(
                    TG_TABLE_SCHEMA, NEW.prepared_by_id, 'registrar', NEW.scheme, the_case.categories, NEW.prepared_at)
                THEN
            PERFORM public.guildmark_refuse('Registrar and signatory must be authorised when they issue and sign.');
        END IF;
    END IF;
    RETURN NEW;
END $$;
"""

IMPORT_IS_ANSWERED_FOR = """
CREATE FUNCTION public.guildmark_refuse_unanswered(
    schema_ text, registrar uuid, prepared timestamptz, manager uuid, confirmed timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT public.guildmark_authorised(schema_, registrar, 'registrar', NULL, NULL, prepared)
            OR NOT public.guildmark_authorised(schema_, manager, 'quality_manager', NULL, NULL, confirmed) THEN
        PERFORM public.guildmark_refuse('A registrar and a quality manager, authorised then, answer for an import.');
    END IF;
END $$;

CREATE FUNCTION public.guildmark_import_is_answered_for() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.guildmark_refuse_unanswered(
        TG_TABLE_SCHEMA, NEW.prepared_by_id, NEW.prepared_at, NEW.confirmed_by_id, NEW.confirmed_at);
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_imports_are_answered_for() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
    FOR one IN SELECT DISTINCT prepared_by_id, prepared_at, confirmed_by_id, confirmed_at
            FROM entered WHERE origin = 'imported' AND status <> 'PENDING' LOOP
        PERFORM public.guildmark_refuse_unanswered(
            TG_TABLE_SCHEMA, one.prepared_by_id, one.prepared_at, one.confirmed_by_id, one.confirmed_at);
    END LOOP;
    RETURN NULL;
END $$;
"""

MARK_NEEDS_SURVEILLANCE = """
CREATE FUNCTION public.guildmark_mark_needs_surveillance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    version record;
    yes boolean;
BEGIN
    IF NEW.status NOT IN ('VALID', 'SUSPENDED') OR NOT NEW.may_bear_mark OR NEW.scheme IS NULL THEN RETURN NEW; END IF;
    EXECUTE format('SELECT scheme_type, licenses_mark FROM %I.catalog_schemeversion WHERE scheme_id = $1 AND number = $2',
        TG_TABLE_SCHEMA) INTO version USING NEW.scheme, NEW.scheme_version;
    IF version IS NULL OR version.scheme_type = '1a' OR NOT version.licenses_mark THEN
        PERFORM public.guildmark_refuse('This scheme gives no licence for the mark (INV-6).');
    END IF;
    IF NEW.origin = 'issued_here' AND version.scheme_type <> '1b' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.certificates_surveillanceplan
            WHERE certificate_id = $1 AND ended_at IS NULL)', TG_TABLE_SCHEMA) INTO yes USING NEW.id;
        IF NOT yes THEN
            PERFORM public.guildmark_refuse('A licence for the mark needs an active surveillance plan (INV-6).');
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.guildmark_surveillance_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE yes boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.certificates_certificate WHERE id = $1 AND may_bear_mark
        AND status IN (''VALID'', ''SUSPENDED''))', TG_TABLE_SCHEMA) INTO yes USING OLD.certificate_id;
    IF yes AND (TG_OP = 'DELETE' OR NEW.ended_at IS NOT NULL OR NEW.certificate_id <> OLD.certificate_id
            OR NEW.next_due_on <> OLD.next_due_on) THEN
        PERFORM public.guildmark_refuse('The surveillance of a marked product stays as planned (INV-6).');
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""

CASE_HAS_ITS_CERTIFICATE = """
CREATE FUNCTION public.guildmark_case_has_its_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE yes boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.certificates_certificate WHERE id = $1 AND "case" = $2
        AND status <> ''PENDING'')', TG_TABLE_SCHEMA) INTO yes USING NEW.certificate, NEW.id;
    IF NOT yes THEN PERFORM public.guildmark_refuse('A granted case ends with its certificate (INV-5).'); END IF;
    RETURN NULL;
END $$;
"""

WITHDRAWN_STAYS = """
CREATE FUNCTION public.guildmark_withdrawn_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.guildmark_refuse('A withdrawn certificate comes back only after an appeal that was allowed.');
    RETURN NULL;
END $$;
"""

NAMES = [
    "is_approved(text, text[], date)",
    "certificate_rests_on_its_case()",
    "import_is_answered_for()",
    "imports_are_answered_for()",
    "refuse_unanswered(text, uuid, timestamptz, uuid, timestamptz)",
    "mark_needs_surveillance()",
    "surveillance_stays()",
    "case_has_its_certificate()",
    "withdrawn_stays()",
]


class Migration(migrations.Migration):
    dependencies = [("outbox", "0003_case_guards")]

    operations = [
        migrations.RunSQL(
            IS_APPROVED
            + RESTS_ON_ITS_CASE
            + IMPORT_IS_ANSWERED_FOR
            + MARK_NEEDS_SURVEILLANCE
            + CASE_HAS_ITS_CERTIFICATE
            + WITHDRAWN_STAYS,
            "".join(f"DROP FUNCTION public.guildmark_{name};" for name in NAMES),
        )
    ]
