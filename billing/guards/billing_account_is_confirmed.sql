-- Where clients pay is what the last change says that two people made: nobody writes another account past them.
CREATE OR REPLACE FUNCTION public.billing_account_is_confirmed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    written jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    of_currency text := coalesce(written ->> 'currency', '');
    named jsonb;
    confirmed jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.body_id, OLD.holder, OLD.bank, OLD.number, OLD.bank_code)
            IS NOT DISTINCT FROM (NEW.body_id, NEW.holder, NEW.bank, NEW.number, NEW.bank_code)
            AND to_jsonb(OLD) ->> 'currency' IS NOT DISTINCT FROM to_jsonb(NEW) ->> 'currency' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.body_id IS DISTINCT FROM NEW.body_id
            OR to_jsonb(OLD) ->> 'currency' IS DISTINCT FROM to_jsonb(NEW) ->> 'currency') THEN
        RAISE EXCEPTION 'An account stays its body''s, for its currency.' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP <> 'DELETE' THEN
        named := jsonb_build_object('holder', NEW.holder, 'bank', NEW.bank, 'number', NEW.number, 'bank_code', NEW.bank_code);
    END IF;
    SELECT after INTO confirmed FROM public.billing_accountchange
    WHERE body_id = (written ->> 'body_id')::uuid AND currency = of_currency AND state = 'stands'
    ORDER BY number DESC LIMIT 1;
    IF NOT FOUND OR named IS DISTINCT FROM confirmed THEN
        RAISE EXCEPTION 'Another account is confirmed by a second person.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
