-- Whether the body of this schema is neither suspended nor closed.
CREATE OR REPLACE FUNCTION public.guildmark_body_is_open(schema_ text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.tenants_certificationbody WHERE schema_name = schema_ AND standing = 'open')
$$;
