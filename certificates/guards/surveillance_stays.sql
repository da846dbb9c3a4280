-- INV-6, from the other side: the surveillance of a marked product stays as planned.
CREATE OR REPLACE FUNCTION public.guildmark_surveillance_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM certificates_certificate WHERE id = OLD.certificate_id AND may_bear_mark
        AND status IN ('VALID', 'SUSPENDED'));
    IF yes AND (TG_OP = 'DELETE' OR NEW.ended_at IS NOT NULL OR NEW.certificate_id <> OLD.certificate_id
            OR NEW.next_due_on <> OLD.next_due_on) THEN
        PERFORM guildmark_refuse('The surveillance of a marked product stays as planned (INV-6).');
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
