"""What the database refuses whoever asks: measures are append-only; authorisations are dated forward (INV-18).

The function for authorisations stands here, in `public`, because no object inside a body's schema may name its schema;
staff's own migration hangs it on each body's table.
"""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION public.refuse_change_of_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A measure is never changed: take another one.' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER measures_are_append_only BEFORE UPDATE OR DELETE ON public.oversight_bodymeasure
    FOR EACH ROW EXECUTE FUNCTION public.refuse_change_of_measure();
"""

FORWARD = """
CREATE FUNCTION public.guard_authorisation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    zone text := coalesce(
        (SELECT time_zone FROM public.tenants_certificationbody WHERE schema_name = TG_TABLE_SCHEMA), 'Asia/Shanghai');
    writes_history boolean := coalesce(current_setting('guildmark.history', true), '') = 'on';
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
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial"), ("tenants", "0001_initial")]
    operations = [
        migrations.RunSQL(
            APPEND_ONLY,
            "DROP TRIGGER measures_are_append_only ON public.oversight_bodymeasure;"
            " DROP FUNCTION public.refuse_change_of_measure();",
        ),
        migrations.RunSQL(FORWARD, "DROP FUNCTION public.guard_authorisation();"),
    ]
