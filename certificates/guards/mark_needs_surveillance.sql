-- INV-6: a licence for the mark needs a scheme that gives one, and surveillance.
CREATE OR REPLACE FUNCTION public.guildmark_mark_needs_surveillance() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
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
