-- Two authorised people answer for certificates of before.
CREATE OR REPLACE FUNCTION public.guildmark_refuse_unanswered(
    schema_ text, registrar uuid, prepared timestamptz, manager uuid, confirmed timestamptz) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT guildmark_authorised(schema_, registrar, 'registrar', NULL, NULL, prepared)
            OR NOT guildmark_authorised(schema_, manager, 'quality_manager', NULL, NULL, confirmed) THEN
        PERFORM guildmark_refuse('A registrar and a quality manager, authorised then, answer for an import.');
    END IF;
END $$;
