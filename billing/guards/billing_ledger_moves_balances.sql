-- An account's balance is the sum of its entries: moved by each insert, by nobody else.
CREATE OR REPLACE FUNCTION public.billing_ledger_moves_balances() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE public.billing_ledgeraccount AS account SET balance = account.balance + moved.amount
    FROM (SELECT account_id, sum(amount)::bigint AS amount FROM added GROUP BY account_id) AS moved
    WHERE account.id = moved.account_id;
    RETURN NULL;
END $$;
