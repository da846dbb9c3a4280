-- Money that came for a subscription stays as it was recorded; it is taken back once, as a whole. The provider's fee of it may
-- be known later, and then stays; what disputes about it cost is added up in one currency.
CREATE OR REPLACE FUNCTION public.billing_own_receipt_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    may_change text[] := ARRAY[
        'taken_back_at', 'taken_back_by_id', 'take_back_reason', 'fee', 'fee_currency', 'dispute_cost', 'dispute_cost_currency'
    ];
BEGIN
    IF OLD.taken_back_at IS NOT NULL OR (to_jsonb(OLD) - may_change) IS DISTINCT FROM (to_jsonb(NEW) - may_change)
            OR (OLD.fee_currency <> '' AND (OLD.fee, OLD.fee_currency) IS DISTINCT FROM (NEW.fee, NEW.fee_currency))
            OR (OLD.dispute_cost_currency <> '' AND OLD.dispute_cost_currency <> NEW.dispute_cost_currency) THEN
        RAISE EXCEPTION 'What came stays as it was recorded.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
