-- Another account is proposed, follows what stands, and ends once. Only a body's very first one stands with nobody who confirmed it.
CREATE OR REPLACE FUNCTION public.billing_account_change_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    named jsonb;
    may_change text[] := ARRAY['state', 'ended_by_id', 'ended_at', 'reason'];
BEGIN
    SELECT jsonb_build_object('holder', holder, 'bank', bank, 'number', number, 'bank_code', bank_code) INTO named FROM (
        SELECT holder, bank, number, bank_code FROM public.billing_bankaccount
        WHERE NEW.currency = '' AND body_id = NEW.body_id
        UNION ALL
        SELECT holder, bank, number, bank_code FROM public.billing_currencyaccount
        WHERE currency = NEW.currency AND body_id = NEW.body_id
    ) AS account;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state NOT IN ('waits', 'stands') OR NEW.state = 'stands' AND (
            NEW.currency <> '' OR NEW.ended_by_id IS NOT NULL OR named IS NOT NULL
            OR EXISTS (SELECT 1 FROM public.billing_accountchange WHERE body_id = NEW.body_id)
        ) THEN
            RAISE EXCEPTION 'Another account is proposed first.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.number <= (
            SELECT max(number) FROM public.billing_accountchange WHERE body_id = NEW.body_id AND currency = NEW.currency
        ) THEN
            RAISE EXCEPTION 'A change of an account follows the last.' USING ERRCODE = 'check_violation';
        END IF;
    ELSE
        IF OLD.state <> 'waits' OR NEW.state = 'waits' OR to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
            RAISE EXCEPTION 'A change of an account stays as it was proposed and as it ended.' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.state = 'stands' AND NEW.ended_by_id IS NULL THEN
            RAISE EXCEPTION 'Another account is confirmed by a second person.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.state IN ('waits', 'stands') AND NEW.before IS DISTINCT FROM named THEN
        RAISE EXCEPTION 'A change of an account begins with the one that stands.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
