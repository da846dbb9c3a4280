-- INV-18: an authorisation is dated forward, ended and granted anew, never rewritten. Who writes history says so, and is one who may.
CREATE OR REPLACE FUNCTION public.guard_authorisation() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = TG_TABLE_SCHEMA), 'Asia/Shanghai');
    writes_history boolean := coalesce(current_setting('guildmark.history', true), '') = 'on'
        AND (to_regrole('guildmark_historian') IS NULL
             OR pg_has_role(current_user, to_regrole('guildmark_historian'), 'USAGE'));
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'An authorisation is ended, never deleted.' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.granted_at < now() - interval '10 minutes' AND NOT writes_history THEN
            RAISE EXCEPTION 'An authorisation is granted now, not in the past.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.starts_on < (NEW.granted_at AT TIME ZONE zone)::date THEN
            RAISE EXCEPTION 'An authorisation is dated forward.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.user_id, NEW.role, NEW.technical_area, NEW.starts_on, NEW.granted_by_id, NEW.granted_at)
            IS DISTINCT FROM
       (OLD.user_id, OLD.role, OLD.technical_area, OLD.starts_on, OLD.granted_by_id, OLD.granted_at)
       OR NEW.scheme IS DISTINCT FROM OLD.scheme THEN
        RAISE EXCEPTION 'An authorisation is ended and granted anew, never rewritten.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.ends_on IS DISTINCT FROM OLD.ends_on THEN
        IF NEW.ends_on IS NULL OR NEW.ends_on > OLD.ends_on THEN
            RAISE EXCEPTION 'An authorisation is not prolonged: grant another one.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.ends_on < (now() AT TIME ZONE zone)::date AND NOT writes_history THEN
            RAISE EXCEPTION 'An authorisation does not end in the past.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF (NEW.ended_at, NEW.ended_by_id) IS DISTINCT FROM (OLD.ended_at, OLD.ended_by_id) THEN
        IF NEW.ended_at IS NULL OR NEW.ended_by_id IS NULL THEN
            RAISE EXCEPTION 'An authorisation that was ended is granted anew, never revived.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.ended_at < now() - interval '10 minutes' AND NOT writes_history THEN
            RAISE EXCEPTION 'An authorisation is ended now, not in the past.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
