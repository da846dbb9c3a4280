-- A credit note begins open, keeps what it takes off, and ends issued under the next number, or dropped.
CREATE OR REPLACE FUNCTION public.billing_credit_note_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    may_change text[] := ARRAY['state', 'year', 'sequence', 'covers', 'frees', 'issued_by_id', 'issued_at',
                               'dropped_by_id', 'dropped_at', 'drop_reason'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'open' THEN
            RAISE EXCEPTION 'A credit note begins open.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'open' OR NEW.state = 'open' OR to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
        RAISE EXCEPTION 'A credit note stays as it was opened, and as it was issued.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.sequence > 1 AND NOT EXISTS (
        SELECT 1 FROM public.billing_creditnote
        WHERE body_id = NEW.body_id AND year = NEW.year AND sequence = NEW.sequence - 1
    ) THEN
        RAISE EXCEPTION 'Numbers of credit notes have no gaps: % is not the next.', NEW.sequence
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
