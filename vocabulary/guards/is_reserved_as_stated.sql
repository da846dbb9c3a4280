-- The same of a scheme as its body stated it, on the day that is today in the body's time zone.
CREATE OR REPLACE FUNCTION public.guildmark_is_reserved_as_stated(statement_ jsonb, at_ timestamptz, zone_ text)
RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
BEGIN
    RETURN guildmark_is_reserved(
        ARRAY(SELECT category ->> 'code' FROM jsonb_array_elements(statement_ -> 'categories') AS category),
        ARRAY(SELECT jsonb_array_elements_text(statement_ -> 'characteristics')),
        ARRAY(SELECT jsonb_array_elements_text(statement_ -> 'markets')),
        (at_ AT TIME ZONE zone_)::date
    );
END $$;
