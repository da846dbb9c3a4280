-- A scheme is published by an open certification body, confirmed on the public list, within its approved field (INV-20), and
-- not for what only designated bodies may certify (Regulations on Certification, articles 27 to 32). One of type 2 to 6 states
-- what its surveillance costs (vocabulary.terms.SURVEILLANCE_FEES): whoever applies must see what comes after the certificate.
CREATE OR REPLACE FUNCTION public.guildmark_published_lawfully() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
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
