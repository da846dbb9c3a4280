-- An account begins empty and stays its owner's; only entries move its balance.
CREATE OR REPLACE FUNCTION public.billing_ledger_account_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.balance <> 0 THEN
            RAISE EXCEPTION 'An account begins empty.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.body_id, OLD.organisation_id, OLD.kind, OLD.currency)
            IS DISTINCT FROM (NEW.id, NEW.body_id, NEW.organisation_id, NEW.kind, NEW.currency) THEN
        RAISE EXCEPTION 'An account stays its owner''s.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.balance <> OLD.balance AND pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'Only entries move the balance of an account.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
