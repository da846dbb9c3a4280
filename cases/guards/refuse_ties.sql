-- INV-8: who advised the client or its legal group, was employed there, or acts for the client takes no part in its case.
CREATE OR REPLACE FUNCTION public.guildmark_refuse_ties(schema_ text, case_ uuid, who uuid, at_ timestamptz) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = schema_), 'Asia/Shanghai');
    on_ date := (at_ AT TIME ZONE zone)::date;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM staff_conflict t JOIN cases_case c ON c.id = case_
            JOIN catalog_schemeversion v ON v.id = c.scheme_version_id
        WHERE t.user_id = who AND t.starts_on <= on_
            AND t.organisation_id IN (SELECT guildmark_group_members(c.organisation_id))
            AND (t.ends_on IS NULL OR t.ends_on >= on_ - v.conflict_months * 365 / 12));
    IF yes THEN
        PERFORM guildmark_refuse('Who advised the client or was employed by it takes no part in its case (INV-8).');
    END IF;
    yes := EXISTS (SELECT FROM cases_case c JOIN public.accounts_organisationmembership m
        ON m.organisation_id = c.organisation_id WHERE c.id = case_ AND m.user_id = who
        AND (m.ended_at IS NULL OR m.ended_at > at_));
    IF yes THEN PERFORM guildmark_refuse('Who acts for the client takes no part in its case (INV-8).'); END IF;
END $$;
