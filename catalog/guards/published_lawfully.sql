-- A scheme is published by an open certification body, confirmed on the public list, within its approved field (INV-20).
CREATE OR REPLACE FUNCTION public.guildmark_published_lawfully() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    zone text := (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = TG_TABLE_SCHEMA);
BEGIN
    IF NOT guildmark_is_approved(TG_TABLE_SCHEMA, NEW.categories::text[], (NEW.published_at AT TIME ZONE zone)::date) THEN
        PERFORM guildmark_refuse(
            'A scheme is published by an open certification body with a confirmed approval, within its field (INV-20).');
    END IF;
    RETURN NEW;
END $$;
