-- INV-9: whether advice that the body sold to an organisation's legal group keeps the organisation from applying now:
-- while the work lasts, and until the day that is counted from its end.
CREATE OR REPLACE FUNCTION public.guildmark_advice_locks(schema_ text, organisation_ uuid, at_ timestamptz) RETURNS boolean
LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = schema_), 'Asia/Shanghai');
    on_ date := (at_ AT TIME ZONE zone)::date;
BEGIN
    PERFORM set_config('search_path', quote_ident(schema_) || ', public, pg_temp', true);
    RETURN EXISTS (SELECT FROM staff_advice a LEFT JOIN staff_adviceend e ON e.advice_id = a.id
        WHERE a.locks_until IS NOT NULL
        AND (e.advice_id IS NULL OR a.locks_until >= on_ OR e.locks_until >= on_)
        AND (a.organisation_id IN (SELECT guildmark_group_members(organisation_)) OR organisation_ = ANY (a.members))
        AND NOT EXISTS (SELECT FROM staff_impartialityassessment i WHERE i.advice_id = a.id AND i.outcome = 'lifted'));
END $$;
