-- Whether a person held this role then, for this scheme (or any) and every category, by the dates of the body's zone.
CREATE OR REPLACE FUNCTION public.guildmark_authorised(
    schema_ text, who uuid, role_ text, scheme_ uuid, categories_ text[], at_ timestamptz)
RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
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
