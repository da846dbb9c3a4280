-- A report is written, then frozen, and with its results stays so (7.4.9). By then the client knows what was found (7.4.6).
CREATE OR REPLACE FUNCTION public.guildmark_report_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
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
