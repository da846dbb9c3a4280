-- An invoice of a subscription is issued as it is written, with tax to the coin, and stays so: only what was paid of it moves.
CREATE OR REPLACE FUNCTION public.billing_own_invoice_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'issued' OR NEW.paid <> 0 THEN
            RAISE EXCEPTION 'An invoice begins unpaid.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.tax <> round(NEW.net * NEW.tax_rate / 100) THEN
            RAISE EXCEPTION 'Tax of % is not % percent of %.', NEW.tax, NEW.tax_rate, NEW.net USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (to_jsonb(OLD) - 'state' - 'paid' - 'paid_at' - 'waived_at')
            IS DISTINCT FROM (to_jsonb(NEW) - 'state' - 'paid' - 'paid_at' - 'waived_at') THEN
        RAISE EXCEPTION 'An invoice stays as it was issued.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state = 'waived' AND to_jsonb(OLD) IS DISTINCT FROM to_jsonb(NEW) THEN
        RAISE EXCEPTION 'What was given up stays so.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
