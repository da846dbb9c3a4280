-- At commit, a transaction has entries, comes to nothing in each currency, and touches accounts of its owner alone.
CREATE OR REPLACE FUNCTION public.billing_ledger_balances() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    row_after jsonb := to_jsonb(NEW);
    touched uuid := coalesce(row_after ->> 'transaction_id', row_after ->> 'id')::uuid;
    owner uuid := (SELECT body_id FROM public.billing_ledgertransaction WHERE id = touched);
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.billing_ledgerentry WHERE transaction_id = touched) THEN
        RAISE EXCEPTION 'Transaction % moves nothing.', touched USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM public.billing_ledgerentry AS entry
        JOIN public.billing_ledgeraccount AS account ON account.id = entry.account_id
        WHERE entry.transaction_id = touched AND account.body_id IS DISTINCT FROM owner
    ) THEN
        RAISE EXCEPTION 'Transaction % touches accounts of two owners.', touched USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM public.billing_ledgerentry AS entry
        JOIN public.billing_ledgeraccount AS account ON account.id = entry.account_id
        WHERE entry.transaction_id = touched GROUP BY account.currency HAVING sum(entry.amount) <> 0
    ) THEN
        RAISE EXCEPTION 'Transaction % does not balance.', touched USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
