-- Whoever reads that another account stands finds it in force: looked at as the transaction ends.
CREATE OR REPLACE FUNCTION public.billing_account_change_is_made() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    named jsonb;
    confirmed jsonb;
BEGIN
    SELECT after INTO confirmed FROM public.billing_accountchange
    WHERE body_id = NEW.body_id AND currency = NEW.currency AND state = 'stands'
    ORDER BY number DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT jsonb_build_object('holder', holder, 'bank', bank, 'number', number, 'bank_code', bank_code) INTO named FROM (
        SELECT holder, bank, number, bank_code FROM public.billing_bankaccount
        WHERE NEW.currency = '' AND body_id = NEW.body_id
        UNION ALL
        SELECT holder, bank, number, bank_code FROM public.billing_currencyaccount
        WHERE currency = NEW.currency AND body_id = NEW.body_id
    ) AS account;
    IF named IS DISTINCT FROM confirmed THEN
        RAISE EXCEPTION 'A change of an account is made with the account.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
